// The daily job that finds what changed at the firms that owners keep, and the mail about it: one a day for an account at most.
import { and, asc, eq, gt, isNull, lt } from 'drizzle-orm';
import { accounts } from '#accounts/tables.ts';
import type { App } from '#app.ts';
import { addDays, type Day } from '#kernel/time.ts';
import { providers } from '#providers/tables.ts';
import { changesBetween, changesMail, type FirmChange } from './change-words.ts';
import { SAVED_FIRMS_CHANGED } from './jobs.ts';
import { knownOf, type KnownOfFirm } from './known-of-firm.ts';
import { changeNotices, savedProviders } from './tables.ts';

type Parts = Pick<App, 'db' | 'queue' | 'standard'>;

const BATCH = 200;
/** A mail is tried for about a day; a notice outlives it, and then goes. */
const NOTICE_DAYS = 7;

/** Tells one account, in one transaction: what it knows is brought up to date exactly where a mail is asked for. */
const tellOne = ({ db, queue, standard }: Parts, accountId: string, known: ReadonlyMap<string, KnownOfFirm>, asOf: Day): Promise<boolean> =>
  db.transaction(async (tx) => {
    const mine = eq(savedProviders.accountId, accountId);
    const kept = await tx.select({ id: savedProviders.providerId, told: savedProviders.told }).from(savedProviders).where(and(mine, eq(savedProviders.tell, true))).for('update');
    const changed = kept.flatMap(({ id, told }) => {
      const now = known.get(id);
      const says = now ? changesBetween(told, now, standard.current.edition) : [];
      return now && says.length > 0 ? [{ id, now, says }] : [];
    });
    if (changed.length === 0) return false;
    const changes: FirmChange[] = [];
    for (const { id, now, says } of changed) {
      const [firm] = await tx.select({ slug: providers.slug, demonstration: providers.demonstration }).from(providers).where(eq(providers.id, id));
      const name = now.listed ? now.name : now.goesOn?.name;
      changes.push(name !== undefined ? { slug: firm!.slug, name, demonstration: firm!.demonstration, says } : { slug: null, name: null, demonstration: false, says });
    }
    const fresh = await tx.insert(changeNotices).values({ accountId, onDay: asOf, changes }).onConflictDoNothing().returning({ on: changeNotices.onDay });
    // Told today already: what changed since then waits for tomorrow's mail.
    if (fresh.length === 0) return false;
    for (const { id, now } of changed) await tx.update(savedProviders).set({ told: now }).where(and(mine, eq(savedProviders.providerId, id)));
    await queue.enqueue(tx, SAVED_FIRMS_CHANGED(accountId, asOf));
    return true;
  });

/** Asks for a mail to each account one of whose firms is not what it was when it was last told. Gives back how many; done twice on a day, none. */
export async function noticeChanges(app: Parts, asOf: Day): Promise<number> {
  await app.db.delete(changeNotices).where(lt(changeNotices.onDay, addDays(asOf, -NOTICE_DAYS)));
  let told = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const owners = await app.db.selectDistinct({ id: savedProviders.accountId }).from(savedProviders).where(and(eq(savedProviders.tell, true), gt(savedProviders.accountId, after))).orderBy(asc(savedProviders.accountId)).limit(BATCH);
    for (const { id } of owners) {
      const kept = await app.db.select({ id: savedProviders.providerId }).from(savedProviders).where(and(eq(savedProviders.accountId, id), eq(savedProviders.tell, true)));
      const known = await knownOf(app.db, app.standard.current, kept.map((one) => one.id), asOf);
      if (await tellOne(app, id, known, asOf)) told += 1;
    }
    if (owners.length < BATCH) return told;
    after = owners.at(-1)!.id;
  }
}

/** Mails one account what changed on that day. Where it was erased, or was told, there is nothing to do. */
export async function mailChanges({ db, clock, mailer, config: { site } }: Pick<App, 'db' | 'clock' | 'mailer' | 'config'>, { id, day: onDay }: { readonly id: string; readonly day: Day }): Promise<void> {
  const notice = and(eq(changeNotices.accountId, id), eq(changeNotices.onDay, onDay), isNull(changeNotices.sentAt));
  const [found] = await db.select({ changes: changeNotices.changes, mailbox: accounts.mailbox }).from(changeNotices).innerJoin(accounts, eq(accounts.id, changeNotices.accountId)).where(notice);
  if (!found) return;
  await mailer.send(changesMail(found.mailbox, found.changes, site));
  await db.update(changeNotices).set({ sentAt: clock.now() }).where(notice);
}
