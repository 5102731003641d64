// One case as the verbs see it: whether it still waits, whose firm it is, whether two must agree. Reads only.
import { eq } from 'drizzle-orm';
import { evidence } from '#assessments/evidence-tables.ts';
import type { Db } from '#platform/db.ts';
import { cases, providers } from '#providers/tables.ts';
import { claims } from '#providers/team-tables.ts';
import type { Decision } from '#standard/policy-schema.ts';
import type { Edition } from '#standard/schema.ts';
import type { Subject } from './terms.ts';

export interface CaseKey {
  readonly subject: Subject;
  readonly id: string;
}

export interface OpenCase {
  readonly providerId: string | null;
  readonly waits: boolean;
  /** The check that the evidence is for. */
  readonly checkId?: string;
  /** The address of evidence that is a link. */
  readonly link?: string;
  /** What may be decided. */
  readonly may: readonly Decision[];
}

const MAY: Readonly<Record<Subject, readonly Decision[]>> = { evidence: ['accept', 'ask-again', 'refuse'], claim: ['claim-grant', 'claim-refuse'], report: ['no-change', 'remove'] };

/** The case, held until the transaction ends; undefined where there is none. */
export async function caseOf(tx: Db, { subject, id }: CaseKey): Promise<OpenCase | undefined> {
  const may = MAY[subject];
  if (subject === 'evidence') {
    const [row] = await tx.select().from(evidence).where(eq(evidence.id, id)).for('update');
    return row && { providerId: row.providerId, waits: row.state === 'waiting', checkId: row.checkId, ...(row.link !== null && { link: row.link }), may: row.timesAsked >= 2 ? may.filter((one) => one !== 'ask-again') : may };
  }
  if (subject === 'claim') {
    const [row] = await tx.select().from(claims).where(eq(claims.id, id)).for('update');
    return row && { providerId: row.providerId, waits: row.state === 'waiting', may };
  }
  const [row] = await tx.select().from(cases).where(eq(cases.id, id)).for('update');
  const [firm] = row?.providerId ? await tx.select({ claimed: providers.firstClaimedOn }).from(providers).where(eq(providers.id, row.providerId)) : [];
  // A firm that speaks for itself is heard before its page gets worse (M-30); nobody takes it off in ten minutes.
  return row && { providerId: row.providerId, waits: row.state === 'open', may: firm && firm.claimed === null ? may : may.filter((one) => one !== 'remove') };
}

/** Whether two moderators must agree (M-4): on an essential check, except to ask again, and on every removal. */
export const needsTwo = ({ checkId }: OpenCase, decision: Decision, edition: Edition): boolean =>
  decision === 'remove' || (checkId !== undefined && decision !== 'ask-again' && edition.checks.find((check) => check.id === checkId)?.essential !== undefined);
