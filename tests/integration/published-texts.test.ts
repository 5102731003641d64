// A published text as outside proof: read by a moderator, who pastes it; its fingerprint alone is kept, and a later reading is held against it.
import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/assessments/text-fingerprint.ts';
import type { SignedIn } from '../../src/accounts/sessions.ts';
import { evidence } from '../../src/assessments/evidence-tables.ts';
import { publishAnswers } from '../../src/assessments/publish-answers.ts';
import { textsBefore, textsOf } from '../../src/assessments/read-texts.ts';
import { newId } from '../../src/kernel/id.ts';
import { day } from '../../src/kernel/time.ts';
import { actOnCase } from '../../src/moderation/act-on-case.ts';
import { caseView } from '../../src/moderation/case-view.ts';
import { effectDecision } from '../../src/moderation/effect.ts';
import { caseOf } from '../../src/moderation/case-of.ts';
import { CaseForm } from '../../src/moderation/schema.ts';
import { decisions } from '../../src/moderation/tables.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { NOW, useApp } from '../support/app.ts';
import { makeProvider } from '../support/make-provider.ts';
import { signedIn } from '../support/sign-in.ts';

const app = useApp();
const ADDRESS = 'https://northgate.example/terms';
const TEXT = 'Either side may end this contract with 30 days’ notice.';
let firm: string;
let dov: SignedIn;
beforeEach(async () => {
  firm = await makeProvider(app.db);
  dov = await signedIn(app.db, 'dov@plumbline.example', { strength: 'passkey', moderator: true });
  await publishAnswers(app, [{ providerId: firm, checkId: 'ATT-03', givenOn: day('2026-11-20'), proofs: [], says: { kind: 'answer', answer: { value: 8 } } }]);
});
async function sent(change: Partial<typeof evidence.$inferInsert> = {}): Promise<string> {
  const id = newId();
  await app.db.insert(evidence).values({ id, providerId: firm, edition: '2026.1', checkId: 'ATT-03', forClaim: false, kind: 'attested', link: ADDRESS, datedOn: '2026-11-01', state: 'waiting', addedAt: new Date(NOW), sentAt: new Date(NOW), ...change });
  return id;
}
const FORM = { act: 'decide', decision: 'accept', clause: 'M-11', reason: 'The terms say what was answered.', kind: 'attested', datedOn: '2026-11-01', checked: 'Section 9 of the terms.' };
const decide = async (id: string, change: object = {}) => {
  const key = { subject: 'evidence' as const, id };
  const outcome = await actOnCase(app, dov, key, (await caseOf(app.db, key))!, CaseForm.parse({ ...FORM, ...change }));
  return 'to' in outcome ? 'done' : outcome;
};
const effect = async (moment = '2026-11-24T10:10:00Z') => {
  for (const { id } of await app.db.select({ id: decisions.id }).from(decisions).where(eq(decisions.state, 'set'))) await effectDecision({ ...app, db: app.db, clock: fixedClock(moment) }, id);
};
const row = async (id: string) => (await app.db.select().from(evidence).where(eq(evidence.id, id)))[0]!;

it('a link is no outside proof before its text was pasted; as a document it is read without', async () => {
  const id = await sent();
  expect(await decide(id)).toEqual([{ field: 'text', says: 'A link counts as outside proof once you have read it. Paste the text that you read.' }]);
  expect(await decide(id, { kind: 'document', clause: 'M-9' })).toBe('done');
  await effect();
  expect([(await row(id)).state, (await row(id)).digest, await textsOf(app.db, firm, '2026.1', ['ATT-03'])]).toEqual(['accepted', null, []]);
});
it('pasted, its fingerprint alone is kept from the decision on, and public once that takes effect', async () => {
  const id = await sent();
  expect(await decide(id, { text: `\n ${TEXT.replace(' ', '\r\n\t')} ` })).toBe('done');
  const fingerprint = fingerprintOf(TEXT);
  expect((await app.db.select().from(decisions))[0]!.digest).toBe(fingerprint);
  expect([(await row(id)).digest, await textsOf(app.db, firm, '2026.1', ['ATT-03'])]).toEqual([null, []]);
  await effect();
  expect(await textsOf(app.db, firm, '2026.1', ['ATT-03', 'CLI-02'])).toEqual([{ check: 'ATT-03', rule: null, address: ADDRESS, readOn: '2026-11-24', fingerprint }]);
  expect(await textsOf(app.db, firm, '2026.1', ['CLI-02'])).toEqual([]);
  expect(JSON.stringify((await app.db.execute('select * from decisions')).rows) + JSON.stringify((await app.db.execute('select * from evidence')).rows)).not.toContain('30 days');
});
it('of a file nothing is pasted: its own digest stays', async () => {
  const id = await sent({ link: null, fileKey: null, fileType: 'application/pdf', fileSize: 1, digest: 'd'.repeat(64), kind: 'attested' });
  expect(await decide(id, { clause: 'M-10', text: TEXT })).toBe('done');
  await effect();
  expect([(await row(id)).digest, await textsOf(app.db, firm, '2026.1', ['ATT-03'])]).toEqual(['d'.repeat(64), []]);
});
it('a later case of the same address, or of the same check, names the earlier reading; another provider’s does not', async () => {
  await decide(await sent(), { text: TEXT });
  await effect();
  const before = async (change: Partial<typeof evidence.$inferInsert>) => (await textsBefore(app.db, await row(await sent(change)))).map(({ address, isHere, readOn, fingerprint }) => [address, isHere, readOn, fingerprint === fingerprintOf(TEXT)]);
  expect(await before({})).toEqual([[ADDRESS, true, '2026-11-24', true]]);
  expect(await before({ checkId: 'CLI-02' })).toEqual([[ADDRESS, true, '2026-11-24', true]]);
  expect(await before({ link: 'https://northgate.example/other' })).toEqual([[ADDRESS, false, '2026-11-24', true]]);
  expect(await before({ checkId: 'CLI-02', link: 'https://northgate.example/other' })).toEqual([]);
  const other = await makeProvider(app.db, { name: 'Harbour IT', domain: 'harbour-it.example' });
  expect(await before({ providerId: other })).toEqual([]);
  const shown = await caseView(app.db, app.standard, { subject: 'evidence', id: await sent() }, day('2026-11-24'));
  expect(shown).toMatchObject({ texts: [{ address: ADDRESS, readOn: '2026-11-24' }] });
});
it('may have 60 kB, in bytes, and no control characters but blanks and page ends', () => {
  const problem = (text: string) => CaseForm.safeParse({ ...FORM, text }).error?.issues[0]?.message;
  expect([problem('é'.repeat(30_000)), problem('a\f\vb')]).toEqual([undefined, undefined]);
  expect(problem('é'.repeat(30_001))).toBe('Paste at most 60 kB: the part that proves the answer.');
  expect(problem('a\u0000b')).toBe('Leave out control characters.');
});
