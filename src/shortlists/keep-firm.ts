// The verbs of a saved firm: keep it, with a note and a wish to be told, and let it go. Each touches the row of the viewer's own account alone.
import { and, eq } from 'drizzle-orm';
import type { SignedIn } from '#accounts/sessions.ts';
import type { App } from '#app.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import { providers } from '#providers/tables.ts';
import { knownOf } from './known-of-firm.ts';
import { roomFor } from './saved-room.ts';
import { savedProviders } from './tables.ts';

type Parts = Pick<App, 'db' | 'clock' | 'standard'>;

export interface Keeping {
  readonly note?: string | undefined;
  /** A mail when its facts change. */
  readonly tell: boolean;
}

/**
 * Keeps a firm, or changes note and wish where it is kept already. What the owner knows of it from then on is what stands on its page today;
 * a wish that is switched on again begins anew. One that was taken down cannot be added, and what was kept of it can still be changed.
 */
export async function keepFirm({ db, clock, standard }: Parts, viewer: SignedIn, providerId: string, { note, tell }: Keeping): Promise<Result<void, 'no-such-provider' | 'withdrawn' | 'full' | 'gone'>> {
  return db.transaction(async (tx) => {
    const room = await roomFor(tx, viewer.account.id);
    if (room === 'gone') return refused('gone');
    const [provider] = await tx.select({ id: providers.id, withdrawnOn: providers.withdrawnOn, succeededBy: providers.succeededBy }).from(providers).where(eq(providers.id, providerId));
    if (!provider) return refused('no-such-provider');
    const mine = and(eq(savedProviders.accountId, viewer.account.id), eq(savedProviders.providerId, providerId));
    const [kept] = await tx.select({ tell: savedProviders.tell }).from(savedProviders).where(mine);
    if (!kept && (provider.withdrawnOn || provider.succeededBy)) return refused('withdrawn');
    if (!kept && room === 'full') return refused('full');
    const now = clock.now();
    const known = kept?.tell ? {} : { told: (await knownOf(tx, standard.current, [providerId], clock.today())).get(providerId)! };
    const said = { note: note ?? null, tell, changedAt: now };
    if (kept) await tx.update(savedProviders).set({ ...said, ...known }).where(mine);
    else await tx.insert(savedProviders).values({ accountId: viewer.account.id, providerId, createdAt: now, ...said, told: known.told! });
    return done(undefined);
  });
}

/** Lets a firm go. One that is not kept is let go already. */
export async function dropFirm({ db }: Pick<Parts, 'db'>, viewer: SignedIn, providerId: string): Promise<void> {
  await db.delete(savedProviders).where(and(eq(savedProviders.accountId, viewer.account.id), eq(savedProviders.providerId, providerId)));
}
