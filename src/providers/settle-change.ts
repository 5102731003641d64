// What becomes of a firm once a change of who it is takes effect, and once an appeal undoes that. Called by the moderators' room, in its transaction.
import { and, eq, inArray, isNotNull, min, or, sql } from 'drizzle-orm';
import { newId } from '#kernel/id.ts';
import { dayOf } from '#kernel/time.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import { announceChange } from './announce.ts';
import { identityChanges } from './identity-tables.ts';
import { joinProblem } from './say-change.ts';
import { providerNames, providers, sources } from './tables.ts';
import { memberships } from './team-tables.ts';
import type { NameKind } from './terms.ts';

export type IdentityChange = typeof identityChanges.$inferSelect;
type Firm = typeof providers.$inferSelect;
type Name = Pick<typeof providerNames.$inferSelect, 'name' | 'kind' | 'fromOn' | 'untilOn'>;

const hold = async (tx: Db, ids: readonly string[]): Promise<Firm[]> => tx.select().from(providers).where(inArray(providers.id, [...ids])).orderBy(providers.id).for('update');
const close = (tx: Db, clock: Clock, id: string, state: 'confirmed' | 'refused' | 'undone', more: Partial<IdentityChange> = {}) => tx.update(identityChanges).set({ ...more, state, decidedAt: clock.now() }).where(eq(identityChanges.id, id));

/** Names that were looked at in the case come from us: they are nobody's word alone. */
const CHECKED = { id: 'identity', says: 'a change of the firm that a moderator checked', publisher: 'Plumbline' };

async function keepNames(tx: Db, clock: Clock, firm: Firm, names: readonly Name[]): Promise<void> {
  if (names.length === 0) return;
  await tx.insert(sources).values(CHECKED).onConflictDoNothing();
  const now = clock.now();
  const rows = names.map(({ name, kind, fromOn, untilOn }) => ({ id: newId(now.getTime()), providerId: firm.id, name, kind, fromOn: fromOn !== null && untilOn !== null && fromOn > untilOn ? null : fromOn, untilOn, source: firm.demonstration ? firm.source : CHECKED.id, sourceDate: clock.today() }));
  await tx.insert(providerNames).values(rows).onConflictDoUpdate({ target: [providerNames.providerId, providerNames.kind, providerNames.name], set: { untilOn: sql`excluded.until_on` } });
}

/** The names under which whoever goes on is found too: that of the other firm, and those that it had before. */
async function namesOf(tx: Db, other: Firm, kind: NameKind, untilOn: string): Promise<Name[]> {
  const before = await tx.select().from(providerNames).where(and(eq(providerNames.providerId, other.id), inArray(providerNames.kind, ['former', 'predecessor', 'sister'])));
  const all = [{ name: other.name, kind, fromOn: null, untilOn: kind === 'sister' ? null : untilOn }, ...before.map(({ name, fromOn, untilOn: until }) => ({ name, kind, fromOn, untilOn: until }))];
  return all.filter((one, at) => all.findIndex((same) => same.name === one.name) === at);
}

/** Marks of false facts go along: whoever says that fact again is under the same mark (rules 30, 35 and 37). */
async function takeMarks(tx: Db, from: string, to: string): Promise<void> {
  await tx.execute(sql`insert into provider_facts (id, provider_id, demonstration, key, value, source, given_on, replaced_on, false_found_on)
    select gen_random_uuid(), ${to}, demonstration, key, value, source, given_on, greatest(given_on, coalesce(replaced_on, taken_back_on, false_found_on)), false_found_on from provider_facts where provider_id = ${from} and false_found_on is not null`);
}

async function join(tx: Db, clock: Clock, change: IdentityChange, firm: Firm, other: Firm): Promise<void> {
  const on = change.happenedOn ?? clock.today();
  await keepNames(tx, clock, firm, await namesOf(tx, other, change.kind === 'predecessor' ? 'predecessor' : 'sister', on));
  // Firms that the other carries on come along first: none may follow one that follows.
  await tx.update(providers).set({ succeededBy: firm.id, changedAt: clock.now() }).where(eq(providers.succeededBy, other.id));
  await tx.update(providers).set({ succeededBy: firm.id, succeededOn: on, changedAt: clock.now() }).where(eq(providers.id, other.id));
  const first = [firm.firstClaimedOn, other.firstClaimedOn].filter((one) => one !== null).toSorted()[0] ?? null;
  await tx.update(providers).set({ firstClaimedOn: first, standing: first !== null && firm.standing === 'listed' ? 'claimed' : firm.standing, changedAt: clock.now() }).where(eq(providers.id, firm.id));
  await takeMarks(tx, other.id, firm.id);
}

/** Carries out what was said. Gives it back, or nothing where it cannot be any more: it is refused then. */
export async function confirmChange(tx: Db, clock: Clock, id: string): Promise<IdentityChange | undefined> {
  const [change] = await tx.select().from(identityChanges).where(and(eq(identityChanges.id, id), eq(identityChanges.state, 'pending'))).for('update');
  if (!change) return undefined;
  const firms = await hold(tx, [change.providerId, ...(change.otherId ? [change.otherId] : [])]);
  const [firm, other] = [firms.find((one) => one.id === change.providerId)!, firms.find((one) => one.id === change.otherId)];
  if (firm.succeededBy !== null || (other && joinProblem(firm, other))) {
    await close(tx, clock, id, 'refused');
    return undefined;
  }
  const untilOn = change.happenedOn ?? clock.today();
  let oldWords: string | null = null;
  if (change.kind === 'renamed' || change.kind === 'new-legal-entity') {
    // The keys by which public lists know the firm stay as they are, and so does its address: it is the same firm.
    const isName = change.kind === 'renamed';
    oldWords = isName ? firm.name : firm.legalName;
    await keepNames(tx, clock, firm, [{ name: oldWords, kind: isName ? 'former' : 'legal', fromOn: null, untilOn }]);
    await tx.update(providers).set({ ...(isName ? { name: change.newWords! } : { legalName: change.newWords! }), changedAt: clock.now() }).where(eq(providers.id, firm.id));
  }
  if (other) await join(tx, clock, change, firm, other);
  await close(tx, clock, id, 'confirmed', { oldWords, ownFirstClaim: other ? firm.firstClaimedOn : null });
  await announceChange(tx, firms.map((one) => one.id));
  return { ...change, oldWords, state: 'confirmed' };
}

/** Nothing changes: what was said is refused. */
export async function refuseChange(tx: Db, clock: Clock, id: string): Promise<void> {
  await tx.update(identityChanges).set({ state: 'refused', decidedAt: clock.now() }).where(and(eq(identityChanges.id, id), eq(identityChanges.state, 'pending')));
}

async function part(tx: Db, clock: Clock, change: IdentityChange, firm: Firm, other: Firm): Promise<void> {
  // What the other brought along goes with it: those whose answers it had before it was carried on.
  const brought = await tx.select({ id: identityChanges.otherId }).from(identityChanges).where(and(eq(identityChanges.providerId, other.id), eq(identityChanges.state, 'confirmed'), isNotNull(identityChanges.otherId)));
  await tx.update(providers).set({ succeededBy: null, succeededOn: null, changedAt: clock.now() }).where(eq(providers.id, other.id));
  if (brought.length > 0) await tx.update(providers).set({ succeededBy: other.id }).where(and(eq(providers.succeededBy, firm.id), inArray(providers.id, brought.map((one) => one.id!))));
  const names = await namesOf(tx, other, change.kind === 'predecessor' ? 'predecessor' : 'sister', '');
  await tx.delete(providerNames).where(and(eq(providerNames.providerId, firm.id), or(...names.map((one) => and(eq(providerNames.kind, one.kind), eq(providerNames.name, one.name))))));
  const [team] = await tx.select({ since: min(memberships.since) }).from(memberships).where(eq(memberships.providerId, firm.id));
  const first = change.ownFirstClaim ?? (team?.since ? dayOf(team.since) : null);
  await tx.update(providers).set({ firstClaimedOn: first, ...(first === null && { standing: 'listed' as const }), changedAt: clock.now() }).where(eq(providers.id, firm.id));
  await tx.execute(sql`delete from provider_facts f using provider_facts o where f.provider_id = ${firm.id} and o.provider_id = ${other.id} and o.false_found_on = f.false_found_on and o.key = f.key and o.given_on = f.given_on and f.replaced_on is not null`);
}

/** Undoes what was confirmed, on appeal. Gives it back, or nothing where it was not. */
export async function undoChange(tx: Db, clock: Clock, id: string): Promise<IdentityChange | undefined> {
  const [change] = await tx.select().from(identityChanges).where(and(eq(identityChanges.id, id), eq(identityChanges.state, 'confirmed'))).for('update');
  if (!change) return undefined;
  const firms = await hold(tx, [change.providerId, ...(change.otherId ? [change.otherId] : [])]);
  const [firm, other] = [firms.find((one) => one.id === change.providerId)!, firms.find((one) => one.id === change.otherId)];
  if (change.oldWords !== null) {
    const isName = change.kind === 'renamed';
    await tx.delete(providerNames).where(and(eq(providerNames.providerId, firm.id), eq(providerNames.kind, isName ? 'former' : 'legal'), eq(providerNames.name, change.oldWords)));
    await tx.update(providers).set({ ...(isName ? { name: change.oldWords } : { legalName: change.oldWords }), changedAt: clock.now() }).where(eq(providers.id, firm.id));
  }
  if (other) await part(tx, clock, change, firm, other);
  await close(tx, clock, id, 'undone');
  await announceChange(tx, firms.map((one) => one.id));
  return change;
}
