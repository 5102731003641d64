// The demonstration world: the same for a seed and a day, fictional throughout, with firms of every kind, and a shortlist worth looking at.
import { asc, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { formFor } from '../../src/assessments/schema.ts';
import { answers, proofs, scores } from '../../src/assessments/tables.ts';
import { FIGURES } from '../../src/demonstration/figures.ts';
import { firmsOf } from '../../src/demonstration/firms.ts';
import { KIND_NAMES, type KindName } from '../../src/demonstration/kinds.ts';
import { loadDemonstration } from '../../src/demonstration/load-demonstration.ts';
import { STEMS } from '../../src/demonstration/names.ts';
import { qualitiesOf } from '../../src/demonstration/qualities.ts';
import { SEED, worldOf } from '../../src/demonstration/world.ts';
import { day } from '../../src/kernel/time.ts';
import { FACT_SCHEMAS } from '../../src/providers/fact-schema.ts';
import { providerFacts, providers } from '../../src/providers/tables.ts';
import { buildShortlist } from '../../src/shortlists/build.ts';
import { followDirectory } from '../../src/shortlists/follow.ts';
import { readNeed } from '../../src/shortlists/need.ts';
import { useApp } from '../support/app.ts';

const app = useApp();
const TODAY = day('2026-11-24');
const loaded = app.standard.current;
const world = worldOf(loaded, SEED, TODAY);
const everything = JSON.stringify(world);
const load = () => loadDemonstration(app, { asOf: TODAY });
const kindOf = new Map(firmsOf(SEED).map((firm) => [firm.domain, firm.kind]));
const middle = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

it('loads though Postgres takes the tables for empty, as it may when many rows came and went', { timeout: 30_000 }, async () => {
  await app.db.execute(sql`update pg_class set reltuples = 0, relpages = 1 where relname in ('answers', 'proofs', 'not_applicable_claims')`);
  expect((await load()).fresh).toBe(true);
});

describe('the world', () => {
  it('is the same for the same seed and day, and another for another', () => {
    expect(JSON.stringify(worldOf(loaded, SEED, TODAY))).toBe(everything);
    expect(JSON.stringify(worldOf(loaded, SEED + 1, TODAY))).not.toBe(everything);
    expect(JSON.stringify(worldOf(loaded, SEED, day('2026-11-25')))).not.toBe(everything);
  });
  it('has about ninety firms of nine kinds in eight cities', () => {
    const firms = firmsOf(SEED);
    expect(firms.length).toBeGreaterThanOrEqual(85);
    expect(firms.length).toBeLessThanOrEqual(95);
    expect(new Set(firms.map((firm) => firm.kind))).toEqual(new Set(KIND_NAMES));
    expect(new Set(firms.map((firm) => firm.city.city)).size).toBe(8);
    expect(new Set(firms.map((firm) => firm.domain)).size).toBe(firms.length);
  });
  it('lives on .example domains, with telephones that are kept free for fiction', () => {
    for (const { provider } of world) {
      expect(provider).toMatchObject({ demonstration: true, source: 'demonstration' });
      expect(provider.domain).toMatch(/^[a-z0-9-]+\.example$/);
      for (const fact of provider.facts) {
        if (fact.key === 'phone') expect(fact.value).toMatch(/^\(\d{3}\) 555-01\d{2}$/);
        if (fact.key === 'contact-mail') expect(fact.value).toBe(`hello@${provider.domain}`);
      }
    }
  });
  it('makes its names from parts that are each used once', () => expect(new Set(STEMS).size).toBe(STEMS.length));
  it('can answer every check that asks for numbers', () => {
    const numbers = loaded.edition.checks.filter((check) => check.answer.kind === 'number').map((check) => check.id);
    expect(Object.keys(FIGURES).sort()).toEqual(numbers.sort());
  });
  it('says nothing that a check or a profile does not allow', () => {
    const forms = new Map(loaded.edition.checks.map((check) => [check.id, formFor(check)]));
    for (const { provider, told } of world) {
      for (const fact of provider.facts) expect(FACT_SCHEMAS[fact.key].safeParse(fact.value).success, `${provider.name} ${fact.key}`).toBe(true);
      for (const { checkId, says } of told) if (says.kind === 'answer') expect(forms.get(checkId)!.safeParse(says.answer).success, `${provider.name} ${checkId}`).toBe(true);
    }
  });
  it('names only trades, programs, rules and size bands that the edition knows', () => {
    const fields = loaded.edition.questionnaire.questions.flatMap((question) => question.fields);
    const valuesOf = (param: string) => fields.flatMap((field) => (field.param === param && 'options' in field ? field.options.map((option) => option.value) : []));
    const known = { trades: valuesOf('trade'), rules: valuesOf('rules'), apps: loaded.programs.list.map((program) => program.slug), bands: loaded.edition.questionnaire.sizeBands.map((band) => band.id) };
    for (const fact of world.flatMap(({ provider }) => provider.facts)) {
      if (fact.key === 'trades') expect(known.trades).toEqual(expect.arrayContaining(Object.keys(fact.value)));
      if (fact.key === 'rules') expect(known.rules).toEqual(expect.arrayContaining(fact.value));
      if (fact.key === 'apps') expect(known.apps).toEqual(expect.arrayContaining(Object.keys(fact.value.programs)));
      if (fact.key === 'size-shares') {
        expect(Object.keys(fact.value)).toEqual(known.bands);
        expect(Object.values(fact.value).reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1.000001);
      }
    }
  });
  it('has no client larger than it says it has', () => {
    const { sizeBands } = loaded.edition.questionnaire;
    let claims = 0;
    for (const { provider, told } of world) {
      const said = new Map(provider.facts.map((fact) => [fact.key, fact.value]));
      const shares = (said.get('size-shares') ?? {}) as Record<string, number>;
      const sizes = said.get('sizes') as { to?: number } | undefined;
      const claim = told.find((one) => one.says.kind === 'not-applicable');
      if (claim) claims += 1;
      if (claim) expect(claim, provider.name).toMatchObject({ checkId: 'ATT-02', says: { ground: 'We have no client with 75 users or more.' } });
      const largest = Math.min(sizes?.to ?? Infinity, claim ? 74 : Infinity);
      expect(sizeBands.filter((band) => band.from > largest && (shares[band.id] ?? 0) > 0), provider.name).toEqual([]);
      if (claim && sizes) expect(sizes.to, provider.name).toBeLessThan(75);
    }
    expect([world.length, claims]).toEqual([92, expect.toSatisfy((count: number) => count > 10)]);
  });
  it('says nothing before its first claim or after today, and shows papers no older than they are', () => {
    for (const { provider, told } of world)
      for (const one of told) {
        expect(one.givenOn >= provider.claimedOn && one.givenOn <= TODAY, `${provider.name} ${one.checkId} ${one.givenOn}`).toBe(true);
        for (const proof of one.proofs) expect(proof.date <= proof.checkedOn && proof.checkedOn <= TODAY).toBe(true);
      }
  });
  it('praises nobody as the finest, and writes plain sentences', () => {
    for (const fact of world.flatMap(({ provider }) => provider.facts)) if (fact.key === 'description') expect(fact.value).not.toMatch(/\b(best|top|trusted partner|solutions?)\b/i);
  });
  it('names the same computers in its care in both answers about them', () => {
    const figures = (told: (typeof world)[number]['told'], check: string) => told.flatMap(({ checkId, says }) => (checkId === check && says.kind === 'answer' ? [says.answer.figures!] : [])).at(-1);
    const both = world.map(({ told }) => [figures(told, 'STF-01')?.['endpoints'], figures(told, 'STF-04')?.['endpointsNow']]).filter((pair) => !pair.includes(undefined));
    expect(both.length).toBeGreaterThan(30);
    for (const [load, growth] of both) expect(growth).toBe(load);
  });
  it('hides what is true, and gives it to those who make up reviews', () => {
    const qualities = qualitiesOf(SEED);
    expect([...qualities.keys()]).toEqual(world.map(({ provider }) => provider.domain));
    expect(everything).not.toMatch(/"(kind|truth|honesty|trend|smallGap)":"?(small-and-good|steady|glossy|\{|0\.)/);
    for (const [domain, { kind, trend, smallGap }] of qualities) {
      if (kind === 'drifting-roll-up') expect(trend, domain).toBeLessThanOrEqual(-0.08);
      if (kind === 'big-clients-first') expect(smallGap, domain).toBeLessThanOrEqual(-0.8);
    }
  });
});

describe('loaded into the database', () => {
  it('it is marked as a demonstration in every row, and a second load does nothing', async () => {
    expect(await load()).toEqual({ firms: world.length, fresh: true });
    const counted = async () => (await app.db.execute(sql`select (select count(*) from ${providers}) as providers, (select count(*) from ${answers}) as answers, (select count(*) from ${proofs}) as proofs`)).rows[0];
    const before = await counted();
    expect(await load()).toEqual({ firms: world.length, fresh: false });
    expect(await counted()).toEqual(before);
    expect(await app.db.selectDistinct({ demonstration: providers.demonstration, source: providers.source }).from(providers)).toEqual([{ demonstration: true, source: 'demonstration' }]);
    expect(await app.db.selectDistinct({ source: providerFacts.source }).from(providerFacts)).toEqual([{ source: 'demonstration' }]);
    expect(await app.db.selectDistinct({ by: proofs.checkedBy }).from(proofs)).toEqual([{ by: 'demonstration' }]);
    expect((await app.db.selectDistinct({ kind: proofs.kind }).from(proofs).orderBy(asc(proofs.kind))).map((row) => row.kind)).toEqual(['attested', 'document']);
  });
  it('the standard finds out what is hidden: good firms above glossy ones, glossy ones with large claims, fresh ones not rated', async () => {
    await load();
    const rows = await app.db.select({ domain: providers.domain, shown: scores.shown, claimed: scores.claimed, answered: scores.answered, grade: scores.grade, reason: scores.gradeReason }).from(scores).innerJoin(providers, eq(providers.id, scores.providerId));
    expect(rows).toHaveLength(world.length);
    const of = (kind: KindName) => rows.filter((row) => kindOf.get(row.domain!) === kind);
    const shown = (kind: KindName) => middle(of(kind).map((row) => row.shown));
    for (const good of ['small-and-good', 'steady', 'rules-and-records'] as const) {
      expect(shown(good)).toBeGreaterThan(shown('plain') + 15);
      expect(shown(good)).toBeGreaterThan(shown('glossy') + 15);
    }
    expect(shown('plain')).toBeGreaterThan(shown('drifting-roll-up'));
    expect(middle(of('glossy').map((row) => row.claimed))).toBeGreaterThan(70);
    expect(of('fresh').every((row) => row.grade === null && row.reason === 'new')).toBe(true);
    expect(new Set(rows.map((row) => row.grade))).toEqual(new Set(['B', 'C', 'D', 'E', null]));
  });
  it('some proofs have stepped down, some answers have lapsed, some checks do not apply, some firms would not say', async () => {
    await load();
    const papers = await app.db.execute<{ graced: number; gone: number }>(sql`
      select count(*) filter (where date < date '2026-11-24' - interval '24 months') ::int as gone,
        count(*) filter (where date between date '2026-11-24' - interval '17 months' and date '2026-11-24' - interval '12 months')::int as graced from ${proofs}`);
    expect(papers.rows[0]!.graced).toBeGreaterThan(20);
    expect(papers.rows[0]!.gone).toBeGreaterThan(5);
    expect((await app.db.execute(sql`select 1 from not_applicable_claims`)).rowCount).toBeGreaterThan(10);
    expect((await app.db.select().from(answers).where(eq(answers.wouldNotSay, true))).length).toBeGreaterThan(2);
  });
  it('a dental practice in Columbus finds five that fit, some to ask first, and some ruled out', async () => {
    await load();
    const followed = await followDirectory(app);
    try {
      const query = 'zip=43215&people=18&trade=dental&app=Dentrix&unusual=yes&rules=hipaa&pains=new-faces&pains=surprise-bills&budget=150-200';
      const { need } = readNeed(new URLSearchParams(query), loaded);
      const { ranking, candidates, showsDemonstration } = buildShortlist(loaded, followed, need);
      const { fits, askFirst, ruledOut } = ranking.groups;
      expect(fits.rows.length).toBeGreaterThanOrEqual(5);
      expect(askFirst.rows.length).toBeGreaterThanOrEqual(2);
      expect(ruledOut.rows.length).toBeGreaterThanOrEqual(3);
      expect(candidates).toBe(fits.rows.length + askFirst.rows.length + ruledOut.rows.length);
      expect(showsDemonstration).toBe(true);
    } finally {
      await followed.close();
    }
  });
});
