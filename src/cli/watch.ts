// `npm run dev`: tells when sources or content have changed, once for each burst of changes.
import { watch } from 'node:fs';
import { join } from 'node:path';

const WATCHED = ['src', 'content'];
const QUIET_MS = 300;

/** Calls `act` after files below `root` have changed and then rested for a moment. What changes while it runs makes it run once more. */
export function watchSources(root: string, act: () => Promise<void>): void {
  let waiting: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();
  const changed = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      work = work.then(act);
    }, QUIET_MS);
  };
  for (const folder of WATCHED) watch(join(root, folder), { recursive: true }, changed);
}
