// What backup and restore say of a backup, and how they hear Ctrl-C. Both commands end the same way when something is wrong.
import { join } from 'node:path';
import { counted } from '#kernel/words.ts';
import { BackupProblem, fileOf, type Contents } from '#platform/backup-form.ts';
import { untilTold } from '#platform/lifeline.ts';

/** The folder of evidence files of this home; it may be missing. */
export const filesOf = (home: string): string => join(home, 'files');

/** "21 tables with 45,120 rows, two waiting jobs, no files". */
export function contentsInWords({ tables, parts }: Contents): string {
  const own = tables.filter(({ schema }) => schema === 'public');
  const rows = own.reduce((sum, table) => sum + table.rows, 0);
  const jobs = tables.find(({ name }) => name === '_private_jobs')?.rows ?? 0;
  const files = parts.filter(({ name }) => fileOf(name) !== undefined).length;
  return `${counted(own.length, 'table')} with ${counted(rows, 'row')}, ${counted(jobs, 'waiting job')}, ${counted(files, 'file')}`;
}

/** Runs `act` until it is done or a signal comes. Answers whether it was done; a BackupProblem is told in its own sentence. */
export async function untilDone(act: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
  const stopping = new AbortController();
  void untilTold().then(() => stopping.abort());
  try {
    await act(stopping.signal);
    return true;
  } catch (error) {
    if (!(error instanceof BackupProblem)) throw error;
    console.error(error.message);
    return false;
  }
}
