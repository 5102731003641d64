// The verb by which a firm says what it is: facts of its profile, each with today's date, and facts that it says no more. The whole team may.
import { eq } from 'drizzle-orm';
import type { SignedIn } from '#accounts/sessions.ts';
import { record } from '#audit/record.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import { announceChange } from './announce.ts';
import type { Fact, FactValue } from './fact-schema.ts';
import { PROFILE_CHANGED } from './jobs.ts';
import { seenOf } from './profile-seen.ts';
import { factsOfProviders, type StoredFacts } from './reads.ts';
import { recordFacts } from './record-facts.ts';
import { holdProviders } from './set-standing.ts';
import type { ClaimParts } from './settle-claim.ts';
import { providers } from './tables.ts';
import { takeBackFacts } from './take-back-facts.ts';
import { roleOf, type TeamPlace } from './team.ts';
import { FACT_KEYS, type FactKey } from './terms.ts';

/** What a team says of its firm on one page. */
export interface ProfileEdit {
  /** The word for what the page showed under all keys of this edit (seenOf). */
  readonly seen: string;
  readonly facts: readonly Fact[];
  /** Facts that were left empty. One that was not there stays so. */
  readonly takenBack: readonly FactKey[];
}

export type ProfileProblem = 'not-member' | 'changed-meanwhile';

type Apps = FactValue<'apps'>;

/** A number of clients that a document showed stays shown for as long as no more are claimed. Nobody proves a number by typing it. */
function withProofs({ complete, programs }: Apps, before: Apps | undefined): Apps {
  const kept = Object.entries(programs).map(([slug, { clients, bestEffort }]) => {
    const old = before?.programs[slug];
    const proven = old?.proven === true && !bestEffort && clients >= 1 && clients <= old.clients;
    return [slug, { clients, ...(bestEffort && { bestEffort }), ...(proven && { proven }) }] as const;
  });
  return { complete, programs: Object.fromEntries(kept) };
}

const asSaid = (fact: Fact, stored: StoredFacts): Fact => (fact.key === 'apps' ? { key: 'apps', value: withProofs(fact.value, stored.apps?.value) } : fact);

/**
 * Stores the edit and gives back the keys of which anything changed. What is said again gets today's date. Refuses who is not in the team at
 * this moment, and an edit of a page that shows what is stored no more: then nothing is written.
 */
export async function editProfile(
  app: Pick<ClaimParts, 'db' | 'clock' | 'queue'>,
  { account }: Pick<SignedIn, 'account'>,
  { providerId }: TeamPlace,
  { seen, facts, takenBack }: ProfileEdit,
): Promise<Result<readonly FactKey[], ProfileProblem>> {
  return app.db.transaction(async (tx) => {
    await holdProviders(tx, [providerId]);
    if ((await roleOf(tx, providerId, account.id)) === undefined) return refused('not-member');
    const stored = async (): Promise<StoredFacts> => (await factsOfProviders(tx, [providerId])).get(providerId) ?? {};
    const keys = [...facts.map((fact) => fact.key), ...takenBack];
    const before = await stored();
    if (seenOf(before, keys) !== seen) return refused('changed-meanwhile');
    const [provider] = await tx.select({ slug: providers.slug, demonstration: providers.demonstration }).from(providers).where(eq(providers.id, providerId));
    const { slug, demonstration } = provider!;
    const today = app.clock.today();
    await takeBackFacts(tx, providerId, takenBack, today);
    const source = demonstration ? 'demonstration' : 'provider';
    await recordFacts(tx, facts.map((fact) => ({ ...asSaid(fact, before), providerId, demonstration, source, givenOn: today })));
    const after = await stored();
    const changed = FACT_KEYS.filter((key) => keys.includes(key) && seenOf(before, [key]) !== seenOf(after, [key]));
    if (changed.length === 0) return done(changed);
    await announceChange(tx, [providerId]);
    await app.queue.enqueue(tx, PROFILE_CHANGED(providerId));
    await record(tx, app.clock.now(), { actor: 'account', actorId: account.id, act: 'profile-changed', subject: 'provider', subjectId: providerId, open: { provider: slug, facts: changed } });
    return done(changed);
  });
}
