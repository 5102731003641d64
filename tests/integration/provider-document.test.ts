// A provider as JSON is written from memory: it says what the database and the engine say, for every firm of the demonstration.
import { expect, it } from 'vitest';
import { providerDocument } from '../../src/api/provider-document.ts';
import { assessmentOf } from '../../src/assessments/assessment-of.ts';
import { loadDemonstration } from '../../src/demonstration/load-demonstration.ts';
import { newId } from '../../src/kernel/id.ts';
import { day } from '../../src/kernel/time.ts';
import { allSources } from '../../src/providers/reads.ts';
import { providerNames, providers } from '../../src/providers/tables.ts';
import { followDirectory } from '../../src/shortlists/follow.ts';
import { useApp } from '../support/app.ts';
import { makeProvider } from '../support/make-provider.ts';

const app = useApp();
const TODAY = day('2026-11-24');
const SITE = 'https://plumbline.example';
const loaded = app.standard.current;

async function documentOf(slug: string): Promise<unknown> {
  const followed = await followDirectory(app);
  try {
    return JSON.parse(JSON.stringify(providerDocument(followed.directory.bySlug(slug)!, loaded, await allSources(app.db), SITE)));
  } finally {
    await followed.close();
  }
}

it('says what the page of the provider takes apart', { timeout: 60_000 }, async () => {
  await loadDemonstration(app, { asOf: TODAY });
  const slugs = (await app.db.select({ slug: providers.slug }).from(providers)).map((row) => row.slug);
  expect(slugs.length).toBeGreaterThan(80);
  const followed = await followDirectory(app);
  const sources = await allSources(app.db);
  for (const slug of slugs) {
    const looked = await assessmentOf(app.db, loaded, slug, TODAY);
    if (looked.kind !== 'found' || !looked.assessment) throw new Error(`${slug} has no score`);
    const { provider, stored, assessment: { score } } = looked;
    const published = JSON.parse(JSON.stringify(providerDocument(followed.directory.bySlug(slug)!, loaded, sources, SITE))) as { facts: unknown; score: { areas: unknown[] } };
    expect(published.facts, slug).toEqual(JSON.parse(JSON.stringify(stored)));
    expect(published).toMatchObject({ slug, name: provider.name, legalName: provider.legalName, website: provider.website, demonstration: true, firstClaimed: provider.firstClaimedOn });
    const { shown, uncapped, claimed, answered, grade, caps, parts } = score;
    expect(published.score).toMatchObject({ edition: '2026.1', digest: loaded.digest, asOf: TODAY, shown, uncapped, claimed, answered, grade: grade ?? null, caps, parts });
    expect(published.score.areas).toEqual(score.areas.map((area) => ({ area: area.area, name: expect.any(String), weight: area.weight, score: area.score ?? null, claimed: area.claimed ?? null, answered: area.answered ?? null })));
  }
  await followed.close();
});

it('gives names in order of time, each with its days, and what every source is', async () => {
  const id = await makeProvider(app.db);
  const shared = { providerId: id, source: 'demonstration', sourceDate: TODAY };
  await app.db.insert(providerNames).values([
    { ...shared, id: newId(), name: 'Northgate Computers', kind: 'predecessor', fromOn: '2019-04-01', untilOn: '2023-01-31' },
    { ...shared, id: newId(), name: 'Gate & Sons', kind: 'predecessor', fromOn: '2011-01-01', untilOn: '2019-03-31' },
  ]);
  expect(await documentOf('northgate-it')).toMatchObject({
    standing: 'claimed',
    found: { source: 'demonstration', date: '2026-01-01' },
    names: [
      { name: 'Gate & Sons', kind: 'predecessor', from: '2011-01-01', until: '2019-03-31', source: 'demonstration' },
      { name: 'Northgate Computers', kind: 'predecessor', from: '2019-04-01', until: '2023-01-31', source: 'demonstration' },
    ],
    place: { city: 'Columbus', state: 'OH', country: 'US', zip: '43215', lat: 39.9671, lon: -83.0044 },
    sources: { demonstration: { says: expect.any(String), publisher: expect.any(String) } },
    links: { page: `${SITE}/providers/northgate-it`, facts: `${SITE}/api/v1/providers/northgate-it/facts`, edition: `${SITE}/standard/2026.1.json` },
  });
});
