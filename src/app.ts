// The composition root: everything that comes from outside, built once and handed to whoever needs it. Imports no room.
import { resolve } from 'node:path';
import { systemClock, type Clock } from '#platform/clock.ts';
import { parseConfig, WrongSetting, type Config } from '#platform/config.ts';
import { openDatabase, type Db } from '#platform/db.ts';
import { openFiles, type Files } from '#platform/files.ts';
import { folderMailer, noMailer, smtpMailer, type Mailer } from '#platform/mailer.ts';
import { postgresLimiter, type Limiter } from '#platform/limiter.ts';
import { listen, type Listener } from '#platform/listen.ts';
import { makeLog, type Log } from '#platform/log.ts';
import { postgresQueue, type Queue } from '#platform/queue.ts';
import { nameResolver, type NameResolver } from '#platform/resolver.ts';
import { checkPackages } from '#platform/s3-store.ts';
import { openScanner, type Scanner } from '#platform/virus-scan.ts';
import type { Checkup } from '#standard/checkup-schema.ts';
import type { CostModel } from '#standard/cost-schema.ts';
import type { Crosswalk } from '#standard/crosswalk-schema.ts';
import type { KitWords } from '#standard/kit-schema.ts';
import { loadCheckup } from '#standard/load-checkup.ts';
import { loadCosts } from '#standard/load-costs.ts';
import { loadCrosswalk } from '#standard/load-crosswalk.ts';
import { loadKit } from '#standard/load-kit.ts';
import { loadPanels } from '#standard/load-panels.ts';
import { loadPolicy } from '#standard/load-policy.ts';
import { loadReviewForm, type ReviewForm } from '#standard/review-form.ts';
import { loadStandard, type Standard } from '#standard/load.ts';
import type { Panels } from '#standard/panels-schema.ts';
import { PARSED, readParsed } from '#standard/parsed.ts';
import type { Policy } from '#standard/policy-schema.ts';

/** What verbs and reads ask slices of: `app: Pick<App, 'db' | 'clock'>`. */
export interface App {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly queue: Queue;
  readonly limiter: Limiter;
  readonly mailer: Mailer;
  readonly resolver: NameResolver;
  /** The store of evidence. */
  readonly files: Files;
  readonly scanner: Scanner;
  readonly standard: Standard;
  readonly costs: CostModel;
  readonly kit: KitWords;
  readonly checkup: Checkup;
  readonly crosswalk: Crosswalk;
  /** The moderation policy, which every decision cites. */
  readonly policy: Policy;
  /** What a client is asked. */
  readonly reviewForm: ReviewForm;
  /** What simulated panels of reviews have shown. */
  readonly panels: Panels;
  readonly db: Db;
  /** Hears NOTIFY on a channel until the function it resolves to is called. */
  readonly listen: (channel: string, listener: Listener) => Promise<() => Promise<void>>;
}

/** An App that the program has opened and must close. */
export interface OpenedApp extends App {
  /** Lets running statements finish and closes the connections. */
  readonly close: () => Promise<void>;
}

const mailerOf = (mail: Config['mail']): Mailer => (mail.kind === 'smtp' ? smtpMailer(mail.url, mail.from) : mail.kind === 'folder' ? folderMailer(mail.folder) : noMailer);

/**
 * The App of this process. Throws WrongSetting where the environment is wrong, asks for a package that is not installed, or names no
 * database: the embedded one is started by `npm start` and the commands beside it, which pass its address on. The standard, the cost model,
 * the words of a kit, the checkup, the crosswalk, the moderation policy, the form of a review and the simulated panels are read from `content` in the working folder.
 */
export function openApp(config: Config = parseConfig(process.env)): OpenedApp {
  const url = config.databaseUrl;
  if (url === undefined) throw new WrongSetting('DATABASE_URL is not set. Start the site with npm start, which brings a database of its own.');
  const readYaml = readParsed(resolve(PARSED));
  checkPackages(config.files);
  const { db, query, close } = openDatabase(url);
  const standard = loadStandard(resolve('content'), readYaml);
  return {
    config,
    log: makeLog(config.logLevel),
    clock: systemClock,
    queue: postgresQueue,
    limiter: postgresLimiter({ query, databaseUrl: url, clock: systemClock, postsAnHour: config.postsAnHour }),
    mailer: mailerOf(config.mail),
    resolver: nameResolver(),
    files: openFiles(config.files, systemClock),
    scanner: openScanner(config.scan),
    standard,
    costs: loadCosts(resolve('content'), readYaml),
    kit: loadKit(resolve('content'), standard.current.edition, readYaml),
    checkup: loadCheckup(resolve('content'), standard, readYaml),
    crosswalk: loadCrosswalk(resolve('content'), standard, readYaml),
    policy: loadPolicy(resolve('content'), readYaml),
    reviewForm: loadReviewForm(resolve('content'), readYaml),
    panels: loadPanels(resolve('content')),
    db,
    listen: (channel, listener) => listen(url, channel, listener),
    close,
  };
}
