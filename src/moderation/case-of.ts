// One case as the verbs see it: whether it still waits, whose firm it is, what may be decided, whether two must agree. Reads only.
import { and, eq, inArray, or } from 'drizzle-orm';
import { evidence } from '#assessments/evidence-tables.ts';
import type { Db } from '#platform/db.ts';
import { cases } from '#providers/case-tables.ts';
import { providers } from '#providers/tables.ts';
import { claims } from '#providers/team-tables.ts';
import type { CaseKind } from '#providers/terms.ts';
import type { Decision } from '#standard/policy-schema.ts';
import type { Edition } from '#standard/schema.ts';
import { identityCaseOf } from './identity-case.ts';
import { appeals, decisions } from './tables.ts';
import type { Subject } from './terms.ts';

export interface CaseKey {
  readonly subject: Subject;
  readonly id: string;
}

export interface OpenCase {
  readonly providerId: string | null;
  /** Of two firms that are to be one: the other. */
  readonly otherId?: string | null;
  readonly waits: boolean;
  /** The check that it is about. */
  readonly checkId?: string | undefined;
  /** The edition that its answer belongs to; that of today where none is named. */
  readonly edition?: string;
  /** The address of evidence that is a link. */
  readonly link?: string;
  /** What may be decided. */
  readonly may: readonly Decision[];
  /** Of a report: what kind, and whether the firm speaks for itself. */
  readonly report?: { readonly kind: CaseKind; readonly claimed: boolean };
  /** Two must agree to change anything, whatever it is. */
  readonly two?: boolean;
  /** The decision that is looked at again, when its firm was heard or somebody appeals. */
  readonly of?: typeof decisions.$inferSelect;
  /** Of a claim: somebody else speaks for the firm. */
  readonly contested?: boolean;
  /** Moderators who had a part in that: they may not decide an appeal (M-33). */
  readonly part?: readonly (string | null)[];
}

const OF_REPORT: Readonly<Record<CaseKind, readonly Decision[]>> = {
  'wrong-fact': ['no-change', 'correct', 'remove'],
  answer: ['no-change', 'correct', 'false-answer', 'remove'],
  'take-down': ['no-change', 'remove'],
  'something-else': ['no-change'],
};

/** Whether a decision on this case was made and its firm is being heard: nothing more is decided until then. */
async function isHeard(tx: Db, { subject, id }: CaseKey): Promise<boolean> {
  const [row] = await tx.select({ id: decisions.id }).from(decisions).where(and(eq(decisions.subject, subject), eq(decisions.subjectId, id), eq(decisions.state, 'heard'))).limit(1);
  return row !== undefined;
}

async function reportOf(tx: Db, key: CaseKey): Promise<OpenCase | undefined> {
  const [row] = await tx.select().from(cases).where(eq(cases.id, key.id)).for('update');
  if (!row) return undefined;
  const [firm] = row.providerId === null ? [] : await tx.select({ claimed: providers.firstClaimedOn }).from(providers).where(eq(providers.id, row.providerId));
  const claimed = firm !== undefined && firm.claimed !== null;
  const may = row.kind === 'wrong-fact' && claimed ? [...OF_REPORT['wrong-fact'], 'false-answer' as const] : OF_REPORT[row.kind];
  return { providerId: row.providerId, waits: row.state === 'open' && !(await isHeard(tx, key)), checkId: row.checkId ?? undefined, may, report: { kind: row.kind, claimed } };
}

async function factCheckOf(tx: Db, id: string): Promise<OpenCase | undefined> {
  const [of] = await tx.select().from(decisions).where(eq(decisions.id, id)).for('update');
  return of?.saidAt ? { providerId: of.providerId, waits: of.state === 'heard' && of.readAt === null, checkId: of.checkId ?? undefined, may: ['no-change', 'appeal-uphold'], of } : undefined;
}

async function appealOf(tx: Db, id: string): Promise<OpenCase | undefined> {
  const [row] = await tx.select().from(appeals).where(eq(appeals.id, id)).for('update');
  const [of] = row ? await tx.select().from(decisions).where(eq(decisions.id, row.decisionId)) : [];
  if (!row || !of) return undefined;
  const [{ link } = { link: null }] = of.subject === 'evidence' ? await tx.select({ link: evidence.link }).from(evidence).where(eq(evidence.id, of.subjectId)) : [];
  const onCase = and(eq(decisions.subject, of.subject), eq(decisions.subjectId, of.subjectId));
  // Whoever read what the firm said before it was published had a part too.
  const onHearing = and(eq(decisions.subject, 'fact-check'), eq(decisions.subjectId, of.id));
  const part = await tx.select({ id: decisions.moderatorId }).from(decisions).where(and(or(onCase, onHearing), inArray(decisions.state, ['effective', 'reversed'])));
  return { providerId: of.providerId, waits: row.state === 'open', checkId: of.checkId ?? undefined, may: ['appeal-uphold', 'appeal-reverse'], ...(link !== null && { link }), of, part: part.map((one) => one.id) };
}

/** The case, held until the transaction ends; undefined where there is none. */
export async function caseOf(tx: Db, key: CaseKey): Promise<OpenCase | undefined> {
  const { subject, id } = key;
  if (subject === 'evidence') {
    const [row] = await tx.select().from(evidence).where(eq(evidence.id, id)).for('update');
    const may: readonly Decision[] = ['accept', ...(row && row.timesAsked >= 2 ? [] : ['ask-again' as const]), 'refuse', 'false-answer'];
    return row && { providerId: row.providerId, waits: row.state === 'waiting' && !(await isHeard(tx, key)), checkId: row.checkId, edition: row.edition, ...(row.link !== null && { link: row.link }), may };
  }
  if (subject === 'claim') {
    const [row] = await tx.select().from(claims).where(eq(claims.id, id)).for('update');
    return row && { providerId: row.providerId, waits: row.state === 'waiting' && !(await isHeard(tx, key)), may: ['claim-grant', 'claim-refuse'], ...(row.contested && { contested: true }) };
  }
  if (subject === 'identity') return identityCaseOf(tx, id);
  return subject === 'report' ? reportOf(tx, key) : subject === 'fact-check' ? factCheckOf(tx, id) : appealOf(tx, id);
}

/** Decisions that one moderator may make alone on an essential check too: they leave everything as it was. */
const ALONE: readonly Decision[] = ['ask-again', 'no-change', 'appeal-uphold'];
const ALWAYS_TWO: readonly Decision[] = ['remove', 'false-answer', 'join'];
/** A paper that was forged or changed to mislead. */
export const FORGED = 'M-25';

/** Whether two moderators must agree (M-4, M-25, M-33): on essential checks, removals, false answers and forged papers; for a firm that others speak for (M-43); and to drop what two found. */
export function needsTwo({ checkId, of, two, contested }: OpenCase, { decision, clause }: { readonly decision: Decision; readonly clause: string }, edition: Edition): boolean {
  if (ALWAYS_TWO.includes(decision) || (decision === 'refuse' && clause === FORGED) || (two && !ALONE.includes(decision)) || (contested && decision === 'claim-grant')) return true;
  if (decision === 'no-change' && of) return needsTwo({ providerId: null, waits: true, may: [], checkId }, of, edition);
  return !ALONE.includes(decision) && checkId !== undefined && edition.checks.find((check) => check.id === checkId)?.essential !== undefined;
}
