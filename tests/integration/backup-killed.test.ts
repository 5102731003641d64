// A backup or a restore that is stopped, killed or finds no room: nothing that looks whole is left, and nothing is half restored.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupProblem } from '../../src/platform/backup-form.ts';
import { readBackup } from '../../src/platform/backup-read.ts';
import { restoreBackup } from '../../src/platform/backup-restore.ts';
import { writeBackup } from '../../src/platform/backup-write.ts';
import { connectTo } from '../support/count-rows.ts';
import { ownDatabase } from '../support/database.ts';
import { startCommand } from '../support/run-command.ts';
import { everyRow, everyRule, runOn } from '../support/saved.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-killed-'));
const at = (...names: string[]): string => join(scratch, ...names);
let full: Awaited<ReturnType<typeof ownDatabase>>;
let empty: Awaited<ReturnType<typeof ownDatabase>>;

/** Ten million bytes of rows that gzip cannot make small: a backup is at work long enough to be stopped. */
const PLENTY = `insert into sources select 'source-' || n, string_agg(md5(n::text || '/' || m), ''), 'nobody' from generate_series(1, 10000) n, generate_series(1, 30) m group by n;
  insert into places values ('43215', 'Columbus', 'OH')`;
const GATE = 77;
/** A restore stands still in the middle of the rows of `sources`, after those of `places`, while somebody holds the gate. */
const HOLD = `create function hold() returns boolean language sql as $$ select pg_advisory_xact_lock_shared(${GATE}) is not null $$;
  alter table sources add constraint held check (hold())`;

beforeAll(async () => {
  [full, empty] = [await ownDatabase(), await ownDatabase()];
  await runOn(full.url, PLENTY);
  await runOn(empty.url, HOLD);
  mkdirSync(at('home/files'), { recursive: true });
  writeFileSync(at('home/files/one.pdf'), 'one');
  for (const folder of ['saved', 'crowded']) mkdirSync(at(folder));
});
afterAll(async () => {
  await full.drop();
  await empty.drop();
  rmSync(scratch, { recursive: true });
});

const write = (file: string, url = full.url, signal?: AbortSignal) => writeBackup({ url, files: at('home/files'), file, program: '0.0.0', now: new Date(), signal });
const env = (own: { readonly url: string }, home: string) => ({ DATABASE_URL: own.url, PLUMBLINE_HOME: at(home) });
/** Resolves when something appears in `folder`. */
const somethingIn = (folder: string): Promise<void> =>
  new Promise((resolve) => {
    const watcher = watch(folder, () => {
      watcher.close();
      resolve();
    });
  });

describe('a backup', () => {
  it('that is stopped says so and leaves nothing', async () => {
    const stopping = new AbortController();
    const written = write(at('saved/one.tar.gz'), full.url, stopping.signal);
    await somethingIn(at('saved'));
    stopping.abort();
    await expect(written).rejects.toThrow(new BackupProblem('Stopped. Nothing was written.'));
    expect(readdirSync(at('saved'))).toEqual([]);
  });
  it('that is killed leaves no backup, and the next one says what is in its way; one that finds no room leaves nothing', async () => {
    const crowded = startCommand('backup', [at('crowded/one.tar.gz')], env(full, 'home'), 'ulimit -f 100');
    const begun = somethingIn(at('saved'));
    const { child, ran } = startCommand('backup', [at('saved/one.tar.gz')], env(full, 'home'));
    await begun;
    child.kill('SIGKILL');
    await ran;
    expect(readdirSync(at('saved'))).toEqual(['one.tar.gz.part']);
    await expect(write(at('saved/one.tar.gz'))).rejects.toThrow(new BackupProblem(`${at('saved/one.tar.gz')}.part is there: another backup is at work, or one was killed. If none is at work, remove it.`));
    rmSync(at('saved/one.tar.gz.part'));
    const { status, errors } = await crowded.ran;
    expect([status, errors]).toEqual([1, `There is no room for ${at('crowded/one.tar.gz')}. Nothing was written.`]);
    expect(readdirSync(at('crowded'))).toEqual([]);
  });
  it('never replaces a file, and needs a folder and something to save', async () => {
    writeFileSync(at('taken'), 'mine');
    await expect(write(at('taken'))).rejects.toThrow(`${at('taken')} is there already. Name a new file: a backup never replaces another.`);
    await expect(write(at('nowhere/one.tar.gz'))).rejects.toThrow(`${at('nowhere/one.tar.gz')} cannot be written: there is no such folder.`);
    rmSync(at('home/files/one.pdf'));
    await expect(write(at('saved/one.tar.gz'), empty.url)).rejects.toThrow('There is nothing to back up: no table has a row in it.');
    const bare = await ownDatabase('template0');
    await expect(write(at('saved/one.tar.gz'), bare.url).finally(bare.drop)).rejects.toThrow('There are no tables of Plumbline in this database.');
    expect(readdirSync(at('saved'))).toEqual([]);
  });
});

describe('a restore', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('that gets a %s in the middle of its rows leaves none, and no file', async (signal) => {
    if (!existsSync(at('sound.tar.gz'))) await write(at('sound.tar.gz'));
    const before = [await everyRow(empty.url), await everyRule(empty.url)];
    const gate = connectTo(empty.url);
    const restoring = async () => (await gate<{ state: string }[]>`select wait_event as state from pg_stat_activity where application_name = 'plumbline restores' and datname = current_database()`).map(({ state }) => state);
    await gate`select pg_advisory_lock(${GATE})`;
    const { child, ran } = startCommand('restore', [at('sound.tar.gz')], env(empty, signal));
    await expect.poll(restoring, { timeout: 15_000 }).toEqual(['advisory']);
    child.kill(signal);
    if (signal === 'SIGKILL') await ran;
    await gate`select pg_advisory_unlock(${GATE})`;
    if (signal === 'SIGTERM') expect(await ran).toMatchObject({ status: 1, errors: 'Stopped. Nothing was changed.' });
    await expect.poll(restoring).toEqual([]);
    await gate.end();
    expect([await everyRow(empty.url), await everyRule(empty.url)]).toEqual(before);
    expect(existsSync(at(signal, 'files'))).toBe(false);
    if (signal === 'SIGTERM') expect(readdirSync(at(signal))).toEqual([]);
  });
  it('afterwards brings all of it, rows that fill several parts too', async () => {
    const checked = await readBackup(at('sound.tar.gz'));
    expect(checked.contents.parts.filter(({ name }) => name.startsWith('tables/public.sources/')).length).toBeGreaterThan(2);
    await restoreBackup({ url: empty.url, files: at('whole/files'), file: at('sound.tar.gz'), replace: false }, checked);
    expect(await everyRow(empty.url)).toEqual(await everyRow(full.url));
  });
});
