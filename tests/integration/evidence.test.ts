// Evidence: what a team may send, what becomes of it, one paper for several checks, and files that go when their time is over.
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn } from '../../src/accounts/sessions.ts';
import { actOnEvidence } from '../../src/assessments/act-on-evidence.ts';
import { attachEvidence, MOST_EVIDENCE, withdrawEvidence, type NewEvidence } from '../../src/assessments/attach-evidence.ts';
import { attachPaper } from '../../src/assessments/attach-paper.ts';
import { evidence } from '../../src/assessments/evidence-tables.ts';
import { publishArea } from '../../src/assessments/publish-area.ts';
import { saveAnswer, stateOfCheck } from '../../src/assessments/save-answer.ts';
import { sweepEvidence } from '../../src/assessments/sweep-evidence.ts';
import { day } from '../../src/kernel/time.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { memoryFiles, type Files } from '../../src/platform/files.ts';
import { memberships } from '../../src/providers/team-tables.ts';
import { offersOf } from '../../src/standard/crosswalk.ts';
import { smallPdf } from '../support/desk-walk.ts';
import { NOW, useApp } from '../support/app.ts';
import { makeProvider } from '../support/make-provider.ts';
import { signedIn } from '../support/sign-in.ts';

const base = useApp();
const scanner = { scan: () => Promise.resolve('clean' as const) };
let files: Files;
const app = { clock: base.clock, queue: base.queue, standard: base.standard, crosswalk: base.crosswalk, policy: base.policy, scanner, get db() { return base.db; }, get files() { return files; } };
const checkOf = (id: string) => app.standard.current.edition.checks.find((check) => check.id === id)!;

let firm: { id: string; slug: string };
let owner: SignedIn;
let stranger: SignedIn;
beforeEach(async () => {
  files = memoryFiles(fixedClock(NOW));
  firm = { id: await makeProvider(app.db), slug: 'northgate-it' };
  [owner, stranger] = [await signedIn(app.db, 'marlow@northgate.example'), await signedIn(app.db, 'sid@elsewhere.example')];
  await app.db.insert(memberships).values({ providerId: firm.id, accountId: owner.account.id, role: 'owner', since: new Date() });
});
async function answered(checkId: string, given: object): Promise<void> {
  const place = { providerId: firm.id, checkId };
  const outcome = await saveAnswer(app, owner, place, { kind: 'answers', given: [given] }, await stateOfCheck(app.db, '2026.1', place));
  expect(outcome.kind).toBe('done');
}
const LINK: NewEvidence = { shown: { link: 'https://northgate.example/terms' }, kind: 'document', forClaim: false, datedOn: day('2026-10-01') };
const attach = async (given: Partial<NewEvidence> = {}, who = owner, checkId = 'ATT-03') => {
  const outcome = await attachEvidence(app, who, firm, checkOf(checkId), { ...LINK, ...given });
  return outcome.kind === 'done' ? outcome.value.state : outcome.code;
};
const rows = () => app.db.select().from(evidence);
const form = { act: 'add' as const, kind: 'document' as const, forClaim: false, datedOn: day('2026-10-01') };

describe('a piece of evidence', () => {
  it('goes with the area while its answer is a draft, and to a moderator at once where it is public', async () => {
    expect(await attach()).toBe('nothing-to-prove');
    await answered('ATT-03', { value: 8 });
    expect(await attach()).toBe('draft');
    await publishArea(app, owner, firm, 'ATT');
    expect((await rows()).map(({ state, sentAt }) => [state, sentAt?.toISOString()])).toEqual([['waiting', '2026-11-24T10:00:00.000Z']]);
    expect(await attach()).toBe('waiting');
  });
  it('is refused to strangers, for days to come, for kinds and rules that the check does not take, and where too much waits', async () => {
    await answered('ATT-03', { value: 8 });
    expect(await attach({}, stranger)).toBe('not-member');
    expect(await attach({ datedOn: day('2026-11-25') })).toBe('day-to-come');
    expect(await attach({ rule: 'hipaa' })).toBe('not-allowed');
    expect(await attach({ forClaim: true })).toBe('not-allowed');
    for (let at = 0; at < MOST_EVIDENCE.check; at += 1) expect(await attach()).toBe('draft');
    expect(await attach()).toBe('too-many');
  });
  it('takes the place of the one that we asked about', async () => {
    await answered('ATT-03', { value: 8 });
    await publishArea(app, owner, firm, 'ATT');
    await attach();
    await app.db.update(evidence).set({ state: 'asked', timesAsked: 1, askedAt: new Date(NOW) });
    expect(await attach()).toBe('waiting');
    expect((await rows()).map(({ state, timesAsked }) => [state, timesAsked]).sort()).toEqual([['waiting', 1], ['withdrawn', 1]]);
  });
  it('is taken back by its team, as long as nobody decided', async () => {
    await answered('ATT-03', { value: 8 });
    await attach();
    const { id } = (await rows())[0]!;
    expect((await withdrawEvidence(app, stranger, firm, id)).kind).toBe('refused');
    expect((await withdrawEvidence(app, owner, firm, id)).kind).toBe('done');
    expect((await withdrawEvidence(app, owner, firm, id)).kind).toBe('refused');
  });
});

describe('a file', () => {
  it('is stored, and its row names it by our key and its digest, and by nothing that the sender called it', async () => {
    await answered('ATT-03', { value: 8 });
    expect(await actOnEvidence(app, owner, firm, checkOf('ATT-03'), form, new Uint8Array(smallPdf()))).toEqual({ kind: 'done', state: 'draft' });
    const [row] = await rows();
    expect(row).toMatchObject({ fileType: 'application/pdf', fileSize: smallPdf().length, link: null });
    expect(await files.get(row!.fileKey!)).toEqual(new Uint8Array(smallPdf()));
  });
  it('that cannot be kept leaves neither file nor row, and says why', async () => {
    await answered('ATT-03', { value: 8 });
    const statusOf = async (bytes: Uint8Array, with_ = app) => {
      const outcome = await actOnEvidence(with_, owner, firm, checkOf('ATT-03'), form, bytes);
      return outcome.kind === 'faults' ? outcome.status : outcome.state;
    };
    expect(await statusOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'))).toBe(422);
    expect(await statusOf(new Uint8Array(11 * 1024 * 1024))).toBe(413);
    expect(await statusOf(new Uint8Array(smallPdf()), { ...app, db: app.db, files: memoryFiles(fixedClock(NOW), 10) })).toBe(507);
    expect(await statusOf(new Uint8Array(smallPdf()), { ...app, db: app.db, files, scanner: { scan: () => Promise.resolve('unavailable' as never) } })).toBe(503);
    expect([await rows(), await files.list(new Date('2099-01-01'))]).toEqual([[], []]);
  });
  it('whose row is refused is taken out of the store again', async () => {
    const outcome = await actOnEvidence(app, owner, firm, checkOf('ATT-03'), form, new Uint8Array(smallPdf()));
    expect(outcome).toMatchObject({ kind: 'faults', status: 422, faults: [{ says: 'Answer the check first; then there is something to prove.' }] });
    expect(await files.list(new Date('2099-01-01'))).toEqual([]);
  });
  it('goes 30 days after the decision, and at once where it was taken back; a file that no row names goes after a day', async () => {
    const at = (moment: string) => ({ ...app, db: app.db, files, clock: fixedClock(moment) });
    const keys = async () => (await files.list(new Date('2099-01-01'))).length;
    await answered('ATT-03', { value: 8 });
    for (let one = 0; one < 2; one += 1) await actOnEvidence(app, owner, firm, checkOf('ATT-03'), form, new Uint8Array(smallPdf()));
    await files.put(new Uint8Array(smallPdf()), 'application/pdf');
    const [first, second] = await rows();
    await app.db.update(evidence).set({ state: 'refused', sentAt: new Date(NOW), closedAt: new Date('2026-11-24T12:00:00Z') }).where(eq(evidence.id, first!.id));
    expect([await sweepEvidence(at('2026-11-24T20:00:00Z')), await keys()]).toEqual([0, 3]);
    await app.db.update(evidence).set({ state: 'withdrawn', closedAt: new Date(NOW) }).where(eq(evidence.id, second!.id));
    expect([await sweepEvidence(at('2026-11-24T21:00:00Z')), await keys()]).toEqual([1, 2]);
    expect([await sweepEvidence(at('2026-11-26T00:00:00Z')), await keys()]).toEqual([1, 1]);
    expect([await sweepEvidence(at('2026-12-24T23:00:00Z')), await keys()]).toEqual([0, 1]);
    expect([await sweepEvidence(at('2026-12-25T00:00:00Z')), await keys()]).toEqual([1, 0]);
    expect((await rows()).map((row) => [row.fileKey, row.digest?.length])).toEqual([[null, 64], [null, 64]]);
  });
});

describe('a paper of the crosswalk', () => {
  const shown = { link: 'https://northgate.example/soc-2' };
  const dates = { 'period-from': day('2025-10-01'), 'period-to': day('2026-09-30'), issued: day('2026-10-20') };
  it('is entered once, and offered to each chosen check that is answered, by clause ids', async () => {
    const offers = offersOf(app.crosswalk, 'soc-2', ['desk', 'tools', 'watch', 'backup'])!.filter((offer) => offer.rule === undefined);
    const [one, two] = offers.filter(({ check }) => checkOf(check).answer.kind === 'choice');
    await answered(one!.check, { choice: 1 });
    const given = { paper: 'soc-2', scope: ['desk', 'tools', 'watch', 'backup'], dates, checks: [one!.check, two!.check], shown };
    const outcome = await attachPaper(app, owner, firm, given);
    expect(outcome).toEqual({ kind: 'done', value: [{ key: one!.check, became: 'draft' }, { key: two!.check, became: 'nothing-to-prove' }].sort((a, b) => offers.findIndex((offer) => offer.check === a.key) - offers.findIndex((offer) => offer.check === b.key)) });
    expect(await rows()).toMatchObject([{ checkId: one!.check, paper: 'soc-2', datedOn: '2026-09-30', kind: one!.kinds[0] }]);
    if (one!.clauses.length > 0) expect((await rows())[0]!.note).toContain(one!.clauses[0]!);
  });
  it('is refused without its days, without a check, and where its scope does not reach', async () => {
    const code = async (change: object) => {
      const outcome = await attachPaper(app, owner, firm, { paper: 'soc-2', scope: [], dates, checks: ['IND-03'], shown, ...change });
      return outcome.kind === 'refused' ? outcome.code : 'done';
    };
    expect([await code({ paper: 'diploma' }), await code({ dates: {} }), await code({ checks: [] }), await code({})]).toEqual(['no-such-paper', 'wrong-days', 'nothing-chosen', 'out-of-scope']);
    expect(await rows()).toEqual([]);
  });
});
