// What makes a page worse: challenges to answers and facts, the firm that sees it first, ten working days, one appeal that somebody else decides, and what is put back.
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn } from '../../src/accounts/sessions.ts';
import { evidence } from '../../src/assessments/evidence-tables.ts';
import { forgetComments } from '../../src/assessments/against-answer.ts';
import { checksOfOne } from '../../src/assessments/facts.ts';
import { publishAnswers } from '../../src/assessments/publish-answers.ts';
import { papersOf } from '../../src/assessments/reads.ts';
import { answers } from '../../src/assessments/tables.ts';
import { allRecords } from '../../src/audit/reads.ts';
import { newId } from '../../src/kernel/id.ts';
import { day } from '../../src/kernel/time.ts';
import { agreeToDecision, appealDecision, sayToDecision } from '../../src/moderation/answer-decision.ts';
import { caseFor } from '../../src/moderation/case-for.ts';
import { decideCase, type Ruling } from '../../src/moderation/decide.ts';
import { mailDecision } from '../../src/moderation/decision-mail.ts';
import { decisionFor } from '../../src/moderation/decision-reads.ts';
import { effectDecision, publishDecision } from '../../src/moderation/effect.ts';
import { moderationFigures } from '../../src/moderation/figures.ts';
import { mailHearing } from '../../src/moderation/hearing-mail.ts';
import { queueFor } from '../../src/moderation/queue.ts';
import { appeals, decisions } from '../../src/moderation/tables.ts';
import type { Subject } from '../../src/moderation/terms.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { smtpMailer } from '../../src/platform/mailer.ts';
import { cases } from '../../src/providers/case-tables.ts';
import { reportCase } from '../../src/providers/report-case.ts';
import { providerFacts, providers } from '../../src/providers/tables.ts';
import { claims, memberships } from '../../src/providers/team-tables.ts';
import { roleOf } from '../../src/providers/team.ts';
import { NOW, useApp } from '../support/app.ts';
import { makeProvider } from '../support/make-provider.ts';
import { signedIn } from '../support/sign-in.ts';
import { useMailServer } from '../support/smtp.ts';

const app = useApp();
const mail = useMailServer();
const at = (moment: string) => ({ ...app, db: app.db, clock: fixedClock(moment) });
/** From Tuesday 24 November, Thanksgiving left out: 25, 27, 30, 1, 2, 3, 4, 7, 8 and 9 December are ten working days. */
const LAST = '2026-12-09T23:59:00.000Z';
const PUBLISHED = '2026-12-10T00:00:00.000Z';

let firm: string;
let [dov, ada, eve, owner]: SignedIn[] = [];
beforeEach(async () => {
  firm = await makeProvider(app.db);
  [dov, ada, eve] = [await moderator('dov'), await moderator('ada'), await moderator('eve')];
  owner = await signedIn(app.db, 'marlow@northgate.example');
  await app.db.insert(memberships).values({ providerId: firm, accountId: owner.account.id, role: 'owner', since: new Date() });
});
const moderator = (name: string) => signedIn(app.db, `${name}@plumbline.example`, { strength: 'passkey', moderator: true });

const said = (outcome: { kind: string; code?: string }): string => outcome.code ?? outcome.kind;
const answer = (checkId: string, value: number, note?: string) => publishAnswers(app, [{ providerId: firm, checkId, givenOn: day('2026-11-20'), proofs: [], says: { kind: 'answer', answer: { value, ...(note !== undefined && { note }) } } }]);
async function challenge(check: string, kind: 'answer' | 'wrong-fact' = 'answer'): Promise<string> {
  const outcome = await reportCase(app, 'northgate-it', { kind, ...(kind === 'answer' && { check }), text: 'Their own bill to us shows another figure.', contact: 'olive@practice.example' });
  expect(outcome.kind).toBe('done');
  return (await app.db.select().from(cases)).at(-1)!.id;
}
const rule = (who: SignedIn | undefined, subject: Subject, id: string, ruling: Ruling) => decideCase(app, who!, { subject, id }, ruling);
const CORRECT: Ruling = { decision: 'correct', clause: 'M-51', reason: 'A signed bill shows 31%, not 8%.' };
const FALSE: Ruling = { decision: 'false-answer', clause: 'M-26', reason: 'The firm knew from its own bills that it is 31%.' };
const settle = async (moment = '2026-11-24T10:10:00.000Z') => {
  for (const row of await app.db.select().from(decisions).where(eq(decisions.state, 'set'))) await effectDecision(at(moment), row.id);
};
const states = async () => (await app.db.select().from(decisions)).map((row) => row.state).sort();
const heardRow = async () => (await app.db.select().from(decisions).where(eq(decisions.state, 'heard')))[0]!;
const live = async (checkId: string) => (await checksOfOne(app.db, '2026.1', firm))[checkId]!;
const queue = async (who: SignedIn | undefined) => (await queueFor(app.db, { edition: app.standard.current.edition, policy: app.policy, moderatorId: who!.account.id, now: new Date(NOW) })).map((line) => line.about);

describe('a challenge', () => {
  it('names the check, and is for firms that have said something', async () => {
    expect(said(await reportCase(app, 'northgate-it', { kind: 'answer', text: 'That is not so, I was there.' }))).toBe('not-allowed');
    await app.db.update(providers).set({ standing: 'listed', firstClaimedOn: null });
    expect(said(await reportCase(app, 'northgate-it', { kind: 'answer', check: 'ATT-03', text: 'That is not so, I was there.' }))).toBe('nothing-answered');
  });
  it('that proves right is told to the firm first, and counts nothing before the day', async () => {
    await answer('ATT-03', 8);
    const id = await challenge('ATT-03');
    expect(await queue(dov)).toEqual([expect.stringMatching(/^Challenge \d{4,}: the answer to ATT-03$/)]);
    expect(said(await rule(dov, 'report', id, CORRECT))).toBe('done');
    await settle();
    expect([await states(), await queue(ada), (await heardRow()).publishesOn]).toEqual([['heard'], [], '2026-12-10']);
    expect((await live('ATT-03')).answers.at(-1)).not.toHaveProperty('ended');
    const post = { ...app, db: app.db, mailer: smtpMailer(mail.url, 'Plumbline <hello@plumbline.example>') };
    await mailHearing(post, (await heardRow()).id);
    expect(mail.received.at(-1)).toMatchObject({ to: 'marlow@northgate.example', subject: 'Before we publish it: about Northgate IT' });
    expect(mail.received.at(-1)!.text.replaceAll('\n', ' ')).toContain('until the end of 9 December 2026');
    const { id: decision } = await heardRow();
    await expect(publishDecision(at(LAST), decision)).rejects.toThrow('not due yet');
    await publishDecision(at(PUBLISHED), decision);
    expect((await live('ATT-03')).answers.at(-1)).toMatchObject({ ended: '2026-12-10' });
    expect((await Array.fromAsync(allRecords(app.db))).map(({ act, open }) => [act, open?.['provider'], open?.['publishesOn']])).toEqual([['case-heard', undefined, '2026-12-10'], ['case-decided', 'northgate-it', undefined]]);
    await mailDecision(post, decision);
    expect(mail.received.slice(-2).map((one) => one.to)).toEqual(['olive@practice.example', 'marlow@northgate.example']);
    await publishDecision(at('2026-12-11T00:00:00.000Z'), decision);
    expect((await live('ATT-03')).answers.at(-1)).toMatchObject({ ended: '2026-12-10' });
  });
  it('touches only what was said before it was judged: an answer that was put right stays', async () => {
    await answer('ATT-03', 8);
    await rule(dov, 'report', await challenge('ATT-03'), CORRECT);
    await settle();
    await publishAnswers(at('2026-11-30T09:00:00.000Z'), [{ providerId: firm, checkId: 'ATT-03', givenOn: day('2026-11-30'), proofs: [], says: { kind: 'answer', answer: { value: 31 } } }]);
    await publishDecision(at(PUBLISHED), (await heardRow()).id);
    expect((await live('ATT-03')).answers.map(({ given, value, ended }) => [given, value, ended])).toEqual([['2026-11-20', 8, '2026-12-10'], ['2026-11-30', 31, undefined]]);
  });
  it('a false answer is the one that the first of the two saw, not one that was put right before the second agreed', async () => {
    await answer('ATT-03', 8);
    const id = await challenge('ATT-03');
    await rule(dov, 'report', id, FALSE);
    const [old] = await app.db.select().from(answers);
    await publishAnswers(at('2026-11-24T12:00:00.000Z'), [{ providerId: firm, checkId: 'ATT-03', givenOn: day('2026-11-24'), proofs: [], says: { kind: 'answer', answer: { value: 31 } } }]);
    await decideCase(at('2026-11-24T13:00:00.000Z'), ada!, { subject: 'report', id }, FALSE);
    await settle('2026-11-24T13:10:00.000Z');
    await publishDecision(at(PUBLISHED), (await heardRow()).id);
    expect((await app.db.select().from(answers)).filter((row) => row.falseFoundOn !== null).map((row) => row.id)).toEqual([old!.id]);
  });
  it('a false answer needs two, is dated on the day it is published, and clients’ false facts too', async () => {
    await answer('ATT-03', 8);
    const id = await challenge('ATT-03');
    expect(await rule(dov, 'report', id, FALSE)).toEqual({ kind: 'done', value: { effectAt: undefined } });
    expect(said(await rule(ada, 'report', id, FALSE))).toBe('done');
    await settle();
    await publishDecision(at(PUBLISHED), (await heardRow()).id);
    expect([(await live('ATT-03')).falseFound, await states()]).toEqual(['2026-12-10', ['effective', 'effective']]);
  });
  it('to a comment hides it, says so in its place, and forgets it when nobody can appeal any more', async () => {
    await answer('ATT-03', 8, 'Our client Dr. Miller agrees.');
    const id = await challenge('ATT-03');
    const remove: Ruling = { decision: 'remove', clause: 'M-32', reason: 'It names a client.' };
    await rule(dov, 'report', id, remove);
    await rule(ada, 'report', id, remove);
    await settle();
    await publishDecision(at(PUBLISHED), (await heardRow()).id);
    const papers = () => papersOf(app.db, firm, '2026.1', ['ATT-03']);
    expect((await papers())[0]).toMatchObject({ note: null, noteDownOn: '2026-12-10', noteDownUnder: 'M-32' });
    await forgetComments(app.db, day('2026-12-09'));
    expect((await app.db.select().from(answers))[0]!.note).toBe('Our client Dr. Miller agrees.');
    await forgetComments(app.db, day('2026-12-10'));
    expect((await app.db.select().from(answers))[0]).toMatchObject({ note: null, noteDownUnder: 'M-32' });
  });
});

describe('the firm is heard', () => {
  beforeEach(async () => {
    await answer('ATT-03', 8);
    await rule(dov, 'report', await challenge('ATT-03'), CORRECT);
    await settle();
  });
  it('what it says waits for a moderator, who may drop the decision; then nothing was published', async () => {
    const { id } = await heardRow();
    expect(said(await sayToDecision(app, dov!, id, 'I want to answer for them.'))).toBe('not-yours');
    expect(said(await sayToDecision(app, owner!, id, 'The bill is of 2024; we sent you that of this year.'))).toBe('done');
    expect(await queue(dov)).toEqual(['The firm answered before publication: ATT-03']);
    expect(said(await rule(ada, 'fact-check', id, { decision: 'no-change', clause: 'M-30', reason: 'The bill is of 2024 indeed.' }))).toBe('done');
    await expect(publishDecision(at(PUBLISHED), id)).rejects.toThrow('looking at this decision again');
    expect(said(await sayToDecision(app, owner!, id, 'Words that nobody would read.'))).toBe('too-late');
    await settle();
    await publishDecision(at(PUBLISHED), id);
    expect([await states(), (await live('ATT-03')).answers.at(-1)?.ended, (await app.db.select().from(cases))[0]!.state]).toEqual([['dropped', 'effective'], undefined, 'closed']);
    expect((await moderationFigures(app.db)).heard).toEqual({ told: 1, dropped: 1 });
  });
  it('a moderator may stay with it, and it is published on its day', async () => {
    const { id } = await heardRow();
    await sayToDecision(app, owner!, id, 'We do not like that.');
    await rule(ada, 'fact-check', id, { decision: 'appeal-uphold', clause: 'M-30', reason: 'Nothing in it speaks against the bill.' });
    await settle();
    expect([said(await sayToDecision(app, owner!, id, 'But we really do not.')), await queue(dov)]).toEqual(['too-late', []]);
    await publishDecision(at(PUBLISHED), id);
    expect((await live('ATT-03')).answers.at(-1)?.ended).toBe('2026-12-10');
  });
  it('it may agree, and it is published at once', async () => {
    const { id } = await heardRow();
    expect(said(await agreeToDecision(app, owner!, id))).toBe('done');
    await publishDecision(app, id);
    expect((await live('ATT-03')).answers.at(-1)?.ended).toBe('2026-11-24');
    expect(said(await agreeToDecision(app, owner!, id))).toBe('not-heard');
  });
  it('the decision opens for its team, for nobody else', async () => {
    const { id } = await heardRow();
    const stranger = await signedIn(app.db, 'sid@elsewhere.example');
    const editor = await signedIn(app.db, 'nils@northgate.example');
    await app.db.insert(memberships).values({ providerId: firm, accountId: editor.account.id, role: 'editor', since: new Date() });
    expect([await decisionFor(app.db, id, stranger.account.id), (await decisionFor(app.db, id, owner!.account.id))?.mayAct, (await decisionFor(app.db, id, editor.account.id))?.mayAct]).toEqual([undefined, true, false]);
  });
});

describe('an appeal', () => {
  const REVERSE: Ruling = { decision: 'appeal-reverse', clause: 'M-33', reason: 'The bill was of another firm.' };
  it('is one, in time, and decided by somebody who had no part; then the answer counts again', async () => {
    await answer('ATT-03', 8);
    await rule(dov, 'report', await challenge('ATT-03'), CORRECT);
    await settle();
    const { id } = await heardRow();
    expect(said(await appealDecision(app, owner!, id, 'Not published yet, but we appeal.'))).toBe('not-open');
    await agreeToDecision(app, owner!, id);
    await publishDecision(app, id);
    expect(said(await appealDecision(at('2026-12-25T00:00:00.000Z'), owner!, id, 'We were on holiday till now.'))).toBe('too-late');
    expect(said(await appealDecision(at('2026-12-24T23:00:00.000Z'), owner!, id, 'That bill is not from us at all.'))).toBe('done');
    expect(said(await appealDecision(app, owner!, id, 'And once more, since we may.'))).toBe('appealed-already');
    const [appeal] = await app.db.select().from(appeals);
    const key = { subject: 'appeal' as const, id: appeal!.id };
    expect([await queue(dov), await queue(ada)]).toEqual([[], ['Appeal: ATT-03']]);
    expect([await caseFor(app.db, key, dov!.account.id), said(await rule(dov, 'appeal', appeal!.id, REVERSE))]).toEqual(['conflict', 'conflict']);
    expect(said(await rule(ada, 'appeal', appeal!.id, REVERSE))).toBe('done');
    await settle();
    expect([(await live('ATT-03')).answers.at(-1)?.ended, await states()]).toEqual([undefined, ['effective', 'reversed']]);
    expect((await moderationFigures(app.db)).appeals).toEqual({ decided: 1, reversed: 1 });
  });
  it('against a refused proof brings it in, keeps its file until then, and needs two on an essential check', async () => {
    await answer('SEC-06', 24);
    const id = newId();
    await app.db.insert(evidence).values({ id, providerId: firm, edition: '2026.1', checkId: 'SEC-06', forClaim: false, kind: 'document', fileKey: 'ab/abcdef', fileType: 'application/pdf', fileSize: 10, datedOn: '2026-11-01', state: 'waiting', addedAt: new Date(NOW), sentAt: new Date(NOW) });
    const refuse: Ruling = { decision: 'refuse', clause: 'M-14', reason: 'It shows less than that.' };
    await rule(dov, 'evidence', id, refuse);
    await rule(ada, 'evidence', id, refuse);
    await settle();
    const decision = (await app.db.select().from(decisions).orderBy(decisions.decidedAt, decisions.id)).at(-1)!;
    expect(said(await appealDecision(app, owner!, decision.id, 'Page 3 shows the whole of it.'))).toBe('done');
    expect((await app.db.select().from(evidence))[0]).toMatchObject({ state: 'refused', appealed: true, fileKey: 'ab/abcdef' });
    const appeal = (await app.db.select().from(appeals))[0]!;
    const proof = { kind: 'document' as const, datedOn: day('2026-11-01'), checked: 'The log of all sign-ins, names blacked out.' };
    expect(said(await rule(eve, 'appeal', appeal.id, REVERSE))).toBe('proof-wanted');
    const fay = await moderator('fay');
    expect(await rule(eve, 'appeal', appeal.id, { ...REVERSE, proof })).toEqual({ kind: 'done', value: { effectAt: undefined } });
    expect(said(await rule(fay, 'appeal', appeal.id, { ...REVERSE, proof }))).toBe('done');
    await settle();
    expect((await live('SEC-06')).answers.at(-1)!.proofs).toEqual([{ kind: 'document', date: '2026-11-01', checked: '2026-11-24' }]);
    expect((await app.db.select().from(evidence))[0]).toMatchObject({ state: 'accepted', appealed: false, fileKey: null });
  });
  it('against a refused claim grants it', async () => {
    const claimant = await signedIn(app.db, 'ann@elsewhere.example');
    const id = newId();
    await app.db.insert(claims).values({ id, providerId: firm, accountId: claimant.account.id, state: 'waiting', way: 'moderator', ground: 'The register names me.', dnsWord: 'x', contested: true, begunAt: new Date(), waitingSince: new Date() });
    await rule(dov, 'claim', id, { decision: 'claim-refuse', clause: 'M-42', reason: 'The register does not name them.' });
    await settle();
    const [decision] = await app.db.select().from(decisions);
    expect(said(await appealDecision(app, owner!, decision!.id, 'We have nothing to do with it.'))).toBe('not-yours');
    expect(said(await appealDecision(app, claimant, decision!.id, 'It does since Monday, look again.'))).toBe('done');
    const [appeal] = await app.db.select().from(appeals);
    await rule(ada, 'appeal', appeal!.id, REVERSE);
    await settle();
    expect(await roleOf(app.db, firm, claimant.account.id)).toBe('owner');
  });
});

describe('a fact that a report proves wrong', () => {
  it('of a listed firm gets the better value, with its source and day, and nobody waits', async () => {
    await app.db.update(providers).set({ standing: 'listed', firstClaimedOn: null });
    const id = await challenge('', 'wrong-fact');
    const ruling: Ruling = { decision: 'correct', clause: 'M-51', reason: 'Its own site says so.' };
    expect(said(await rule(dov, 'report', id, ruling))).toBe('fact-wanted');
    expect(said(await rule(dov, 'report', id, { ...ruling, correction: { fact: 'website', value: 'not an address' } }))).toBe('fact-wanted');
    expect(said(await rule(dov, 'report', id, { ...ruling, correction: { fact: 'name', value: 'Northgate Systems' } }))).toBe('done');
    await settle();
    const [row] = await app.db.select().from(providers);
    expect([row!.name, row!.slug, row!.sourceDate, row!.listingKey]).toEqual(['Northgate Systems', 'northgate-it', '2026-11-24', 'northgate.example|northgate systems']);
  });
  it('is judged as it stood: found false it keeps its mark when the firm puts it right, and what is right gets none', async () => {
    const first = newId();
    await app.db.insert(providerFacts).values({ id: first, providerId: firm, demonstration: true, key: 'technicians', value: 40, source: 'demonstration', givenOn: '2026-11-01' });
    const id = await challenge('', 'wrong-fact');
    const ruling: Ruling = { ...FALSE, correction: { fact: 'technicians' } };
    await rule(dov, 'report', id, ruling);
    await rule(ada, 'report', id, ruling);
    await settle();
    await app.db.update(providerFacts).set({ replacedOn: '2026-11-30' });
    await app.db.insert(providerFacts).values({ id: newId(), providerId: firm, demonstration: true, key: 'technicians', value: 4, source: 'demonstration', givenOn: '2026-11-30' });
    await publishDecision(at(PUBLISHED), (await heardRow()).id);
    expect((await app.db.select().from(providerFacts)).map((row) => [row.value, row.falseFoundOn]).sort()).toEqual([[4, null], [40, '2026-12-10']]);
  });
  it('that a claimed firm says of itself counts no more, after the firm was heard; an appeal brings it back', async () => {
    await app.db.insert(providerFacts).values({ id: newId(), providerId: firm, demonstration: true, key: 'technicians', value: 40, source: 'demonstration', givenOn: '2026-11-01' });
    const id = await challenge('', 'wrong-fact');
    await rule(dov, 'report', id, { decision: 'correct', clause: 'M-51', reason: 'Its register shows four.', correction: { fact: 'technicians' } });
    await settle();
    expect((await app.db.select().from(providerFacts))[0]!.replacedOn).toBeNull();
    const { id: decision } = await heardRow();
    await publishDecision(at(PUBLISHED), decision);
    expect((await app.db.select().from(providerFacts))[0]!.replacedOn).toBe('2026-12-10');
    await appealDecision(at(PUBLISHED), owner!, decision, 'Thirty-six are in our sister firm.');
    const [appeal] = await app.db.select().from(appeals);
    await decideCase(at(PUBLISHED), ada!, { subject: 'appeal', id: appeal!.id }, { decision: 'appeal-reverse', clause: 'M-33', reason: 'The register was of another year.' });
    await settle('2026-12-10T00:10:00.000Z');
    expect((await app.db.select().from(providerFacts))[0]!.replacedOn).toBeNull();
  });
});
