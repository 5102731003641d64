// The tar format (ustar, POSIX.1-1988): plain files alone, one after the other, written and read without holding one of them in memory.
// Any `tar` opens what is written here. What is read must be as plain as that: no folders, links or long names.

/** One file of an archive. `body` yields exactly `size` bytes. */
export interface Part {
  readonly name: string;
  readonly size: number;
  readonly body: AsyncIterable<Buffer> | Iterable<Buffer>;
}

/** The bytes are no archive of plain files, or end before it does. */
export class NotTar extends Error {}

const BLOCK = 512;
const LONGEST_NAME = 100;
const LONGEST_FOLDER = 155;
/** What eleven octal digits can say. */
const LARGEST = 8 ** 11 - 1;
const CHECKSUM_AT = 148;
const TYPE_AT = 156;
const PREFIX_AT = 345;
const PLAIN_FILE = '0';

const paddingOf = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;
const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;

/** The sum of a heading's bytes, with blanks where the sum itself stands. */
function checksumOf(block: Buffer): number {
  let sum = 0;
  for (const [at, byte] of block.entries()) sum += at >= CHECKSUM_AT && at < CHECKSUM_AT + 8 ? 0x20 : byte;
  return sum;
}

/** A name of over 100 bytes is split at a slash: the folders stand in a field of their own. */
function splitName(name: string): { readonly folder: string; readonly last: string } {
  const bytes = Buffer.from(name);
  if (bytes.length <= LONGEST_NAME) return { folder: '', last: name };
  const cut = bytes.indexOf('/', bytes.length - LONGEST_NAME - 1);
  if (cut < 1 || cut > LONGEST_FOLDER) throw new NotTar(`the name ${name} is too long`);
  return { folder: bytes.toString('utf8', 0, cut), last: bytes.toString('utf8', cut + 1) };
}

function headingOf({ name, size }: Part, seconds: number): Buffer {
  if (size > LARGEST) throw new NotTar(`${name} is too large`);
  const { folder, last } = splitName(name);
  const block = Buffer.alloc(BLOCK);
  block.write(last, 0);
  block.write(octal(0o600, 7), 100);
  block.write(octal(0, 7) + octal(0, 7), 108);
  block.write(octal(size, 11) + octal(seconds, 11), 124);
  block.write(PLAIN_FILE, TYPE_AT);
  block.write('ustar\x0000', 257);
  block.write(folder, PREFIX_AT);
  block.write(`${checksumOf(block).toString(8).padStart(6, '0')}\0 `, CHECKSUM_AT);
  return block;
}

/** The bytes of an archive of `parts`, each dated `made`. A body is asked for when everything before it was taken. */
export async function* writeTar(parts: AsyncIterable<Part>, made: Date): AsyncGenerator<Buffer> {
  const seconds = Math.floor(made.getTime() / 1_000);
  for await (const part of parts) {
    yield headingOf(part, seconds);
    let written = 0;
    for await (const chunk of part.body) {
      written += chunk.length;
      yield chunk;
    }
    if (written !== part.size) throw new NotTar(`${part.name} has ${written} bytes in place of ${part.size}`);
    yield Buffer.alloc(paddingOf(written));
  }
  yield Buffer.alloc(2 * BLOCK);
}

const textAt = (block: Buffer, from: number, length: number): string => block.toString('utf8', from, from + length).replace(/\0.*$/s, '');

function readHeading(block: Buffer): { readonly name: string; readonly size: number } {
  const sum = Number.parseInt(textAt(block, CHECKSUM_AT, 8), 8);
  const isPlain = block[TYPE_AT] === PLAIN_FILE.charCodeAt(0) && textAt(block, 257, 6) === 'ustar';
  const size = textAt(block, 124, 12);
  if (sum !== checksumOf(block) || !isPlain || !/^[0-7]{11}$/.test(size)) throw new NotTar('a heading cannot be read');
  const folder = textAt(block, PREFIX_AT, LONGEST_FOLDER);
  return { name: (folder && `${folder}/`) + textAt(block, 0, LONGEST_NAME), size: Number.parseInt(size, 8) };
}

/** Takes exact numbers of bytes out of chunks of any size. */
class Taker {
  readonly #from: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);
  constructor(bytes: AsyncIterable<Buffer>) {
    this.#from = bytes[Symbol.asyncIterator]();
  }
  /** `size` bytes in pieces as they come. */
  async *pieces(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      if (this.#rest.length === 0) this.#rest = (await this.more()) ?? this.#endsHere();
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }
  async exactly(size: number): Promise<Buffer> {
    return Buffer.concat(await Array.fromAsync(this.pieces(size)));
  }
  /** The next bytes that nobody took, or nothing at the end. */
  async more(): Promise<Buffer | undefined> {
    if (this.#rest.length > 0) return this.#rest;
    const next = await this.#from.next();
    return next.done ? undefined : next.value.length > 0 ? next.value : this.more();
  }
  #endsHere(): never {
    throw new NotTar('it ends too early');
  }
}

/** The parts of an archive, in order. A body must be taken whole before the next part is asked for. Throws NotTar. */
export async function* readTar(bytes: AsyncIterable<Buffer>): AsyncGenerator<Part> {
  const taker = new Taker(bytes);
  for (;;) {
    const block = await taker.exactly(BLOCK);
    if (block.every((byte) => byte === 0)) break;
    const { name, size } = readHeading(block);
    yield { name, size, body: taker.pieces(size) };
    await taker.exactly(paddingOf(size));
  }
  await taker.exactly(BLOCK);
  if (await taker.more()) throw new NotTar('something follows its end');
}
