// The verbs of a saved need: save it, rename it, freeze its list of today, drop it. Each touches rows of the viewer's own account alone. None is
// in the record: that one may be read by anybody, and what an owner looks for is nobody's business.
import { and, eq } from 'drizzle-orm';
import type { SignedIn } from '#accounts/sessions.ts';
import type { App } from '#app.ts';
import { newId } from '#kernel/id.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import type { Db } from '#platform/db.ts';
import type { DatedList } from './frozen.ts';
import { roomFor } from './saved-room.ts';
import { savedNeeds, savedShortlists } from './tables.ts';

type Parts = Pick<App, 'db' | 'clock'>;

export interface NewNeed {
  readonly name: string;
  readonly note?: string | undefined;
  /** As need.ts writes it. */
  readonly query: string;
}

const own = (viewer: SignedIn, id: string) => and(eq(savedNeeds.id, id), eq(savedNeeds.accountId, viewer.account.id));

async function putList(tx: Db, needId: string, dated: DatedList, takenAt: Date): Promise<void> {
  const row = { needId, ...dated, takenAt };
  await tx.insert(savedShortlists).values(row).onConflictDoUpdate({ target: savedShortlists.needId, set: row });
}

/** Saves a need, and the list of today where one is given. The same need is saved once: a second time gives back the first, unchanged. */
export async function saveNeed({ db, clock }: Parts, viewer: SignedIn, { name, note, query }: NewNeed, dated: DatedList | undefined): Promise<Result<{ readonly id: string }, 'no-need' | 'full' | 'gone'>> {
  if (query === '') return refused('no-need');
  return db.transaction(async (tx) => {
    const room = await roomFor(tx, viewer.account.id);
    if (room === 'gone') return refused('gone');
    const [saved] = await tx.select({ id: savedNeeds.id }).from(savedNeeds).where(and(eq(savedNeeds.accountId, viewer.account.id), eq(savedNeeds.query, query)));
    if (saved) return done(saved);
    if (room === 'full') return refused('full');
    const now = clock.now();
    const id = newId(now.getTime());
    await tx.insert(savedNeeds).values({ id, accountId: viewer.account.id, name, query, note: note ?? null, createdAt: now, changedAt: now });
    if (dated) await putList(tx, id, dated, now);
    return done({ id });
  });
}

/** Gives a saved need another name and note; without a note it has none. */
export async function changeNeed({ db, clock }: Parts, viewer: SignedIn, id: string, { name, note }: Pick<NewNeed, 'name' | 'note'>): Promise<Result<void, 'not-there'>> {
  const changed = await db.update(savedNeeds).set({ name, note: note ?? null, changedAt: clock.now() }).where(own(viewer, id)).returning({ id: savedNeeds.id });
  return changed.length === 1 ? done(undefined) : refused('not-there');
}

/** Freezes the list of today for a saved need. The list of an earlier day goes. */
export async function freezeNeed({ db, clock }: Parts, viewer: SignedIn, id: string, dated: DatedList): Promise<Result<void, 'not-there'>> {
  return db.transaction(async (tx) => {
    const [need] = await tx.select({ id: savedNeeds.id }).from(savedNeeds).where(own(viewer, id)).for('update');
    if (!need) return refused('not-there');
    await putList(tx, id, dated, clock.now());
    return done(undefined);
  });
}

/** Drops a saved need with its list. One that is gone already is dropped. */
export async function dropNeed({ db }: Pick<Parts, 'db'>, viewer: SignedIn, id: string): Promise<void> {
  await db.delete(savedNeeds).where(own(viewer, id));
}
