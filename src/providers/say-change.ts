// The verbs that say what changed about who a firm is: by an owner of its desk, or by anybody without an account. They store a case, and change nothing of the firm.
import { and, eq } from 'drizzle-orm';
import type { SignedIn } from '#accounts/sessions.ts';
import { newId } from '#kernel/id.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import { identityFaults, namesOther, namesWords, type IdentityFault, type IdentitySaid } from './identity-rules.ts';
import { identityChanges } from './identity-tables.ts';
import { providers } from './tables.ts';
import { roleOf, type TeamPlace } from './team.ts';
import type { IdentityVoice } from './team-terms.ts';

interface Parts {
  readonly db: Db;
  readonly clock: Clock;
}
type Firm = typeof providers.$inferSelect;
export type SayProblem = 'not-owner' | 'no-such-provider' | 'goes-on-elsewhere' | 'said-already' | OtherProblem;
type OtherProblem = 'no-such-firm' | 'itself' | 'circle' | 'joined-already' | 'two-worlds';
type Said = Result<{ readonly number: number }, SayProblem> | { readonly kind: 'wrong'; readonly faults: readonly IdentityFault[] };

/** Why these two cannot be joined; undefined where they can. `firm` is the one that goes on. */
export function joinProblem(firm: Pick<Firm, 'id' | 'demonstration' | 'succeededBy'>, other: Pick<Firm, 'id' | 'demonstration' | 'succeededBy'>): OtherProblem | undefined {
  if (firm.id === other.id) return 'itself';
  if (firm.succeededBy === other.id) return 'circle';
  if (other.succeededBy !== null) return 'joined-already';
  return firm.demonstration === other.demonstration ? undefined : 'two-worlds';
}

async function otherOf(tx: Db, firm: Firm, slug: string): Promise<Result<string, OtherProblem>> {
  const [other] = await tx.select().from(providers).where(eq(providers.slug, slug));
  if (!other) return refused('no-such-firm');
  const problem = joinProblem(firm, other);
  return problem ? refused(problem) : done(other.id);
}

async function store(tx: Db, { clock }: Parts, firm: Firm, said: IdentitySaid, by: { readonly voice: IdentityVoice; readonly accountId?: string; readonly contact?: string | undefined }): Promise<Said> {
  const faults = identityFaults(said, by.voice, clock.today(), firm);
  if (faults.length > 0) return { kind: 'wrong', faults };
  if (firm.succeededBy !== null) return refused('goes-on-elsewhere');
  const other = namesOther(said.kind) ? await otherOf(tx, firm, said.other!) : undefined;
  if (other?.kind === 'refused') return other;
  const now = clock.now();
  const row = {
    ...{ id: newId(now.getTime()), providerId: firm.id, kind: said.kind, otherId: other?.value ?? null, newWords: namesWords(said.kind) ? said.newWords! : null, happenedOn: said.happenedOn ?? null },
    ...{ says: said.says, link: said.link ?? null, voice: by.voice, accountId: by.accountId ?? null, contact: by.contact ?? null, state: 'pending' as const, saidAt: now },
  };
  const [stored] = await tx.insert(identityChanges).values(row).onConflictDoNothing().returning({ number: identityChanges.number });
  return stored ? done({ number: stored.number }) : refused('said-already');
}

/** An owner of the desk says it. Nothing changes before a moderator agrees: a name is no way to leave a history behind. */
export async function declareChange(app: Parts, { account }: SignedIn, { providerId }: TeamPlace, said: IdentitySaid): Promise<Said> {
  return app.db.transaction(async (tx) => {
    if ((await roleOf(tx, providerId, account.id)) !== 'owner') return refused('not-owner');
    const [firm] = await tx.select().from(providers).where(eq(providers.id, providerId)).for('update');
    return firm ? store(tx, app, firm, said, { voice: 'firm', accountId: account.id }) : refused('no-such-provider');
  });
}

/** Anybody says it of the firm with this slug (M-49). Who it was is told to nobody. */
export async function challengeIdentity(app: Parts, slug: string, said: IdentitySaid, contact: string | undefined): Promise<Said> {
  return app.db.transaction(async (tx) => {
    const [firm] = await tx.select().from(providers).where(eq(providers.slug, slug)).for('update');
    return firm ? store(tx, app, firm, said, { voice: 'anybody', contact }) : refused('no-such-provider');
  });
}

/** An owner takes back what the team said and nobody has decided. */
export async function dropChange(app: Parts, { account }: SignedIn, { providerId }: TeamPlace, id: string): Promise<Result<void, 'not-owner' | 'decided-already'>> {
  return app.db.transaction(async (tx) => {
    if ((await roleOf(tx, providerId, account.id)) !== 'owner') return refused('not-owner');
    const own = and(eq(identityChanges.id, id), eq(identityChanges.providerId, providerId), eq(identityChanges.voice, 'firm'), eq(identityChanges.state, 'pending'));
    const rows = await tx.update(identityChanges).set({ state: 'dropped', decidedAt: app.clock.now() }).where(own).returning({ id: identityChanges.id });
    return rows.length > 0 ? done(undefined) : refused('decided-already');
  });
}
