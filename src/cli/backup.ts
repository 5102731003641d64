// `npm run backup -- FILE`: everything that this Plumbline holds, in one file. The site may run meanwhile; nothing is changed.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeBackup } from '#platform/backup-write.ts';
import { systemClock } from '#platform/clock.ts';
import { onDatabase, type FoundConfig } from './find-database.ts';
import { contentsInWords, filesOf, untilDone } from './saved-words.ts';
import { step } from './terminal.ts';

const PACKAGE = join(import.meta.dirname, '../../package.json');
const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

const [file, ...rest] = process.argv.slice(2);
if (file === undefined || rest.length > 0) {
  console.error('Name one file to write: npm run backup -- FILE');
  process.exitCode = 1;
} else {
  const { version: program } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
  const save = ({ databaseUrl: url, home }: FoundConfig) =>
    untilDone((signal) =>
      step('Backup', 'saving tables and files', async () => {
        const { contents, bytes } = await writeBackup({ url, files: filesOf(home), file: resolve(file), program, now: systemClock.now(), signal });
        return `${contentsInWords(contents)}; ${megabytes(bytes)} in ${file}`;
      }),
    );
  await onDatabase(save, { asItIs: true });
}
