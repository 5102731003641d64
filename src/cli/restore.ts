// `npm run restore -- FILE`: puts a backup back, whole or not at all. `--replace` gives up what is there; without it only an empty place is filled.
import { resolve } from 'node:path';
import { fullDate } from '#kernel/words.ts';
import { dayOf } from '#kernel/time.ts';
import { readBackup, type ReadBackup } from '#platform/backup-read.ts';
import { restoreBackup } from '#platform/backup-restore.ts';
import { onDatabase } from './find-database.ts';
import { contentsInWords, filesOf, untilDone } from './saved-words.ts';
import { step } from './terminal.ts';

const REPLACE = '--replace';

const words = process.argv.slice(2);
const [file, ...rest] = words.filter((word) => word !== REPLACE);
if (file === undefined || rest.length > 0) {
  console.error('Name one backup: npm run restore -- FILE. Add --replace to give up what is there now.');
  process.exitCode = 1;
} else await restore(resolve(file), words.includes(REPLACE));

async function restore(path: string, replace: boolean): Promise<void> {
  let checked: ReadBackup | undefined;
  // Before the database is so much as started: a file that cannot be used changes nothing.
  const isSound = await untilDone((signal) =>
    step('Backup', 'reading it', async () => {
      checked = await readBackup(path, undefined, signal);
      return `made on ${fullDate(dayOf(new Date(checked.heading.made)))} by Plumbline ${checked.heading.program}: ${contentsInWords(checked.contents)}`;
    }),
  );
  if (!isSound) return void (process.exitCode = 1);
  await onDatabase(({ databaseUrl: url, home }) =>
    untilDone((signal) =>
      step('Restored', 'putting tables and files back', async () => {
        await restoreBackup({ url, files: filesOf(home), file: path, replace, signal }, checked!);
        return 'all of it. Start the site with npm start';
      }),
    ),
  );
}
