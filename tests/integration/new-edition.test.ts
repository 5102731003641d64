// A new edition comes while a form is open, and while a desk has answers to the one before: what is asked in the same words is kept, the rest is named, and nothing that was typed is lost.
import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn } from '../../src/accounts/sessions.ts';
import { actOnList } from '../../src/assessments/act-on-list.ts';
import { actOnCheck } from '../../src/assessments/check-desk.ts';
import { deskFacts } from '../../src/assessments/desk-facts.ts';
import { evidence } from '../../src/assessments/evidence-tables.ts';
import { formEdition } from '../../src/assessments/form-edition.ts';
import { publishAnswers } from '../../src/assessments/publish-answers.ts';
import { publishArea, takeBackAnswer } from '../../src/assessments/publish-area.ts';
import { replaceDraft, saveAnswer, stateOfCheck, type Said } from '../../src/assessments/save-answer.ts';
import { answers, proofs } from '../../src/assessments/tables.ts';
import { takeOverOf } from '../../src/assessments/take-over.ts';
import { day } from '../../src/kernel/time.ts';
import { memberships } from '../../src/providers/team-tables.ts';
import type { Standard } from '../../src/standard/load.ts';
import { useApp } from '../support/app.ts';
import { makeProvider } from '../support/make-provider.ts';
import { nextEdition, reworded, withAnswer } from '../support/next-edition.ts';
import { signedIn } from '../support/sign-in.ts';

const base = useApp();
const TODAY = day('2026-11-24');
const reversed = (check: Parameters<typeof reworded>[0]) => withAnswer(check, { options: (check.answer as { options: unknown[] }).options.toReversed() });
const withoutPci = (check: Parameters<typeof reworded>[0]) => withAnswer(check, { rules: (check.answer as { rules: { id: string }[] }).rules.filter(({ id }) => id !== 'pci') });
/** ATT-01 has its options the other way round, CLI-02 asks something else, CLI-06 leaves a rule out, SEC-06 takes at most 10, IND-01 is gone; ATT-03 is as it was. */
const NEXT = nextEdition(base.standard, { 'ATT-01': reversed, 'CLI-02': reworded, 'CLI-06': withoutPci, 'SEC-06': (check) => withAnswer(check, { max: 10 }), 'IND-01': undefined });
const now = (standard: Standard = NEXT) => ({ ...base, db: base.db, standard });

let firm: { id: string; slug: string };
let owner: SignedIn;
let editor: SignedIn;
beforeEach(async () => {
  firm = { id: await makeProvider(base.db), slug: 'northgate-it' };
  [owner, editor] = [await signedIn(base.db, 'marlow@northgate.example'), await signedIn(base.db, 'nils@northgate.example')];
  await base.db.insert(memberships).values([{ providerId: firm.id, accountId: owner.account.id, role: 'owner', since: new Date() }, { providerId: firm.id, accountId: editor.account.id, role: 'editor', since: new Date() }]);
});
const seenOf = (checkId: string, edition = '2026.1') => stateOfCheck(base.db, edition, { providerId: firm.id, checkId });
const drafts = async (edition = '2027.1') => (await base.db.select().from(answers).where(and(eq(answers.state, 'draft'), eq(answers.edition, edition)))).map(({ checkId, rule, value, choice, wouldNotSay, note }) => ({ checkId, rule, value, choice, wouldNotSay, note }));
const draft = (checkId: string, said: object) => ({ checkId, rule: null, value: null, choice: null, wouldNotSay: false, note: null, ...said });

describe('a form of an edition that is not the current one any more', () => {
  const post = async (checkId: string, fields: object, { seen, edition = '2026.1', who = owner }: { seen?: string; edition?: string; who?: SignedIn } = {}) => {
    const asked = formEdition(NEXT, checkId, edition)!;
    expect([asked.isOlder, asked.problem]).toEqual([edition !== '2027.1', undefined]);
    return actOnCheck(now(), who, firm, asked, { act: 'save', seen: seen ?? (await seenOf(checkId)), edition, ...fields });
  };
  it('is saved where the same is asked, with its comment, and says so', async () => {
    expect(await post('ATT-03', { says: 'answer', value: 8, note: 'Measured.' })).toEqual({ kind: 'go', to: '/desk/northgate-it/checklist/ATT-03?carried=2026.1' });
    expect(await drafts()).toEqual([draft('ATT-03', { value: 8, note: 'Measured.' })]);
    expect(await drafts('2026.1')).toEqual([]);
  });
  it('follows an option to its new number, by its words', async () => {
    const { options } = base.standard.current.edition.checks.find(({ id }) => id === 'ATT-01')!.answer as { options: unknown[] };
    await post('ATT-01', { says: 'answer', choice: 1 });
    expect(await drafts()).toEqual([draft('ATT-01', { choice: options.length })]);
  });
  it('is saved in part where part of it is asked, and the rest is named', async () => {
    const acted = await post('CLI-06', { says: 'answer', 'choice-hipaa': 1, 'choice-pci': 2, note: 'As of today.' });
    expect(acted).toMatchObject({ kind: 'older', shown: { status: 200, isSaved: true, faults: [], left: ['PCI DSS (list of responsibilities): this edition does not ask this, or not with the option that you chose.'] } });
    expect(await drafts()).toEqual([draft('CLI-06', { rule: 'hipaa', choice: 1, note: 'As of today.' })]);
  });
  it.each<[string, object, RegExp, readonly string[]]>([
    ['CLI-02', { says: 'answer', value: 96 }, /^The standard has a new edition since you opened this form, and nothing was saved\. This edition asks something else here\.$/, ['96 percent of seats']],
    ['IND-01', { says: 'answer', choice: 1, note: 'See our page.' }, /This edition does not ask this any more\.$/, ['Comment: See our page.']],
  ])('where something else is asked is not saved: %s is shown as it was typed, with a sentence why', async (checkId, fields, says, typed) => {
    const acted = await post(checkId, fields);
    expect(acted).toMatchObject({ kind: 'older', shown: { status: 409, isSaved: false, filled: undefined } });
    const { shown } = acted as Extract<typeof acted, { kind: 'older' }>;
    expect(shown.faults[0]!.says).toMatch(says);
    expect(shown.typed.join('\n')).toContain(typed[0]!.split(' ')[0]);
    expect(await drafts()).toEqual([]);
  });
  it('that the new edition does not take is not saved, and stands in the new form with what is wrong', async () => {
    const acted = await post('SEC-06', { says: 'answer', value: 24 });
    expect(acted).toMatchObject({ kind: 'older', shown: { status: 422, filled: { says: 'answer', value: '24' }, faults: [{ field: 'value' }] } });
    expect(await drafts()).toEqual([]);
  });
  it('is looked at in the new edition, and nothing is stored', async () => {
    expect(await post('ATT-03', { says: 'answer', value: 8, act: 'preview' })).toMatchObject({ kind: 'older', shown: { status: 200, said: { kind: 'answers', given: [{ value: 8 }] } } });
    expect(await drafts()).toEqual([]);
  });
  it('never takes the place of what a colleague wrote, under either edition; sent again from the new form it does', async () => {
    const open = await seenOf('ATT-03');
    await saveAnswer(now(), editor, { providerId: firm.id, checkId: 'ATT-03' }, { kind: 'answers', given: [{ value: 12 }] }, await seenOf('ATT-03', '2027.1'));
    expect(await post('ATT-03', { says: 'answer', value: 8 })).toMatchObject({ kind: 'older', shown: { status: 409, filled: { says: 'answer', value: '8' } } });
    expect(await drafts()).toEqual([draft('ATT-03', { value: 12 })]);
    await actOnCheck(now(), owner, firm, formEdition(NEXT, 'ATT-03', '2027.1')!, { act: 'save', seen: await seenOf('ATT-03', '2027.1'), edition: '2027.1', says: 'answer', value: 8 });
    expect(await drafts()).toEqual([draft('ATT-03', { value: 8 })]);
    await base.db.delete(answers);
    await saveAnswer(base, editor, { providerId: firm.id, checkId: 'ATT-03' }, { kind: 'answers', given: [{ value: 12 }] }, open);
    expect(await post('ATT-03', { says: 'answer', value: 8 }, { seen: open })).toMatchObject({ kind: 'older', shown: { status: 409 } });
    expect([await drafts(), (await drafts('2026.1'))[0]!.value]).toEqual([[], 12]);
  });
  it('of somebody who is no longer in the team saves nothing', async () => {
    await base.db.delete(memberships).where(eq(memberships.accountId, editor.account.id));
    expect(await post('ATT-03', { says: 'answer', value: 8 }, { who: editor })).toMatchObject({ kind: 'older', shown: { status: 403 } });
    expect(await drafts()).toEqual([]);
  });
  it('of an edition that was never ours is told apart from one that is older, and one without a name is of today', () => {
    expect(formEdition(NEXT, 'ATT-03', '2031.4')).toMatchObject({ isOlder: false, edition: { id: '2027.1' }, problem: { field: 'says' } });
    expect(formEdition(NEXT, 'ATT-03', undefined)).toMatchObject({ isOlder: false, edition: { id: '2027.1' }, problem: undefined });
    expect([formEdition(NEXT, 'IND-01', undefined), formEdition(NEXT, 'IND-01', '2026.1')?.isOlder, formEdition(NEXT, 'ZZZ-99', '2026.1')]).toEqual([undefined, true, undefined]);
  });
});

describe('answers to the edition before', () => {
  const publish = (checkId: string, says: Parameters<typeof publishAnswers>[1][number]['says']) => publishAnswers(base, [{ providerId: firm.id, checkId, givenOn: day('2026-11-20'), says, proofs: [{ kind: 'document', date: day('2026-11-01'), checkedOn: day('2026-11-21'), checkedBy: 'moderator', checked: 'Totals.' }] }]);
  const choice = (one: number) => ({ kind: 'answer' as const, answer: { choice: one } });
  const value = (one: number) => ({ kind: 'answer' as const, answer: { value: one, note: 'Measured.' } });
  const look = (standard = NEXT) => takeOverOf(base.db, standard, firm, TODAY);
  const take = async (seen?: string, who = owner) => actOnList(now(), who, firm, { kind: 'accepted', input: { act: 'take-over', seen: seen ?? (await look())?.seen ?? '' }, problems: [] });
  beforeEach(async () => {
    await publish('ATT-03', value(8));
    await publish('ATT-01', choice(2));
    await publish('CLI-02', value(96));
    await publish('IND-01', choice(1));
    for (const rule of ['hipaa', 'pci']) await publish('CLI-06', { kind: 'answer', answer: { rule, choice: 1 } });
    await publish('EXT-01', { kind: 'would-not-say' });
    await replaceDraft(base.db, base, { providerId: firm.id, checkId: 'STF-04' }, { kind: 'not-applicable', ground: 'We have traded for 14 months.' });
    await publish('IND-02', choice(1));
    await takeBackAnswer(base, owner, firm, 'IND-02');
  });

  it('are counted: which can be taken over, and which ask something new', async () => {
    const found = (await look())!;
    expect([found.from, found.answers, found.drafts.map(({ checkId }) => checkId).sort()]).toEqual(['2026.1', 7, ['ATT-01', 'ATT-03', 'CLI-06', 'EXT-01', 'STF-04']]);
    expect(found.asks.map(({ check, says, isThere, inPart }) => [check, says.split(':').at(-1)!.trim(), isThere, inPart])).toEqual(
      expect.arrayContaining([
        ['CLI-02', 'This edition asks something else here.', true, false],
        ['IND-01', 'This edition does not ask this any more.', false, false],
        ['CLI-06', 'this edition does not ask this, or not with the option that you chose.', true, true],
      ]),
    );
    expect(found.asks).toHaveLength(3);
    expect(await look(base.standard)).toBeUndefined();
  });
  it('become drafts with one press, by anybody of the team, and then there is nothing to tell', async () => {
    expect(await take(undefined, editor)).toEqual({ kind: 'go', to: '/desk/northgate-it/checklist?taken=5' });
    const last = (base.standard.current.edition.checks.find(({ id }) => id === 'ATT-01')!.answer as { options: unknown[] }).options.length;
    expect((await drafts()).toSorted((a, b) => (a.checkId < b.checkId ? -1 : 1))).toEqual([draft('ATT-01', { choice: last - 1 }), draft('ATT-03', { value: 8, note: 'Measured.' }), draft('CLI-06', { rule: 'hipaa', choice: 1 }), draft('EXT-01', { wouldNotSay: true })]);
    expect((await deskFacts(base.db, NEXT.current.edition, firm.slug, TODAY)).claims).toMatchObject([{ checkId: 'STF-04', state: 'draft', ground: 'We have traded for 14 months.' }]);
    expect(await look()).toBeUndefined();
  });
  it('leave their proof behind: published anew, an answer stands on its word, and the old one keeps its own', async () => {
    await base.db.insert(evidence).values({ id: crypto.randomUUID(), providerId: firm.id, edition: '2026.1', checkId: 'ATT-03', forClaim: false, kind: 'document', link: 'https://northgate.example/proof', datedOn: '2026-11-01', state: 'waiting', addedAt: new Date(), sentAt: new Date() });
    await take();
    expect((await publishArea(now(), owner, firm, 'ATT')).kind).toBe('done');
    const desk = await deskFacts(base.db, NEXT.current.edition, firm.slug, TODAY);
    expect([desk.today.findings.find(({ check }) => check === 'ATT-03')!.proof, desk.evidence]).toEqual(['declared', []]);
    expect(await base.db.select().from(proofs)).toHaveLength(8);
    expect((await deskFacts(base.db, base.standard.current.edition, firm.slug, TODAY)).today.findings.find(({ check }) => check === 'ATT-03')!.proof).toBe('document');
  });
  it('are not taken over what somebody wrote meanwhile, and none is taken by halves', async () => {
    const { seen } = (await look())!;
    await saveAnswer(now(), editor, { providerId: firm.id, checkId: 'ATT-03' }, { kind: 'answers', given: [{ value: 12 }] } satisfies Said, await seenOf('ATT-03', '2027.1'));
    expect(await take(seen)).toMatchObject({ kind: 'faults', status: 409, problems: [{ field: 'take-over' }] });
    expect(await drafts()).toEqual([draft('ATT-03', { value: 12 })]);
    expect((await look())!.drafts.map(({ checkId }) => checkId)).not.toContain('ATT-03');
    expect(await take()).toMatchObject({ kind: 'go' });
    expect((await drafts()).find(({ checkId }) => checkId === 'ATT-03')!.value).toBe(12);
  });
  it('are for the team, and pressed twice they are taken once', async () => {
    const { seen } = (await look())!;
    const stranger = await signedIn(base.db, 'sid@elsewhere.example');
    expect(await take(seen, stranger)).toMatchObject({ kind: 'faults', status: 403 });
    expect(await take(seen)).toMatchObject({ kind: 'go' });
    expect(await take(seen)).toMatchObject({ kind: 'faults', status: 409 });
  });
  it('where nothing can be taken over, are told as long as nobody answered the new edition', async () => {
    await base.db.execute(`delete from not_applicable_claims`);
    const all = nextEdition(base.standard, Object.fromEntries(base.standard.current.edition.checks.map(({ id }) => [id, reworded])));
    expect(await look(all)).toMatchObject({ answers: 6, drafts: [] });
    expect((await look(all))!.asks).toHaveLength(6);
    await saveAnswer(now(all), owner, { providerId: firm.id, checkId: 'ATT-03' }, { kind: 'answers', given: [{ value: 12 }] }, await seenOf('ATT-03', '2027.1'));
    expect(await look(all)).toBeUndefined();
  });
});
