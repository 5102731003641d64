// The directory in memory follows Postgres: what changes, what is taken down, what was missed, a lost connection, a new day. Nothing here waits a fixed time.
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { factsOf } from '../../src/assessments/facts.ts';
import { publishAnswers } from '../../src/assessments/publish-answers.ts';
import { recomputeScores } from '../../src/assessments/recompute-scores.ts';
import { findingsOf } from '../../src/engine/findings.ts';
import { scoreOf } from '../../src/engine/score.ts';
import { addDays, dayOf, type Day } from '../../src/kernel/time.ts';
import { announceChange } from '../../src/providers/announce.ts';
import { recordFacts } from '../../src/providers/record-facts.ts';
import { buildShortlist } from '../../src/shortlists/build.ts';
import { followDirectory, type Followed } from '../../src/shortlists/follow.ts';
import type { Listing } from '../../src/shortlists/listing.ts';
import { readNeed } from '../../src/shortlists/need.ts';
import { administer } from '../support/cluster.ts';
import { useOwnApp } from '../support/own-app.ts';

const TODAY = dayOf(new Date());
let today: Day = TODAY;
const app = useOwnApp({ now: () => new Date(`${today}T10:00:00Z`), today: () => today });
const loaded = app.standard.current;
const SOON = { timeout: 15_000, interval: 20 };

let client: pg.Client;
let followed: Followed;
let id: string;
let slug: string;

beforeAll(async () => {
  client = await connected();
  followed = await followDirectory(app);
});
afterAll(async () => {
  await followed?.close();
  await client?.end();
});

async function connected(): Promise<pg.Client> {
  const fresh = new pg.Client({ connectionString: app.url });
  fresh.on('error', () => {});
  await fresh.connect();
  return fresh;
}

const listing = (of: string = id): Listing | undefined => followed.directory.rows[followed.directory.byId(of) ?? -1];
const groupsOf = (query: string): Record<'fits' | 'askFirst' | 'ruledOut', string[]> => {
  const { groups } = buildShortlist(loaded, followed, readNeed(new URLSearchParams(query), loaded).need).ranking;
  const slugs = (rows: Uint32Array): string[] => [...rows].map((row) => followed.directory.rows[row]!.slug);
  return { fits: slugs(groups.fits.rows), askFirst: slugs(groups.askFirst.rows), ruledOut: slugs(groups.ruledOut.rows) };
};
const groupOf = (query: string): string | undefined => Object.entries(groupsOf(query)).find(([, slugs]) => slugs.includes(slug))?.[0];

/** A provider that no other test has touched: assessed, its languages known. */
let untouched: { id: string; slug: string }[];
beforeEach(async () => {
  untouched ??= (
    await client.query<{ id: string; slug: string }>(`select p.id, p.slug from providers p join provider_facts f on f.provider_id = p.id and f.key = 'languages' join provider_facts c on c.provider_id = p.id and c.key = 'prices'
      where p.standing = 'assessed' and f.given_on > date '${TODAY}' - 200 and f.value = '["en"]' order by p.slug`)
  ).rows;
  ({ id, slug } = untouched.pop()!);
});

const speaks = (languages: readonly string[], tell: 'told' | 'silent' | 'undone', of: string = id) =>
  app.db
    .transaction(async (tx) => {
      await recordFacts(tx, [{ key: 'languages', value: [...languages], providerId: of, demonstration: true, source: 'demonstration', givenOn: today }]);
      if (tell !== 'silent') await announceChange(tx, [of]);
      if (tell === 'undone') throw new Error('undone');
    })
    .catch((error: Error) => expect(error.message).toBe('undone'));
const FARSI = 'language=fa';
/** How the directory sees the wish for Persian: ruled out before, fitting once the provider speaks it. */
const seesFarsi = () => expect.poll(() => groupOf(FARSI), SOON);

describe('a change that is told', () => {
  it('of a fact moves the provider to another group, and changes the version', async () => {
    const before = followed.version;
    expect(groupOf(FARSI)).toBe('ruledOut');
    await speaks(['en', 'fa'], 'told');
    await seesFarsi().toBe('fits');
    expect(followed.version).not.toBe(before);
    await speaks(['en'], 'told');
    await seesFarsi().toBe('ruledOut');
  });
  it('of an answer is the score that was computed from it, in the list and in the ranking', async () => {
    const before = listing()!;
    const essentials = loaded.edition.checks.filter((check) => check.essential && check.answer.kind === 'choice').slice(0, 2);
    expect(essentials.length).toBeGreaterThan(0);
    await publishAnswers(app, essentials.map((check) => ({ providerId: id, checkId: check.id, givenOn: today, proofs: [], says: { kind: 'would-not-say' as const } })));
    await recomputeScores(app, { asOf: today, providers: [id] });
    await expect.poll(() => listing()?.shown, SOON).not.toBe(before.shown);
    const { rows } = await client.query<{ shown: number; uncapped: number; grade: string | null }>('select shown, uncapped, grade from scores where provider_id = $1 and current', [id]);
    expect(listing()).toMatchObject({ shown: rows[0]!.shown, uncapped: rows[0]!.uncapped, grade: rows[0]!.grade ?? undefined });
    expect(rows[0]!.shown).toBeLessThan(before.shown!);
    expect(followed.columns.arrays.shown[followed.directory.byId(id)!]).toBe(rows[0]!.shown);
  });
  it('takes a provider down: out of the list, every group and every search', async () => {
    const { city, name } = listing()!;
    await app.db.transaction(async (tx) => {
      await tx.execute(`update providers set withdrawn_on = date '${today}', withdrawn_because = 'asked for by the firm' where id = '${id}'`);
      await announceChange(tx, [id]);
    });
    await expect.poll(() => listing(), SOON).toBeUndefined();
    expect(Object.values(groupsOf('')).flat()).not.toContain(slug);
    const found = [...followed.directory.terms.termsFrom('w:')].flatMap((term) => [...followed.directory.terms.rowsOf(term)]).map((row) => followed.directory.rows[row]);
    expect(found.every((one) => one !== undefined)).toBe(true);
    expect(found.some((one) => one!.name === name && one!.city === city)).toBe(false);
  });
  it('of everything is read as a whole', async () => {
    await speaks(['fa'], 'silent');
    await announceChange(app.db, 'all');
    await seesFarsi().toBe('fits');
  });
  it('but undone is never seen', async () => {
    const { id: other } = untouched.pop()!;
    await speaks(['fa'], 'undone');
    await speaks(['fa'], 'told', other);
    await expect.poll(() => groupsOf(FARSI).fits, SOON).toContain(listing(other)!.slug);
    expect(groupOf(FARSI)).toBe('ruledOut');
  });
});

describe('what was missed', () => {
  it('shows as a gap in the numbers of the notes, and is read', async () => {
    const { id: other } = untouched.pop()!;
    await speaks(['en'], 'told', other);
    await speaks(['fa'], 'silent');
    await client.query(`select nextval('provider_changes')`);
    expect(groupOf(FARSI)).toBe('ruledOut');
    await speaks(['en', 'es'], 'told', other);
    await seesFarsi().toBe('fits');
  });
  it('while the connection was lost is read when it is there again, and what comes then is heard', async () => {
    await speaks(['fa'], 'silent');
    const { rows } = await client.query<{ pid: number }>(`select pid, pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'plumbline listens'`);
    expect(rows).toHaveLength(1);
    await seesFarsi().toBe('fits');
    await speaks(['en'], 'told');
    await seesFarsi().toBe('ruledOut');
  });
  it('while Postgres was away is read when it is back, and meanwhile what was known stays', async () => {
    await speaks(['fa'], 'silent');
    const name = new URL(app.url).pathname.slice(1);
    await administer(inject('sockets'), `alter database ${name} allow_connections false`);
    await administer(inject('sockets'), `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    try {
      today = addDays(today, 1);
      await expect.poll(async () => app.db.execute('select 1').then(() => 'there', () => 'away'), SOON).toBe('away');
      expect(groupOf(FARSI)).toBe('ruledOut');
    } finally {
      await administer(inject('sockets'), `alter database ${name} allow_connections true`);
    }
    client = await connected();
    await seesFarsi().toBe('fits');
    await expect.poll(() => followed.asOf, SOON).toBe(today);
  });
});

describe('a new day', () => {
  const lapsing = addDays(TODAY, 200);
  it('turns every score to that day, whether or not the job has run, and drops what has lapsed', async () => {
    const before = followed.version;
    const old = new Map(followed.directory.rows.flatMap((one) => (one?.shown === undefined ? [] : [[one.id, one.shown] as const])));
    today = lapsing;
    await expect.poll(() => followed.asOf, SOON).toBe(lapsing);
    expect(followed.version).not.toBe(before);
    const facts = await factsOf(app.db, loaded.edition.id, [...old.keys()]);
    for (const [one, known] of facts) {
      const { shown, uncapped } = scoreOf(loaded.edition, findingsOf(loaded.edition, known, lapsing), known.firstClaimed, lapsing);
      expect([known.slug, listing(one)?.shown, listing(one)?.uncapped]).toEqual([known.slug, shown, uncapped]);
    }
    expect([...old].filter(([one, shown]) => listing(one)!.shown! < shown).length).toBeGreaterThan(20);
  });
  it('finds nobody by services that were told too long ago, and still publishes them with their day', async () => {
    const { id: told } = untouched.pop()!;
    const services = listing(told)!.services;
    expect(services.length).toBeGreaterThan(0);
    const found = () => followed.directory.terms.rowsOf(`service:${services[0]}`).includes(followed.directory.byId(told)!);
    const tell = async (on: string) => {
      await client.query(`update provider_facts set given_on = $2 where provider_id = $1 and key = 'services' and replaced_on is null`, [told, on]);
      await announceChange(app.db, [told]);
    };
    // Twelve months and 180 days of grace are 545 or 546 days.
    const [inGrace, over] = [addDays(lapsing, -545), addDays(lapsing, -547)];
    await tell(inGrace);
    await expect.poll(() => listing(told)!.record.facts.services?.given, SOON).toBe(inGrace);
    expect([listing(told)!.services, found()]).toEqual([[...services], true]);
    await tell(over);
    await expect.poll(() => listing(told)!.record.facts.services?.given, SOON).toBe(over);
    expect([listing(told)!.services, found()]).toEqual([[], false]);
  });
  it('says the same once the job has stored the scores of the day', async () => {
    const computed = followed.directory.rows.map((one) => [one?.slug, one?.shown, one?.claimed, one?.answered, one?.grade]);
    const before = followed.version;
    await recomputeScores(app, { asOf: lapsing });
    await expect.poll(() => followed.version, SOON).not.toBe(before);
    const slugsFirst = (rows: readonly (readonly unknown[])[]) => rows.filter(([one]) => one !== undefined).map((row) => JSON.stringify(row)).sort();
    expect(slugsFirst(followed.directory.rows.map((one) => [one?.slug, one?.shown, one?.claimed, one?.answered, one?.grade]))).toEqual(slugsFirst(computed));
  });
});

describe('once closed', () => {
  it('nothing listens any more, and nothing changes', async () => {
    await followed.close();
    const listening = async () => (await client.query(`select 1 from pg_stat_activity where datname = current_database() and application_name = 'plumbline listens'`)).rowCount;
    await expect.poll(listening, SOON).toBe(0);
    const { version } = followed;
    await speaks(['fa'], 'told');
    today = addDays(today, 1);
    expect(followed.version).toBe(version);
  });
});
