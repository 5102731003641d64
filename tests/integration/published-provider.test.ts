// A provider as it is published, in one query: the same as its page takes apart with many, stored score or not.
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { assessmentOf } from '../../src/assessments/assessment-of.ts';
import { publishedProviders, type Published } from '../../src/assessments/published-provider.ts';
import { scores } from '../../src/assessments/tables.ts';
import { loadDemonstration } from '../../src/demonstration/load-demonstration.ts';
import { ENGINE_VERSION } from '../../src/engine/score.ts';
import { addDays, day } from '../../src/kernel/time.ts';
import { providerNames, providers } from '../../src/providers/tables.ts';
import { newId } from '../../src/kernel/id.ts';
import { useApp } from '../support/app.ts';
import { makeProvider } from '../support/make-provider.ts';

const app = useApp();
const TODAY = day('2026-11-24');
const loaded = app.standard.current;
/** As JSON, and without what names a score's edition, engine and day: a stored one is chosen by them. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, inner: unknown) => (['edition', 'engine', 'asOf'].includes(key) ? undefined : inner)));

/** What the page has of a provider, in the form in which it is published. */
async function asOnItsPage(slug: string, asOf = TODAY): Promise<unknown> {
  const looked = await assessmentOf(app.db, loaded, slug, asOf);
  if (looked.kind !== 'found') return looked;
  return plain({ names: looked.names, stored: looked.stored, score: looked.assessment?.score });
}
const published = (slug: string, asOf = TODAY): Promise<Published> => publishedProviders(app.db)(loaded, slug, asOf);
async function asPublished(slug: string, asOf = TODAY): Promise<unknown> {
  const found = await published(slug, asOf);
  return found.kind === 'found' ? plain({ names: found.names, stored: found.stored, score: found.score }) : found;
}

it('is what its page takes apart, for every firm of the demonstration, from stored scores and on a day without them', { timeout: 60_000 }, async () => {
  await loadDemonstration(app, { asOf: TODAY });
  const slugs = await app.db.select({ slug: providers.slug }).from(providers);
  expect(slugs.length).toBeGreaterThan(80);
  expect((await app.db.select().from(scores)).length).toBe(slugs.length);
  for (const { slug } of slugs) expect(await asPublished(slug), slug).toEqual(await asOnItsPage(slug));
  const later = addDays(TODAY, 200);
  for (const { slug } of slugs.slice(0, 8)) expect(await asPublished(slug, later), slug).toEqual(await asOnItsPage(slug, later));
});

it('takes a score that was stored for the day, and no other', async () => {
  const id = await makeProvider(app.db);
  const computed = await published('northgate-it');
  expect(computed).toMatchObject({ kind: 'found', score: { shown: 0, gradeReason: 'too-little-answered' } });
  const row = { edition: loaded.edition.id, engine: '0.0.1', asOf: TODAY, sameOn: TODAY, current: true, uncapped: 7, shown: 7, claimed: 7, answered: 7, gradeReason: 'score' as const, assessed: false, caps: [], areas: [], parts: {} as never, ranked: {} as never };
  await app.db.insert(scores).values({ providerId: id, ...row });
  expect(await published('northgate-it')).toEqual(computed);
  await app.db.update(scores).set({ engine: ENGINE_VERSION, asOf: addDays(TODAY, -2), sameOn: addDays(TODAY, -1) });
  expect(await published('northgate-it')).toEqual(computed);
  await app.db.update(scores).set({ sameOn: TODAY });
  expect(await published('northgate-it')).toMatchObject({ score: { shown: 7 } });
});

it('gives names in order of time, with days and source', async () => {
  const id = await makeProvider(app.db);
  const shared = { providerId: id, source: 'demonstration', sourceDate: TODAY };
  await app.db.insert(providerNames).values([
    { ...shared, id: newId(), name: 'Northgate Computers', kind: 'predecessor', fromOn: '2019-04-01', untilOn: '2023-01-31' },
    { ...shared, id: newId(), name: 'Gate & Sons', kind: 'predecessor', fromOn: '2011-01-01', untilOn: '2019-03-31' },
  ]);
  expect(await published('northgate-it')).toMatchObject({
    names: [{ name: 'Gate & Sons', fromOn: '2011-01-01', untilOn: '2019-03-31', source: 'demonstration' }, { name: 'Northgate Computers', fromOn: '2019-04-01' }],
  });
});

it('knows nobody by a slug that is none, and names nobody who was taken down', async () => {
  expect(await published('somebody-else')).toEqual({ kind: 'unknown' });
  await makeProvider(app.db);
  await app.db.update(providers).set({ withdrawnOn: '2026-10-01', withdrawnBecause: 'asked for it' }).where(eq(providers.slug, 'northgate-it'));
  expect(await published('northgate-it')).toEqual({ kind: 'withdrawn', on: '2026-10-01' });
});
