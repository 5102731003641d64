// The hourly job that deletes files nobody needs any more: of proof that was decided on when the time to appeal is over, and of what was taken back. Findings stay.
import { and, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import type { App } from '#app.ts';
import { addDays } from '#kernel/time.ts';
import { sweepFiles } from '#platform/sweep-files.ts';
import { evidence } from './evidence-tables.ts';

const BATCH = 200;

/** Which of these files a row still names. */
async function namedIn(app: Pick<App, 'db'>, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await app.db.select({ key: evidence.fileKey }).from(evidence).where(inArray(evidence.fileKey, [...keys]));
  return new Set(rows.map((row) => row.key!));
}

/**
 * Forgets and deletes files whose time is over (M-28): decided ones when the days to appeal have passed, taken back ones at once. The row
 * forgets first, so a file that could not be removed is swept as one that nobody names. Done twice, it changes nothing.
 */
export async function sweepEvidence(app: Pick<App, 'db' | 'clock' | 'files' | 'policy'>): Promise<number> {
  const over = new Date(`${addDays(app.clock.today(), -app.policy.limits.appeal.count)}T00:00:00Z`);
  const decided = and(isNotNull(evidence.fileKey), eq(evidence.appealed, false), inArray(evidence.state, ['accepted', 'refused']), lt(evidence.closedAt, over));
  const taken = and(isNotNull(evidence.fileKey), eq(evidence.state, 'withdrawn'));
  let removed = 0;
  for (const due of [decided, taken]) {
    const rows = await app.db.select({ id: evidence.id, key: evidence.fileKey }).from(evidence).where(due).limit(BATCH);
    for (const { id, key } of rows) {
      await app.db.update(evidence).set({ fileKey: null }).where(eq(evidence.id, id));
      // One paper may be offered to several checks: its file goes with the last of them.
      if ((await namedIn(app, [key!])).size > 0) continue;
      await app.files.remove(key!);
      removed += 1;
    }
  }
  return removed + (await sweepFiles({ files: app.files, clock: app.clock, named: (keys) => namedIn(app, keys) }));
}
