// Rows of answers, proofs and facts become what the engine reads; and what must never be false is refused by the database itself.
import { eq, isNull, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { factsOf } from '../../src/assessments/facts.ts';
import { publishAnswers, type Publication, type ReadProof } from '../../src/assessments/publish-answers.ts';
import { formFor } from '../../src/assessments/schema.ts';
import { answers } from '../../src/assessments/tables.ts';
import { findingsOf } from '../../src/engine/findings.ts';
import { newId } from '../../src/kernel/id.ts';
import { day } from '../../src/kernel/time.ts';
import { recordFacts, type NewFact } from '../../src/providers/record-facts.ts';
import { factsOfProviders, providerBySlug } from '../../src/providers/reads.ts';
import { providerFacts, providers } from '../../src/providers/tables.ts';
import { useApp } from '../support/app.ts';
import { makeProvider } from '../support/make-provider.ts';

const app = useApp();
let id: string;
beforeEach(async () => {
  id = await makeProvider(app.db);
});

const EDITION = '2026.1';
const LOG: ReadProof = { kind: 'document', date: day('2026-02-20'), checkedOn: day('2026-03-02'), checkedBy: 'two-moderators', checked: 'Device export and rota' };
const says = (checkId: string, givenOn: string, answer: Extract<Publication['says'], { kind: 'answer' }>['answer'], proofs: readonly ReadProof[] = []): Publication => ({ providerId: id, checkId, givenOn: day(givenOn), proofs, says: { kind: 'answer', answer } });
const engineFacts = async () => (await factsOf(app.db, EDITION, [id])).get(id)!;
const change = (set: Partial<typeof answers.$inferInsert>, check: string) => app.db.update(answers).set(set).where(eq(answers.checkId, check));
/** What Postgres says against a statement: the name of the constraint. */
const refusal = async (act: (tx: typeof app.db) => PromiseLike<unknown>): Promise<string | undefined> => {
  try {
    await app.db.transaction(async (tx) => void (await act(tx)));
    return undefined;
  } catch (error) {
    const { cause } = error as { cause?: { constraint?: string } };
    return cause?.constraint ?? 'another error';
  }
};

describe('the facts of a provider', () => {
  it('hold its answers in order of time, each with its proofs', async () => {
    await publishAnswers(app, [
      says('STF-01', '2026-03-01', { figures: { endpoints: 900, technicians: 4 } }, [LOG]),
      says('STF-01', '2026-02-01', { figures: { endpoints: 800, technicians: 4 } }),
      says('PRC-06', '2026-03-01', { figures: { ceiling: 5, actual: 3 }, flags: { notice: true } }),
      says('IND-02', '2026-03-01', { choice: 2, note: 'We list them in the proposal.' }),
    ]);
    const facts = await engineFacts();
    expect(facts).toMatchObject({ slug: 'northgate-it', firstClaimed: '2026-01-01' });
    expect(facts.checks['STF-01']).toEqual({
      answers: [
        { given: '2026-02-01', figures: { endpoints: 800, technicians: 4 }, proofs: [] },
        { given: '2026-03-01', figures: { endpoints: 900, technicians: 4 }, proofs: [{ kind: 'document', date: '2026-02-20', checked: '2026-03-02' }] },
      ],
    });
    expect(facts.checks['PRC-06']).toEqual({ answers: [{ given: '2026-03-01', figures: { ceiling: 5, actual: 3 }, flags: { notice: true }, proofs: [] }] });
    expect(facts.checks['IND-02']).toEqual({ answers: [{ given: '2026-03-01', choice: 2, proofs: [] }] });
  });
  it('hold the answers of a check by rules rule by rule', async () => {
    await publishAnswers(app, [says('CLI-06', '2026-03-01', { rule: 'hipaa', choice: 1 }, [LOG]), says('CLI-06', '2026-03-01', { rule: 'pci', choice: 3 })]);
    const { answers: own, rules } = (await engineFacts()).checks['CLI-06']!;
    expect(own).toEqual([]);
    expect(rules).toMatchObject({ hipaa: [{ choice: 1, proofs: [{ kind: 'document' }] }], pci: [{ choice: 3, proofs: [] }] });
  });
  it('never hold a draft', async () => {
    await app.db.insert(answers).values({ id: newId(), providerId: id, edition: EDITION, checkId: 'IND-02', choice: 1, state: 'draft', givenOn: '2026-03-01', writtenAt: new Date() });
    expect((await engineFacts()).checks).toEqual({});
  });
  it('show an answer that was taken back as one that says nothing from that day', async () => {
    await publishAnswers(app, [says('IND-02', '2026-03-01', { choice: 1 })]);
    await change({ takenBackOn: '2026-04-01' }, 'IND-02');
    await publishAnswers(app, [says('IND-02', '2026-04-01', { choice: 3 })]);
    expect((await engineFacts()).checks['IND-02']!.answers).toEqual([
      { given: '2026-03-01', choice: 1, proofs: [] },
      { given: '2026-04-01', proofs: [] },
      { given: '2026-04-01', choice: 3, proofs: [] },
    ]);
  });
  it('hold the day of a recorded refusal, unless an answer followed it on the same day', async () => {
    await publishAnswers(app, [says('IND-02', '2026-03-01', { choice: 1 }), { providerId: id, checkId: 'IND-02', givenOn: day('2026-04-01'), proofs: [], says: { kind: 'would-not-say' } }]);
    expect((await engineFacts()).checks['IND-02']).toEqual({ answers: [{ given: '2026-03-01', choice: 1, proofs: [] }], wouldNotSay: '2026-04-01' });
    await publishAnswers({ ...app, db: app.db, clock: { ...app.clock, now: () => new Date('2026-11-24T11:00:00Z') } }, [says('IND-02', '2026-04-01', { choice: 2 })]);
    expect((await engineFacts()).checks['IND-02']).toEqual({ answers: [{ given: '2026-04-01', choice: 2, proofs: [] }] });
  });
  it('keep a refusal of a check by rules for the rules that no answer followed on the same day', async () => {
    await publishAnswers(app, [says('CLI-06', '2026-03-01', { rule: 'pci', choice: 1 })]);
    await publishAnswers({ ...app, clock: { ...app.clock, now: () => new Date('2026-11-24T10:30:00Z') } }, [{ providerId: id, checkId: 'CLI-06', givenOn: day('2026-04-01'), proofs: [], says: { kind: 'would-not-say' } }]);
    await publishAnswers({ ...app, clock: { ...app.clock, now: () => new Date('2026-11-24T11:00:00Z') } }, [says('CLI-06', '2026-04-01', { rule: 'hipaa', choice: 2 })]);
    const { edition } = app.standard.current;
    const finding = findingsOf(edition, { ...(await engineFacts()), firstClaimed: day('2026-04-01') }, day('2026-04-10')).find((one) => one.check === 'CLI-06')!;
    expect(Object.keys(finding.pointsByRule!)).toEqual(['hipaa']);
    expect(finding.wouldNotSayByRule).toEqual({ pci: true, 'ftc-safeguards': true, cmmc: true });
    expect(finding).toMatchObject({ rule: 'hipaa', given: '2026-04-01', wouldNotSay: false });
  });
  it('hold ends, false answers, and claims that a check does not apply', async () => {
    await publishAnswers(app, [
      says('IND-05', '2026-03-01', { choice: 1 }),
      { providerId: id, checkId: 'ATT-02', givenOn: day('2026-03-01'), proofs: [LOG], says: { kind: 'not-applicable', ground: 'No client has 75 users or more.' } },
    ]);
    await change({ endedOn: '2026-05-01', falseFoundOn: '2026-06-01' }, 'IND-05');
    const { checks } = await engineFacts();
    expect(checks['IND-05']).toMatchObject({ answers: [{ ended: '2026-05-01' }], falseFound: '2026-06-01' });
    expect(checks['ATT-02']).toEqual({ answers: [], notApplicable: { ground: 'No client has 75 users or more.', claimed: '2026-03-01', proofs: [{ kind: 'document', date: '2026-02-20', checked: '2026-03-02' }] } });
  });
  it('ask for a new score when something is published', async () => {
    await publishAnswers(app, [says('IND-02', '2026-03-01', { choice: 1 }), says('IND-05', '2026-03-01', { choice: 1 })]);
    const { rows } = await app.db.execute(sql`select task_identifier, key from graphile_worker.jobs`);
    expect(rows).toEqual([{ task_identifier: 'provider-facts-changed', key: `provider-facts-changed:${id}` }]);
  });
  it('do not exist for a firm that is only listed', async () => {
    await app.db.update(providers).set({ standing: 'listed', firstClaimedOn: null });
    expect((await factsOf(app.db, EDITION, [id])).size).toBe(0);
  });
});

describe('a fact of the profile', () => {
  const fact = (value: number, givenOn: string): NewFact => ({ providerId: id, demonstration: true, source: 'demonstration', key: 'minimum-fee', value, givenOn });
  const stored = () => app.db.select({ value: providerFacts.value, given: providerFacts.givenOn, replaced: providerFacts.replacedOn }).from(providerFacts).orderBy(providerFacts.givenOn);

  it('is replaced by a newer one, which leaves the older with its days', async () => {
    expect([...(await recordFacts(app.db, [fact(500, '2026-03-01')]))]).toEqual([id]);
    await recordFacts(app.db, [fact(600, '2026-05-01')]);
    expect(await stored()).toEqual([{ value: 500, given: '2026-03-01', replaced: '2026-05-01' }, { value: 600, given: '2026-05-01', replaced: null }]);
    expect((await engineFacts()).profile).toEqual({ minimumFee: { value: 600, given: '2026-05-01', source: 'demonstration' } });
  });
  it('is left alone by the same said again, and by an older one', async () => {
    await recordFacts(app.db, [fact(500, '2026-03-01')]);
    expect((await recordFacts(app.db, [fact(500, '2026-03-01')])).size).toBe(0);
    expect((await recordFacts(app.db, [fact(300, '2026-02-01')])).size).toBe(0);
    expect(await stored()).toEqual([{ value: 500, given: '2026-03-01', replaced: null }]);
  });
  it('stays marked as false when it is said again, or another value is said', async () => {
    const marked = async () => (await engineFacts()).profile.minimumFee;
    await recordFacts(app.db, [fact(500, '2026-03-01')]);
    await app.db.update(providerFacts).set({ falseFoundOn: '2026-04-01' });
    await recordFacts(app.db, [fact(500, '2026-05-01')]);
    expect(await marked()).toEqual({ value: 500, given: '2026-05-01', source: 'demonstration', falseFound: '2026-04-01' });
    await app.db.update(providerFacts).set({ takenBackOn: '2026-05-02' }).where(isNull(providerFacts.replacedOn));
    await recordFacts(app.db, [fact(700, '2026-06-01')]);
    expect(await marked()).toMatchObject({ value: 700, falseFound: '2026-04-01' });
    await app.db.update(providerFacts).set({ falseFoundOn: '2026-07-01' }).where(eq(providerFacts.value, 500));
    expect(await marked()).toMatchObject({ value: 700, falseFound: '2026-07-01' });
  });
  it('of the wrong form is never stored', async () => {
    await expect(recordFacts(app.db, [{ ...fact(1, '2026-03-01'), key: 'coverage', value: { states: ['XX'] } }])).rejects.toThrow();
    expect(await stored()).toEqual([]);
  });
  it('that was taken back leaves its days and not its value, until something new is said', async () => {
    const read = async () => (await factsOfProviders(app.db, [id])).get(id);
    await recordFacts(app.db, [fact(500, '2026-03-01')]);
    await app.db.update(providerFacts).set({ takenBackOn: '2026-04-01' });
    expect(await read()).toEqual({ 'minimum-fee': { given: '2026-03-01', source: 'demonstration', takenBack: '2026-04-01' } });
    await recordFacts(app.db, [fact(700, '2026-05-01')]);
    expect(await read()).toEqual({ 'minimum-fee': { value: 700, given: '2026-05-01', source: 'demonstration' } });
    await app.db.update(providerFacts).set({ takenBackOn: '2026-06-01' }).where(isNull(providerFacts.takenBackOn));
    expect(await read()).toEqual({ 'minimum-fee': { given: '2026-05-01', source: 'demonstration', takenBack: '2026-06-01' } });
    await app.db.update(providerFacts).set({ falseFoundOn: '2026-06-02' }).where(eq(providerFacts.givenOn, '2026-03-01'));
    expect((await engineFacts()).profile.minimumFee).toEqual({ given: '2026-05-01', source: 'demonstration', takenBack: '2026-06-01', falseFound: '2026-06-02' });
  });
  it('that was taken back is not brought back by what was said before that day', async () => {
    await recordFacts(app.db, [fact(500, '2026-03-01')]);
    await app.db.update(providerFacts).set({ takenBackOn: '2026-04-01' });
    expect((await recordFacts(app.db, [fact(300, '2026-03-31')])).size).toBe(0);
    expect((await recordFacts(app.db, [fact(300, '2026-04-01')])).size).toBe(1);
  });
});

describe('reads of providers', () => {
  it('find one by its slug, with the words of its source', async () => {
    expect(await providerBySlug(app.db, 'northgate-it')).toMatchObject({ name: 'Northgate IT', legalName: 'Northgate IT, LLC', demonstration: true, sourceSays: 'the demonstration world', website: 'https://northgate.example' });
    expect(await providerBySlug(app.db, 'nobody')).toBeUndefined();
  });
});

describe('the form of an answer', () => {
  const formOf = (check: string) => formFor(app.standard.current.edition.checks.find((one) => one.id === check)!);
  it.each([
    ['STF-01', { figures: { endpoints: 900, technicians: 4 } }, true],
    ['STF-01', { figures: { endpoints: 900 } }, false],
    ['STF-01', { figures: { endpoints: 900, technicians: 4, dogs: 2 } }, false],
    ['STF-01', { figures: { endpoints: -1, technicians: 4 } }, false],
    ['STF-01', { value: 225 }, false],
    ['ATT-03', { value: 12.5 }, true],
    ['ATT-03', { value: 101 }, false],
    ['ATT-03', { value: Number.NaN }, false],
    ['IND-02', { choice: 4 }, true],
    ['IND-02', { choice: 5 }, false],
    ['IND-02', { choice: 1.5 }, false],
    ['CLI-06', { rule: 'hipaa', choice: 1 }, true],
    ['CLI-06', { rule: 'gdpr', choice: 1 }, false],
    ['CLI-06', { choice: 1 }, false],
  ])('of %s takes %j: %s', (check, answer, allowed) => expect(formOf(check).safeParse(answer).success).toBe(allowed));
});

describe('the database refuses', () => {
  const answer = { id: newId() as string, edition: EDITION, checkId: 'IND-02', choice: 1, state: 'published' as const, givenOn: '2026-03-01', writtenAt: new Date() };
  it('an answer that is two things or none, and a refusal of one rule', async () => {
    expect(await refusal((tx) => tx.insert(answers).values({ ...answer, providerId: id, value: 3 }))).toBe('answers_one_form');
    expect(await refusal((tx) => tx.insert(answers).values({ ...answer, providerId: id, choice: null }))).toBe('answers_one_form');
    expect(await refusal((tx) => tx.insert(answers).values({ ...answer, providerId: id, choice: null, rule: 'hipaa', wouldNotSay: true }))).toBe('answers_rule');
  });
  it('to rewrite or delete a published answer, while its end may be marked', async () => {
    await publishAnswers(app, [says('IND-02', '2026-03-01', { choice: 1 })]);
    expect(await refusal((tx) => tx.update(answers).set({ choice: 2 }))).toBe('answers_history');
    expect(await refusal((tx) => tx.update(answers).set({ state: 'draft' }))).toBe('answers_history');
    expect(await refusal((tx) => tx.delete(answers))).toBe('answers_history');
    expect(await refusal((tx) => tx.update(answers).set({ takenBackOn: '2026-04-01' }))).toBeUndefined();
  });
  it('two drafts of one answer', async () => {
    const draft = { ...answer, providerId: id, state: 'draft' as const };
    await app.db.insert(answers).values(draft);
    expect(await refusal((tx) => tx.insert(answers).values({ ...draft, id: newId() }))).toBe('answers_one_draft');
  });
  it('a real firm that says something made up, and a fictional one on a real domain', async () => {
    expect(await refusal((tx) => tx.update(providers).set({ domain: 'northgate.com', website: 'https://northgate.com' }))).toBe('providers_fiction');
    expect(await refusal((tx) => tx.update(providers).set({ demonstration: false }))).toBe('providers_fiction');
    await app.db.update(providers).set({ demonstration: false, source: 'provider', domain: 'northgate.com', website: 'https://northgate.com' });
    expect(await refusal((tx) => recordFacts(tx, [{ providerId: id, demonstration: true, source: 'demonstration', key: 'minimum-fee', value: 1, givenOn: '2026-03-01' }]))).toBe('provider_facts_provider');
    expect(await refusal((tx) => recordFacts(tx, [{ providerId: id, demonstration: false, source: 'demonstration', key: 'minimum-fee', value: 1, givenOn: '2026-03-01' }]))).toBe('provider_facts_fiction');
  });
  it('coordinates or a ZIP for a firm abroad, and a standing that was never claimed', async () => {
    expect(await refusal((tx) => tx.update(providers).set({ country: 'DE' }))).toBe('providers_abroad');
    expect(await refusal((tx) => tx.update(providers).set({ firstClaimedOn: null }))).toBe('providers_standing');
  });
  it('a fact of another form than its key has', async () => {
    const fact = { id: newId() as string, providerId: id, demonstration: true, key: 'prices' as const, value: 'cheap', source: 'demonstration', givenOn: '2026-03-01' };
    expect(await refusal((tx) => tx.insert(providerFacts).values(fact))).toBe('provider_facts_shape');
  });
});
