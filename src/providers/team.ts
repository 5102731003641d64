// The verbs of a team: invite, accept, change, remove, leave. Who may is asked here, of the table, at each act: a removal holds from the next one on.
import { and, eq, gt, ne, sql } from 'drizzle-orm';
import { mailboxKey } from '#accounts/mailbox.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import { record } from '#audit/record.ts';
import { newId } from '#kernel/id.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import type { Db } from '#platform/db.ts';
import { MEMBER_INVITED } from './jobs.ts';
import type { ClaimParts } from './settle-claim.ts';
import { claims, invitations, memberships } from './team-tables.ts';
import type { TeamRole } from './team-terms.ts';

const DAY_MS = 86_400_000;
const HOLDS_MS = 14 * DAY_MS;
const DISPUTED_MS = 30 * DAY_MS;
/** One mailbox is mailed an invitation to one team at most once in this time. */
const AGAIN_MS = DAY_MS / 24;
const LARGEST_TEAM = 30;

/** The role of this account in the team of this provider, held until the transaction ends; undefined for everybody else. */
export async function roleOf(db: Db, providerId: string, accountId: string): Promise<TeamRole | undefined> {
  const [member] = await db.select({ role: memberships.role }).from(memberships).where(and(eq(memberships.providerId, providerId), eq(memberships.accountId, accountId)));
  return member?.role;
}

export interface TeamPlace {
  readonly providerId: string;
}

/** Invites a mailbox. Only whoever signs in with it can accept; asked again after an hour, the invitation is sent again. */
export async function inviteMember(app: ClaimParts, { account }: SignedIn, { providerId }: TeamPlace, { mailbox, role }: { readonly mailbox: string; readonly role: TeamRole }): Promise<Result<void, 'not-owner' | 'too-many'>> {
  return app.db.transaction(async (tx) => {
    if ((await roleOf(tx, providerId, account.id)) !== 'owner') return refused('not-owner');
    const now = app.clock.now();
    const key = mailboxKey(mailbox);
    const [size] = (await tx.execute<{ size: number }>(sql`select (select count(*) from memberships where provider_id = ${providerId})::int + (select count(*) from invitations where provider_id = ${providerId} and mailbox_key <> ${key})::int as size`)).rows;
    if (size!.size >= LARGEST_TEAM) return refused('too-many');
    const recent = and(eq(invitations.providerId, providerId), eq(invitations.mailboxKey, key), gt(invitations.invitedAt, new Date(now.getTime() - AGAIN_MS)));
    if ((await tx.select({ id: invitations.id }).from(invitations).where(recent)).length > 0) return done(undefined);
    const invitation = { mailbox, role, invitedBy: account.id, invitedAt: now, expiresAt: new Date(now.getTime() + HOLDS_MS) };
    const [stored] = await tx.insert(invitations).values({ id: newId(now.getTime()), providerId, mailboxKey: key, ...invitation }).onConflictDoUpdate({ target: [invitations.providerId, invitations.mailboxKey], set: invitation }).returning({ id: invitations.id });
    await app.queue.enqueue(tx, MEMBER_INVITED(stored!.id));
    return done(undefined);
  });
}

/** Takes an invitation back; one that is gone is taken back. */
export async function withdrawInvitation({ db }: Pick<ClaimParts, 'db'>, { account }: SignedIn, { providerId }: TeamPlace, id: string): Promise<Result<void, 'not-owner'>> {
  if ((await roleOf(db, providerId, account.id)) !== 'owner') return refused('not-owner');
  await db.delete(invitations).where(and(eq(invitations.id, id), eq(invitations.providerId, providerId)));
  return done(undefined);
}

/** Accepts or declines an invitation to the mailbox by which somebody signed in. */
export async function answerInvitation({ db, clock }: Pick<ClaimParts, 'db' | 'clock'>, { account }: SignedIn, id: string, accepts: boolean): Promise<Result<{ readonly providerId: string }, 'no-invitation'>> {
  return db.transaction(async (tx) => {
    const now = clock.now();
    const [invitation] = await tx.delete(invitations).where(and(eq(invitations.id, id), eq(invitations.mailboxKey, mailboxKey(account.mailbox)))).returning();
    if (!invitation || invitation.expiresAt <= now) return refused('no-invitation');
    const { providerId, role } = invitation;
    if (!accepts) return done({ providerId });
    await tx.insert(memberships).values({ providerId, accountId: account.id, role, since: now }).onConflictDoNothing();
    await record(tx, now, { actor: 'account', actorId: account.id, act: 'member-joined', subject: 'provider', subjectId: providerId, closed: { role } });
    return done({ providerId });
  });
}

async function ownersBeside(tx: Db, providerId: string, accountId: string): Promise<number> {
  const others = await tx.select({ id: memberships.accountId }).from(memberships).where(and(eq(memberships.providerId, providerId), eq(memberships.role, 'owner'), ne(memberships.accountId, accountId))).for('update');
  return others.length;
}

/** Whether somebody was let in beside the team within the last 30 days: as long as that can be appealed, nobody puts anybody out (M-43). */
async function isDisputed(tx: Db, providerId: string, now: Date): Promise<boolean> {
  const rows = await tx.select({ id: claims.id }).from(claims).where(and(eq(claims.providerId, providerId), eq(claims.state, 'granted'), eq(claims.contested, true), gt(claims.decidedAt, new Date(now.getTime() - DISPUTED_MS)))).limit(1);
  return rows.length > 0;
}

/** Lets a team that has lost its owners, because they erased their accounts, go on: whoever is in it the longest owns it. */
export async function keepOwners(db: Db): Promise<void> {
  await db.execute(sql`update memberships m set role = 'owner' from (select distinct on (provider_id) provider_id, account_id from memberships x where not exists (select from memberships o where o.provider_id = x.provider_id and o.role = 'owner') order by provider_id, since, account_id) f where m.provider_id = f.provider_id and m.account_id = f.account_id`);
}

/** Gives a member another role, or (no role) removes them. A team keeps an owner. Anybody may remove themselves, the last owner by giving the firm back. */
export async function changeMember(app: ClaimParts, { account }: SignedIn, { providerId }: TeamPlace, member: string, role: TeamRole | undefined): Promise<Result<void, 'not-owner' | 'last-owner' | 'not-there' | 'disputed'>> {
  return app.db.transaction(async (tx) => {
    const own = await roleOf(tx, providerId, account.id);
    if (own !== 'owner' && !(member === account.id && own !== undefined && role === undefined)) return refused('not-owner');
    if ((await roleOf(tx, providerId, member)) === undefined) return refused('not-there');
    if (role !== 'owner' && (await ownersBeside(tx, providerId, member)) === 0) return refused('last-owner');
    if (role !== 'owner' && member !== account.id && (await isDisputed(tx, providerId, app.clock.now()))) return refused('disputed');
    const one = and(eq(memberships.providerId, providerId), eq(memberships.accountId, member));
    if (role) await tx.update(memberships).set({ role }).where(one);
    else await tx.delete(memberships).where(one);
    await record(tx, app.clock.now(), { actor: 'account', actorId: account.id, act: role ? 'member-changed' : 'member-removed', subject: 'provider', subjectId: providerId, closed: { member, ...(role && { role }) } });
    return done(undefined);
  });
}

/** Gives the firm back: the whole team and its invitations go. What the firm answered stays on its page, and its clocks run on (rule 27). */
export async function giveBack(app: ClaimParts, { account }: SignedIn, { providerId }: TeamPlace): Promise<Result<void, 'not-owner'>> {
  return app.db.transaction(async (tx) => {
    if ((await roleOf(tx, providerId, account.id)) !== 'owner') return refused('not-owner');
    await tx.delete(memberships).where(eq(memberships.providerId, providerId));
    await tx.delete(invitations).where(eq(invitations.providerId, providerId));
    await record(tx, app.clock.now(), { actor: 'account', actorId: account.id, act: 'provider-given-back', subject: 'provider', subjectId: providerId });
    return done(undefined);
  });
}
