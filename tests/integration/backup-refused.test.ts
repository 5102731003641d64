// A backup that cannot be written or put back: each time one plain sentence, and everything as it was.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupProblem } from '../../src/platform/backup-form.ts';
import { readBackup } from '../../src/platform/backup-read.ts';
import { restoreBackup } from '../../src/platform/backup-restore.ts';
import { writeBackup } from '../../src/platform/backup-write.ts';
import { listen } from '../../src/platform/listen.ts';
import { ownDatabase } from '../support/database.ts';
import { startCommand } from '../support/run-command.ts';
import { everyRow, everyRule, runOn } from '../support/saved.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-refused-'));
const at = (...names: string[]): string => join(scratch, ...names);
const FILE = at('sound.tar.gz');
const NOW = new Date('2026-11-24T10:00:00Z');
let full: Awaited<ReturnType<typeof ownDatabase>>;
let empty: Awaited<ReturnType<typeof ownDatabase>>;

const ROWS = `insert into sources select 'source-' || n, md5(n::text), 'nobody' from generate_series(1, 500) n;
  insert into places select lpad(n::text, 5, '0'), 'Columbus', 'OH' from generate_series(1, 100) n; select nextval('provider_changes')`;

beforeAll(async () => {
  [full, empty] = [await ownDatabase(), await ownDatabase()];
  await runOn(full.url, ROWS);
  mkdirSync(at('home/files'), { recursive: true });
  writeFileSync(at('home/files/one.pdf'), 'one');
  await write(FILE);
});
afterAll(async () => {
  await full.drop();
  await empty.drop();
  rmSync(scratch, { recursive: true });
});

const write = (file: string, url = full.url) => writeBackup({ url, files: at('home/files'), file, program: '0.0.0', now: NOW });
const restore = async (file: string, { url = empty.url, files = at('other/files'), replace = false } = {}) => restoreBackup({ url, files, file, replace }, await readBackup(file));
/** The sentence with which `act` is refused. */
const refusal = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'it was done',
    (error: unknown) => (error instanceof BackupProblem ? error.message : Promise.reject(error as Error)),
  );
const made = (name: string, bytes: Buffer | string): string => {
  writeFileSync(at(name), bytes);
  return at(name);
};
const flipped = (place: number): Buffer => {
  const bytes = readFileSync(FILE);
  bytes[place < 0 ? bytes.length + place : Math.floor(bytes.length * place)]! ^= 0x10;
  return bytes;
};
/** The sound backup with something else in its unpacked bytes, packed again. */
const rewritten = (change: (bytes: Buffer) => Buffer): Buffer => gzipSync(change(gunzipSync(readFileSync(FILE))), { level: 1 });
const heading = (text: string) => rewritten((bytes) => Buffer.concat([tarHeading('plumbline-backup.json', text), bytes.subarray(1_024)]));
function tarHeading(name: string, text: string): Buffer {
  const block = Buffer.alloc(1_024);
  block.write(name, 0);
  block.write(`0000600\x000000000\x000000000\x00${text.length.toString(8).padStart(11, '0')}\x0000000000000\x00        0`, 100);
  block.write('ustar\x0000', 257);
  block.write(`${block.subarray(0, 512).reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148);
  block.write(text, 512);
  return block;
}

describe('a file that is no sound backup', () => {
  const DAMAGED = 'was changed or damaged after it was made. Nothing of it can be trusted.';
  it.each([
    ['is not there', () => at('nothing.tar.gz'), 'There is no file .*nothing.tar.gz\\.'],
    ['is a folder', () => scratch, 'cannot be read\\.'],
    ['is empty', () => made('b', ''), 'is no backup of Plumbline\\.'],
    ['is a text', () => made('b', 'company,country,zip\n'), 'is no backup of Plumbline\\.'],
    ['is another archive', () => made('b', gzipSync(Buffer.concat([tarHeading('etc/passwd', 'root'), Buffer.alloc(1_024)]))), 'is no backup of Plumbline\\.'],
    ['has a heading of something else', () => made('b', heading('{"name":"another"}')), 'is no backup of Plumbline\\.'],
    ['is of another form', () => made('b', heading('{"format":2,"parts":[]}')), 'is a backup in form 2, which this version of Plumbline cannot read\\. Restore it with the version that made it\\.'],
    ['is cut off in the middle', () => made('b', readFileSync(FILE).subarray(0, 5_000)), 'was cut off: its end is missing\\.'],
    ['lacks its last byte', () => made('b', readFileSync(FILE).subarray(0, -1)), 'was cut off: its end is missing\\.'],
    ['has another byte at a third', () => made('b', flipped(1 / 3)), DAMAGED],
    ['has another byte in its checksum', () => made('b', flipped(-6)), DAMAGED],
    ['has another byte in a row, and a checksum that fits', () => made('b', rewritten((bytes) => Buffer.from(bytes.toString('latin1').replace('\tColumbus\t', '\tColumbia\t'), 'latin1'))), DAMAGED],
    ['has something after its end', () => made('b', Buffer.concat([readFileSync(FILE), gzipSync('more')])), DAMAGED],
  ])('%s', async (_, file, sentence) => {
    expect(await refusal(readBackup(file()))).toMatch(new RegExp(`${sentence}$`));
  });
  it('is told by the command in one line, with exit code 1, before a database is looked for', async () => {
    const { status, out, errors } = await startCommand('restore', [made('b', flipped(0.5))], { PLUMBLINE_HOME: at('untouched') }).ran;
    expect({ status, out, errors }).toEqual({ status: 1, out: '', errors: `${at('b')} ${DAMAGED}` });
    expect(existsSync(at('untouched'))).toBe(false);
  });
});

describe('a place that cannot take it', () => {
  it('has rows: nothing of them changes until they are given up by a word', async () => {
    const own = await ownDatabase();
    await runOn(own.url, `insert into places values ('43215', 'Columbus', 'OH')`);
    const before = await everyRow(own.url);
    expect(await refusal(restore(FILE, { url: own.url }))).toBe('This database is not empty: there are rows in public.places. Restore into an empty one, or add --replace to give up all that is in it.');
    expect(await everyRow(own.url)).toEqual(before);
    await restore(FILE, { url: own.url, replace: true });
    expect(await everyRow(own.url)).toEqual(await everyRow(full.url));
    await own.drop();
  });
  it('has files: they stay until they are given up, and then are gone', async () => {
    const own = await ownDatabase();
    mkdirSync(at('filled/files'), { recursive: true });
    writeFileSync(at('filled/files/mine.pdf'), 'mine');
    expect(await refusal(restore(FILE, { url: own.url, files: at('filled/files') }))).toBe(`There are files in ${at('filled/files')}. Move that folder away, or add --replace to give them up.`);
    expect(readdirSync(at('filled/files'))).toEqual(['mine.pdf']);
    await restore(FILE, { url: own.url, files: at('filled/files'), replace: true });
    expect([readdirSync(at('filled')), readdirSync(at('filled/files'))]).toEqual([['files'], ['one.pdf']]);
    await own.drop();
  });
  it('has tables of another form', async () => {
    const own = await ownDatabase();
    await runOn(own.url, 'update drizzle.__drizzle_migrations set created_at = created_at + 86400000');
    expect(await refusal(restore(FILE, { url: own.url }))).toMatch(/^The tables of this database have another form than those of the backup\. The backup has those of \d+ \w+ 2026, this database those of \d+ \w+ 2026\. Restore it with the version/);
    await own.drop();
  });
  it('has a table that somebody added by hand', async () => {
    const own = await ownDatabase();
    await runOn(own.url, 'create table notes (words text)');
    expect(await refusal(restore(FILE, { url: own.url }))).toMatch(/^Somebody changed tables by hand/);
    await own.drop();
  });
  it('is in use', async () => {
    const close = await listen(empty.url, 'providers_changed', { onNotice: () => {}, onConnected: () => {} });
    expect(await refusal(restore(FILE).finally(close))).toBe('Plumbline is running on this database. Stop it, then restore.');
  });
  it('refuses a row: neither rows nor sequences nor rules nor files change', async () => {
    const own = await ownDatabase();
    await runOn(own.url, `alter table places add constraint no_such_place check (zip <> '00077')`);
    const before = [await everyRow(own.url), await everyRule(own.url)];
    expect(await refusal(restore(FILE, { url: own.url, files: at('refused/files') }))).toMatch(/^The database refused it: .*no_such_place.* Nothing was changed\.$/);
    expect([await everyRow(own.url), await everyRule(own.url)]).toEqual(before);
        expect(readdirSync(at('refused'))).toEqual([]);
    await own.drop();
  });
});
