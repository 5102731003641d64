// `npm run demo`: puts the demonstration world into the database. The start does the same for the embedded one, and never for yours.
import type { App } from '#app.ts';
import { loadDemonstration } from '#demonstration/load-demonstration.ts';
import { runCommand } from './command-database.ts';
import { step } from './terminal.ts';

/** Loads the fictional firms as of today, unless some are there already, and says how many there are. */
export async function fillDemonstration(app: Pick<App, 'db' | 'clock' | 'queue' | 'standard'>): Promise<void> {
  await step('Demonstration', 'making fictional firms', async () => {
    const { firms, fresh } = await loadDemonstration(app, { asOf: app.clock.today() });
    return `${firms} fictional firms, marked on every page${fresh ? '' : '; they were there already'}`;
  });
}

if (import.meta.main)
  await runCommand(async (app) => {
    await fillDemonstration(app);
    return true;
  });
