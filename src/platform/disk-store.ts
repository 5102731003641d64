// Files in a folder of this machine, one each. Written under another name, brought to the disk, then renamed: nobody reads half of one, and
// what was kept is there after the power failed. A disk that is full leaves nothing behind.
import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from './file-store.ts';

/** Ours alone: what lies in there is private. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const PART = '.part';
/** No room on the disk, or none left to this user. */
const FULL: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT']);

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

const orNothing = <Value>(error: unknown, nothing: Value): Value => {
  if (codeOf(error) === 'ENOENT') return nothing;
  throw error;
};

/** Renaming is kept only when the folder is on the disk too. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r');
  await opened.sync().finally(() => opened.close());
}

async function writeWhole(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const part = join(folder, `${name}${PART}`);
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  try {
    const opened = await open(part, 'wx', FILE_MODE);
    await opened
      .writeFile(bytes)
      .then(() => opened.sync())
      .finally(() => opened.close());
    await rename(part, join(folder, name));
  } catch (error) {
    await unlink(part).catch(() => {});
    throw error;
  }
  await syncFolder(folder);
}

/** A store in `folder`, which is made with the first file. */
export function diskStore(folder: string): FileStore {
  return {
    write: (key, bytes) =>
      writeWhole(folder, key, bytes).then(
        () => true,
        (error: unknown) => {
          if (FULL.has(codeOf(error))) return false;
          throw error;
        },
      ),
    read: (key) => readFile(join(folder, key)).catch((error: unknown) => orNothing(error, undefined)),
    async remove(key) {
      for (const name of [key, `${key}${PART}`]) await unlink(join(folder, name)).catch((error: unknown) => orNothing(error, undefined));
    },
    keys: async () => (await readdir(folder).catch((error: unknown) => orNothing(error, []))).map((name) => (name.endsWith(PART) ? name.slice(0, -PART.length) : name)),
  };
}
