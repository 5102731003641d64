// An App on a database of its own that really commits: for what listens, and for what several connections see. app.ts rolls back instead.
import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import type { App } from '../../src/app.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { parseConfig } from '../../src/platform/config.ts';
import { openDatabase, type Database } from '../../src/platform/db.ts';
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
import { ownDatabase } from './database.ts';
import { worldTemplate } from './world.ts';

const CONTENT = join(import.meta.dirname, '../../content');

/** Registers the hooks of a test file: `const app = useOwnApp(clock)` on a copy of the whole world, its address in `app.url`. */
export function useOwnApp(clock: Clock): App & { readonly url: string } {
  let own: Awaited<ReturnType<typeof ownDatabase>> | undefined;
  let database: Database | undefined;
  const standard = loadStandard(CONTENT);
  beforeAll(async () => {
    own = await ownDatabase(await worldTemplate(inject('sockets')));
    database = openDatabase(own.url);
  });
  afterAll(async () => {
    await database?.close();
    await own?.drop();
  });
  const running = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('the database is there inside of tests and hooks only');
    return value;
  };
  return {
    config: parseConfig({}),
    log: makeLog('silent'),
    clock,
    queue: postgresQueue,
    limiter: memoryLimiter(10),
    mailer: noMailer,
    resolver: nameResolver(['127.0.0.1:9']),
    files: memoryFiles(clock),
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
      return running(database).db;
    },
    get url() {
      return running(own).url;
    },
    listen: (channel, listener) => listen(running(own).url, channel, listener),
  };
}
