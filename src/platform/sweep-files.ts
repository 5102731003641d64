// Sweeps away files that no row names: a program that was killed between the file and its row leaves one behind.
import type { Clock } from './clock.ts';
import type { Files } from './files.ts';

/** Longer than any request lives between the file and its row. */
const LEFT_FOR_MS = 24 * 3_600_000;
const BATCH = 500;

/** The keys that nobody names. */
export const unnamed = (keys: readonly string[], named: ReadonlySet<string>): string[] => keys.filter((key) => !named.has(key));

export interface FileSweep {
  readonly files: Files;
  readonly clock: Clock;
  /** Which of these keys a row still names, in whatever table. Where it throws nothing more is removed. */
  readonly named: (keys: readonly string[]) => Promise<ReadonlySet<string>>;
}

/**
 * Removes every file older than 24 hours that no row names, and says how many. Files are listed before rows are asked, so that a row
 * written meanwhile is seen. Done twice, it changes nothing.
 */
export async function sweepFiles({ files, clock, named }: FileSweep): Promise<number> {
  const old = await files.list(new Date(clock.now().getTime() - LEFT_FOR_MS));
  let removed = 0;
  for (let at = 0; at < old.length; at += BATCH) {
    const batch = old.slice(at, at + BATCH);
    for (const key of unnamed(batch, await named(batch))) {
      await files.remove(key);
      removed += 1;
    }
  }
  return removed;
}
