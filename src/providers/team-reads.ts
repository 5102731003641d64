// Named questions about claims, teams and invitations. Rows come back for those alone whose they are: the account stands in every question.
import { and, asc, desc, eq, gt, isNull } from 'drizzle-orm';
import { accounts } from '#accounts/tables.ts';
import { mailboxKey } from '#accounts/mailbox.ts';
import type { Db } from '#platform/db.ts';
import { providers } from './tables.ts';
import { claims, invitations, memberships } from './team-tables.ts';

const FIRM = { id: providers.id, slug: providers.slug, name: providers.name, demonstration: providers.demonstration, standing: providers.standing, succeededBy: providers.succeededBy };

/** The firms that this account speaks for, with its role. */
export const firmsOf = (db: Db, accountId: string) =>
  db.select({ ...FIRM, role: memberships.role }).from(memberships).innerJoin(providers, eq(providers.id, memberships.providerId)).where(eq(memberships.accountId, accountId)).orderBy(asc(providers.name));

/** The firm at this slug with the role of this account in its team; undefined where it has none, and where another firm carries this one on: its desk is closed. The guard of every page of a desk. */
export async function deskOf(db: Db, slug: string, accountId: string) {
  const [row] = await db
    .select({ ...FIRM, legalName: providers.legalName, domain: providers.domain, website: providers.website, zip: providers.zip, city: providers.city, state: providers.state, firstClaimedOn: providers.firstClaimedOn, role: memberships.role })
    .from(memberships)
    .innerJoin(providers, eq(providers.id, memberships.providerId))
    .where(and(eq(providers.slug, slug), isNull(providers.succeededBy), eq(memberships.accountId, accountId)));
  return row;
}

/** The claims of this account, the newest first. */
export const claimsOfAccount = (db: Db, accountId: string) =>
  db.select({ claim: claims, firm: FIRM }).from(claims).leftJoin(providers, eq(providers.id, claims.providerId)).where(eq(claims.accountId, accountId)).orderBy(desc(claims.begunAt)).limit(50);

/** One claim, for whose it is. */
export async function claimOf(db: Db, id: string, accountId: string) {
  const [row] = await db.select({ claim: claims, firm: FIRM }).from(claims).leftJoin(providers, eq(providers.id, claims.providerId)).where(and(eq(claims.id, id), eq(claims.accountId, accountId)));
  return row;
}

/** The team of a provider, owners first. */
export const teamOf = (db: Db, providerId: string) =>
  db.select({ accountId: accounts.id, mailbox: accounts.mailbox, role: memberships.role, since: memberships.since }).from(memberships).innerJoin(accounts, eq(accounts.id, memberships.accountId)).where(eq(memberships.providerId, providerId)).orderBy(desc(memberships.role), asc(memberships.since));

/** Invitations that nobody has answered, of one provider. */
export const invitationsOf = (db: Db, providerId: string) =>
  db.select({ id: invitations.id, mailbox: invitations.mailbox, role: invitations.role, expiresAt: invitations.expiresAt }).from(invitations).where(eq(invitations.providerId, providerId)).orderBy(asc(invitations.invitedAt));

/** Invitations to this mailbox that still hold. */
export const invitationsTo = (db: Db, mailbox: string, now: Date) =>
  db.select({ id: invitations.id, role: invitations.role, firm: FIRM }).from(invitations).innerJoin(providers, eq(providers.id, invitations.providerId)).where(and(eq(invitations.mailboxKey, mailboxKey(mailbox)), gt(invitations.expiresAt, now)));
