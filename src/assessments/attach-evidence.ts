// The verbs by which a team adds evidence to a check and takes it back. The file is in the store before its row is; a row never names a file that is not there.
// An attacker tries two hundred files, a link to a program, a day to come, and evidence of another firm.
import { and, count, eq, inArray, isNull } from 'drizzle-orm';
import type { App } from '#app.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import { newId } from '#kernel/id.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { roleOf } from '#providers/team.ts';
import type { Check } from '#standard/schema.ts';
import { evidence } from './evidence-tables.ts';
import { answers, notApplicableClaims } from './tables.ts';
import type { ReadProofKind } from './terms.ts';

/** Open pieces of evidence that one check, and one firm, may have. */
export const MOST_EVIDENCE = { check: 6, firm: 120 } as const;

export type Shown = { readonly link: string } | { readonly file: { readonly key: string; readonly type: string; readonly size: number; readonly digest: string } };

export interface NewEvidence {
  readonly shown: Shown;
  readonly kind: ReadProofKind;
  readonly rule?: string | undefined;
  readonly forClaim: boolean;
  readonly paper?: string | undefined;
  readonly datedOn: Day;
  readonly untilOn?: Day | undefined;
  readonly note?: string | undefined;
}

export type AttachProblem = 'not-member' | 'not-allowed' | 'too-many' | 'nothing-to-prove' | 'day-to-come';
const OPEN = ['draft', 'waiting', 'asked'] as const;

interface Firm {
  readonly id: string;
  readonly slug: string;
}

/** Whether something stands at the check that evidence could prove: an answer or a claim, draft or public. */
async function standsThere(tx: Db, firm: Firm, edition: string, { id }: Check, forClaim: boolean): Promise<'draft' | 'public' | undefined> {
  const rows = forClaim
    ? await tx.select({ state: notApplicableClaims.state }).from(notApplicableClaims).where(and(eq(notApplicableClaims.providerId, firm.id), eq(notApplicableClaims.edition, edition), eq(notApplicableClaims.checkId, id), isNull(notApplicableClaims.takenBackOn)))
    : await tx.select({ state: answers.state }).from(answers).where(and(eq(answers.providerId, firm.id), eq(answers.edition, edition), eq(answers.checkId, id), eq(answers.wouldNotSay, false), isNull(answers.takenBackOn), isNull(answers.endedOn)));
  if (rows.some((row) => row.state === 'draft')) return 'draft';
  return rows.length > 0 ? 'public' : undefined;
}

/**
 * Adds a piece of evidence. Where the answer is public already it goes to a moderator at once; where it is a draft it goes with the area. One
 * that answers our asking again takes the place of the one that was asked about.
 */
export async function attachEvidence(app: Pick<App, 'db' | 'clock' | 'standard'>, { account }: SignedIn, firm: Firm, check: Check, given: NewEvidence): Promise<Result<{ readonly state: 'draft' | 'waiting' }, AttachProblem>> {
  const edition = app.standard.current.edition.id;
  const takes = given.forClaim ? check.notApplicable !== undefined && given.kind === 'document' : check.proofs[given.kind] !== undefined;
  const rules = check.answer.kind === 'rules' && !given.forClaim ? check.answer.rules.map((rule) => rule.id) : undefined;
  if (!takes || (rules ? !rules.includes(given.rule ?? '') : given.rule !== undefined)) return refused('not-allowed');
  if (given.datedOn > app.clock.today()) return refused('day-to-come');
  return app.db.transaction(async (tx) => {
    if (!(await roleOf(tx, firm.id, account.id))) return refused('not-member');
    const stands = await standsThere(tx, firm, edition, check, given.forClaim);
    if (!stands) return refused('nothing-to-prove');
    const mine = and(eq(evidence.providerId, firm.id), eq(evidence.edition, edition), inArray(evidence.state, [...OPEN]));
    const [all] = await tx.select({ open: count() }).from(evidence).where(mine);
    const here = await tx.select().from(evidence).where(and(mine, eq(evidence.checkId, check.id))).for('update');
    const asked = here.find((one) => one.state === 'asked' && one.forClaim === given.forClaim && one.rule === (given.rule ?? null));
    if (here.length - (asked ? 1 : 0) >= MOST_EVIDENCE.check || all!.open >= MOST_EVIDENCE.firm) return refused('too-many');
    const now = app.clock.now();
    const state = stands === 'public' ? ('waiting' as const) : ('draft' as const);
    if (asked) await tx.update(evidence).set({ state: 'withdrawn', closedAt: now }).where(eq(evidence.id, asked.id));
    const file = 'file' in given.shown ? { fileKey: given.shown.file.key, fileType: given.shown.file.type, fileSize: given.shown.file.size, digest: given.shown.file.digest } : { link: given.shown.link };
    const { kind, rule = null, forClaim, paper = null, datedOn, untilOn = null, note = null } = given;
    await tx.insert(evidence).values({ id: newId(now.getTime()), providerId: firm.id, edition, checkId: check.id, rule, forClaim, kind, paper, ...file, datedOn, untilOn, note, state, addedBy: account.id, addedAt: now, sentAt: state === 'waiting' ? now : null, timesAsked: asked?.timesAsked ?? 0 });
    return done({ state });
  });
}

/** Takes a piece back that nobody has decided on. Its file goes with the next sweep. */
export async function withdrawEvidence(app: Pick<App, 'db' | 'clock'>, { account }: SignedIn, firm: Firm, id: string): Promise<Result<void, 'not-member' | 'decided-already'>> {
  return app.db.transaction(async (tx) => {
    if (!(await roleOf(tx, firm.id, account.id))) return refused('not-member');
    const open = and(eq(evidence.id, id), eq(evidence.providerId, firm.id), eq(evidence.appealed, false), inArray(evidence.state, [...OPEN]));
    const rows = await tx.update(evidence).set({ state: 'withdrawn', closedAt: app.clock.now() }).where(open).returning({ id: evidence.id });
    return rows.length === 1 ? done(undefined) : refused('decided-already');
  });
}
