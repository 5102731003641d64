// Moderators: what waits, in which order and until when; who may decide; two for an essential check; ten minutes to take back; what then changes, and the record of it.
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn } from '../../src/accounts/sessions.ts';
import { accounts } from '../../src/accounts/tables.ts';
import { evidence } from '../../src/assessments/evidence-tables.ts';
import { checksOfOne } from '../../src/assessments/facts.ts';
import { publishAnswers } from '../../src/assessments/publish-answers.ts';
import { brokenAt } from '../../src/audit/chain.ts';
import { allRecords } from '../../src/audit/reads.ts';
import { day } from '../../src/kernel/time.ts';
import { caseFor } from '../../src/moderation/case-for.ts';
import { caseView } from '../../src/moderation/case-view.ts';
import { decideCase, standAside, undoDecision, type Ruling } from '../../src/moderation/decide.ts';
import { mailDecision } from '../../src/moderation/decision-mail.ts';
import { appealDecision } from '../../src/moderation/answer-decision.ts';
import { decisionsAbout } from '../../src/moderation/decision-reads.ts';
import { effectDecision, publishDecision } from '../../src/moderation/effect.ts';
import { moderationFigures } from '../../src/moderation/figures.ts';
import { queueFor } from '../../src/moderation/queue.ts';
import { decisions } from '../../src/moderation/tables.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { smtpMailer } from '../../src/platform/mailer.ts';
import { reportCase } from '../../src/providers/report-case.ts';
import { cases } from '../../src/providers/case-tables.ts';
import { providers } from '../../src/providers/tables.ts';
import { claims, memberships } from '../../src/providers/team-tables.ts';
import { askModerator } from '../../src/providers/claim-firm.ts';
import { changeMember, roleOf } from '../../src/providers/team.ts';
import { newId } from '../../src/kernel/id.ts';
import { NOW, useApp } from '../support/app.ts';
import { nextEdition } from '../support/next-edition.ts';
import { makeProvider } from '../support/make-provider.ts';
import { signedIn } from '../support/sign-in.ts';
import { useMailServer } from '../support/smtp.ts';

const app = useApp();
const mail = useMailServer();
const TODAY = day('2026-11-24');
const later = (minutes: number) => ({ ...app, db: app.db, clock: fixedClock(new Date(Date.parse(NOW) + minutes * 60_000).toISOString()) });

let firm: string;
let dov: SignedIn;
let ada: SignedIn;
let owner: SignedIn;
beforeEach(async () => {
  firm = await makeProvider(app.db);
  [dov, ada, owner] = [await signedIn(app.db, 'dov@plumbline.example', { strength: 'passkey', moderator: true }), await signedIn(app.db, 'ada@plumbline.example', { strength: 'passkey', moderator: true }), await signedIn(app.db, 'marlow@northgate.example')];
  await app.db.insert(memberships).values({ providerId: firm, accountId: owner.account.id, role: 'owner', since: new Date() });
});

/** Evidence for an answer that is published, sent on a day. */
async function sent(checkId: string, on = '2026-11-23T09:00:00Z'): Promise<string> {
  const value = checkId === 'SEC-06' ? 24 : 8;
  await publishAnswers(app, [{ providerId: firm, checkId, givenOn: day('2026-11-20'), proofs: [], says: { kind: 'answer', answer: { value } } }]);
  const id = newId();
  await app.db.insert(evidence).values({ id, providerId: firm, edition: '2026.1', checkId, forClaim: false, kind: 'document', link: 'https://northgate.example/proof', datedOn: '2026-11-01', state: 'waiting', addedAt: new Date(on), sentAt: new Date(on) });
  return id;
}
const ACCEPT: Ruling = { decision: 'accept', clause: 'M-9', reason: 'The export shows the same figures.', proof: { kind: 'document', datedOn: day('2026-11-01'), checked: 'Invoice totals by client, names blacked out.' } };
const GRANT: Ruling = { decision: 'claim-grant', clause: 'M-37', reason: 'The register of Ohio names them.' };
const REFUSE: Ruling = { decision: 'refuse', clause: 'M-14', reason: 'The totals show 14%, not 8%.' };
const said = (outcome: { kind: string; code?: string }): string => outcome.code ?? outcome.kind;
const decide = async (who: SignedIn, id: string, ruling: Ruling = ACCEPT) => said(await decideCase(app, who, { subject: 'evidence', id }, ruling));
const latest = async () => (await app.db.select().from(decisions).orderBy(decisions.decidedAt, decisions.id)).at(-1)!;
const effectAll = async (minutes = 10) => {
  for (const row of await app.db.select().from(decisions).where(eq(decisions.state, 'set'))) await effectDecision(later(minutes), row.id);
};
const proofsOf = async (checkId: string) => (await checksOfOne(app.db, '2026.1', firm))[checkId]!.answers.at(-1)!.proofs;
const queue = (who: SignedIn, now = NOW) => queueFor(app.db, { edition: app.standard.current.edition, policy: app.policy, moderatorId: who.account.id, now: new Date(now) });

describe('the queue', () => {
  it('is oldest first, with the promised day in working days, and what is late', async () => {
    await sent('ATT-03', '2026-11-20T09:00:00Z');
    await sent('SEC-06', '2026-11-11T09:00:00Z');
    await app.db.insert(claims).values({ id: newId(), providerId: firm, accountId: ada.account.id, state: 'waiting', way: 'moderator', ground: 'The register names me.', dnsWord: 'x', contested: true, begunAt: new Date('2026-11-18'), waitingSince: new Date('2026-11-18') });
    const lines = await queue(dov);
    // From Wednesday 11 November, Veterans Day: Thursday 12, Friday 13, Monday 16, Tuesday 17, Wednesday 18.
    // From Friday 20 November: 23, 24, 25, Thanksgiving on the 26th left out, 27, 30.
    expect(lines.map(({ subject, about, dueBy, age, late }) => ({ subject, about, dueBy, age, late }))).toEqual([
      { subject: 'evidence', about: 'Proof for SEC-06, essential', dueBy: '2026-11-18', age: 13, late: true },
      { subject: 'claim', about: 'Claim of a firm that is claimed', dueBy: '2026-11-25', age: 6, late: false },
      { subject: 'evidence', about: 'Proof for ATT-03', dueBy: '2026-11-30', age: 4, late: false },
    ]);
  });
});

describe('a decision', () => {
  it('is for moderators who came by a passkey, and who are moderators still', async () => {
    const id = await sent('ATT-03');
    const byMail = await signedIn(app.db, 'dov@plumbline.example', { moderator: true });
    expect([await decide(owner, id), await decide(byMail, id)]).toEqual(['not-moderator', 'not-moderator']);
    await app.db.update(accounts).set({ moderatorSince: null }).where(eq(accounts.id, dov.account.id));
    expect(await decide(dov, id)).toBe('not-moderator');
  });
  it('cites a clause that allows it, and says what was looked at', async () => {
    const id = await sent('ATT-03');
    expect(await decide(dov, id, { ...ACCEPT, clause: 'M-14' })).toBe('clause');
    expect(await decide(dov, id, { ...ACCEPT, clause: 'M-999' })).toBe('clause');
    expect(await decide(dov, id, { ...ACCEPT, proof: undefined })).toBe('proof-wanted');
    expect(await decide(dov, id, { ...REFUSE, decision: 'claim-grant' })).toBe('not-possible');
    expect(said(await decideCase(app, dov, { subject: 'evidence', id: newId() }, ACCEPT))).toBe('no-such-case');
  });
  it('takes effect after ten minutes, not before: then the proof counts, the record has its row, and the team is told', async () => {
    const id = await sent('ATT-03');
    expect(await decide(dov, id)).toBe('done');
    expect(await queue(ada)).toEqual([]);
    await expect(effectDecision(later(9), (await latest()).id)).rejects.toThrow('not due yet');
    expect([await proofsOf('ATT-03'), [...(await Array.fromAsync(allRecords(app.db)))]]).toEqual([[], []]);
    await effectAll();
    expect(await proofsOf('ATT-03')).toEqual([{ kind: 'document', date: '2026-11-01', checked: TODAY }]);
    const rows = await Array.fromAsync(allRecords(app.db));
    expect(rows.map(({ act, actor, open }) => ({ act, actor, open }))).toEqual([{ act: 'case-decided', actor: 'moderator', open: { about: 'evidence', decision: 'accept', clause: 'M-9', moderators: 1, decidedAt: '2026-11-24T10:00:00.000Z', check: 'ATT-03', proof: 'document', provider: 'northgate-it' } }]);
    expect(brokenAt(rows)).toBeUndefined();
    await mailDecision({ ...app, db: app.db, mailer: smtpMailer(mail.url, 'Plumbline <hello@plumbline.example>') }, (await latest()).id);
    expect(mail.received.at(-1)).toMatchObject({ to: 'marlow@northgate.example', subject: 'Your proof for “How much depends on the biggest client”' });
    expect(mail.received.at(-1)!.text.replaceAll('\n', ' ')).toContain('Why: The export shows the same figures.');
    await effectAll(11);
    expect(await Array.fromAsync(allRecords(app.db))).toHaveLength(1);
  });
  it('can be taken back within ten minutes, by whoever made it, and then nothing of it is left in the record', async () => {
    const id = await sent('ATT-03');
    await decide(dov, id);
    expect(said(await undoDecision(later(5), ada, (await latest()).id))).toBe('too-late');
    expect(said(await undoDecision(later(10), dov, (await latest()).id))).toBe('too-late');
    expect(said(await undoDecision(later(9), dov, (await latest()).id))).toBe('done');
    await effectAll();
    expect([await proofsOf('ATT-03'), await Array.fromAsync(allRecords(app.db)), (await queue(dov)).length]).toEqual([[], [], 1]);
    expect(await decide(dov, id, REFUSE)).toBe('done');
    await effectAll();
    expect((await app.db.select().from(evidence))[0]!.state).toBe('refused');
  });
  it('on an essential check needs two who agree, each without knowing what the other said', async () => {
    const id = await sent('SEC-06');
    expect(await decideCase(app, dov, { subject: 'evidence', id }, ACCEPT)).toEqual({ kind: 'done', value: { effectAt: undefined } });
    expect([await decide(dov, id), (await queue(dov)).length]).toEqual(['same-person', 0]);
    expect((await queue(ada)).map((line) => line.second)).toEqual([true]);
    expect(await decide(ada, id)).toBe('done');
    await effectAll();
    expect(await proofsOf('SEC-06')).toHaveLength(1);
    expect((await app.db.execute('select checked_by from proofs')).rows).toEqual([{ checked_by: 'two-moderators' }]);
    expect((await Array.fromAsync(allRecords(app.db)))[0]!.open).toMatchObject({ moderators: 2 });
  });
  it('on which two differ waits for a third', async () => {
    const eve = await signedIn(app.db, 'eve@plumbline.example', { strength: 'passkey', moderator: true });
    const id = await sent('SEC-06');
    expect([await decide(dov, id), await decide(ada, id, REFUSE)]).toEqual(['done', 'done']);
    await effectAll();
    expect(await proofsOf('SEC-06')).toEqual([]);
    expect([await decide(dov, id), await decide(ada, id)]).toEqual(['same-person', 'same-person']);
    expect(await decide(eve, id, REFUSE)).toBe('done');
    await effectAll();
    expect((await app.db.select().from(evidence))[0]!.state).toBe('refused');
  });
  it('asks again at most twice; asking needs one alone, on an essential check too', async () => {
    const id = await sent('SEC-06');
    const ask: Ruling = { decision: 'ask-again', clause: 'M-15', reason: 'The page with the date is missing.' };
    for (const times of [1, 2]) {
      await app.db.update(evidence).set({ state: 'waiting' }).where(eq(evidence.id, id));
      expect(await decide(dov, id, ask)).toBe('done');
      await effectAll();
      expect((await app.db.select().from(evidence))[0]).toMatchObject({ state: 'asked', timesAsked: times });
    }
    await app.db.update(evidence).set({ state: 'waiting' }).where(eq(evidence.id, id));
    expect(await decide(dov, id, ask)).toBe('not-possible');
  });
  it('about an answer that was taken back meanwhile changes nothing', async () => {
    const id = await sent('ATT-03');
    await decide(dov, id);
    await app.db.execute(`update answers set taken_back_on = '2026-11-24'`);
    await effectAll();
    expect((await app.db.select().from(evidence))[0]).toMatchObject({ state: 'withdrawn', proofId: null });
  });
  it('goes by the edition that its answer belongs to, also where the next one asks it no more', async () => {
    const id = await sent('SEC-06');
    const next = { ...app, db: app.db, standard: nextEdition(app.standard, { 'SEC-06': undefined }) };
    expect(await caseView(app.db, next.standard, { subject: 'evidence', id }, TODAY)).toMatchObject({ kind: 'evidence', check: { id: 'SEC-06' } });
    expect(await decideCase(next, dov, { subject: 'evidence', id }, ACCEPT)).toEqual({ kind: 'done', value: { effectAt: undefined } });
  });
  it('is not for whoever said that they have a stake: they cannot open the case either', async () => {
    const id = await sent('ATT-03');
    expect(await caseFor(app.db, { subject: 'evidence', id }, dov.account.id)).toMatchObject({ waits: true });
    expect(said(await standAside(app, dov, { subject: 'evidence', id }))).toBe('done');
    expect([await caseFor(app.db, { subject: 'evidence', id }, dov.account.id), await decide(dov, id), (await queue(dov)).length, (await queue(ada)).length]).toEqual(['conflict', 'conflict', 0, 1]);
  });
});

describe('other cases', () => {
  it('a claim is granted or refused, and the claimant may work from then on', async () => {
    const claimant = await signedIn(app.db, 'ann@elsewhere.example');
    const id = newId();
    await app.db.insert(claims).values({ id, providerId: firm, accountId: claimant.account.id, state: 'waiting', way: 'moderator', ground: 'The register names me.', dnsWord: 'x', contested: true, begunAt: new Date(), waitingSince: new Date() });
    await app.db.delete(memberships);
    await app.db.update(claims).set({ contested: false });
    expect(said(await decideCase(app, dov, { subject: 'claim', id }, GRANT))).toBe('done');
    expect(await roleOf(app.db, firm, claimant.account.id)).toBeUndefined();
    await effectAll();
    expect(await roleOf(app.db, firm, claimant.account.id)).toBe('owner');
  });
  it('a firm that others speak for is shared only by two moderators, after they were heard; and then nobody is put out for 30 days', async () => {
    const claimant = await signedIn(app.db, 'ann@elsewhere.example');
    const id = newId();
    await app.db.insert(claims).values({ id, providerId: firm, accountId: claimant.account.id, state: 'open', dnsWord: 'x', contested: false, begunAt: new Date() });
    expect(said(await askModerator(app, claimant, id, 'The register names me, and nobody else.'))).toBe('done');
    expect((await app.db.select().from(claims))[0]).toMatchObject({ state: 'waiting', contested: true });
    expect((await app.db.execute(`select count(*)::int as mails from graphile_worker.jobs where task_identifier = 'firm-contested'`)).rows).toEqual([{ mails: 1 }]);
    expect(await decideCase(app, dov, { subject: 'claim', id }, GRANT)).toEqual({ kind: 'done', value: { effectAt: undefined } });
    expect(said(await decideCase(app, ada, { subject: 'claim', id }, GRANT))).toBe('done');
    await effectAll();
    expect(await roleOf(app.db, firm, claimant.account.id)).toBeUndefined();
    const heard = (await app.db.select().from(decisions).where(eq(decisions.state, 'heard')))[0]!;
    expect((await decisionsAbout(app.db, firm)).map((row) => row.id)).toEqual([heard.id]);
    const late = { ...app, db: app.db, clock: fixedClock('2026-12-10T00:00:00Z') };
    await publishDecision(late, heard.id);
    expect([await roleOf(app.db, firm, claimant.account.id), said(await changeMember(late, claimant, { providerId: firm }, owner.account.id, undefined))]).toEqual(['owner', 'disputed']);
    const [decided] = await decisionsAbout(app.db, firm);
    expect(said(await appealDecision(late, owner, decided!.id, 'Nobody here knows that person.'))).toBe('done');
  });
  it('nobody judges a firm that they speak for, what they asked for, or what somebody decided who has joined its team since', async () => {
    const id = await sent('ATT-03');
    await app.db.insert(memberships).values({ providerId: firm, accountId: dov.account.id, role: 'editor', since: new Date() });
    expect([await decide(dov, id), await caseFor(app.db, { subject: 'evidence', id }, dov.account.id), (await queue(dov)).length]).toEqual(['conflict', 'conflict', 0]);
    const claim = newId();
    await app.db.insert(claims).values({ id: claim, providerId: firm, accountId: ada.account.id, state: 'waiting', way: 'moderator', ground: 'It is mine.', dnsWord: 'x', contested: true, begunAt: new Date(), waitingSince: new Date() });
    expect(said(await decideCase(app, ada, { subject: 'claim', id: claim }, GRANT))).toBe('conflict');
    expect(await decide(ada, id)).toBe('done');
    await app.db.insert(memberships).values({ providerId: firm, accountId: ada.account.id, role: 'editor', since: new Date() });
    await effectAll();
    expect([(await latest()).state, await proofsOf('ATT-03')]).toEqual(['undone', []]);
  });
  it('a removal needs two, and leaves a page that says why', async () => {
    await reportCase(app, 'northgate-it', { kind: 'take-down', text: 'We closed in October 2026.' });
    const [report] = await app.db.select().from(cases);
    const key = { subject: 'report' as const, id: report!.id };
    const remove: Ruling = { decision: 'remove', clause: 'M-53', reason: 'The firm closed.' };
    await app.db.update(providers).set({ standing: 'listed', firstClaimedOn: null });
    expect(await decideCase(app, dov, key, remove)).toEqual({ kind: 'done', value: { effectAt: undefined } });
    expect(said(await decideCase(app, ada, key, remove))).toBe('done');
    await effectAll();
    expect((await app.db.select().from(providers))[0]).toMatchObject({ withdrawnOn: '2026-11-24', withdrawnBecause: 'Taken off under clause M-53' });
    expect((await app.db.select().from(cases))[0]).toMatchObject({ state: 'closed' });
  });
});

it('figures count what took effect, each case once', async () => {
  const [one, two] = [await sent('ATT-03', '2026-11-20T10:10:00Z'), await sent('SEC-06')];
  await decide(dov, one);
  await decide(dov, two, REFUSE);
  await decide(ada, two, REFUSE);
  await effectAll();
  expect(await moderationFigures(app.db)).toMatchObject({ decided: [{ decision: 'accept', cases: 1 }, { decision: 'refuse', cases: 1 }], waiting: 0, days: { longest: 4 } });
});
