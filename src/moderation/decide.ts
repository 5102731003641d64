// The verb by which a moderator decides a case, and the one that takes it back within ten minutes. Nothing takes effect here; effect.ts does that.
// What must not happen: a decision by somebody with a stake in it, twice by one person where two are wanted, or on a clause that does not allow it.
import { and, eq, inArray } from 'drizzle-orm';
import { accounts } from '#accounts/tables.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import type { App } from '#app.ts';
import type { ReadProofKind } from '#assessments/terms.ts';
import { newId } from '#kernel/id.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import type { Decision } from '#standard/policy-schema.ts';
import { editionNamed } from '#standard/catalogue.ts';
import { mayCite } from '#standard/policy.ts';
import { record } from '#audit/record.ts';
import { correctionProblem, liveFact } from '#providers/correct-fact.ts';
import { isParty } from './case-for.ts';
import { caseOf, needsTwo, type CaseKey, type OpenCase } from './case-of.ts';
import { DECISION_DUE } from './jobs.ts';
import { conflicts, decisions, type Correction } from './tables.ts';

export interface Ruling {
  readonly decision: Decision;
  readonly clause: string;
  readonly reason: string;
  /** With accept, and where an appeal accepts what was refused: what the proof is, from when and until when, and what was looked at. */
  readonly proof?: { readonly kind: ReadProofKind; readonly datedOn: Day; readonly untilOn?: Day | undefined; readonly checked: string; /** Fingerprint of the text that was read at a link. */ readonly digest?: string | undefined } | undefined;
  /** Where a report about a fact proves right: which fact, and for a listed firm what it is. */
  readonly correction?: Correction | undefined;
}

export type DecideProblem = 'not-moderator' | 'no-such-case' | 'decided-already' | 'conflict' | 'same-person' | 'clause' | 'proof-wanted' | 'text-wanted' | 'fact-wanted' | 'not-possible';
type Parts = Pick<App, 'db' | 'clock' | 'queue' | 'standard' | 'policy'>;

async function isModerator(tx: Db, { account, moderator }: SignedIn): Promise<boolean> {
  const [row] = await tx.select({ since: accounts.moderatorSince }).from(accounts).where(eq(accounts.id, account.id));
  return moderator && row !== undefined && row.since !== null;
}

const agrees = (a: typeof decisions.$inferSelect, b: Ruling): boolean => a.decision === b.decision && a.kind === (b.proof?.kind ?? null) && a.correction?.fact === b.correction?.fact && a.correction?.value === b.correction?.value;

/** Whether what is decided needs a proof: an acceptance, or an appeal that turns a refusal into one. */
export const wantsProof = ({ of }: Pick<OpenCase, 'of'>, decision: Decision): boolean => decision === 'accept' || (decision === 'appeal-reverse' && of?.subject === 'evidence' && of.decision !== 'false-answer');

/** Whether what is decided needs a fact: a report about one proved right. */
export const wantsFact = ({ report }: Pick<OpenCase, 'report'>, decision: Decision): boolean => report?.kind === 'wrong-fact' && (decision === 'correct' || decision === 'false-answer');

/** Which row of a profile is judged: what the firm says after this is not touched (M-27). */
async function judgedRow(tx: Db, { providerId, report }: OpenCase, fact: string): Promise<{ readonly row?: string }> {
  const row = report?.claimed && providerId ? await liveFact(tx, providerId, fact) : undefined;
  return row === undefined ? {} : { row };
}

/** Decides. Gives when it takes effect, or nothing where a second moderator, or a third, is wanted first. */
export async function decideCase(app: Parts, viewer: SignedIn, key: CaseKey, ruling: Ruling): Promise<Result<{ readonly effectAt: Date | undefined }, DecideProblem>> {
  return app.db.transaction(async (tx) => {
    if (!(await isModerator(tx, viewer))) return refused('not-moderator');
    const open = await caseOf(tx, key);
    if (!open) return refused('no-such-case');
    if (!open.waits) return refused('decided-already');
    if (!open.may.includes(ruling.decision)) return refused('not-possible');
    if (!mayCite(app.policy, ruling.decision, ruling.clause)) return refused('clause');
    if (wantsProof(open, ruling.decision) !== (ruling.proof !== undefined)) return refused('proof-wanted');
    if (open.link && ruling.proof?.kind === 'attested' && !ruling.proof.digest) return refused('text-wanted');
    const { correction } = ruling;
    if (wantsFact(open, ruling.decision) ? correctionProblem(correction?.fact, correction?.value, open.report!.claimed) !== undefined : correction !== undefined) return refused('fact-wanted');
    const moderatorId = viewer.account.id;
    if (await isParty(tx, key, open, moderatorId)) return refused('conflict');
    const aside = open.providerId === null ? [] : await tx.select().from(conflicts).where(and(eq(conflicts.moderatorId, moderatorId), inArray(conflicts.providerId, [open.providerId, open.otherId ?? open.providerId])));
    if (aside.length > 0) return refused('conflict');
    const before = await tx.select().from(decisions).where(and(eq(decisions.subject, key.subject), eq(decisions.subjectId, key.id), inArray(decisions.state, ['first', 'set', 'split']))).for('update');
    if (before.some((one) => one.state === 'set')) return refused('decided-already');
    if (before.some((one) => one.moderatorId === moderatorId)) return refused('same-person');
    const now = app.clock.now();
    const first = before.find((one) => one.state === 'first');
    const wanted = needsTwo(open, ruling, editionNamed(app.standard, open.edition).edition) || before.length > 0;
    const isSplit = first !== undefined && !agrees(first, ruling);
    const waitsForSecond = wanted && before.length === 0;
    const effectAt = isSplit || waitsForSecond ? undefined : new Date(now.getTime() + app.policy.limits.undo.count * 60_000);
    const id = newId(now.getTime());
    const { kind = null, datedOn = null, untilOn = null, checked = null } = ruling.proof ?? {};
    const digest = (open.link && ruling.proof?.digest) ?? null;
    if (isSplit) await tx.update(decisions).set({ state: 'split' }).where(eq(decisions.id, first.id));
    const state = isSplit ? 'split' : waitsForSecond ? 'first' : 'set';
    await tx.insert(decisions).values({ id, subject: key.subject, subjectId: key.id, providerId: open.providerId, moderatorId, decision: ruling.decision, clause: ruling.clause, reason: ruling.reason, kind, datedOn, untilOn, checked, digest, checkId: open.checkId ?? null, correction: correction ? { ...correction, ...(await judgedRow(tx, open, correction.fact)) } : null, state, decidedAt: now, effectAt: effectAt ?? null });
    if (effectAt) await app.queue.enqueue(tx, DECISION_DUE(id, effectAt));
    return done({ effectAt });
  });
}

/** Takes back one's own decision, as long as it has not taken effect. The record never sees it. */
export async function undoDecision(app: Parts, viewer: SignedIn, id: string): Promise<Result<CaseKey, 'not-moderator' | 'too-late'>> {
  return app.db.transaction(async (tx) => {
    if (!(await isModerator(tx, viewer))) return refused('not-moderator');
    const [own] = await tx.select().from(decisions).where(and(eq(decisions.id, id), eq(decisions.moderatorId, viewer.account.id), inArray(decisions.state, ['first', 'set']))).for('update');
    if (!own || (own.effectAt !== null && own.effectAt <= app.clock.now())) return refused('too-late');
    await tx.update(decisions).set({ state: 'undone', effectAt: null }).where(eq(decisions.id, id));
    return done({ subject: own.subject, id: own.subjectId });
  });
}

/** Says that this moderator may not judge this provider. It cannot be taken back here. */
export async function standAside(app: Pick<App, 'db' | 'clock'>, viewer: SignedIn, key: CaseKey): Promise<Result<void, 'not-moderator' | 'no-such-case'>> {
  return app.db.transaction(async (tx) => {
    if (!(await isModerator(tx, viewer))) return refused('not-moderator');
    const open = await caseOf(tx, key);
    if (!open?.providerId) return refused('no-such-case');
    await tx.insert(conflicts).values({ moderatorId: viewer.account.id, providerId: open.providerId, declaredAt: app.clock.now() }).onConflictDoNothing();
    // What they decided before they said so, and what has not taken effect, is worth nothing.
    await tx.update(decisions).set({ state: 'undone', effectAt: null }).where(and(eq(decisions.moderatorId, viewer.account.id), eq(decisions.providerId, open.providerId), inArray(decisions.state, ['first', 'set'])));
    await record(tx, app.clock.now(), { actor: 'moderator', actorId: viewer.account.id, act: 'moderator-stood-aside', subject: 'provider', subjectId: open.providerId, open: { about: key.subject } });
    return done(undefined);
  });
}
