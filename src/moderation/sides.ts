// The firms that a decision concerns: the one that it is about, and of two that are taken as one the other too. Reads only.
import { eq } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { identityChanges } from '#providers/identity-tables.ts';
import type { TeamRole } from '#providers/team-terms.ts';
import { roleOf } from '#providers/team.ts';
import { teamOf } from '#providers/team-reads.ts';
import type { decisions } from './tables.ts';

type Of = Pick<typeof decisions.$inferSelect, 'subject' | 'subjectId' | 'providerId'>;

/** The ids of those firms. */
export async function sidesOf(db: Db, { subject, subjectId, providerId }: Of): Promise<string[]> {
  const [change] = subject === 'identity' ? await db.select({ other: identityChanges.otherId }).from(identityChanges).where(eq(identityChanges.id, subjectId)) : [];
  return [providerId, change?.other ?? null].filter((one) => one !== null);
}

/** Those of them that are heard: a firm that asked for it itself needs no hearing, and cannot cut short that of the other. */
export async function heardSides(db: Db, of: Of): Promise<string[]> {
  const [change] = of.subject === 'identity' ? await db.select({ voice: identityChanges.voice, other: identityChanges.otherId }).from(identityChanges).where(eq(identityChanges.id, of.subjectId)) : [];
  return change?.voice === 'firm' && change.other ? [change.other] : sidesOf(db, of);
}

/** The role of this account in the team of one of them. */
export async function roleBeside(db: Db, of: Of, accountId: string): Promise<TeamRole | undefined> {
  const roles: (TeamRole | undefined)[] = [];
  for (const id of await sidesOf(db, of)) roles.push(await roleOf(db, id, accountId));
  return roles.includes('owner') ? 'owner' : roles.find((role) => role !== undefined);
}

/** The mailboxes of their teams, each once. */
export async function mailboxesOf(db: Db, of: Of): Promise<string[]> {
  const found = new Set<string>();
  for (const id of await sidesOf(db, of)) for (const { mailbox } of await teamOf(db, id)) found.add(mailbox);
  return [...found];
}
