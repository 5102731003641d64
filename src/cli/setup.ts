// Fills a migrated database: the public listing, and the demonstration world where that is wanted. Run again, it changes nothing.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { App } from '#app.ts';
import { providerCounts, wasImported } from '#providers/counts.ts';
import { importListing } from '#providers/import-listing.ts';
import { importWords } from '#providers/listing-words.ts';
import { readNote } from './import-file.ts';
import { report, step } from './terminal.ts';

const LISTING = join(import.meta.dirname, '../../content/listings/gsa-it-contractors-2025-11-05.csv');
const number = (value: number): string => value.toLocaleString('en-US');

/** What the standard holds that was read at start. */
export function reportStandard({ standard }: Pick<App, 'standard'>): void {
  const { edition } = standard.current;
  report('Standard', `edition ${edition.id}, ${edition.checks.length} checks in ${edition.areas.length} areas`);
}

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
