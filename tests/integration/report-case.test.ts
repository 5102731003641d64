// Anybody may report a wrong fact or ask for a listing to be taken down: it becomes a case with a number, and changes nothing else.
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { reportCase } from '../../src/providers/report-case.ts';
import { CaseReport } from '../../src/providers/schema.ts';
import { cases } from '../../src/providers/case-tables.ts';
import { providers } from '../../src/providers/tables.ts';
import { useApp } from '../support/app.ts';
import { makeProvider } from '../support/make-provider.ts';

const app = useApp();
let id: string;
beforeEach(async () => {
  id = await makeProvider(app.db);
});

const REPORT: CaseReport = { kind: 'wrong-fact', text: 'The firm moved to Dayton in June 2026.' };
const problem = (change: Record<string, unknown>): string | undefined => CaseReport.safeParse({ ...REPORT, ...change }).error?.issues[0]?.message;

describe('a report', () => {
  it('becomes an open case with the next number, and leaves the provider as it is', async () => {
    const [before] = await app.db.select().from(providers);
    const first = await reportCase(app, 'northgate-it', REPORT);
    const second = await reportCase(app, 'northgate-it', { kind: 'take-down', text: '  Please take our firm off your list.  ', contact: 'office@northgate.example' });
    if (first.kind !== 'done' || second.kind !== 'done') throw new Error('refused');
    expect(first.value.number).toBeGreaterThan(1000);
    expect(second.value.number).toBe(first.value.number + 1);
    const [stored] = await app.db.select().from(cases).where(eq(cases.number, second.value.number));
    expect(stored).toMatchObject({ kind: 'take-down', providerId: id, text: 'Please take our firm off your list.', contact: 'office@northgate.example', state: 'open', closedAt: null, createdAt: app.clock.now() });
    expect((await app.db.select().from(providers))[0]).toEqual(before);
  });
  it('about a provider that is not there is refused', async () => {
    expect(await reportCase(app, 'nobody', REPORT)).toMatchObject({ kind: 'refused', code: 'no-such-provider' });
    expect(await reportCase(app, 'north\0gate', REPORT)).toMatchObject({ kind: 'refused', code: 'not-allowed' });
    expect(await app.db.select().from(cases)).toEqual([]);
  });
  it('that its schema does not allow never reaches the database, whoever calls', async () => {
    expect(await reportCase(app, 'northgate-it', { ...REPORT, text: `Wrong \0 fact, as I said` })).toMatchObject({ kind: 'refused', code: 'not-allowed' });
    expect(await app.db.select().from(cases)).toEqual([]);
  });
});

describe('the form of a report', () => {
  it.each([
    [{ text: '' }, 'Write what is wrong, in a sentence or two.'],
    [{ text: '          ' }, 'Write what is wrong, in a sentence or two.'],
    [{ text: 'x'.repeat(4001) }, 'Use at most 4,000 characters.'],
    [{ text: 'It says \u0000 here' }, 'Leave out control characters; they cannot be stored.'],
    [{ text: 'It says \u001b[31m here' }, 'Leave out control characters; they cannot be stored.'],
    [{ kind: 'complaint' }, 'Choose what you want to report.'],
    [{ contact: 'not an address' }, 'Write an e-mail address like name@example.com, or leave it empty.'],
  ])('answers %j with a sentence', (change, sentence) => expect(problem(change)).toBe(sentence));
  it('takes 4,000 characters, line breaks and tabs, and no contact', () => {
    expect(problem({ text: 'x'.repeat(4000) })).toBeUndefined();
    expect(problem({ text: 'Two lines:\n\tone and two.' })).toBeUndefined();
  });
  it('reads no field that it does not name', () => expect(CaseReport.safeParse({ ...REPORT, state: 'closed' }).success).toBe(false));
});
