// Finds the database that a command works on: yours where DATABASE_URL names one, else the embedded one, started for the command unless it runs already.
import { existsSync } from 'node:fs';
import { parseConfig, WrongSetting, type Config } from '#platform/config.ts';
import { AlreadyRunning, EmbeddedFailure } from '#platform/embedded-failure.ts';
import { findPlace } from '#platform/embedded-folders.ts';
import { embeddedUrl, startEmbedded } from '#platform/embedded.ts';
import { migrateDatabase } from '#platform/migrate.ts';
import { checkDatabase, Unreachable, untilReachable } from '#platform/reach.ts';
import { say } from './terminal.ts';

const READY_WAIT_MS = 60_000;

interface Found {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** How a command takes its database: `asItIs` neither makes one nor brings its tables up to date. */
export interface Taking {
  readonly asItIs?: boolean;
}

async function findDatabase({ databaseUrl, home }: Config, { asItIs = false }: Taking): Promise<Found> {
  const leave = (): Promise<void> => Promise.resolve();
  if (databaseUrl !== undefined) {
    await checkDatabase(databaseUrl);
    return { url: databaseUrl, close: leave };
  }
  if (asItIs && !existsSync(findPlace(home).cluster)) throw new EmbeddedFailure(`There is no database in ${home}. Set PLUMBLINE_HOME or DATABASE_URL to where yours is.`);
  try {
    const embedded = await startEmbedded(home, { say });
    return { url: embedded.url, close: embedded.stop };
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error;
    const url = embeddedUrl(home);
    // A start that runs beside us may still be making the database.
    await untilReachable(url, READY_WAIT_MS);
    return { url, close: leave };
  }
}

/** The configuration of a command, with the address of the database that was found for it. */
export type FoundConfig = Config & { readonly databaseUrl: string };

/**
 * Runs one command on a database, migrated unless it is taken as it is, and leaves things as it found them. What a person can mend is told in
 * a sentence and ends the process with code 1; `act` returns whether it did what it was asked for.
 */
export async function onDatabase(act: (config: FoundConfig) => Promise<boolean>, taking: Taking = {}): Promise<void> {
  try {
    const config = parseConfig(process.env);
    const found = await findDatabase(config, taking);
    try {
      if (!taking.asItIs) await migrateDatabase(found.url);
      process.exitCode = (await act({ ...config, databaseUrl: found.url })) ? 0 : 1;
    } finally {
      await found.close();
    }
  } catch (error) {
    process.exitCode = 1;
    console.error([WrongSetting, EmbeddedFailure, Unreachable].some((kind) => error instanceof kind) ? (error as Error).message : error);
  }
}
