// Puts a backup back: all of it in one transaction, into tables of the same form that are empty, or whose rows are given up by a word.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { fullDate } from '#kernel/words.ts';
import { day } from '#kernel/time.ts';
import { connectAlone, copied, quoted, readFilled, readForeignKeys, readSequences, readState, readTables, readTriggers, type Table } from './backup-catalogue.ts';
import { filesBelow, stageFiles, type Staged } from './backup-files.ts';
import { BackupProblem, fileOf, tableOf, type Contents, type State } from './backup-form.ts';
import { readBackup, type ReadBackup } from './backup-read.ts';
import type { Part } from './tar.ts';

export interface RestoreWishes {
  readonly url: string;
  /** The folder of evidence files; it may be missing. */
  readonly files: string;
  readonly file: string;
  /** Whether rows and files that are there may be given up. */
  readonly replace: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Somebody who looks at a table with another program must not make us wait for ever. */
const LOCK_MS = 10_000;

const named = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => `${schema}.${name}`;

function checkState(saved: State, now: State): void {
  if (JSON.stringify(saved) === JSON.stringify(now)) return;
  const days = saved.lastMadeOn === now.lastMadeOn ? '' : ` The backup has those of ${fullDate(day(saved.lastMadeOn))}, this database those of ${fullDate(day(now.lastMadeOn))}.`;
  throw new BackupProblem(`The tables of this database have another form than those of the backup.${days} Restore it with the version of Plumbline that has the tables of the backup, then start the newer one, which brings them up to date.`);
}

function checkTables(saved: Contents, tables: readonly Table[], sequences: Contents['sequences']): void {
  const form = (of: readonly Pick<Table, 'schema' | 'name'>[]): string => JSON.stringify(of.map((one) => [named(one), (one as Partial<Table>).columns]));
  if (form(saved.tables) !== form(tables) || form(saved.sequences) !== form(sequences)) throw new BackupProblem('Somebody changed tables by hand: those of the backup and of this database differ, though both come from the same version of Plumbline.');
}

/** Whoever else works on the database would write between our rows, and know nothing of what changed. */
async function checkAlone(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ others: number }>(`select count(*)::int as others from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name like 'plumbline%'`);
  if (rows[0]!.others > 0) throw new BackupProblem('Plumbline is running on this database. Stop it, then restore.');
}

async function checkEmpty(client: pg.Client, tables: readonly Table[], files: string): Promise<void> {
  const filled = await readFilled(client, tables);
  if (filled.length > 0) throw new BackupProblem(`This database is not empty: there are rows in ${filled.length === 1 ? filled[0] : `${filled[0]} and ${filled.length - 1} more`}. Restore into an empty one, or add --replace to give up all that is in it.`);
  if (filesBelow(files).length > 0) throw new BackupProblem(`There are files in ${files}. Move that folder away, or add --replace to give them up.`);
}

/** A job that ran while the backup was made is run again: nobody holds it now, and the try that was cut off does not count. */
const FREE_JOBS = `update graphile_worker._private_jobs set attempts = greatest(attempts - 1, 0), locked_at = null, locked_by = null where locked_at is not null;
  update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null`;

/** Restarting gives a sequence a new place on the disk, so that what setval writes there is undone with the transaction; alone it would not be. */
async function setSequences(client: pg.Client, sequences: Contents['sequences']): Promise<void> {
  for (const sequence of sequences) {
    await client.query(`alter sequence ${quoted(sequence)} restart`);
    await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(sequence), sequence.last, sequence.isCalled]);
  }
}

async function load(client: pg.Client, { file, signal }: RestoreWishes, tables: readonly Table[], staged: Staged, checked: ReadBackup): Promise<void> {
  const byName = new Map(tables.map((table) => [named(table), table]));
  const rows = new Map<string, number>();
  const take = async ({ name, body }: Part): Promise<void> => {
    const table = byName.get(tableOf(name) ?? '');
    const path = fileOf(name);
    if (table) {
      const stream = client.query(copyFrom(`copy ${copied(table)} from stdin`));
      await pipeline(Readable.from(body, { objectMode: false }), stream, { signal });
      rows.set(named(table), (rows.get(named(table)) ?? 0) + stream.rowCount);
    } else if (path !== undefined) await staged.write(path, body, signal);
    else throw new BackupProblem(`${file} holds something that is no part of a backup: ${name}.`);
  };
  const { contents } = await readBackup(file, take, signal);
  const isWhole = contents.tables.every((table) => (rows.get(named(table)) ?? 0) === table.rows);
  if (!isWhole || JSON.stringify(contents) !== JSON.stringify(checked.contents)) throw new BackupProblem(`${file} was changed while it was restored. Nothing was restored.`);
}

/**
 * Restores `wishes.file`, which was read and found sound as `checked`. Throws BackupProblem where the tables have another form, hold rows, or
 * are in use; whatever goes wrong, database and files stay as they were.
 */
export async function restoreBackup(wishes: RestoreWishes, checked: ReadBackup): Promise<void> {
  const { url, files, replace } = wishes;
  const client = await connectAlone(url, 'restores');
  let staged: Staged | undefined;
  try {
    await client.query(`begin; set local lock_timeout = '${LOCK_MS}'`);
    await checkAlone(client);
    checkState(checked.heading.state, await readState(client));
    const tables = await readTables(client);
    checkTables(checked.contents, tables, await readSequences(client));
    await client.query(`lock table ${tables.map(quoted).join(', ')} in access exclusive mode`);
    if (!replace) await checkEmpty(client, tables, files);
    const asides = [...(await readForeignKeys(client)), ...(await readTriggers(client))];
    for (const { remove } of asides) await client.query(remove);
    await client.query(`truncate ${tables.map(quoted).join(', ')}`);
    await setSequences(client, checked.contents.sequences);
    staged = stageFiles(files);
    await load(client, wishes, tables, staged, checked);
    for (const { back } of asides.toReversed()) await client.query(back);
    await client.query(FREE_JOBS);
    await client.query(`analyze ${tables.map(quoted).join(', ')}`);
    wishes.signal?.throwIfAborted();
    staged.swap();
    await client.query('commit');
    // From here on there is nothing to undo, even where the old files cannot be removed.
    const { finish } = staged;
    staged = undefined;
    finish();
  } catch (error) {
    staged?.undo();
    throw wishes.signal?.aborted ? new BackupProblem('Stopped. Nothing was changed.') : problemOf(error);
  } finally {
    await client.end().catch(() => {});
  }
}

function problemOf(error: unknown): unknown {
  const { code = '', message, severity } = error as Error & { code?: string; severity?: string };
  if (['ENOSPC', 'EDQUOT', '53100'].includes(code)) return new BackupProblem('There is no room on the disk. Nothing was changed.');
  return severity === undefined ? error : new BackupProblem(`The database refused it: ${message}. Nothing was changed.`);
}
