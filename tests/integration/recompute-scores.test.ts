// Rows become scores as of a day: stored once, kept while they stay the same, begun anew when the calendar or a fact changes them.
import { and, asc, desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { publishAnswers, type Publication, type ReadProof } from '../../src/assessments/publish-answers.ts';
import { recomputeScores } from '../../src/assessments/recompute-scores.ts';
import type { GivenAnswer } from '../../src/assessments/schema.ts';
import { answers, scores } from '../../src/assessments/tables.ts';
import { day, type Day } from '../../src/kernel/time.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { listen } from '../../src/platform/listen.ts';
import { PROVIDERS_CHANGED, type ProvidersChanged } from '../../src/providers/announce.ts';
import { providerBySlug } from '../../src/providers/reads.ts';
import { providers } from '../../src/providers/tables.ts';
import type { Check } from '../../src/standard/schema.ts';
import { useApp } from '../support/app.ts';
import { ownDatabase } from '../support/database.ts';
import { makeProvider } from '../support/make-provider.ts';

const app = useApp();
const EDITION = '2026.1';
const GIVEN = day('2026-03-01');
const paper = (kind: ReadProof['kind'], date: Day = GIVEN): ReadProof => ({ kind, date, checkedOn: date, checkedBy: 'moderator', checked: 'The export and its dates' });
const document = [paper('document')];

/** Harbour IT's staffing, from the standard's worked example 3.7; the clients' word on STF-08 is taken as attested, which counts the same. */
const HARBOUR: readonly (readonly [string, GivenAnswer, readonly ReadProof[]])[] = [
  ['STF-01', { figures: { endpoints: 960, technicians: 4 } }, document],
  ['STF-02', { figures: { booked: 73, paid: 100 } }, document],
  ['STF-03', { figures: { protected: 12, scheduled: 100 } }, []],
  ['STF-04', { figures: { endpointsBefore: 100, endpointsNow: 114, techniciansBefore: 10, techniciansNow: 11 } }, document],
  ['STF-05', { figures: { left: 18, average: 100, months: 12 } }, document],
  ['STF-06', { choice: 2 }, []],
  ['STF-07', { figures: { hours: 120, technicians: 4 } }, document],
  ['STF-08', { choice: 1 }, [paper('attested')]],
];
const publish = (id: string, all: readonly (readonly [string, GivenAnswer, readonly ReadProof[]])[], on = app) =>
  publishAnswers(on, all.map(([checkId, answer, proofs]): Publication => ({ providerId: id, checkId, givenOn: GIVEN, proofs, says: { kind: 'answer', answer } })));
async function harbour(): Promise<string> {
  const id = await makeProvider(app.db, { name: 'Harbour IT', legalName: 'Harbour IT', domain: 'harbour.example' });
  await publish(id, HARBOUR);
  return id;
}
const recompute = (asOf: string, providers?: readonly string[]) => recomputeScores(app, { asOf: day(asOf), ...(providers ? { providers } : {}) });
const current = async (id: string) => (await app.db.select().from(scores).where(and(eq(scores.providerId, id), eq(scores.current, true))))[0];
const staffing = async (id: string) => (await current(id))!.areas.find((area) => area.area === 'STF')!.score;

describe('a score', () => {
  it('is that of the worked example', async () => {
    const id = await harbour();
    expect(await recompute('2026-03-02')).toEqual({ computed: 1, changed: 1 });
    expect(await staffing(id)).toBeCloseTo(1682.5 / 31, 12);
    const score = (await current(id))!;
    // Only one area of ten is answered: 14 of 100, and ten essentials are open.
    expect(score.uncapped).toBeCloseTo((14 * (1682.5 / 31)) / 100, 12);
    expect(score.answered).toBeCloseTo(14, 12);
    expect(score).toMatchObject({ edition: EDITION, asOf: '2026-03-02', sameOn: '2026-03-02', current: true, assessed: false });
    expect(score.ranked).toMatchObject({ slug: 'harbour-it', edition: EDITION, silenceSpeaks: true });
    expect(score.ranked).not.toHaveProperty('profile');
  });
  it('is computed again without a trace when nothing changed, on the same day and on the next', async () => {
    const id = await harbour();
    await recompute('2026-04-01');
    expect(await recompute('2026-04-01')).toEqual({ computed: 1, changed: 0 });
    expect(await recompute('2026-04-05', [id])).toEqual({ computed: 1, changed: 0 });
    expect(await app.db.select({ asOf: scores.asOf, sameOn: scores.sameOn }).from(scores)).toEqual([{ asOf: '2026-04-01', sameOn: '2026-04-05' }]);
  });
  it('begins a new row on the day on which the grace after the first claim ends and it gets its grade', async () => {
    const id = await harbour();
    await recompute('2026-03-02');
    expect(await current(id)).toMatchObject({ grade: null, gradeReason: 'new' });
    await recompute('2026-03-03');
    expect(await current(id)).toMatchObject({ grade: 'E', gradeReason: 'too-little-answered', asOf: '2026-03-03' });
  });
  it('begins a new row on the day on which its papers lapse, and keeps the old one', async () => {
    const id = await harbour();
    await recompute('2027-03-01');
    const before = await staffing(id);
    expect(await recompute('2027-03-02')).toEqual({ computed: 1, changed: 1 });
    // Document steps down to declared (0.40), attested to document (0.75): weights times points of the worked example.
    const lapsed = 0.4 * (5 * 80 + 5 * 60 + 4 * 60 + 5 * 80 + 4 * 80 + 2 * 80 + 3 * 70) + 0.75 * (3 * 100);
    expect(await staffing(id)).toBeCloseTo(lapsed / 31, 12);
    expect(before).toBeCloseTo(1682.5 / 31, 12);
    const history = await app.db.select({ asOf: scores.asOf, sameOn: scores.sameOn }).from(scores).where(eq(scores.providerId, id)).orderBy(desc(scores.asOf));
    expect(history).toEqual([{ asOf: '2027-03-02', sameOn: '2027-03-02' }, { asOf: '2027-03-01', sameOn: '2027-03-01' }]);
    expect(await app.db.select({ asOf: scores.asOf }).from(scores).where(eq(scores.current, true))).toEqual([{ asOf: '2027-03-02' }]);
  });
  it('of the same day is replaced when a fact changes on that day', async () => {
    const id = await harbour();
    await recompute('2026-03-02');
    await publish(id, [['ATT-03', { value: 9 }, []]]);
    expect(await recompute('2026-03-02', [id])).toEqual({ computed: 1, changed: 1 });
    expect(await app.db.select({ asOf: scores.asOf, current: scores.current }).from(scores)).toEqual([{ asOf: '2026-03-02', current: true }]);
  });
  it('of an earlier day never overwrites a later one', async () => {
    const id = await harbour();
    await recompute('2027-03-02');
    expect(await recompute('2026-03-02', [id])).toEqual({ computed: 0, changed: 0 });
    expect((await current(id))!.asOf).toBe('2027-03-02');
  });
  it('does not exist for a firm that is only listed', async () => {
    const id = await harbour();
    await app.db.update(providers).set({ standing: 'listed', firstClaimedOn: null });
    expect([await recompute('2026-03-02'), await recompute('2026-03-02', [id])]).toEqual([{ computed: 0, changed: 0 }, { computed: 0, changed: 0 }]);
    expect(await current(id)).toBeUndefined();
  });
  it('hears silence: what was taken back reads as "would not say"', async () => {
    const id = await makeProvider(app.db, { claimedOn: day('2026-02-25') });
    await publish(id, [['TAI-06', { choice: 1 }, []]]);
    await recompute('2026-03-02');
    const state = async () => Object.entries((await current(id))!.ranked.musts).find(([key]) => key.startsWith('TAI-06'))![1].state;
    expect(await state()).toBe('answered');
    await app.db.update(answers).set({ takenBackOn: '2026-03-03' });
    await recompute('2026-03-03', [id]);
    expect(await state()).toBe('would-not-say');
  });
});

/** The best answer that a check prints, for a provider that answers everything. */
function best({ answer }: Check): GivenAnswer {
  if (answer.kind === 'choice') return { choice: 1 };
  if (answer.kind === 'rules') return { rule: answer.rules[0]!.id, choice: 1 };
  if (!answer.figures) return { value: answer.better === 'more' ? 99 : 1 };
  return { figures: Object.fromEntries(answer.figures.map(({ id, min, max }) => [id, id === 'refused' ? 0 : Math.min(Math.max(100, min ?? 0), max ?? 100)])) };
}

describe('the standing of a provider', () => {
  it('is assessed from 60% answered, and claimed again when the answers have lapsed', async () => {
    const id = await makeProvider(app.db);
    await publish(id, app.standard.current.edition.checks.map((check) => [check.id, best(check), []] as const));
    const standing = async () => (await providerBySlug(app.db, 'northgate-it'))!.standing;
    expect(await standing()).toBe('claimed');
    await recompute('2026-03-02');
    expect((await current(id))!.answered).toBeGreaterThan(95);
    expect(await standing()).toBe('assessed');
    // 24 months and 180 days later nothing that was declared stands.
    await recompute('2028-12-01');
    expect((await current(id))!.answered).toBe(0);
    expect(await standing()).toBe('claimed');
  });
});

describe('every process that holds providers in memory', () => {
  it('is told which changed, with a number that grows by one', async () => {
    const { url, drop } = await ownDatabase();
    const { db, close } = openDatabase(url, { connections: 2 });
    const heard: ProvidersChanged[] = [];
    const enough = Promise.withResolvers<void>();
    const stop = await listen(url, PROVIDERS_CHANGED, {
      onConnected: () => {},
      onNotice: (payload) => {
        heard.push(JSON.parse(payload) as ProvidersChanged);
        if (heard.length === 3) enough.resolve();
      },
    });
    try {
      const id = await makeProvider(db);
      await recomputeScores({ db, standard: app.standard }, { asOf: day('2026-04-01'), providers: [id] });
      await recomputeScores({ db, standard: app.standard }, { asOf: day('2026-04-02') });
      await enough.promise;
      expect(heard).toEqual([{ version: 1, ids: [id] }, { version: 2, ids: [id] }, { version: 3 }]);
      expect(await db.select({ sameOn: scores.sameOn }).from(scores).orderBy(asc(scores.asOf))).toEqual([{ sameOn: '2026-04-02' }]);
    } finally {
      await stop();
      await close();
      await drop();
    }
  });
});
