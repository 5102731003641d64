// A backup of the whole world, put back into an empty place: every row, every sequence, every file, and a shortlist that says the same.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readBackup, type ReadBackup } from '../../src/platform/backup-read.ts';
import { writeBackup } from '../../src/platform/backup-write.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { postgresQueue } from '../../src/platform/queue.ts';
import { buildShortlist } from '../../src/shortlists/build.ts';
import { followDirectory } from '../../src/shortlists/follow.ts';
import { readNeed } from '../../src/shortlists/need.ts';
import { useApp } from '../support/app.ts';
import { connectTo } from '../support/count-rows.ts';
import { ownDatabase } from '../support/database.ts';
import { startCommand } from '../support/run-command.ts';
import { everyRow, everyRule, runOn } from '../support/saved.ts';
import { worldTemplate } from '../support/world.ts';

const app = useApp();
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-backup-'));
const at = (...names: string[]): string => join(scratch, ...names);
/** With the name of a file in it longer than the plain field of a tar heading. */
const DEEP = 'd'.repeat(60);
let full: Awaited<ReturnType<typeof ownDatabase>>;
let empty: Awaited<ReturnType<typeof ownDatabase>>;

/** What the world has none of: a report with a number of its own, jobs that wait, run and failed, a sequence that moved on, tables that point at each other. */
const ODD = `create table odd_a (id bigint generated always as identity primary key, b_id bigint, word text, twice text generated always as (word || word) stored, raw bytea, at timestamptz);
  create table odd_b (id bigint primary key, a_id bigint references odd_a (id) deferrable initially deferred);
  alter table odd_a add constraint odd_cycle foreign key (b_id) references odd_b (id);
  create table "Odd name" (id int primary key, parent int references "Odd name" (id));
  create function odd_note() returns trigger language plpgsql as $$ begin new.word := 'noted'; return new; end $$;
  create trigger odd_off before insert on odd_a for each row execute function odd_note();
  alter table odd_a disable trigger odd_off;
  create trigger odd_always before insert on odd_a for each row execute function odd_note();
  alter table odd_a enable always trigger odd_always;`;
const ROWS = `alter table odd_a disable trigger odd_always;
  insert into odd_b values (7, null); insert into odd_a (b_id, word, raw, at) values (7, E'tab\\t, line\\n, back\\\\slash, \\\\N, ü', '\\x00ff0a', '2026-11-24 10:00:00.123456+02'), (null, null, null, null), (null, '', '', 'infinity');
  update odd_b set a_id = 1; insert into "Odd name" values (2, null), (1, 2);
  alter table odd_a enable always trigger odd_always;
  select nextval('provider_changes'), nextval('provider_changes');
  insert into cases (id, kind, text, state, created_at) values (gen_random_uuid(), 'something-else', 'A line
and another', 'open', now());`;
const JOBS = `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'gone', attempts = 25 where key = 'running'`;

beforeAll(async () => {
  [full, empty] = [await ownDatabase(await worldTemplate(inject('sockets'))), await ownDatabase()];
  await runOn(full.url, ODD + ROWS);
  await runOn(empty.url, ODD);
  const { db, close } = openDatabase(full.url);
  await postgresQueue.enqueue(db, { name: 'mail-asked-for', payload: { to: 'ö' }, key: 'waiting', tries: 5 });
  await postgresQueue.enqueue(db, { name: 'mail-asked-for', key: 'running' });
  await close();
  await runOn(full.url, JOBS);
  for (const folder of ['ab', DEEP]) mkdirSync(at('home/files', folder), { recursive: true });
  writeFileSync(at('home/files/ab/one.pdf'), Buffer.alloc(300_000, 'pdf'));
  writeFileSync(at('home/files', DEEP, `${'n'.repeat(90)}.png`), '');
});
afterAll(async () => {
  await full.drop();
  await empty.drop();
  rmSync(scratch, { recursive: true });
});

/** Rows are the providers by their place in memory, which follows the table's order, with their fit to the last digit. */
const shortlistOf = async (url: string): Promise<string> => {
  const { db, close } = openDatabase(url);
  const followed = await followDirectory({ ...app, db, listen: () => Promise.resolve(() => Promise.resolve()) });
  const { need } = readNeed(new URLSearchParams('zip=43215&people=18&trade=dental&rules=hipaa&budget=150-200'), app.standard.current);
  const { ranking } = buildShortlist(app.standard.current, followed, need);
  await followed.close().finally(close);
  return JSON.stringify([ranking.groups, ranking.counts]);
};

describe('npm run backup, then npm run restore', () => {
  it('saves everything in one file that its owner alone may read, and says so', async () => {
    const { status, out, errors } = await startCommand('backup', [at('one.tar.gz')], { DATABASE_URL: full.url, PLUMBLINE_HOME: at('home') }).ran;
    expect([status, errors]).toEqual([0, '']);
    expect(out).toMatch(/^ {2}Backup +\d+ tables with [\d,]+ rows, 94 waiting jobs, two files; \d+\.\d MB in \S+one\.tar\.gz/);
    expect(statSync(at('one.tar.gz')).mode & 0o777).toBe(0o600);
    expect(readdirSync(scratch).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
  it('as an archive that tar opens, its rows as COPY wrote them', () => {
    mkdirSync(at('opened'));
    expect(spawnSync('tar', ['-xzf', at('one.tar.gz'), '-C', at('opened')])).toMatchObject({ status: 0 });
    expect(readFileSync(at('opened/files/ab/one.pdf'))).toEqual(readFileSync(at('home/files/ab/one.pdf')));
    expect(statSync(at('opened/files', DEEP, `${'n'.repeat(90)}.png`)).size).toBe(0);
    expect(readFileSync(at('opened/tables/public.sources/000001.copy'), 'utf8')).toMatch(/^demonstration\tthe demonstration world\tPlumbline\t\\N\t\\N$/m);
  });
  it('brings back every row, sequence, file, foreign key and trigger', async () => {
    const { status, out, errors } = await startCommand('restore', [at('one.tar.gz')], { DATABASE_URL: empty.url, PLUMBLINE_HOME: at('other') }).ran;
    expect([status, errors]).toEqual([0, '']);
    // What takes over two seconds shows how far it is, in between.
    expect(out).toMatch(/^ {2}Backup +made on \d+ \w+ \d{4} by Plumbline [\d.]+: \d+ tables.*\n(?:.*\n)*? {2}Restored +all of it/);
    // Whoever ran the job is gone: it waits again, and the try that was cut off does not count.
    await runOn(full.url, `update graphile_worker._private_jobs set locked_at = null, locked_by = null, attempts = 24 where key = 'running'`);
    const [before, after] = [await everyRow(full.url), await everyRow(empty.url)];
    expect(Object.keys(before).length).toBeGreaterThan(15);
    expect(after).toEqual(before);
    expect(await everyRule(empty.url)).toEqual(await everyRule(full.url));
    expect(readdirSync(at('other'), { recursive: true })).toEqual(readdirSync(at('home'), { recursive: true }));
    expect(readFileSync(at('other/files/ab/one.pdf'))).toEqual(readFileSync(at('home/files/ab/one.pdf')));
    expect(statSync(at('other/files/ab/one.pdf')).mode & 0o777).toBe(0o600);
  });
  it('and a shortlist from it is the same', async () => {
    const list = await shortlistOf(full.url);
    expect(list).toMatch(/^\[\{"fits":\{"rows":\{"0":\d+,"1":\d+,"2":\d+,/);
    expect(await shortlistOf(empty.url)).toBe(list);
  });
  it('shows every table as it was at one moment, whatever is written meanwhile', async () => {
    const own = await ownDatabase();
    const [guard, writer] = [connectTo(own.url), connectTo(own.url)];
    await writer`insert into places values ('43215', 'Columbus', 'OH')`;
    const waiting = async () => (await writer`select 1 from pg_locks l join pg_stat_activity a using (pid) where a.application_name = 'plumbline saves' and a.datname = current_database() and not l.granted`).length;
    const written = await guard.begin(async (locked) => {
      await locked`lock table sources in access exclusive mode`;
      const writing = writeBackup({ url: own.url, files: at('none'), file: at('moment.tar.gz'), program: '0.0.0', now: app.clock.now() });
      await expect.poll(waiting).toBe(1);
      await writer`insert into places values ('43216', 'Columbus', 'OH')`;
      return { writing };
    });
    const { contents } = await written.writing;
    expect(contents.tables.find(({ name }) => name === 'places')).toMatchObject({ schema: 'public', rows: 1 });
    await Promise.all([guard.end(), writer.end()]);
    await own.drop();
  });
  it('does the same with the embedded server, on a folder that has none yet', { timeout: 60_000 }, async () => {
    const small = await ownDatabase();
    await runOn(small.url, `insert into places values ('43215', 'Columbus', 'OH', 39.9671, -83.0044)`);
    await writeBackup({ url: small.url, files: at('home/files'), file: at('two.tar.gz'), program: '0.0.0', now: app.clock.now() });
    await small.drop();
    const nowhere = startCommand('backup', [at('none.tar.gz')], { PLUMBLINE_HOME: at('nowhere') });
    expect(await startCommand('restore', [at('two.tar.gz')], { PLUMBLINE_HOME: at('third') }).ran).toMatchObject({ status: 0, errors: '' });
    expect(await startCommand('backup', [at('three.tar.gz')], { PLUMBLINE_HOME: at('third') }).ran).toMatchObject({ status: 0, errors: '' });
    expect(await nowhere.ran).toMatchObject({ status: 1, errors: `There is no database in ${at('nowhere')}. Set PLUMBLINE_HOME or DATABASE_URL to where yours is.` });
    const [before, after] = [await readBackup(at('two.tar.gz')), await readBackup(at('three.tar.gz'))];
    const rest = ({ contents }: ReadBackup) => ({ ...contents, parts: contents.parts.filter(({ name }) => name !== 'plumbline-backup.json') });
    expect(rest(before).parts.map(({ name }) => name)).toContain('tables/public.places/000001.copy');
    expect(rest(after)).toEqual(rest(before));
  });
});
