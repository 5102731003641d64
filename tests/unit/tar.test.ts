// The tar format: what is written comes back in whatever pieces it is read, and what is not whole or not plain is refused.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { NotTar, readTar, writeTar, type Part } from '../../src/platform/tar.ts';

const MADE = new Date('2026-11-24T10:00:00Z');
const part = (name: string, ...chunks: string[]): Part => ({ name, size: Buffer.byteLength(chunks.join('')), body: chunks.map((chunk) => Buffer.from(chunk)) });
async function* all<Value>(...values: Value[]): AsyncGenerator<Value> {
  for (const value of values) yield await Promise.resolve(value);
}
const written = async (...parts: Part[]): Promise<Buffer> => Buffer.concat(await Array.fromAsync(writeTar(all(...parts), MADE)));
async function read(bytes: AsyncIterable<Buffer>): Promise<string[][]> {
  const found: string[][] = [];
  for await (const { name, body } of readTar(bytes)) found.push([name, Buffer.concat(await Array.fromAsync(body)).toString()]);
  return found;
}
const pieces = (bytes: Buffer, size: number) => all(...Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size)));
const LONG = `${'f'.repeat(90)}/${'g'.repeat(50)}/${'ü'.repeat(45)}`;
const THREE = [part('empty'), part('a/one block', 'x'.repeat(500), 'y'.repeat(12)), part(LONG, 'zzz')];

describe('an archive', () => {
  it.each([1, 7, 512, 10_000])('is read as it was written, in pieces of %d bytes', async (size) => {
    expect(await read(pieces(await written(...THREE), size))).toEqual([['empty', ''], ['a/one block', 'x'.repeat(500) + 'y'.repeat(12)], [LONG, 'zzz']]);
  });
  it('is one that tar lists', async () => {
    const { stdout, stderr } = spawnSync('tar', ['--utc', '--full-time', '--quoting-style=literal', '-tvf', '-'], { input: await written(...THREE) });
    expect(stderr.toString()).toBe('');
    expect(stdout.toString().trim().split('\n').map((line) => line.replace(/\s+/g, ' '))).toEqual([
      '-rw------- 0/0 0 2026-11-24 10:00:00 empty', '-rw------- 0/0 512 2026-11-24 10:00:00 a/one block', `-rw------- 0/0 3 2026-11-24 10:00:00 ${LONG}`,
    ]);
  });
  it('of nothing is read as nothing', async () => expect(await read(all(await written()))).toEqual([]));
  it('is refused where it is cut off, wherever that is', async () => {
    const whole = await written(...THREE);
    for (const at of [0, 100, 512, 1_000, 1_024, whole.length - 1_024, whole.length - 512, whole.length - 1]) await expect(read(all(whole.subarray(0, at))), String(at)).rejects.toThrow('it ends too early');
  });
  it('is refused where a heading was changed, holds no plain file, or something follows the end', async () => {
    const whole = await written(part('one', 'text'));
    for (const at of [0, 124, 150, 257]) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 1;
      await expect(read(all(changed)), String(at)).rejects.toThrow(NotTar);
    }
    await expect(read(all(whole, Buffer.from('x')))).rejects.toThrow('something follows its end');
    const folder = spawnSync('tar', ['-cf', '-', '-C', import.meta.dirname, '../unit', '--exclude=*.ts']).stdout;
    await expect(read(all(folder))).rejects.toThrow('a heading cannot be read');
  });
  it('is not written where a body has another length than was said, or a name has no room', async () => {
    await expect(written({ ...part('one', 'text'), size: 5 })).rejects.toThrow('one has 4 bytes in place of 5');
    await expect(written(part('x'.repeat(101)))).rejects.toThrow('is too long');
    await expect(written({ ...part('one'), size: 8 ** 11 })).rejects.toThrow('one is too large');
  });
});
