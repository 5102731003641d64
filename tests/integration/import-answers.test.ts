// A whole sheet of answers: looked at without storing anything, saved as drafts at once or not at all, and only by the team.
import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { importAnswers, stateOfChecklist, type NewDraft } from '../../src/assessments/import-answers.ts';
import { publishAnswers } from '../../src/assessments/publish-answers.ts';
import { publishArea } from '../../src/assessments/publish-area.ts';
import { saveAnswer, stateOfCheck } from '../../src/assessments/save-answer.ts';
import { actOnSheet, answersFile, type ActedOnSheet, type SentSheet } from '../../src/assessments/spreadsheet-desk.ts';
import { answers, notApplicableClaims } from '../../src/assessments/tables.ts';
import type { SignedIn } from '../../src/accounts/sessions.ts';
import { day } from '../../src/kernel/time.ts';
import { memberships } from '../../src/providers/team-tables.ts';
import { useApp } from '../support/app.ts';
import { makeProvider } from '../support/make-provider.ts';
import { signedIn } from '../support/sign-in.ts';

const app = useApp();
const loaded = app.standard.current;
const TODAY = day('2026-11-24');

let firm: { id: string; slug: string };
let owner: SignedIn;
let editor: SignedIn;
let stranger: SignedIn;
beforeEach(async () => {
  firm = { id: await makeProvider(app.db), slug: 'northgate-it' };
  [owner, editor, stranger] = [await signedIn(app.db, 'marlow@northgate.example'), await signedIn(app.db, 'nils@northgate.example'), await signedIn(app.db, 'sid@elsewhere.example')];
  await app.db.insert(memberships).values([{ providerId: firm.id, accountId: owner.account.id, role: 'owner', since: new Date() }, { providerId: firm.id, accountId: editor.account.id, role: 'editor', since: new Date() }]);
});

const download = () => answersFile(app.db, loaded, firm, TODAY);
/** The file as somebody sends it after filling in answers, by check and part. */
const filledIn = async (cells: Readonly<Record<string, string>>): Promise<string> => {
  let text = await download();
  for (const [place, answer] of Object.entries(cells)) {
    const [check, part] = place.split(' ');
    const row = new RegExp(`("${check}","${part}",(?:"[^"]*(?:""[^"]*)*",){3})("[^"]*"|)(,)`);
    expect(text).toMatch(row);
    text = text.replace(row, `$1"${answer}"$3`);
  }
  return text;
};
const act = (viewer: SignedIn, sent: Partial<SentSheet>): Promise<ActedOnSheet> => actOnSheet(app, viewer, firm, { file: undefined, text: undefined, seen: '', save: false, ...sent }, TODAY);
const look = async (viewer: SignedIn, text: string) => {
  const acted = await act(viewer, { file: new TextEncoder().encode(text) });
  if (acted.kind !== 'shown' || !acted.shown) throw new Error(JSON.stringify(acted));
  return acted.shown;
};
const rows = async () => [await app.db.select().from(answers), await app.db.select().from(notApplicableClaims)];
const drafts = async () => (await app.db.select({ check: answers.checkId, state: answers.state, value: answers.value, choice: answers.choice }).from(answers).where(eq(answers.state, 'draft'))).toSorted((a, b) => (a.check < b.check ? -1 : 1));
const state = () => stateOfChecklist(app.db, '2026.1', firm.id);
const said = (checkId: string, value: number): NewDraft => ({ checkId, said: { kind: 'answers', given: [{ value }] } });

describe('a dry run', () => {
  it('says what would change, what is wrong and what stays, and stores nothing', async () => {
    await saveAnswer(app, owner, { providerId: firm.id, checkId: 'CLI-02' }, { kind: 'answers', given: [{ value: 90 }] }, await stateOfCheck(app.db, '2026.1', { providerId: firm.id, checkId: 'CLI-02' }));
    const text = await filledIn({ 'ATT-03 value': '60', 'ATT-04 choice': 'nine' });
    const before = await rows();
    const { run } = await look(editor, text);
    expect(run.changes.map((change) => [change.checkId, change.before, change.after])).toEqual([['ATT-03', ['Nothing yet'], ['60 percent of revenue']]]);
    expect([run.unchanged, run.untouched, run.faults.map((fault) => [fault.check, fault.says])]).toEqual([1, 65, [['ATT-04', 'Write the number of one option, from 1 to 5.']]]);
    expect(await rows()).toEqual(before);
  });
  it('of the file as it was downloaded finds nothing to change, whatever stands there', async () => {
    await publishAnswers(app, [
      { providerId: firm.id, checkId: 'ATT-03', givenOn: TODAY, proofs: [], says: { kind: 'answer', answer: { value: 33.333333333333336 } } },
      { providerId: firm.id, checkId: 'CLI-06', givenOn: TODAY, proofs: [], says: { kind: 'answer', answer: { choice: 2, rule: 'pci' } } },
      { providerId: firm.id, checkId: 'STF-06', givenOn: TODAY, proofs: [], says: { kind: 'answer', answer: { choice: 5 } } },
      { providerId: firm.id, checkId: 'STF-07', givenOn: TODAY, proofs: [], says: { kind: 'would-not-say' } },
    ]);
    await importAnswers(app, owner, firm.id, [{ checkId: 'STF-04', said: { kind: 'not-applicable', ground: '=We have traded for 14 months.' } }, { checkId: 'PRC-06', said: { kind: 'answers', given: [{ figures: { ceiling: 5, actual: -2.5 }, flags: { noCeiling: false, notice: true }, note: 'One;=2\n\n- three' }] } }], await state());
    const { run } = await look(owner, await download());
    expect([run.changes, run.faults, run.unchanged, run.untouched]).toEqual([[], [], 6, 62]);
  });
});

describe('saving', () => {
  const save = async (viewer: SignedIn, text: string, seen?: string) => act(viewer, { text, seen: seen ?? (await look(viewer, text)).seen, save: true });
  it('keeps every good row as a draft, and leads on', async () => {
    const text = await filledIn({ 'ATT-03 value': '60', 'CLI-02 value': '90' });
    expect(await save(editor, text)).toEqual({ kind: 'go', to: '/desk/northgate-it/checklist/spreadsheet?saved=2' });
    expect(await drafts()).toMatchObject([{ check: 'ATT-03', value: 60 }, { check: 'CLI-02', value: 90 }]);
    expect((await app.db.select().from(answers)).map((one) => one.state)).toEqual(['draft', 'draft']);
  });
  it('leaves rows with errors out and names them again; a draft of theirs stays', async () => {
    await importAnswers(app, owner, firm.id, [said('CLI-02', 80)], await state());
    const acted = await save(owner, await filledIn({ 'ATT-03 value': '60', 'CLI-02 value': '101' }));
    expect(acted).toMatchObject({ kind: 'shown', status: 200, shown: { saved: 1, run: { faults: [{ check: 'CLI-02', says: 'The answer must lie between 0 and 100.' }] } } });
    expect(await drafts()).toMatchObject([{ check: 'ATT-03', value: 60 }, { check: 'CLI-02', value: 80 }]);
  });
  it('saves nothing where anything changed since the dry run, even a check that is not in the file, and shows what would change now', async () => {
    const text = await filledIn({ 'ATT-03 value': '60', 'CLI-02 value': '90' });
    const { seen } = await look(owner, text);
    await importAnswers(app, editor, firm.id, [said('CLI-02', 70)], await state());
    const acted = await save(owner, text, seen);
    expect(acted).toMatchObject({ kind: 'shown', status: 409, problems: [{ says: expect.stringContaining('Nothing was saved') as string }], shown: { text, saved: undefined, run: { changes: [{ checkId: 'ATT-03' }, { checkId: 'CLI-02', before: ['70 percent of updates'] }] } } });
    expect(await drafts()).toMatchObject([{ check: 'CLI-02', value: 70 }]);
    expect(await save(owner, text, acted.kind === 'shown' ? acted.shown!.seen : '')).toMatchObject({ kind: 'go' });
    const next = await filledIn({ 'ATT-03 value': '61' });
    const looked = await look(owner, next);
    await publishArea(app, owner, firm, 'CLI');
    expect(await save(owner, next, looked.seen)).toMatchObject({ status: 409 });
  });
  it('publishes nothing, and what is public stays', async () => {
    await publishAnswers(app, [{ providerId: firm.id, checkId: 'ATT-03', givenOn: TODAY, proofs: [], says: { kind: 'answer', answer: { value: 50 } } }]);
    await save(owner, await filledIn({ 'ATT-03 value': '60' }));
    expect((await app.db.select({ state: answers.state, value: answers.value }).from(answers)).toSorted((a, b) => a.value! - b.value!)).toEqual([{ state: 'published', value: 50 }, { state: 'draft', value: 60 }]);
    expect(await download()).toContain('"60"');
  });
});

describe('the verb', () => {
  const codeOf = (outcome: { kind: string; code?: string }): string => outcome.code ?? outcome.kind;
  it('is for the team, asked when it is done', async () => {
    const seen = await state();
    expect(codeOf(await importAnswers(app, stranger, firm.id, [said('ATT-03', 60)], seen))).toBe('not-member');
    await app.db.delete(memberships).where(and(eq(memberships.providerId, firm.id), eq(memberships.accountId, editor.account.id)));
    expect(codeOf(await importAnswers(app, editor, firm.id, [said('ATT-03', 60)], seen))).toBe('not-member');
    expect(await act(editor, { text: await filledIn({ 'ATT-03 value': '60' }), seen, save: true })).toMatchObject({ kind: 'shown', status: 403 });
    expect(await drafts()).toEqual([]);
  });
  it('saves all or nothing', async () => {
    const seen = await state();
    expect(codeOf(await importAnswers(app, owner, firm.id, [said('ATT-03', 60), said('ATT-03', 101)], seen))).toBe('not-allowed');
    expect(codeOf(await importAnswers(app, owner, firm.id, [said('ATT-03', 60), said('XXX-01', 1)], seen))).toBe('no-such-check');
    expect(codeOf(await importAnswers(app, owner, firm.id, [said('ATT-03', 60), { checkId: 'STF-01', said: { kind: 'not-applicable', ground: 'We have nobody.' } }], seen))).toBe('not-allowed');
    expect(codeOf(await importAnswers(app, owner, firm.id, [said('ATT-03', 60)], 'something else'))).toBe('changed-meanwhile');
    expect(await drafts()).toEqual([]);
    expect(codeOf(await importAnswers(app, owner, firm.id, [said('CLI-02', 90), said('ATT-03', 60)], seen))).toBe('done');
    expect((await drafts()).map((one) => one.check)).toEqual(['ATT-03', 'CLI-02']);
  });
});

describe('a file that is none', () => {
  it.each<[string, Partial<SentSheet>, RegExp]>([
    ['no file', {}, /^Choose the file first/],
    ['an empty file', { text: '' }, /^There is nothing/],
    ['a workbook', { file: new Uint8Array([0x50, 0x4b, 0x03, 0x04]) }, /^This is a workbook.*Save it as "CSV UTF-8"/],
    ['CP-1252', { file: new Uint8Array([0x93, 0x61]) }, /^This file is not written in UTF-8/],
    ['another list', { text: 'name,city\nNorthgate,Columbus\n' }, /no column "Edition"/],
    ['another edition', { text: 'Edition,Check,Part,Answer,Comment,Says,Reason\nEdition 1999.1,ATT-03,value,60,,,\n' }, /^There is no edition 1999\.1/],
  ])('%s is told in a plain sentence', async (_, sent, says) => expect(await act(owner, sent)).toMatchObject({ kind: 'shown', status: 422, problems: [{ field: 'file', says: expect.stringMatching(says) as string }] }));
});
