// Who a firm is, over time: a new name keeps its history, a sale ends what was said of owners, and whoever carries on a firm takes its answers, marks and clocks along. A circle cannot be.
import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { eraseAccount } from '../../src/accounts/erase.ts';
import type { SignedIn } from '../../src/accounts/sessions.ts';
import { livingAnswers } from '../../src/assessments/draw-population.ts';
import { draws, drawnAnswers } from '../../src/assessments/draw-tables.ts';
import { disinheritAnswers } from '../../src/assessments/inherit.ts';
import { settleDraws } from '../../src/assessments/settle-draws.ts';
import { checksOfOne } from '../../src/assessments/facts.ts';
import { publishAnswers } from '../../src/assessments/publish-answers.ts';
import { recomputeScores } from '../../src/assessments/recompute-scores.ts';
import { answers, notApplicableClaims, proofs, scores } from '../../src/assessments/tables.ts';
import { allRecords } from '../../src/audit/reads.ts';
import { day, type Day } from '../../src/kernel/time.ts';
import { appealDecision } from '../../src/moderation/answer-decision.ts';
import { caseFor } from '../../src/moderation/case-for.ts';
import { decideCase, type Ruling } from '../../src/moderation/decide.ts';
import { decisionFor } from '../../src/moderation/decision-reads.ts';
import { mailDecision } from '../../src/moderation/decision-mail.ts';
import { effectDecision, publishDecision } from '../../src/moderation/effect.ts';
import { mailHearing } from '../../src/moderation/hearing-mail.ts';
import { queueFor } from '../../src/moderation/queue.ts';
import { appeals, conflicts, decisions } from '../../src/moderation/tables.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { smtpMailer } from '../../src/platform/mailer.ts';
import { identityChanges } from '../../src/providers/identity-tables.ts';
import type { IdentitySaid } from '../../src/providers/identity-rules.ts';
import { changesOf, declaredBy, lineageOf, whoGoesOn } from '../../src/providers/lineage.ts';
import { claimedProviders, factsOfProviders } from '../../src/providers/reads.ts';
import { challengeIdentity, declareChange, dropChange } from '../../src/providers/say-change.ts';
import { providerFacts, providerNames, providers } from '../../src/providers/tables.ts';
import { memberships } from '../../src/providers/team-tables.ts';
import { keepFirm } from '../../src/shortlists/keep-firm.ts';
import { changeNotices } from '../../src/shortlists/tables.ts';
import { noticeChanges } from '../../src/shortlists/tell-changes.ts';
import { NOW, useApp } from '../support/app.ts';
import { makeProvider } from '../support/make-provider.ts';
import { signedIn } from '../support/sign-in.ts';
import { useMailServer } from '../support/smtp.ts';

const app = useApp();
const mail = useMailServer();
const at = (moment: string) => ({ ...app, db: app.db, clock: fixedClock(moment) });
const PUBLISHED = '2026-12-10T00:00:00.000Z';

let [firm, old]: string[] = [];
let [dov, ada, eve, marlow, nils]: SignedIn[] = [];
const moderator = (name: string) => signedIn(app.db, `${name}@plumbline.example`, { strength: 'passkey', moderator: true });
beforeEach(async () => {
  firm = await makeProvider(app.db, { claimedOn: day('2026-11-20') });
  old = await makeProvider(app.db, { name: 'Beacon Office IT', legalName: 'Beacon Office IT, Inc.', domain: 'beacon.example', claimedOn: day('2025-02-01') });
  [dov, ada, eve] = [await moderator('dov'), await moderator('ada'), await moderator('eve')];
  [marlow, nils] = [await signedIn(app.db, 'marlow@northgate.example'), await signedIn(app.db, 'nils@beacon.example')];
  await app.db.insert(memberships).values([{ providerId: firm, accountId: marlow.account.id, role: 'owner', since: new Date() }, { providerId: old, accountId: nils.account.id, role: 'owner', since: new Date() }]);
});

const RENAME: IdentitySaid = { kind: 'renamed', newWords: 'Northgate Care', happenedOn: day('2026-11-02'), says: 'We are called Northgate Care now.', link: 'https://northgate.example/name' };
const FOLLOW: IdentitySaid = { kind: 'predecessor', other: 'beacon-office-it', happenedOn: day('2026-11-10'), says: 'We took over clients and staff of Beacon.', link: 'https://northgate.example/beacon' };
const said = (outcome: { kind: string; code?: string }): string => outcome.code ?? outcome.kind;
const declare = async (what: IdentitySaid, who = marlow, providerId = firm) => said(await declareChange(app, who!, { providerId: providerId! }, what));
const latest = async () => (await app.db.select().from(identityChanges).orderBy(identityChanges.number)).at(-1)!;
const rule = async (who: SignedIn | undefined, ruling: Ruling, id?: string) => said(await decideCase(app, who!, { subject: 'identity', id: id ?? (await latest()).id }, ruling));
const CORRECT: Ruling = { decision: 'correct', clause: 'M-45', reason: 'The register of companies names it so.' };
const JOIN: Ruling = { decision: 'join', clause: 'M-47', reason: 'The notice and the register say that it took over clients and staff.' };
const settle = async (moment = '2026-11-24T10:10:00.000Z') => {
  for (const row of await app.db.select().from(decisions).where(eq(decisions.state, 'set'))) await effectDecision(at(moment), row.id);
};
const publish = async (moment = PUBLISHED) => {
  for (const row of await app.db.select().from(decisions).where(eq(decisions.state, 'heard'))) await publishDecision(at(moment), row.id);
};
const one = async (id = firm) => (await app.db.select().from(providers).where(eq(providers.id, id!)))[0]!;
const answer = (providerId: string | undefined, checkId: string, value: number, on: string, note?: string) => publishAnswers(app, [{ providerId: providerId!, checkId, givenOn: day(on), proofs: [{ kind: 'document', date: day(on), checkedOn: day(on), checkedBy: 'moderator', checked: 'The export of that day.' }], says: { kind: 'answer', answer: { value, ...(note !== undefined && { note }) } } }]);
const live = async (id: string | undefined, checkId: string) => (await checksOfOne(app.db, '2026.1', id!))[checkId];
async function joined(what = FOLLOW): Promise<void> {
  expect(await declare(what)).toBe('done');
  expect([await rule(dov, JOIN), await rule(ada, JOIN)]).toEqual(['done', 'done']);
  await settle();
  await publish();
}

describe('a new name', () => {
  it('changes nothing before a moderator agrees; then the address and all that was answered stay, and the old name with its month', async () => {
    await answer(firm, 'ATT-03', 8, '2026-11-21');
    const before = await live(firm, 'ATT-03');
    expect(await declare(RENAME)).toBe('done');
    expect([(await one()).name, await rule(dov, CORRECT)]).toEqual(['Northgate IT', 'done']);
    await settle();
    expect(await one()).toMatchObject({ slug: 'northgate-it', name: 'Northgate Care', legalName: 'Northgate IT, LLC', firstClaimedOn: '2026-11-20', nameKey: (await one()).nameKey });
    expect((await app.db.select().from(providerNames)).map(({ name, kind, untilOn }) => [name, kind, untilOn])).toEqual([['Northgate IT', 'former', '2026-11-02']]);
    expect(await live(firm, 'ATT-03')).toEqual(before);
    expect((await changesOf(app.db, firm!))[0]).toMatchObject({ kind: 'renamed', oldWords: 'Northgate IT', newWords: 'Northgate Care', state: 'confirmed' });
    expect((await Array.fromAsync(allRecords(app.db))).map(({ act, open }) => [act, open?.['provider'], open?.['decision']])).toEqual([['case-decided', 'northgate-it', 'correct']]);
  });
  it('is refused by one moderator, and then the firm may say it anew with a better proof', async () => {
    await declare(RENAME);
    expect(await declare(RENAME)).toBe('said-already');
    expect(await rule(dov, { decision: 'no-change', clause: 'M-49', reason: 'No register knows that name.' })).toBe('done');
    await settle();
    expect([(await one()).name, (await latest()).state, await declare(RENAME)]).toEqual(['Northgate IT', 'refused', 'done']);
  });
  it('is for owners to say, and to take back while nobody has decided', async () => {
    await app.db.update(memberships).set({ role: 'editor' }).where(eq(memberships.accountId, marlow!.account.id));
    expect([await declare(RENAME), await declare(RENAME, nils)]).toEqual(['not-owner', 'not-owner']);
    await app.db.update(memberships).set({ role: 'owner' }).where(eq(memberships.accountId, marlow!.account.id));
    await declare(RENAME);
    const { id } = await latest();
    expect(said(await dropChange(app, nils!, { providerId: firm! }, id))).toBe('not-owner');
    expect(said(await dropChange(app, marlow!, { providerId: firm! }, id))).toBe('done');
    expect([said(await dropChange(app, marlow!, { providerId: firm! }, id)), await rule(dov, CORRECT, id)]).toEqual(['decided-already', 'decided-already']);
  });
  it('goes back to the old one on appeal', async () => {
    await declare(RENAME);
    await rule(dov, CORRECT);
    await settle();
    const [decision] = await app.db.select().from(decisions);
    expect(said(await appealDecision(app, marlow!, decision!.id, 'We were tricked into that name.'))).toBe('done');
    const [appeal] = await app.db.select().from(appeals);
    expect(said(await decideCase(app, ada!, { subject: 'appeal', id: appeal!.id }, { decision: 'appeal-reverse', clause: 'M-33', reason: 'The register shows the old name.' }))).toBe('done');
    await settle();
    expect([(await one()).name, await app.db.select().from(providerNames), (await latest()).state]).toEqual(['Northgate IT', [], 'undone']);
  });
});

describe('another legal entity', () => {
  it('takes its name, and the one before stays', async () => {
    expect(await declare({ ...RENAME, kind: 'new-legal-entity', newWords: 'Northgate IT, Inc.' })).toBe('done');
    await rule(dov, CORRECT);
    await settle();
    expect([(await one()).name, (await one()).legalName]).toEqual(['Northgate IT', 'Northgate IT, Inc.']);
    expect((await app.db.select().from(providerNames)).map(({ name, kind }) => [name, kind])).toEqual([['Northgate IT, LLC', 'legal']]);
  });
});

describe('a sale', () => {
  it('ends on its day what was said of the owners before it, and nothing else', async () => {
    await publishAnswers(app, [{ providerId: firm!, checkId: 'IND-05', givenOn: day('2026-11-01'), proofs: [], says: { kind: 'answer', answer: { choice: 1 } } }]);
    await answer(firm, 'ATT-03', 8, '2026-11-01');
    expect(await declare({ kind: 'sold-or-merged', happenedOn: day('2026-11-12'), says: 'Two funds bought the firm.', link: 'https://northgate.example/sale' })).toBe('done');
    await rule(dov, { ...CORRECT, clause: 'M-48' });
    await settle();
    expect([(await live(firm, 'IND-05'))!.answers[0]!.ended, (await live(firm, 'ATT-03'))!.answers[0]!.ended]).toEqual(['2026-11-12', undefined]);
  });
});

describe('a firm that carries on another', () => {
  it('needs two moderators, and the team of the other firm is heard first: it may read, and nobody else of it', async () => {
    await declare(FOLLOW);
    expect(await rule(dov, JOIN)).toBe('done');
    await settle();
    expect((await one(old)).succeededBy).toBeNull();
    expect([await rule(dov, JOIN), await rule(ada, JOIN)]).toEqual(['same-person', 'done']);
    await settle();
    const [heard] = await app.db.select().from(decisions).where(eq(decisions.state, 'heard'));
    expect([(await one(old)).succeededBy, heard!.publishesOn, (await decisionFor(app.db, heard!.id, nils!.account.id))?.mayAct, await decisionFor(app.db, heard!.id, eve!.account.id)]).toEqual([null, '2026-12-10', true, undefined]);
    await mailHearing({ db: app.db, mailer: smtpMailer(mail.url, 'plumbline@site.example'), config: app.config, policy: app.policy }, heard!.id);
    expect(mail.received.map((one) => one.to).sort()).toEqual(['marlow@northgate.example', 'nils@beacon.example']);
    await publish();
    expect((await one(old)).succeededBy).toBe(firm);
  });
  it('takes answers with their own days and proofs; the newer answer counts, and the older stays in the history', async () => {
    await answer(old, 'ATT-03', 31, '2026-03-01');
    await answer(old, 'SEC-06', 24, '2026-10-01');
    await answer(firm, 'ATT-03', 8, '2026-11-21');
    await answer(firm, 'SEC-06', 6, '2026-02-01');
    await joined();
    const [attention, security] = [(await live(firm, 'ATT-03'))!.answers, (await live(firm, 'SEC-06'))!.answers];
    expect(attention.map(({ given, value }) => [given, value])).toEqual([['2026-03-01', 31], ['2026-11-21', 8]]);
    expect(security.map(({ given, value }) => [given, value])).toEqual([['2026-02-01', 6], ['2026-10-01', 24]]);
    expect(security.at(-1)!.proofs).toEqual([{ kind: 'document', date: '2026-10-01', checked: '2026-10-01' }]);
    // What the other firm said stays where it was.
    expect([(await live(old, 'ATT-03'))!.answers.length, (await app.db.select().from(proofs)).length]).toEqual([1, 6]);
  });
  it('takes the first day along, so that no clock starts anew, and never gives a later one', async () => {
    await joined();
    expect([(await one()).firstClaimedOn, (await latest()).ownFirstClaim]).toEqual(['2025-02-01', '2026-11-20']);
  });
  it('takes marks of false answers along, on checks and on facts of the profile, though it says the same anew', async () => {
    await answer(old, 'ATT-03', 8, '2026-03-01');
    await app.db.update(answers).set({ falseFoundOn: '2026-09-01' }).where(eq(answers.providerId, old!));
    await app.db.insert(providerFacts).values([{ id: crypto.randomUUID(), providerId: old!, demonstration: true, key: 'head-count', value: 40, source: 'demonstration', givenOn: '2026-01-01', falseFoundOn: '2026-09-01' }, { id: crypto.randomUUID(), providerId: firm!, demonstration: true, key: 'head-count', value: 12, source: 'demonstration', givenOn: '2026-11-21' }]);
    await answer(firm, 'ATT-03', 8, '2026-11-21');
    await joined();
    expect((await live(firm, 'ATT-03'))!.falseFound).toBe('2026-09-01');
    expect((await factsOfProviders(app.db, [firm!])).get(firm!)!['head-count']).toEqual({ value: 12, given: '2026-11-21', source: 'demonstration', falseFound: '2026-09-01' });
  });
  it('takes a claim that a check does not apply, but for a check that it has answered since', async () => {
    const claim = (checkId: string) => ({ id: crypto.randomUUID(), providerId: old!, edition: '2026.1', checkId, ground: 'We hold no such data.', claimedOn: '2026-03-01' });
    await app.db.insert(notApplicableClaims).values([claim('ATT-03'), claim('CLI-06')]);
    await answer(firm, 'ATT-03', 8, '2026-11-21');
    await joined();
    expect([(await live(firm, 'ATT-03'))?.notApplicable, (await live(firm, 'CLI-06'))?.notApplicable?.claimed]).toEqual([undefined, '2026-03-01']);
  });
  it('takes an answer that was drawn along with its last day, so that nobody is quit of a draw; an appeal gives it back', async () => {
    await answer(old, 'ATT-03', 31, '2026-03-01');
    await app.db.insert(draws).values({ day: '2026-10-01', madeOn: '2026-11-20', seed: 'a'.repeat(64), recordNumber: 1, share: 10, answers: 1, drawn: 1, population: [{ provider: 'beacon-office-it', check: 'ATT-03' }], setAside: [] });
    const [own] = await app.db.select().from(answers);
    await app.db.insert(drawnAnswers).values({ id: crypto.randomUUID(), drawDay: '2026-10-01', providerId: old!, slug: 'beacon-office-it', edition: '2026.1', checkId: 'ATT-03', rule: null, answerId: own!.id, state: 'asked', dueOn: '2026-12-20' });
    const drawn = async () => (await app.db.select().from(drawnAnswers))[0]!;
    await joined();
    expect([(await drawn()).providerId, (await drawn()).dueOn, (await drawn()).answerId === own!.id]).toEqual([firm, '2026-12-20', false]);
    expect((await livingAnswers(app.db, app.standard.current.edition, day('2026-12-10'))).map((one) => one.providerId)).toEqual([firm]);
    expect(await settleDraws({ ...at('2026-12-21T00:10:00Z'), standard: app.standard }, day('2026-12-21'))).toBe(1);
    expect((await live(firm, 'ATT-03'))!.answers.map(({ ended }) => ended)).toEqual(['2026-12-21']);
    await disinheritAnswers(app.db, app, old!, firm!);
    expect([(await drawn()).providerId, (await drawn()).answerId, await live(firm, 'ATT-03')]).toEqual([old, own!.id, undefined]);
  });
  it('ends at the takeover what the other firm said of its owners', async () => {
    await publishAnswers(app, [{ providerId: old!, checkId: 'IND-05', givenOn: day('2026-03-01'), proofs: [], says: { kind: 'answer', answer: { choice: 1 } } }]);
    await joined();
    expect((await live(firm, 'IND-05'))!.answers.map(({ given, ended }) => [given, ended])).toEqual([['2026-03-01', '2026-11-10']]);
  });
  it('is scored on both; the other is computed no more, speaks no more, and is found under the new one', async () => {
    await answer(old, 'ATT-03', 8, '2026-11-01');
    await joined();
    expect(await claimedProviders(app.db, '00000000-0000-0000-0000-000000000000', 10)).toEqual([firm]);
    await recomputeScores(app, { asOf: '2026-12-10' as Day });
    const rows = await app.db.select({ id: scores.providerId, answered: scores.answered }).from(scores);
    expect([rows.map((row) => row.id), rows[0]!.answered > 0]).toEqual([[firm], true]);
    expect((await app.db.select().from(providerNames)).map(({ providerId, name, kind, untilOn }) => [providerId, name, kind, untilOn])).toEqual([[firm, 'Beacon Office IT', 'predecessor', '2026-11-10']]);
    expect(await whoGoesOn(app.db, old!)).toMatchObject({ slug: 'northgate-it', on: '2026-11-10', kind: 'predecessor' });
  });
  it('makes a firm that was only listed speak with the answers of the other', async () => {
    await app.db.update(providers).set({ standing: 'listed', firstClaimedOn: null }).where(eq(providers.id, firm!));
    await joined();
    expect(await one()).toMatchObject({ standing: 'claimed', firstClaimedOn: '2025-02-01' });
  });
  it('gives it all back on appeal by the other team; what each said itself stays', async () => {
    await answer(old, 'ATT-03', 31, '2026-03-01');
    await answer(firm, 'SEC-06', 6, '2026-02-01');
    await joined();
    const decision = (await app.db.select().from(decisions).where(and(eq(decisions.subject, 'identity'), eq(decisions.state, 'effective')))).at(-1)!;
    expect(said(await appealDecision(at('2026-12-11T10:00:00Z'), nils!, decision.id, 'We sold nothing to them, and work on.'))).toBe('done');
    const [appeal] = await app.db.select().from(appeals);
    expect(said(await decideCase(app, dov!, { subject: 'appeal', id: appeal!.id }, { decision: 'appeal-reverse', clause: 'M-33', reason: 'The register shows two firms.' }))).toBe('conflict');
    expect(said(await decideCase(app, eve!, { subject: 'appeal', id: appeal!.id }, { decision: 'appeal-reverse', clause: 'M-33', reason: 'The register shows two firms.' }))).toBe('done');
    await settle();
    expect([await live(firm, 'ATT-03'), (await live(firm, 'SEC-06'))!.answers.length, (await live(old, 'ATT-03'))!.answers.length]).toEqual([undefined, 1, 1]);
    expect([(await one(old)).succeededBy, (await one()).firstClaimedOn, await app.db.select().from(providerNames), await lineageOf(app.db, firm!)]).toEqual([null, '2026-11-20', [], [firm]]);
  });
});

describe('a circle', () => {
  it('is refused when it is said: of a firm itself, of one that is carried on, of one that carries this one on', async () => {
    expect([await declare({ ...FOLLOW, other: 'northgate-it' }), await declare({ ...FOLLOW, other: 'nobody-there' })]).toEqual(['itself', 'no-such-firm']);
    await joined();
    expect([await declare(FOLLOW), await declare({ ...FOLLOW, other: 'northgate-it' }, nils, old)]).toEqual(['joined-already', 'goes-on-elsewhere']);
  });
  it('is refused when it takes effect, where two said the opposite', async () => {
    await declare({ ...FOLLOW, other: 'northgate-it' }, nils, old);
    const { id } = await latest();
    await joined();
    expect([await rule(dov, JOIN, id), await rule(ada, JOIN, id)]).toEqual(['done', 'done']);
    await settle('2026-12-10T10:00:00.000Z');
    await publish('2027-01-15T00:00:00.000Z');
    expect((await app.db.select().from(identityChanges).where(eq(identityChanges.id, id)))[0]!.state).toBe('refused');
    expect([(await one()).succeededBy, (await one(old)).succeededBy]).toEqual([null, firm]);
  });
  it.each([
    ['a firm after itself', () => ({ of: firm!, by: firm! })],
    ['a firm after one that is carried on', () => ({ of: firm!, by: old! })],
  ])('cannot be stored: %s', async (_, pair) => {
    await joined();
    const { of, by } = pair();
    await expect(app.db.transaction((tx) => tx.update(providers).set({ succeededBy: by, succeededOn: '2026-12-01' }).where(eq(providers.id, of)))).rejects.toMatchObject({ cause: { constraint: 'providers_succeeded_by' } });
  });
  it('cannot be stored between a real firm and a fictional one', async () => {
    await app.db.update(providers).set({ demonstration: false, source: 'provider', domain: 'beacon.com', website: 'https://beacon.com' }).where(eq(providers.id, old!));
    expect(await declare(FOLLOW)).toBe('two-worlds');
    await expect(app.db.transaction((tx) => tx.update(providers).set({ succeededBy: firm, succeededOn: '2026-12-01' }).where(eq(providers.id, old!)))).rejects.toMatchObject({ cause: { constraint: 'providers_succeeded_by' } });
  });
});

describe('a line of firms', () => {
  it('leads in one step to whoever goes on, and is one line from wherever it is asked', async () => {
    const first = await makeProvider(app.db, { name: 'Acorn Computers', legalName: 'Acorn Computers, Inc.', domain: 'acorn.example', claimedOn: day('2024-05-01') });
    await answer(first, 'ATT-03', 31, '2025-03-01');
    expect(await declare({ ...FOLLOW, other: 'acorn-computers' }, nils, old)).toBe('done');
    expect([await rule(dov, JOIN), await rule(ada, JOIN)]).toEqual(['done', 'done']);
    await settle();
    await publish();
    await joined();
    expect([(await one(first)).succeededBy, (await one(old)).succeededBy, (await one()).firstClaimedOn]).toEqual([firm, firm, '2024-05-01']);
    for (const id of [firm!, old!, first]) expect([...(await lineageOf(app.db, id))].sort()).toEqual([firm!, old!, first].sort());
    expect((await lineageOf(app.db, first))[0]).toBe(firm);
    expect((await live(firm, 'ATT-03'))!.answers.map(({ given }) => given)).toEqual(['2025-03-01']);
    expect((await app.db.select().from(providerNames).where(eq(providerNames.providerId, firm!))).map((row) => row.name).sort()).toEqual(['Acorn Computers', 'Beacon Office IT']);
    expect(await lineageOf(app.db, crypto.randomUUID())).toEqual([]);
  });
});

describe('what anybody says of a firm', () => {
  const SAID: IdentitySaid = { kind: 'predecessor', other: 'beacon-office-it', says: 'The same staff answer the phone, under another name.' };
  it('waits in the queue with the promised day, and never for a moderator who may not judge one of the two', async () => {
    expect(said(await challengeIdentity(app, 'northgate-it', SAID, 'olive@practice.example'))).toBe('done');
    const lines = async (who: SignedIn | undefined) => (await queueFor(app.db, { edition: app.standard.current.edition, policy: app.policy, moderatorId: who!.account.id, now: new Date(NOW) })).map(({ subject, about, firm: name, dueBy }) => [subject, about, name, dueBy]);
    // From Tuesday 24 November, Thanksgiving left out: 25, 27, 30, 1 and 2 December are five working days.
    expect(await lines(dov)).toEqual([['identity', 'Somebody says: it carries on another firm', 'Northgate IT', '2026-12-02']]);
    await app.db.insert(conflicts).values({ moderatorId: eve!.account.id, providerId: old!, declaredAt: new Date() });
    const key = { subject: 'identity', id: (await latest()).id } as const;
    expect([await lines(eve), await caseFor(app.db, key, eve!.account.id), await rule(eve, JOIN)]).toEqual([[], 'conflict', 'conflict']);
  });
  it('wants two also where it names no other firm, and the firm is heard before its page changes', async () => {
    await challengeIdentity(app, 'northgate-it', { kind: 'sold-or-merged', says: 'A fund bought them in spring; it stands in the register.' }, undefined);
    await rule(dov, { ...CORRECT, clause: 'M-49' });
    await settle();
    expect((await app.db.select().from(decisions)).map((row) => row.state)).toEqual(['first']);
    await rule(ada, { ...CORRECT, clause: 'M-49' });
    await settle();
    expect([(await latest()).state, (await app.db.select().from(decisions)).map((row) => row.state).sort()]).toEqual(['pending', ['first', 'heard']]);
    await publish();
    expect((await latest()).state).toBe('confirmed');
  });
  it('is not decided in ways that are not its own', async () => {
    await challengeIdentity(app, 'northgate-it', SAID, undefined);
    expect([await rule(dov, CORRECT), await rule(dov, { ...JOIN, clause: 'M-26' })]).toEqual(['not-possible', 'clause']);
  });
});

describe('those whom it concerns', () => {
  it('are told by mail: whoever said it, and the teams of both firms, each once', async () => {
    await challengeIdentity(app, 'northgate-it', { kind: 'predecessor', other: 'beacon-office-it', says: 'The same staff answer the phone.' }, 'olive@practice.example');
    expect([await rule(dov, JOIN), await rule(ada, JOIN)]).toEqual(['done', 'done']);
    await settle();
    await publish();
    const [decision] = await app.db.select().from(decisions).where(and(eq(decisions.subject, 'identity'), eq(decisions.moderatorId, ada!.account.id)));
    mail.received.length = 0;
    await mailDecision({ ...app, db: app.db, mailer: smtpMailer(mail.url, 'plumbline@site.example') }, decision!.id);
    expect(mail.received.map((one) => [one.to, one.subject]).sort()).toEqual([['marlow@northgate.example', 'A decision about Northgate IT'], ['nils@beacon.example', 'A decision about Northgate IT'], ['olive@practice.example', 'Case I-' + String((await latest()).number) + ', about Northgate IT']]);
  });
  it('who keep the other firm are told where it goes on', async () => {
    const olive = await signedIn(app.db, 'olive@practice.example');
    await keepFirm(app, olive, old!, { note: undefined, tell: true });
    await joined();
    expect(await noticeChanges(app, day('2026-12-10'))).toBe(1);
    expect((await app.db.select().from(changeNotices))[0]!.changes).toEqual([{ slug: 'beacon-office-it', name: 'Beacon Office IT', demonstration: true, says: ['Northgate IT carries it on, since 10 November 2026.'] }]);
    expect(said(await keepFirm(app, await signedIn(app.db, 'rhea@practice.example'), old!, { note: undefined, tell: true }))).toBe('withdrawn');
  });
  it('have what they declared in the file of their account; erased, it stays with the firm and without them', async () => {
    await declare(RENAME);
    expect(await declaredBy(app.db, marlow!.account.id)).toMatchObject([{ kind: 'renamed', newWords: 'Northgate Care', says: RENAME.says, state: 'pending' }]);
    expect((await eraseAccount(app, marlow!)).kind).toBe('done');
    expect([(await latest()).accountId, (await latest()).newWords]).toEqual([null, 'Northgate Care']);
  });
});
