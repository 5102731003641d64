// What a command works with: the App on the database that was found for it.
import { openApp, type OpenedApp } from '#app.ts';
import { onDatabase } from './find-database.ts';

/** Runs one command with an App on a migrated database. `act` returns whether it did what it was asked for, which becomes the exit code. */
export const runCommand = (act: (app: OpenedApp) => Promise<boolean>): Promise<void> =>
  onDatabase((config) => {
    const app = openApp(config);
    return act(app).finally(app.close);
  });
