// The App that verbs get in tests: a clock that stands still, a log that keeps silent, real Postgres in a transaction, the real standard.
import { join } from 'node:path';
import type { App } from '../../src/app.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { parseConfig } from '../../src/platform/config.ts';
import { memoryFiles } from '../../src/platform/files.ts';
import { memoryLimiter } from '../../src/platform/limiter.ts';
import { listen } from '../../src/platform/listen.ts';
import { noMailer } from '../../src/platform/mailer.ts';
import { makeLog } from '../../src/platform/log.ts';
import { nameResolver } from '../../src/platform/resolver.ts';
import { postgresQueue } from '../../src/platform/queue.ts';
import { openScanner } from '../../src/platform/virus-scan.ts';
import { loadCheckup } from '#standard/load-checkup.ts';
import { loadCosts } from '#standard/load-costs.ts';
import { loadCrosswalk } from '#standard/load-crosswalk.ts';
import { loadKit } from '#standard/load-kit.ts';
import { loadPanels } from '#standard/load-panels.ts';
import { loadPolicy } from '#standard/load-policy.ts';
import { loadReviewForm } from '#standard/review-form.ts';
import { loadStandard } from '#standard/load.ts';
import { useDatabase } from './database.ts';

const CONTENT = join(import.meta.dirname, '../../content');

/** The moment of every test that does not name another. */
export const NOW = '2026-11-24T10:00:00Z';

/**
 * Registers the hooks of a test file of verbs: `const app = useApp()`, then hand `app` to the verb inside a test. `app.db` is a new
 * transaction in each test. `listen` hears what was committed outside of it.
 */
export function useApp(now: string = NOW): App {
  const database = useDatabase();
  const standard = loadStandard(CONTENT);
  return {
    config: parseConfig({}),
    log: makeLog('silent'),
    clock: fixedClock(now),
    queue: postgresQueue,
    limiter: memoryLimiter(10),
    mailer: noMailer,
    resolver: nameResolver(['127.0.0.1:9']),
    files: memoryFiles(fixedClock(now)),
    scanner: openScanner({ kind: 'none' }),
    standard,
    costs: loadCosts(CONTENT),
    kit: loadKit(CONTENT, standard.current.edition),
    checkup: loadCheckup(CONTENT, standard),
    crosswalk: loadCrosswalk(CONTENT, standard),
    policy: loadPolicy(CONTENT),
    reviewForm: loadReviewForm(CONTENT),
    panels: loadPanels(CONTENT),
    get db() {
      return database.db;
    },
    listen: (channel, listener) => listen(database.url, channel, listener),
  };
}
