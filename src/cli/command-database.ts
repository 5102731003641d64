// The database that a command works on: yours where DATABASE_URL names one, else the embedded one, started for the command unless it runs already.
import { openApp, type OpenedApp } from '#app.ts';
import { parseConfig, WrongSetting, type Config } from '#platform/config.ts';
import { AlreadyRunning, EmbeddedFailure } from '#platform/embedded-failure.ts';
import { embeddedUrl, startEmbedded } from '#platform/embedded.ts';
import { migrateDatabase } from '#platform/migrate.ts';
import { checkDatabase, Unreachable, untilReachable } from '#platform/reach.ts';
import { say } from './terminal.ts';

const READY_WAIT_MS = 60_000;

interface Found {
  readonly url: string;
  readonly close: () => Promise<void>;
}

async function findDatabase({ databaseUrl, home }: Config): Promise<Found> {
  const leave = (): Promise<void> => Promise.resolve();
  if (databaseUrl !== undefined) {
    await checkDatabase(databaseUrl);
    return { url: databaseUrl, close: leave };
  }
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

/**
 * Runs one command on a migrated database and leaves things as it found them. What a person can mend is told in a sentence and ends the
 * process with code 1; `act` returns whether it did what it was asked for.
 */
export async function runCommand(act: (app: OpenedApp) => Promise<boolean>): Promise<void> {
  try {
    const config = parseConfig(process.env);
    const found = await findDatabase(config);
    try {
      await migrateDatabase(found.url);
      const app = openApp({ ...config, databaseUrl: found.url });
      process.exitCode = (await act(app).finally(app.close)) ? 0 : 1;
    } finally {
      await found.close();
    }
  } catch (error) {
    process.exitCode = 1;
    console.error([WrongSetting, EmbeddedFailure, Unreachable].some((kind) => error instanceof kind) ? (error as Error).message : error);
  }
}
