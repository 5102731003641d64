// Proof that we asked for again and that did not come closes by itself (M-15); and a file that we may not keep is gone when its refusal takes effect (M-23, M-24).
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn } from '../../src/accounts/sessions.ts';
import { closeAsked, mailAskedInVain } from '../../src/assessments/close-asked.ts';
import { evidenceWords } from '../../src/assessments/evidence-form.ts';
import { evidence } from '../../src/assessments/evidence-tables.ts';
import { publishAnswers } from '../../src/assessments/publish-answers.ts';
import { askForMore } from '../../src/assessments/read-evidence.ts';
import { sweepEvidence } from '../../src/assessments/sweep-evidence.ts';
import { allRecords } from '../../src/audit/reads.ts';
import { newId } from '../../src/kernel/id.ts';
import { day } from '../../src/kernel/time.ts';
import { decideCase, type Ruling } from '../../src/moderation/decide.ts';
import { mailDecision } from '../../src/moderation/decision-mail.ts';
import { effectDecision } from '../../src/moderation/effect.ts';
import { moderationFigures } from '../../src/moderation/figures.ts';
import { decisions } from '../../src/moderation/tables.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { openFiles, type Files } from '../../src/platform/files.ts';
import { smtpMailer } from '../../src/platform/mailer.ts';
import { memberships } from '../../src/providers/team-tables.ts';
import { answersOf } from '../../src/worker.ts';
import { smallPdf } from '../support/desk-walk.ts';
import { NOW, useApp } from '../support/app.ts';
import { makeProvider } from '../support/make-provider.ts';
import { signedIn } from '../support/sign-in.ts';
import { useMailServer } from '../support/smtp.ts';

const base = useApp();
const mail = useMailServer();
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-unkept-'));
let folder: string;
let files: Files;
const at = (moment: string) => ({ ...base, db: base.db, files, clock: fixedClock(moment), mailer: smtpMailer(mail.url, 'Plumbline <hello@plumbline.example>') });
afterAll(() => rmSync(scratch, { recursive: true }));

let firm: string;
let dov: SignedIn;
beforeEach(async () => {
  folder = mkdtempSync(join(scratch, 'files-'));
  files = openFiles({ kind: 'disk', folder }, fixedClock(NOW));
  mail.received.length = 0;
  firm = await makeProvider(base.db);
  dov = await signedIn(base.db, 'dov@plumbline.example', { strength: 'passkey', moderator: true });
  const owner = await signedIn(base.db, 'marlow@northgate.example');
  await base.db.insert(memberships).values({ providerId: firm, accountId: owner.account.id, role: 'owner', since: new Date() });
  for (const checkId of ['ATT-03', 'CLI-02']) await publishAnswers(base, [{ providerId: firm, checkId, givenOn: day('2026-11-20'), proofs: [], says: { kind: 'answer', answer: { value: 8 } } }]);
});
type Change = Partial<typeof evidence.$inferInsert>;
async function waiting(change: Change = {}): Promise<string> {
  const id = newId();
  await base.db.insert(evidence).values({ id, providerId: firm, edition: '2026.1', checkId: 'ATT-03', forClaim: false, kind: 'document', datedOn: '2026-11-01', state: 'waiting', addedAt: new Date(NOW), sentAt: new Date(NOW), ...(change.fileKey ? { fileType: 'application/pdf', fileSize: 1, digest: 'd'.repeat(64) } : { link: 'https://northgate.example/proof' }), ...change });
  return id;
}
const rows = () => base.db.select().from(evidence).orderBy(asc(evidence.id));
const row = async (id: string) => (await base.db.select().from(evidence).where(eq(evidence.id, id)))[0]!;
const records = async () => (await Array.fromAsync(allRecords(base.db))).map(({ actor, act, open }) => ({ actor, act, open }));

describe('proof that we asked for again', () => {
  it('has thirty days, whole ones, and is refused on the day after, once, by nobody, with a row of the record that names no firm', async () => {
    const id = await waiting();
    await askForMore(base.db, at('2026-11-25T23:50:00Z').clock, id);
    expect(await row(id)).toMatchObject({ state: 'asked', timesAsked: 1, askedAt: new Date('2026-11-25T23:50:00Z') });
    expect(evidenceWords(await row(id), 30)).toBe('We asked again: look into your mail, and send more by 25 December 2026');
    expect(await closeAsked(at('2026-12-25T23:59:00Z'), day('2026-12-25'))).toBe(0);
    const late = at('2026-12-26T00:00:20Z');
    expect([await closeAsked(late, day('2026-12-26')), await closeAsked(late, day('2026-12-26'))]).toEqual([1, 0]);
    expect(await row(id)).toMatchObject({ state: 'refused', closedAt: new Date('2026-12-26T00:00:20Z'), proofId: null });
    expect(await records()).toEqual([{ actor: 'clock', act: 'evidence-closed', open: { check: 'ATT-03', clause: 'M-15' } }]);
    expect(await moderationFigures(base.db)).toMatchObject({ decided: [], days: undefined });
  });
  it('that came meanwhile, or still waits, is left alone', async () => {
    const [taken, other] = [await waiting(), await waiting()];
    await askForMore(base.db, at('2026-11-25T10:00:00Z').clock, taken);
    await base.db.update(evidence).set({ state: 'withdrawn', closedAt: new Date(NOW) }).where(eq(evidence.id, taken));
    expect(await closeAsked(at('2027-03-01T00:00:00Z'), day('2027-03-01'))).toBe(0);
    expect([(await row(taken)).state, (await row(other)).state]).toEqual(['withdrawn', 'waiting']);
  });
  it('is closed by the daily job, and its team is told by mail what happened and what it may do', async () => {
    const id = await waiting();
    await askForMore(base.db, at('2026-11-25T10:00:00Z').clock, id);
    const jobs = answersOf(at('2026-12-26T00:00:20Z'));
    await jobs['day-rolled']!({}, base.log);
    expect((await row(id)).state).toBe('refused');
    const queued = await base.db.execute<{ payload: { id: string } }>(`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'asked-in-vain'`);
    expect(queued.rows).toEqual([{ payload: { id } }]);
    await mailAskedInVain(at('2026-12-26T00:01:00Z'), id);
    expect(mail.received).toMatchObject([{ to: 'marlow@northgate.example', subject: 'Your proof for “How much depends on the biggest client” is closed' }]);
    expect(mail.received[0]!.text.replaceAll('\n', ' ')).toContain('On 25 November 2026 we asked you for more about your proof for “How much depends on the biggest client” (ATT-03). Nothing came by 25 December 2026');
  });
  it('keeps its file for the time to appeal, like any other that is refused', async () => {
    const stored = await files.put(new Uint8Array(smallPdf()), 'application/pdf');
    const key = stored.kind === 'done' ? stored.value.key : '';
    const id = await waiting({ fileKey: key });
    await askForMore(base.db, at('2026-11-25T10:00:00Z').clock, id);
    await closeAsked(at('2026-12-26T00:00:20Z'), day('2026-12-26'));
    await sweepEvidence(at('2027-01-25T12:00:00Z'));
    expect(readdirSync(folder)).toEqual([key]);
    await sweepEvidence(at('2027-01-26T00:10:00Z'));
    expect([readdirSync(folder), (await row(id)).fileKey]).toEqual([[], null]);
  });
});

describe('a file that we may not keep', () => {
  const refuse = (clause: string): Ruling => ({ decision: 'refuse', clause, reason: 'The names of three clients can be read on page 2.' });
  const stored = async (): Promise<string> => {
    const outcome = await files.put(new Uint8Array(smallPdf()), 'application/pdf');
    return outcome.kind === 'done' ? outcome.value.key : '';
  };
  const decide = async (id: string, ruling: Ruling) => {
    expect((await decideCase(at('2026-11-24T10:00:00Z'), dov, { subject: 'evidence', id }, ruling)).kind).toBe('done');
    return (await base.db.select().from(decisions).where(eq(decisions.state, 'set')))[0]!.id;
  };
  it.each([['M-23', true], ['M-24', true], ['M-14', false]] as const)('refused under %s is gone from the disk when that takes effect: %s', async (clause, isGone) => {
    const key = await stored();
    const id = await waiting({ fileKey: key });
    const decision = await decide(id, refuse(clause));
    expect(existsSync(join(folder, key))).toBe(true);
    await effectDecision(at('2026-11-24T10:10:00Z'), decision);
    expect([existsSync(join(folder, key)), (await row(id)).fileKey]).toEqual([!isGone, isGone ? null : key]);
    expect(await row(id)).toMatchObject({ state: 'refused', digest: 'd'.repeat(64) });
  });
  it('is refused for the other checks too, drafts as well, where it was offered; what was found in it before stays', async () => {
    const key = await stored();
    const [id, ...others] = [await waiting({ fileKey: key }), await waiting({ fileKey: key, checkId: 'CLI-02' }), await waiting({ fileKey: key, checkId: 'SEC-06', state: 'draft', sentAt: null }), await waiting({ fileKey: key, checkId: 'ATT-01', state: 'accepted', closedAt: new Date(NOW) })];
    const alone = await waiting({ fileKey: await stored(), checkId: 'CLI-02' });
    const decision = await decide(id, refuse('M-23'));
    await effectDecision(at('2026-11-24T10:10:00Z'), decision);
    const all = await rows();
    const left = others.map((other) => all.find((one) => one.id === other)!).map(({ state, fileKey }) => [state, fileKey]);
    expect(left).toEqual([['refused', null], ['refused', null], ['accepted', null]]);
    expect([(await row(alone)).state, readdirSync(folder).length]).toEqual(['waiting', 1]);
    expect((await records()).at(-1)!.open).toMatchObject({ decision: 'refuse', clause: 'M-23', check: 'ATT-03', also: ['CLI-02', 'SEC-06'] });
    await mailDecision(at('2026-11-24T10:11:00Z'), decision);
    expect(mail.received[0]!.text.replaceAll('\n', ' ')).toContain('The same file was offered for CLI-02, SEC-06. It is refused there too.');
  });
  it('and could not be removed is tried again by the sweeper within the hour', async () => {
    const key = await stored();
    const id = await waiting({ fileKey: key });
    const decision = await decide(id, refuse('M-23'));
    const broken: Files = { ...files, remove: () => Promise.reject(new Error('the disk is away')) };
    await expect(effectDecision({ ...at('2026-11-24T10:10:00Z'), files: broken }, decision)).rejects.toThrow('the disk is away');
    expect([(await row(id)).state, existsSync(join(folder, key))]).toEqual(['refused', true]);
    await effectDecision(at('2026-11-24T10:12:00Z'), decision);
    expect(await sweepEvidence(at('2026-11-24T11:00:00Z'))).toBe(0);
    expect([existsSync(join(folder, key)), (await rows())[0]!.fileKey]).toEqual([false, null]);
  });
});
