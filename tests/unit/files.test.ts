// The store of evidence on a disk and in memory: whole files or none, under names of ours alone, and what nobody names swept away.
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/platform/clock.ts';
import { memoryFiles, openFiles, type Files } from '../../src/platform/files.ts';
import { sweepFiles } from '../../src/platform/sweep-files.ts';

const NOW = '2026-11-24T10:00:00Z';
const HOUR_MS = 3_600_000;
const later = (hours: number): Date => new Date(Date.parse(NOW) + hours * HOUR_MS);
const BYTES = Buffer.from('%PDF-1.7 whatever \0 stands in it');

let place: string;
beforeAll(async () => void (place = await mkdtemp(join(tmpdir(), 'plumbline-files-'))));
afterAll(() => rm(place, { recursive: true }));

let count = 0;
/** A store in a folder that is not there yet. */
function onDisk(moment = NOW): { files: Files; folder: string } {
  const folder = join(place, String((count += 1)), 'deep', 'files');
  return { files: openFiles({ kind: 'disk', folder }, fixedClock(moment)), folder };
}
async function put(files: Files, bytes: Uint8Array = BYTES): Promise<string> {
  const stored = await files.put(bytes, 'application/pdf');
  if (stored.kind === 'refused') throw new Error(stored.code);
  return stored.value.key;
}

describe.each<[string, (moment?: string) => Files]>([
  ['on a disk', (moment) => onDisk(moment).files],
  ['in memory', (moment = NOW) => memoryFiles(fixedClock(moment))],
])('a store %s', (_, make) => {
  it('gives back what was put in, with its digest and size, under a key of its own each time', async () => {
    const files = make();
    const stored = await files.put(BYTES, 'image/png');
    expect(stored).toEqual({ kind: 'done', value: { key: expect.stringMatching(/^[0-9a-f-]{36}-[0-9a-f]{32}$/) as string, digest: createHash('sha256').update(BYTES).digest('hex'), size: 32 } });
    const [first, second] = [await put(files), await put(files)];
    expect(first).not.toBe(second);
    expect(Buffer.from((await files.get(first))!).equals(BYTES)).toBe(true);
    expect(await files.get(second)).toHaveLength(32);
  });
  it('removes one, once or twice, and has it no more', async () => {
    const files = make();
    const [gone, left] = [await put(files), await put(files)];
    await files.remove(gone);
    await files.remove(gone);
    expect([await files.get(gone), (await files.get(left))?.length]).toEqual([undefined, 32]);
    expect(await files.list(later(1))).toEqual([left]);
  });
  it('lists what was put in before a moment, and nothing when it is new', async () => {
    const files = make();
    expect(await files.list(later(1))).toEqual([]);
    const keys = [await put(files), await put(files)];
    expect([await files.list(later(0)), await files.list(later(1))]).toEqual([[], keys.sort()]);
  });
  it.each(['', '.', '..', '../secret', '/etc/passwd', 'a/b', '%2e%2e%2fsecret', 'x\0y', '__proto__', `${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`, `../${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}-${'0'.repeat(32)}`, `${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}-${'0'.repeat(32)}\n`])('has nothing under the name %j, and leaves it alone', async (name) => {
    const files = make();
    await put(files);
    expect(await files.get(name)).toBeUndefined();
    await files.remove(name);
    expect(await files.list(later(1))).toHaveLength(1);
  });
});

describe('a store on a disk', () => {
  it('keeps its folder and files to itself, and nothing beside them', async () => {
    const { files, folder } = onDisk();
    const key = await put(files);
    expect(await readdir(folder)).toEqual([key]);
    expect([((await stat(folder)).mode & 0o777).toString(8), ((await stat(join(folder, key))).mode & 0o777).toString(8)]).toEqual(['700', '600']);
    expect((await readFile(join(folder, key))).equals(BYTES)).toBe(true);
  });
  it('neither reads nor removes what lies beside it', async () => {
    const { files, folder } = onDisk();
    await put(files);
    const secret = join(folder, '..', 'secret');
    await writeFile(secret, 'x');
    await symlink(secret, join(folder, 'link'));
    for (const name of ['../secret', 'link', secret]) {
      expect(await files.get(name)).toBeUndefined();
      await files.remove(name);
    }
    expect([existsSync(secret), (await files.list(later(1))).length]).toEqual([true, 1]);
  });
  it('throws where the folder cannot be had, and says no more of it than the system does', async () => {
    const { files, folder } = onDisk();
    await mkdir(join(folder, '..'), { recursive: true });
    await writeFile(folder, 'a file where the folder should be');
    await expect(files.put(BYTES, 'image/png')).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(files.list(later(1))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});

const root = process.geteuid?.() === 0;
const UNSHARE = 'unshare';
/** A disk of its own for one program, which ends with it. */
const SMALL_DISK = [root ? '-m' : '-rm', 'sh', '-c', 'mount -t tmpfs -o size=64k plumbline "$1" && shift && exec "$@"', 'sh'];
function mayMount(): boolean {
  try {
    execFileSync(UNSHARE, [...SMALL_DISK, tmpdir(), 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a store that is full', () => {
  it.runIf(mayMount())('on a disk takes nothing in, leaves nothing behind, and goes on when there is room', async () => {
    const folder = await mkdtemp(join(place, 'small-'));
    const program = `
      import { readdirSync } from 'node:fs';
      import { systemClock } from '${join(import.meta.dirname, '../../src/platform/clock.ts')}';
      import { openFiles } from '${join(import.meta.dirname, '../../src/platform/files.ts')}';
      const files = openFiles({ kind: 'disk', folder: ${JSON.stringify(folder)} }, systemClock);
      const put = () => files.put(Buffer.alloc(40_000), 'image/png');
      const seen = () => readdirSync(${JSON.stringify(folder)}).length;
      const first = await put();
      const second = [(await put()).code, seen()];
      await files.remove(first.value.key);
      console.log(JSON.stringify([first.kind, second, (await put()).kind, seen()]));`;
    const { stdout } = await promisify(execFile)(UNSHARE, [...SMALL_DISK, folder, process.execPath, '--input-type=module', '-e', program]);
    expect(JSON.parse(stdout)).toEqual(['done', ['no-room', 1], 'done', 1]);
  });
  it('in memory does the same', async () => {
    const files = memoryFiles(fixedClock(NOW), 40);
    const first = await put(files);
    expect(await files.put(BYTES, 'image/png')).toEqual({ kind: 'refused', code: 'no-room' });
    await files.remove(first);
    expect((await files.put(BYTES, 'image/png')).kind).toBe('done');
  });
});

describe('the sweeper', () => {
  const at = (hours: number) => ({ now: () => later(hours), today: fixedClock(NOW).today });
  it('removes what no row names once it is older than 24 hours', async () => {
    const { files } = onDisk();
    const [named, killed] = [await put(files), await put(files)];
    const sweep = (hours: number): Promise<number> => sweepFiles({ files, clock: at(hours), named: (keys) => Promise.resolve(new Set(keys.filter((key) => key === named))) });
    expect([await sweep(24), await sweep(24.01), await sweep(24.01)]).toEqual([0, 1, 0]);
    expect([await files.get(killed), (await files.get(named))?.length]).toEqual([undefined, 32]);
  });
  it('removes what was never finished, and touches nothing that is not its own', async () => {
    const { files, folder } = onDisk();
    const key = await put(files);
    await rm(join(folder, key));
    await writeFile(join(folder, `${key}.part`), 'half');
    await writeFile(join(folder, 'README'), 'x');
    expect(await sweepFiles({ files, clock: at(25), named: () => Promise.resolve(new Set()) })).toBe(1);
    expect(await readdir(folder)).toEqual(['README']);
  });
  it('asks of 500 at a time, and removes nothing of what it could not ask', async () => {
    const files = memoryFiles(fixedClock(NOW));
    for (let n = 0; n < 501; n += 1) await put(files);
    const asked: number[] = [];
    const named = (keys: readonly string[]): Promise<ReadonlySet<string>> => {
      asked.push(keys.length);
      return keys.length < 500 ? Promise.reject(new Error('the database is away')) : Promise.resolve(new Set(keys));
    };
    await expect(sweepFiles({ files, clock: at(25), named })).rejects.toThrow('the database is away');
    expect([asked, (await files.list(later(1))).length]).toEqual([[500, 1], 501]);
  });
  it('lists before it asks: a row that is written meanwhile is seen', async () => {
    const files = memoryFiles(fixedClock(NOW));
    const late: string[] = [];
    const slow: Files = { ...files, list: async (before) => {
      const keys = await files.list(before);
      late.push(...keys);
      return keys;
    } };
    await put(files);
    expect(await sweepFiles({ files: slow, clock: at(25), named: () => Promise.resolve(new Set(late)) })).toBe(0);
  });
});
