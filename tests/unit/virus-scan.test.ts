// The talk with clamd, against a small server that speaks its protocol; and what is taken in only when the answer is plain.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/platform/clock.ts';
import { memoryFiles } from '../../src/platform/files.ts';
import { takeFile } from '../../src/platform/take-file.ts';
import { openScanner, type ScanResult } from '../../src/platform/virus-scan.ts';
import { makePdf, ONE_PAGE } from '../support/make-pdf.ts';
import { makePhoto } from '../support/make-picture.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** Reads what INSTREAM sends, once its end is there. */
function readStream(all: Buffer): Buffer | undefined {
  if (all.subarray(0, 10).toString('latin1') !== 'zINSTREAM\0') return undefined;
  const chunks: Buffer[] = [];
  for (let at = 10; at + 4 <= all.length; ) {
    const length = all.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(all.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

async function listening(server: Server, path?: string): Promise<number> {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('error', () => {}).on('close', () => open.delete(socket));
  });
  ends.push(() => {
    for (const socket of open) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  await new Promise<void>((resolve) => (path === undefined ? server.listen(0, '127.0.0.1', resolve) : server.listen(path, resolve)));
  return path === undefined ? (server.address() as AddressInfo).port : 0;
}

/** A clamd that knows one word, and remembers what it was sent. */
function clamd(answer = (bytes: Buffer): string => (bytes.includes('EVIL') ? 'stream: Word.Evil FOUND\0' : 'stream: OK\0')): { server: Server; seen: Buffer[] } {
  const seen: Buffer[] = [];
  const server = createServer((socket) => {
    let all = Buffer.alloc(0);
    socket.on('data', (part) => {
      all = Buffer.concat([all, part]);
      const bytes = readStream(all);
      if (!bytes) return;
      seen.push(bytes);
      socket.end(answer(bytes));
    });
  });
  return { server, seen };
}
const scanner = (port: number, within?: number) => openScanner({ kind: 'tcp', host: '127.0.0.1', port }, within);
const CLOSED = 1;

describe('a scan', () => {
  it('sends every byte and hears whether something was found', async () => {
    const { server, seen } = clamd();
    const { scan } = scanner(await listening(server));
    const large = Buffer.alloc(200_001, 'x');
    expect([await scan(large), await scan(Buffer.from('EVIL')), await scan(new Uint8Array())]).toEqual(['clean', 'found', 'clean']);
    expect([seen[0]!.equals(large), seen.map((bytes) => bytes.length)]).toEqual([true, [200_001, 4, 0]]);
  });
  it('goes through a socket of the machine too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plumbline-clamd-'));
    ends.push(() => rm(folder, { recursive: true, force: true }));
    await listening(clamd().server, join(folder, 'clamd.ctl'));
    const { scan } = openScanner({ kind: 'socket', path: join(folder, 'clamd.ctl') });
    expect([await scan(Buffer.from('x')), await scan(Buffer.from('EVIL'))]).toEqual(['clean', 'found']);
    expect(await openScanner({ kind: 'socket', path: join(folder, 'none.ctl') }).scan(Buffer.from('x'))).toBe('unavailable');
  });
  it.each(['INSTREAM size limit exceeded. ERROR\0', 'stream: OK', 'stream: OK FOUND ERROR\0', 'OK\0', '\0', '', 'x'.repeat(2_000), 'stream: \0', 'UNKNOWN COMMAND\0'])('is none where clamd says %.40j', async (answer) => {
    expect(await scanner(await listening(clamd(() => answer).server)).scan(Buffer.from('x'))).toBe('unavailable');
  });
  it('is none where nobody listens, hangs up at once, never answers, or never stops', async () => {
    expect(await scanner(CLOSED).scan(Buffer.from('x'))).toBe('unavailable');
    expect(await scanner(await listening(createServer((socket) => socket.destroy()))).scan(Buffer.alloc(10_000_000))).toBe('unavailable');
    expect(await scanner(await listening(createServer((socket) => void socket.write('x'.repeat(2_000))))).scan(Buffer.from('x'))).toBe('unavailable');
    expect(await scanner(await listening(createServer(() => {})), 50).scan(Buffer.alloc(10_000_000))).toBe('unavailable');
  });
  it('says that it was not asked for where no clamd is set', async () => expect(await openScanner({ kind: 'none' }).scan(Buffer.from('EVIL'))).toBe('not-asked'));
});

describe('a file that is taken in', () => {
  const files = () => memoryFiles(fixedClock('2026-11-24T10:00:00Z'));
  const saying = (result: ScanResult) => ({ scan: () => Promise.resolve(result) });
  const pdf = makePdf(ONE_PAGE);
  it.each<[ScanResult, string]>([['found', 'infected'], ['unavailable', 'not-scanned']])('is refused when the scan says %s, and nothing is stored', async (result, code) => {
    const store = files();
    expect(await takeFile({ files: store, scanner: saying(result) }, pdf)).toEqual({ kind: 'refused', code });
    expect(await store.list(new Date('2027-01-01'))).toEqual([]);
  });
  it.each<ScanResult>(['clean', 'not-asked'])('is stored when it says %s', async (result) => {
    const store = files();
    const taken = await takeFile({ files: store, scanner: saying(result) }, pdf);
    expect(taken).toMatchObject({ kind: 'done', value: { type: 'application/pdf', size: pdf.length } });
    expect(await store.list(new Date('2027-01-01'))).toHaveLength(1);
  });
  it('is scanned and stored as what is kept, and not at all where it is no evidence', async () => {
    const { server, seen } = clamd();
    const store = files();
    const parts = { files: store, scanner: scanner(await listening(server)) };
    expect(await takeFile(parts, Buffer.from('MZ'))).toEqual({ kind: 'refused', code: 'not-a-kind' });
    expect(seen).toEqual([]);
    const taken = await takeFile(parts, await makePhoto('jpeg'));
    if (taken.kind === 'refused') throw new Error(taken.code);
    const kept = Buffer.from((await store.get(taken.value.key))!);
    expect([taken.value.type, kept.equals(seen[0]!), kept.includes('Phonemaker'), kept.length]).toEqual(['image/jpeg', true, false, taken.value.size]);
  });
  it('is refused where there is no room', async () => {
    expect(await takeFile({ files: memoryFiles(fixedClock('2026-11-24T10:00:00Z'), 10), scanner: saying('clean') }, pdf)).toEqual({ kind: 'refused', code: 'no-room' });
  });
});
