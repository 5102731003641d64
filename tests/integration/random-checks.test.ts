// Random checks from the draw to its end, with a moved clock: who may be drawn, what the team is told, what backs, changes and ends an answer, and that anybody can draw again.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn } from '../../src/accounts/sessions.ts';
import { checkPage } from '../../src/assessments/check-desk.ts';
import { checklistAreas } from '../../src/assessments/checklist-view.ts';
import { deskFacts } from '../../src/assessments/desk-facts.ts';
import { drawAnswers } from '../../src/assessments/draw-answers.ts';
import { mailDrawn, mailDrawnEnded } from '../../src/assessments/draw-mail.ts';
import { livingAnswers } from '../../src/assessments/draw-population.ts';
import { allDraws, drawDocument } from '../../src/assessments/draw-reads.ts';
import { drawnAnswers, draws } from '../../src/assessments/draw-tables.ts';
import { evidence } from '../../src/assessments/evidence-tables.ts';
import { publishAnswers } from '../../src/assessments/publish-answers.ts';
import { publishArea, takeBackAnswer } from '../../src/assessments/publish-area.ts';
import { acceptEvidence, refuseEvidence } from '../../src/assessments/read-evidence.ts';
import { saveAnswer, stateOfCheck } from '../../src/assessments/save-answer.ts';
import { settleDraws } from '../../src/assessments/settle-draws.ts';
import { answers } from '../../src/assessments/tables.ts';
import { brokenAt } from '../../src/audit/chain.ts';
import { allRecords } from '../../src/audit/reads.ts';
import { record } from '../../src/audit/record.ts';
import { newId } from '../../src/kernel/id.ts';
import { day, type Day } from '../../src/kernel/time.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { smtpMailer } from '../../src/platform/mailer.ts';
import { memberships } from '../../src/providers/team-tables.ts';
import { answersOf } from '../../src/worker.ts';
import { useApp } from '../support/app.ts';
import { makeProvider } from '../support/make-provider.ts';
import { startCommand } from '../support/run-command.ts';
import { signedIn } from '../support/sign-in.ts';
import { useMailServer } from '../support/smtp.ts';

const base = useApp();
const mail = useMailServer();
const { edition } = base.standard.current;
const FIRST = day('2027-01-01');
let share = 400;
/** The app on a day. `share` 400 a year draws everything in one quarter. */
const on = (asOf: string) => ({ ...base, db: base.db, clock: fixedClock(`${asOf}T00:00:30Z`), mailer: smtpMailer(mail.url, 'Plumbline <hello@plumbline.example>'), policy: { ...base.policy, limits: { ...base.policy.limits, share: { count: share, of: 'percent' } } } });
const draw = (asOf: string) => drawAnswers(on(asOf), day(asOf));
const settle = (asOf: string) => settleDraws(on(asOf), day(asOf));

let firm: { id: string; slug: string };
let owner: SignedIn;
beforeEach(async () => {
  share = 400;
  mail.received.length = 0;
  firm = { id: await makeProvider(base.db), slug: 'northgate-it' };
  owner = await signedIn(base.db, 'marlow@northgate.example');
  await base.db.insert(memberships).values({ providerId: firm.id, accountId: owner.account.id, role: 'owner', since: new Date('2026-11-20T00:00:00Z') });
});
type Says = Parameters<typeof publishAnswers>[1][number]['says'];
const said = (value: number): Says => ({ kind: 'answer', answer: { value } });
const CHOSEN: Says = { kind: 'answer', answer: { choice: 1 } };
const publish = (checkId: string, says: Says, kind?: 'document' | 'attested', providerId = firm.id, givenOn: Day = day('2026-11-20')) =>
  publishAnswers(base, [{ providerId, checkId, givenOn, says, proofs: kind ? [{ kind, date: day('2026-11-01'), checkedOn: day('2026-11-21'), checkedBy: 'moderator', checked: 'Invoice totals.' }] : [] }]);
const lines = async (asOf: Day) => (await livingAnswers(base.db, edition, asOf)).map(({ provider, check, rule }) => [provider, check, rule].filter(Boolean).join(' ')).sort();
const drawn = () => base.db.select().from(drawnAnswers).orderBy(asc(drawnAnswers.drawDay), asc(drawnAnswers.checkId));
const states = async () => (await drawn()).map(({ checkId, state }) => `${checkId} ${state}`);
const acts = async () => (await Array.fromAsync(allRecords(base.db))).map(({ act, open }) => [act, open] as const);
async function sent(checkId: string, at: string, timesAsked = 0): Promise<string> {
  const id = newId();
  await base.db.insert(evidence).values({ id, providerId: firm.id, edition: '2026.1', checkId, forClaim: false, kind: 'document', link: 'https://northgate.example/proof', datedOn: '2026-11-01', state: 'waiting', addedAt: new Date(at), sentAt: new Date(at), timesAsked });
  return id;
}

describe('who may be drawn', () => {
  it('is every live answer on somebody’s word or on a document, rule by rule, and no other', async () => {
    await publish('ATT-03', said(8));
    await publish('CLI-02', said(8), 'document');
    await publish('CLI-06', { kind: 'answer', answer: { rule: 'hipaa', choice: 1 } });
    await publish('CLI-06', { kind: 'answer', answer: { rule: 'pci', choice: 1 } }, 'attested');
    await publish('SEC-06', said(24), 'attested');
    await publish('IND-01', { kind: 'would-not-say' });
    await publish('ATT-01', CHOSEN);
    await base.db.update(answers).set({ takenBackOn: '2026-11-22' }).where(eq(answers.checkId, 'ATT-01'));
    await publish('EXT-01', CHOSEN, undefined, firm.id, day('2027-01-02'));
    const place = { providerId: firm.id, checkId: 'IND-02' };
    await saveAnswer(base, owner, place, { kind: 'answers', given: [{ choice: 1 }] }, await stateOfCheck(base.db, '2026.1', place));
    expect(await lines(FIRST)).toEqual(['northgate-it ATT-03', 'northgate-it CLI-02', 'northgate-it CLI-06 hipaa']);
  });
  it('is not of a firm that is made up, unless somebody speaks for it; and of no firm that is off the list', async () => {
    await publish('ATT-03', said(8));
    const fiction = await makeProvider(base.db, { name: 'Harbour IT', domain: 'harbour-it.example' });
    const real = await makeProvider(base.db, { name: 'Larchmont Computing', legalName: 'Larchmont Computing LLC', domain: 'larchmont-computing.com', demonstration: false, source: 'provider' });
    for (const id of [fiction, real]) await publish('ATT-03', said(8), undefined, id);
    expect(await lines(FIRST)).toEqual(['larchmont-computing ATT-03', 'northgate-it ATT-03']);
    await base.db.execute(`update providers set withdrawn_on = '2026-12-01', withdrawn_because = 'asked' where demonstration = false`);
    await base.db.update(memberships).set({ since: new Date('2027-01-02T00:00:00Z') });
    expect(await lines(FIRST)).toEqual([]);
  });
});

describe('a draw', () => {
  it('takes the lowest ranks under the newest row of the record before its day, and is made once', async () => {
    share = 100;
    const seed = (at: string) => record(base.db, new Date(at), { actor: 'operator', act: 'moderator-appointed', subject: 'account' });
    for (const at of ['2026-12-01T00:00:00Z', '2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00Z']) await seed(at);
    for (const check of ['ATT-03', 'CLI-02', 'SEC-06']) await publish(check, said(8));
    for (const check of ['ATT-01', 'IND-01']) await publish(check, CHOSEN);
    const all = (await lines(FIRST)).map((line) => line.split(' ') as [string, string]);
    const [, second] = await Array.fromAsync(allRecords(base.db));
    expect(await draw('2027-01-01')).toBe(Math.ceil(all.length / 4));
    const rank = ([provider, check]: [string, string]) => spawnSync('sha256sum', { input: `${second!.hash}\n${provider}\n${check}\n`, encoding: 'utf8' }).stdout;
    const lowest = all.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, Math.ceil(all.length / 4));
    expect((await drawn()).map(({ slug, checkId }) => [slug, checkId])).toEqual(lowest.toSorted((a, b) => (a[1] < b[1] ? -1 : 1)));
    expect(await base.db.select({ seed: draws.seed, row: draws.recordNumber, answers: draws.answers, drawn: draws.drawn }).from(draws)).toEqual([{ seed: second!.hash, row: 2, answers: all.length, drawn: lowest.length }]);
    expect(await draw('2027-01-01')).toBe(0);
    const rows = await Array.fromAsync(allRecords(base.db));
    expect(rows.at(-1)).toMatchObject({ act: 'answers-drawn', actor: 'clock', open: { day: '2027-01-01', seed: second!.hash, row: 2, answers: all.length, drawn: lowest.length } });
    expect(brokenAt(rows)).toBeUndefined();
  });
  it('that was missed is made later, for its own day, and its thirty days run from when the team is told', async () => {
    await publish('ATT-03', said(8));
    await publish('CLI-02', said(8), undefined, firm.id, day('2027-01-02'));
    expect(await draw('2026-12-31')).toBe(0);
    expect(await draw('2027-02-10')).toBe(1);
    expect(await drawn()).toMatchObject([{ drawDay: '2027-01-01', checkId: 'ATT-03', dueOn: '2027-03-12', state: 'asked' }]);
    expect(await base.db.select({ day: draws.day, madeOn: draws.madeOn }).from(draws)).toEqual([{ day: '2027-01-01', madeOn: '2027-02-10' }]);
    await takeBackAnswer(on('2027-02-11'), owner, firm, 'CLI-02');
    expect(await draw('2027-07-02')).toBe(0);
    expect((await allDraws(base.db)).map((one) => one.day)).toEqual(['2027-07-01', '2027-04-01', '2027-01-01']);
  });
  it('of nothing is a draw too', async () => {
    expect(await draw('2027-01-01')).toBe(0);
    expect(await allDraws(base.db)).toMatchObject([{ answers: 0, drawn: 0, states: {}, seed: '0'.repeat(64), recordNumber: 0 }]);
  });
  it('is one step of the daily job', async () => {
    await publish('ATT-03', said(8));
    const jobs = answersOf(on('2027-01-01'));
    await jobs['day-rolled']!({}, base.log);
    expect(await states()).toEqual(['ATT-03 asked']);
    await jobs['answers-drawn']!({ id: firm.id, day: '2027-01-01' }, base.log);
    expect(mail.received).toHaveLength(1);
  });
});

describe('an answer that was drawn', () => {
  beforeEach(async () => {
    await publish('ATT-03', said(8));
    await publish('CLI-02', said(8));
    await draw('2027-01-01');
  });
  const page = async (asOf: string) => checkPage(base.db, base.standard.current, firm, edition.checks.find((check) => check.id === 'ATT-03')!, day(asOf));
  const statusIn = (areas: ReturnType<typeof checklistAreas>) => areas.flatMap(({ lines }) => lines).find((line) => line.id === 'ATT-03')!.status;
  const finding = async (asOf: string) => (await deskFacts(base.db, edition, firm.slug, day(asOf))).today.findings.find((one) => one.check === 'ATT-03')!;

  it('is told to its team, with what to send, where, and until when', async () => {
    const { rows } = await base.db.execute<{ payload: { id: string; day: Day } }>(`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'answers-drawn'`);
    expect(rows.map(({ payload }) => payload)).toEqual([{ id: firm.id, day: '2027-01-01' }]);
    await mailDrawn(on('2027-01-01'), rows[0]!.payload);
    const [told] = mail.received;
    expect(told).toMatchObject({ to: 'marlow@northgate.example', subject: 'Two answers of yours were drawn on Plumbline' });
    const text = told!.text.replaceAll('\n', ' ');
    expect(text).toContain('Please send it by 31 January 2027.');
    expect(text).toContain('How much depends on the biggest client (ATT-03): A document: ');
    expect(text).toContain('/desk/northgate-it/checklist/ATT-03');
  });
  it('stands on its page and in the checklist with its day', async () => {
    expect((await page('2027-01-05')).drawn).toEqual(['Drawn: send fuller proof by 31 January 2027.']);
    const areas = checklistAreas(base.standard.current, await deskFacts(base.db, edition, firm.slug, day('2027-01-05')));
    expect(areas.flatMap(({ lines }) => lines).filter((line) => line.drawn.length > 0).map((line) => line.id).sort()).toEqual(['ATT-03', 'CLI-02']);
    expect(statusIn(areas)).toBe('drawn');
    await sent('ATT-03', '2027-01-05T09:00:00Z');
    expect(statusIn(checklistAreas(base.standard.current, await deskFacts(base.db, edition, firm.slug, day('2027-01-05'))))).toBe('waiting');
    expect((await page('2027-01-05')).drawn).toEqual(['Drawn: your proof is with our checkers.']);
  });
  it('is backed by proof that is accepted, and no longer asked for', async () => {
    const id = await sent('ATT-03', '2027-01-05T09:00:00Z');
    expect(await acceptEvidence(base.db, on('2027-01-09'), id, { kind: 'document', datedOn: day('2026-11-01'), checked: 'Totals.', checkedBy: 'moderator' })).toBe(true);
    expect(await drawn()).toMatchObject([{ checkId: 'ATT-03', state: 'backed', closedOn: '2027-01-09' }, { checkId: 'CLI-02', state: 'asked' }]);
    expect(await settle('2027-02-01')).toBe(1);
    expect([(await finding('2027-02-01')).proof, await states()]).toEqual(['document', ['ATT-03 backed', 'CLI-02 ended']]);
  });
  it('is done with when the team changes it or takes it back; given again in the same words it is the same', async () => {
    const save = async (value: number, asOf: string) => {
      const place = { providerId: firm.id, checkId: 'ATT-03' };
      await saveAnswer(on(asOf), owner, place, { kind: 'answers', given: [{ value }] }, await stateOfCheck(base.db, '2026.1', place));
      expect((await publishArea(on(asOf), owner, firm, 'ATT')).kind).toBe('done');
    };
    await save(8, '2027-01-04');
    expect(await states()).toEqual(['ATT-03 asked', 'CLI-02 asked']);
    await save(12, '2027-01-05');
    await takeBackAnswer(on('2027-01-06'), owner, firm, 'CLI-02');
    expect(await drawn()).toMatchObject([{ state: 'changed', closedOn: '2027-01-05' }, { state: 'changed', closedOn: '2027-01-06' }]);
    expect(await settle('2027-02-01')).toBe(0);
    expect((await finding('2027-02-01')).value).toBe(12);
  });
  it('that nothing comes for counts as unanswered from the day after its last day on, once, with a row of the record and a mail', async () => {
    expect([await settle('2027-01-31'), (await finding('2027-01-31')).outcome === 'unanswered']).toEqual([0, false]);
    await sent('CLI-02', '2027-01-31T23:59:00Z');
    expect([await settle('2027-02-01'), await settle('2027-02-01')]).toEqual([1, 0]);
    expect(await drawn()).toMatchObject([{ checkId: 'ATT-03', state: 'ended', closedOn: '2027-02-01' }, { checkId: 'CLI-02', state: 'asked' }]);
    expect([(await finding('2027-01-31')).outcome, (await finding('2027-02-01')).outcome]).toEqual(['met', 'unanswered']);
    expect((await acts()).at(-1)).toEqual(['drawn-answer-ended', { provider: 'northgate-it', check: 'ATT-03', clause: 'M-58', draw: '2027-01-01' }]);
    const { rows } = await base.db.execute<{ name: string }>(`select t.identifier as name from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier in ('drawn-answer-ended', 'provider-facts-changed') order by 1`);
    expect(rows.map(({ name }) => name)).toEqual(['drawn-answer-ended', 'provider-facts-changed']);
    await mailDrawnEnded(on('2027-02-01'), (await drawn())[0]!.id);
    expect(mail.received[0]).toMatchObject({ to: 'marlow@northgate.example', subject: '“How much depends on the biggest client” counts as unanswered now' });
  });
  it('waits while proof that came in time waits, and ends once that is refused', async () => {
    const id = await sent('ATT-03', '2027-01-31T23:59:00Z');
    await sent('CLI-02', '2027-02-01T00:00:00Z');
    expect(await settle('2027-02-04')).toBe(1);
    expect(await states()).toEqual(['ATT-03 asked', 'CLI-02 ended']);
    await base.db.update(evidence).set({ state: 'asked', timesAsked: 1, askedAt: new Date('2027-02-05T00:00:00Z') }).where(eq(evidence.id, id));
    expect(await settle('2027-02-20')).toBe(0);
    await base.db.update(evidence).set({ state: 'withdrawn', closedAt: new Date('2027-02-21') }).where(eq(evidence.id, id));
    const again = await sent('ATT-03', '2027-02-21T08:00:00Z', 1);
    expect(await settle('2027-02-25')).toBe(0);
    await refuseEvidence(base.db, on('2027-02-26').clock, again);
    expect(await settle('2027-02-26')).toBe(1);
  });
  it('is left alone for 12 months while it stays as it is; changed, or ended and given anew, it may be drawn again', async () => {
    const id = await sent('ATT-03', '2027-01-05T09:00:00Z');
    await acceptEvidence(base.db, on('2027-01-09'), id, { kind: 'document', datedOn: day('2026-11-01'), checked: 'Totals.', checkedBy: 'moderator' });
    await settle('2027-02-01');
    await publish('CLI-02', said(8), undefined, firm.id, day('2027-02-02'));
    expect(await draw('2027-04-01')).toBe(1);
    expect((await drawDocument(base.db, day('2027-04-01')))!.setAside).toEqual([{ provider: 'northgate-it', check: 'ATT-03' }]);
    expect((await drawn()).filter(({ drawDay }) => drawDay === '2027-04-01').map(({ checkId }) => checkId)).toEqual(['CLI-02']);
    await publish('ATT-03', said(9), undefined, firm.id, day('2027-06-01'));
    expect(await draw('2027-07-01')).toBe(1);
  });
  it('is over when a new edition comes', async () => {
    const next = { ...base.standard.current, edition: { ...edition, id: '2027.1' } };
    expect(await settleDraws({ ...on('2027-02-01'), db: base.db, standard: { editions: [base.standard.current, next], current: next } }, day('2027-02-01'))).toBe(0);
    expect(await states()).toEqual(['ATT-03 over', 'CLI-02 over']);
  });
});

describe('npm run verify-draw', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-draw-'));
  const verify = async (...files: string[]) => {
    const { status, out, errors } = await startCommand('verify-draw', files, {}).ran;
    return [status, `${out}${errors}`.trim()];
  };
  it('draws again from the file alone, and looks up the seed in the record', { timeout: 30_000 }, async () => {
    await record(base.db, new Date('2026-12-01T00:00:00Z'), { actor: 'operator', act: 'moderator-appointed', subject: 'account' });
    for (const check of ['ATT-03', 'CLI-02', 'SEC-06']) await publish(check, said(8));
    share = 100;
    await draw('2027-01-01');
    const document = (await drawDocument(base.db, FIRST))!;
    const [file, broken, rows] = [join(folder, 'draw.json'), join(folder, 'broken.json'), join(folder, 'record.json')];
    writeFileSync(file, JSON.stringify(document));
    writeFileSync(rows, (await Array.fromAsync(allRecords(base.db))).map((row) => `${JSON.stringify(row)}\n`).join(''));
    expect(await verify(file)).toEqual([0, 'The draw of 2027-01-01 comes out the same: 1 of three answers.']);
    expect(await verify(file, rows)).toEqual([0, 'The draw of 2027-01-01 comes out the same: 1 of three answers. Its seed is row 1 of the record.']);
    const seed = 'f'.repeat(64);
    writeFileSync(broken, JSON.stringify({ ...document, seed, drawn: document.population.filter(({ check }) => check !== document.drawn[0]!.check).slice(0, 1).map((one) => ({ ...document.drawn[0]!, ...one })) }));
    expect(await verify(broken, rows)).toEqual([1, expect.stringContaining('The seed should be the fingerprint of row 1') as string]);
    writeFileSync(broken, '{"day":"2027-01-01"}');
    expect(await verify(broken)).toEqual([1, `${broken} is no draw.`]);
    expect(await verify(join(folder, 'none'))).toEqual([1, 'That file could not be read.']);
    expect(await verify()).toEqual([1, 'Name the file: npm run verify-draw -- FILE']);
  });
});
