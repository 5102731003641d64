// Fills a database, as a program that a start runs before it serves: tables, standard, the public listing, and fictional firms only where that is asked for. Run again, it changes nothing.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { openApp, type App } from '#app.ts';
import { migrateDatabase } from '#platform/migrate.ts';
import { Unreachable } from '#platform/reach.ts';
import { providerCounts, wasImported } from '#providers/counts.ts';
import { importListing } from '#providers/import-listing.ts';
import { importWords } from '#providers/listing-words.ts';
import { WITH_DEMONSTRATION } from './arguments.ts';
import { fillDemonstration } from './demo.ts';
import { readNote } from './import-file.ts';
import { report, step } from './terminal.ts';

const LISTING = join(import.meta.dirname, '../../content/listings/gsa-it-contractors-2025-11-05.csv');
const number = (value: number): string => value.toLocaleString('en-US');

/** Takes the shipped list of real firms in, once: a firm that was taken off since must not come back with the next start. */
export async function fillListing(app: Pick<App, 'db' | 'clock'>): Promise<void> {
  const note = readNote(LISTING);
  await step('Listing', 'reading the list of real firms', async (tell) => {
    if (!(await wasImported(app.db, note.id))) {
      const outcome = await importListing(app, createReadStream(LISTING), note, { onProgress: (rows) => tell(`reading the list of real firms, ${number(rows)} rows`) });
      if (outcome.kind === 'refused') throw new Error(`${LISTING} could not be read. ${importWords(outcome).join(' ')}`);
    }
    const { real } = await providerCounts(app.db);
    return `${number(real)} firms from ${note.says}; they have told us nothing yet`;
  });
}

async function main(): Promise<void> {
  // The start that runs us is gone: the next one begins again, and must not meet us at work.
  process.on('disconnect', () => process.exit(1));
  const app = openApp();
  try {
    await step('Tables', 'bringing the tables up to date', () => migrateDatabase(app.config.databaseUrl!).then(() => 'up to date'));
    const { edition } = app.standard.current;
    report('Standard', `edition ${edition.id}, ${edition.checks.length} checks in ${edition.areas.length} areas`);
    await fillListing(app);
    if (process.argv.includes(WITH_DEMONSTRATION)) await fillDemonstration(app);
  } finally {
    await app.close();
  }
}

if (import.meta.main) {
  const done = await main().then(() => true, (error: unknown) => {
    console.error(error instanceof Unreachable ? error.message : error);
    return false;
  });
  process.exit(done ? 0 : 1);
}
