// The checklist of a desk: drafts that nobody sees, two people at one check, publishing under a signature, taking back, and what it is worth.
import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { bestActions } from '../../src/assessments/actions.ts';
import { lapsesOf } from '../../src/assessments/lapses.ts';
import { actOnCheck, checkPage } from '../../src/assessments/check-desk.ts';
import { checklistAreas } from '../../src/assessments/checklist-view.ts';
import { deskFacts } from '../../src/assessments/desk-facts.ts';
import { checksOfOne } from '../../src/assessments/facts.ts';
import { formEdition } from '../../src/assessments/form-edition.ts';
import { publishAnswers } from '../../src/assessments/publish-answers.ts';
import { publishArea, takeBackAnswer } from '../../src/assessments/publish-area.ts';
import { saveAnswer, stateOfCheck, type Said } from '../../src/assessments/save-answer.ts';
import { answers, notApplicableClaims } from '../../src/assessments/tables.ts';
import { records } from '../../src/audit/tables.ts';
import type { SignedIn } from '../../src/accounts/sessions.ts';
import { day } from '../../src/kernel/time.ts';
import { memberships } from '../../src/providers/team-tables.ts';
import { useApp } from '../support/app.ts';
import { makeProvider } from '../support/make-provider.ts';
import { signedIn } from '../support/sign-in.ts';

const app = useApp();
const loaded = app.standard.current;
const TODAY = day('2026-11-24');
const checkOf = (id: string) => loaded.edition.checks.find((check) => check.id === id)!;
const value = (number: number): Said => ({ kind: 'answers', given: [{ value: number }] });

let firm: { id: string; slug: string };
let owner: SignedIn;
let editor: SignedIn;
let stranger: SignedIn;
beforeEach(async () => {
  firm = { id: await makeProvider(app.db), slug: 'northgate-it' };
  [owner, editor, stranger] = [await signedIn(app.db, 'marlow@northgate.example'), await signedIn(app.db, 'nils@northgate.example'), await signedIn(app.db, 'sid@elsewhere.example')];
  await app.db.insert(memberships).values([{ providerId: firm.id, accountId: owner.account.id, role: 'owner', since: new Date() }, { providerId: firm.id, accountId: editor.account.id, role: 'editor', since: new Date() }]);
});
const state = (checkId: string) => stateOfCheck(app.db, '2026.1', { providerId: firm.id, checkId });
const save = async (viewer: SignedIn, checkId: string, said: Said, seen?: string) => codeOf(await saveAnswer(app, viewer, { providerId: firm.id, checkId }, said, seen ?? (await state(checkId))));
const codeOf = (outcome: { kind: string; code?: string }): string => outcome.code ?? outcome.kind;
const facts = () => checksOfOne(app.db, '2026.1', firm.id);
const desk = () => deskFacts(app.db, loaded.edition, firm.slug, TODAY);

describe('a draft', () => {
  it('is kept on every save, and nobody but the team sees it', async () => {
    expect(await save(editor, 'ATT-03', value(60))).toBe('done');
    expect(await save(owner, 'ATT-03', value(62))).toBe('done');
    expect(await facts()).toEqual({});
    const { drafts, today, withDrafts } = await desk();
    expect(drafts).toMatchObject([{ checkId: 'ATT-03', value: 62 }]);
    expect(withDrafts.score.uncapped).toBeGreaterThan(today.score.uncapped);
  });
  it('of somebody else is never overwritten unseen', async () => {
    const seen = await state('ATT-03');
    expect(await save(editor, 'ATT-03', value(60), seen)).toBe('done');
    expect(await save(owner, 'ATT-03', value(80), seen)).toBe('changed-meanwhile');
    expect((await desk()).drafts).toMatchObject([{ value: 60 }]);
    const acted = await actOnCheck(app, owner, firm, formEdition(app.standard, 'ATT-03', undefined)!, { says: 'answer', value: 80, seen, act: 'save' });
    expect(acted).toMatchObject({ kind: 'faults', status: 409 });
    expect(await save(owner, 'ATT-03', value(80))).toBe('done');
  });
  it('is refused to strangers, to members who were removed, and for what the check does not take', async () => {
    expect(await save(stranger, 'ATT-03', value(60))).toBe('not-member');
    await app.db.delete(memberships).where(and(eq(memberships.providerId, firm.id), eq(memberships.accountId, editor.account.id)));
    expect(await save(editor, 'ATT-03', value(60))).toBe('not-member');
    expect(await save(owner, 'ATT-03', value(-1))).toBe('not-allowed');
    expect(await save(owner, 'STF-01', { kind: 'not-applicable', ground: 'We have nobody.' })).toBe('not-allowed');
    expect(await save(owner, 'XXX-01', value(1))).toBe('no-such-check');
    expect(await app.db.select().from(answers)).toEqual([]);
  });
  it('can be thrown away, and what is public stays', async () => {
    await save(owner, 'ATT-03', value(60));
    await publishArea(app, owner, firm, 'ATT');
    await save(owner, 'ATT-03', value(70));
    await save(owner, 'ATT-03', { kind: 'nothing' });
    expect((await desk()).drafts).toEqual([]);
    expect((await facts())['ATT-03']!.answers).toMatchObject([{ value: 60 }]);
  });
});

describe('publishing', () => {
  it('is for owners, makes the drafts of one area public as of today, and asks for the score', async () => {
    await save(editor, 'ATT-03', value(60));
    await save(editor, 'CLI-02', value(90));
    expect(codeOf(await publishArea(app, editor, firm, 'ATT'))).toBe('not-owner');
    expect(codeOf(await publishArea(app, stranger, firm, 'ATT'))).toBe('not-owner');
    expect(await publishArea(app, owner, firm, 'ATT')).toEqual({ kind: 'done', value: { checks: 1, evidence: 0 } });
    expect(Object.keys(await facts())).toEqual(['ATT-03']);
    expect((await facts())['ATT-03']!.answers).toEqual([{ given: TODAY, value: 60, proofs: [] }]);
    expect((await app.db.execute(`select identifier, payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`)).rows).toContainEqual({ identifier: 'provider-facts-changed', payload: { providers: [firm.id] } });
    expect((await app.db.select().from(records)).map(({ act, open }) => [act, open])).toEqual([['answers-published', { provider: 'northgate-it', edition: '2026.1', checks: ['ATT-03'], evidence: 0 }]]);
    expect(codeOf(await publishArea(app, owner, firm, 'ATT'))).toBe('nothing-new');
    expect(codeOf(await publishArea(app, owner, firm, 'XXX'))).toBe('no-such-area');
  });
  it('an answer ends the claim that a check does not apply, and a new ground takes the place of the old', async () => {
    await save(owner, 'STF-04', { kind: 'not-applicable', ground: 'We have traded for 14 months.' });
    await publishArea(app, owner, firm, 'STF');
    await save(owner, 'STF-04', { kind: 'not-applicable', ground: 'We have traded for 15 months.' });
    await publishArea(app, owner, firm, 'STF');
    expect((await facts())['STF-04']!.notApplicable).toMatchObject({ ground: 'We have traded for 15 months.' });
    await save(owner, 'STF-04', { kind: 'answers', given: [{ figures: { endpointsBefore: 100, endpointsNow: 100, techniciansBefore: 1, techniciansNow: 1 } }] });
    expect((await desk()).withDrafts.findings.find((one) => one.check === 'STF-04')!.outcome).toBe('met');
    await publishArea(app, owner, firm, 'STF');
    expect((await facts())['STF-04']!.notApplicable).toBeUndefined();
    expect(await app.db.select().from(notApplicableClaims)).toHaveLength(2);
  });
  it('a refusal is public as one', async () => {
    await save(owner, 'ATT-03', { kind: 'would-not-say' });
    await publishArea(app, owner, firm, 'ATT');
    expect((await facts())['ATT-03']).toMatchObject({ wouldNotSay: TODAY });
  });
  it('taken back counts as silence from that day, by an owner alone', async () => {
    await save(owner, 'ATT-03', value(60));
    await publishArea(app, owner, firm, 'ATT');
    expect(codeOf(await takeBackAnswer(app, editor, firm, 'ATT-03'))).toBe('not-owner');
    expect(codeOf(await takeBackAnswer(app, owner, firm, 'ATT-03'))).toBe('done');
    expect(codeOf(await takeBackAnswer(app, owner, firm, 'ATT-03'))).toBe('nothing-there');
    expect((await desk()).today.findings.find((one) => one.check === 'ATT-03')).toMatchObject({ outcome: 'unanswered', wouldNotSay: true });
  });
});

describe('what stands above the list', () => {
  it('a preview is what the engine would say if all of it were published, and stores nothing', async () => {
    await save(owner, 'CLI-02', value(90));
    const page = await checkPage(app.db, loaded, firm, checkOf('ATT-03'), TODAY, value(8));
    await save(owner, 'ATT-03', value(8));
    for (const area of ['ATT', 'CLI']) await publishArea(app, owner, firm, area);
    const { score } = (await desk()).today;
    expect(page.preview).toMatchObject({ then: score.shown.toFixed(1), points: '100', counts: '40' });
  });
  it('each action is worth what it then brings', async () => {
    await publishAnswers(app, [
      { providerId: firm.id, checkId: 'ATT-03', givenOn: TODAY, proofs: [], says: { kind: 'answer', answer: { value: 8 } } },
      { providerId: firm.id, checkId: 'CLI-02', givenOn: TODAY, proofs: [{ kind: 'document', date: TODAY, checkedOn: TODAY, checkedBy: 'moderator', checked: 'The report of updates.' }], says: { kind: 'answer', answer: { value: 97 } } },
    ]);
    const before = (await desk()).today;
    const [action] = bestActions(loaded, before, TODAY, 68).filter((one) => one.check === 'ATT-03');
    expect(action).toMatchObject({ kind: 'prove', proof: 'document' });
    const [row] = await app.db.select({ id: answers.id }).from(answers).where(eq(answers.checkId, 'ATT-03'));
    await app.db.execute(`insert into proofs (id, answer_id, kind, date, checked_on, checked_by, checked) values (gen_random_uuid(), '${row!.id}', 'document', '2026-11-24', '2026-11-24', 'moderator', 'The revenue by client.')`);
    expect((await desk()).today.score.uncapped - before.score.uncapped).toBeCloseTo(action!.worth, 10);
    expect(lapsesOf(loaded.edition, before.findings).map((one) => one.check)).toEqual(['CLI-02', 'ATT-03']);
    expect(lapsesOf(loaded.edition, before.findings).at(-1)!.on).toBe('2027-11-24');
  });
  it('statuses follow what is done', async () => {
    const status = async (id: string) => checklistAreas(loaded, await desk()).flatMap((area) => area.lines).find((line) => line.id === id)!.status;
    expect(await status('ATT-03')).toBe('new');
    await save(owner, 'ATT-03', value(60));
    expect(await status('ATT-03')).toBe('draft');
    await publishArea(app, owner, firm, 'ATT');
    expect(await status('ATT-03')).toBe('done');
    await publishAnswers(app, [{ providerId: firm.id, checkId: 'CLI-02', givenOn: day('2025-10-01'), proofs: [], says: { kind: 'answer', answer: { value: 90 } } }]);
    expect(await status('CLI-02')).toBe('expired');
  });
});
