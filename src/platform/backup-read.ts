// Reads a backup and holds every part of it against its digest. Whoever reads it twice, first to look and then to restore, is told both times.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { addAbortSignal, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BackupProblem, Contents, CONTENTS, Heading, HEADING, type SavedPart } from './backup-form.ts';
import { NotTar, readTar, type Part } from './tar.ts';

/** A heading and a list of contents are small; a part that says that it is one of them and is not must not fill the memory. */
const MOST_TEXT = 64_000_000;

export interface ReadBackup {
  readonly heading: Heading;
  readonly contents: Contents;
}

async function textOf({ name, size, body }: Part): Promise<string> {
  if (size > MOST_TEXT) throw new NotTar(`${name} is too large`);
  return Buffer.concat(await Array.fromAsync(body)).toString('utf8');
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

function readHeading(text: string, file: string): Heading {
  const value = parsed(text);
  const heading = Heading.safeParse(value);
  if (heading.success) return heading.data;
  const format = (value as { format?: unknown } | null | undefined)?.format;
  if (Number.isInteger(format)) throw new BackupProblem(`${file} is a backup in form ${String(format)}, which this version of Plumbline cannot read. Restore it with the version that made it.`);
  throw new BackupProblem(`${file} is no backup of Plumbline.`);
}

function readContents(text: string): Contents {
  const contents = Contents.safeParse(parsed(text));
  if (!contents.success) throw new NotTar('its list of contents cannot be read');
  return contents.data;
}

const damaged = (file: string): string => `${file} was changed or damaged after it was made. Nothing of it can be trusted.`;

const isSame = (a: readonly SavedPart[], b: readonly SavedPart[]): boolean =>
  a.length === b.length && a.every(({ name, size, sha256 }, at) => name === b[at]!.name && size === b[at]!.size && sha256 === b[at]!.sha256);

/** A part as it passes by: read whole by `take`, and left over by nobody. */
async function pass(part: Part, take: (part: Part) => Promise<void>): Promise<SavedPart> {
  const hash = createHash('sha256');
  const watched = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of part.body) {
      hash.update(chunk);
      yield chunk;
    }
  };
  const body = watched();
  await take({ ...part, body });
  for await (const _ of body);
  return { name: part.name, size: part.size, sha256: hash.digest('hex') };
}

/**
 * Reads `file` from end to end and hands each part of rows or files to `take`. Throws BackupProblem where it is no backup, has another form,
 * was cut off or changed: at the latest when `take` has seen all, so whatever it did must still be undone then.
 */
export async function readBackup(file: string, take: (part: Part) => Promise<void> = () => Promise.resolve(), signal?: AbortSignal): Promise<ReadBackup> {
  const seen: SavedPart[] = [];
  const found: { heading?: Heading; contents?: Contents | undefined } = {};
  const bytes = pipeline(createReadStream(file), createGunzip(), () => {});
  if (signal) addAbortSignal(signal, bytes);
  try {
    for await (const part of readTar(bytes)) {
      if (found.contents) throw new NotTar('something follows its list of contents');
      if (part.name === CONTENTS) found.contents = readContents(await textOf(part));
      else if (found.heading) seen.push(await pass(part, take));
      else if (part.name === HEADING) seen.push(await pass(part, async (whole) => void (found.heading = readHeading(await textOf(whole), file))));
      else throw new NotTar('it does not begin with a heading');
    }
  } catch (error) {
    throw signal?.aborted ? new BackupProblem('Stopped. Nothing was changed.') : problemOf(error, file, found.heading !== undefined);
  }
  const { heading, contents } = found;
  if (!heading) throw new BackupProblem(`${file} is no backup of Plumbline.`);
  if (!contents || !isSame(seen, contents.parts)) throw new BackupProblem(damaged(file));
  return { heading, contents };
}

function problemOf(error: unknown, file: string, isBackup: boolean): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new BackupProblem(`There is no file ${file}.`);
  if (['EISDIR', 'EACCES'].includes(code)) return new BackupProblem(`${file} cannot be read.`);
  if (!code.startsWith('Z_') && !(error instanceof NotTar)) return error;
  if (!isBackup) return new BackupProblem(`${file} is no backup of Plumbline.`);
  if (code === 'Z_BUF_ERROR') return new BackupProblem(`${file} was cut off: its end is missing.`);
  return new BackupProblem(damaged(file));
}
