// The hourly job that sweeps away what is over: ended sessions, links of the day before, challenges that nobody answered.
import { lt } from 'drizzle-orm';
import { sweepSessions, type SessionParts } from './sessions.ts';
import { challenges, mailedLinks } from './tables.ts';

const DAY_MS = 86_400_000;

/** Done twice, it changes nothing. Links stay two days, for a mail that waited that long. */
export async function sweepAccounts({ db, clock }: SessionParts): Promise<void> {
  const now = clock.now();
  await sweepSessions({ db, clock });
  await db.delete(challenges).where(lt(challenges.expiresAt, now));
  await db.delete(mailedLinks).where(lt(mailedLinks.askedAt, new Date(now.getTime() - 2 * DAY_MS)));
}
