// The folder of evidence files in a backup: read part by part, and brought back beside the old folder, which it replaces in one step.
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { filePart } from './backup-form.ts';
import type { Part } from './tar.ts';

/** Paths of the plain files below `folder`, with slashes, in order. None where there is no such folder. Links are not followed. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).sort();
}

/** The files at `paths` below `folder`. One that was deleted since it was listed is left out. */
export async function* fileParts(folder: string, paths: readonly string[]): AsyncGenerator<Part> {
  for (const path of paths) {
    const handle = await open(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    if (!handle) continue;
    try {
      const { size } = await handle.stat();
      const body = size === 0 ? [] : (handle.createReadStream({ end: size - 1, autoClose: false }) as AsyncIterable<Buffer>);
      yield { name: filePart(path), size, body };
    } finally {
      await handle.close();
    }
  }
}

/** Files that are brought back: written beside the folder first, then put in its place. */
export interface Staged {
  readonly write: (path: string, body: Part['body'], signal: AbortSignal | undefined) => Promise<void>;
  /** Puts what was written in the place of `folder`, and what stood there aside. */
  readonly swap: () => void;
  /** Undoes `swap`, where it was done, and removes what was written. */
  readonly undo: () => void;
  /** Removes what `swap` put aside. */
  readonly finish: () => void;
}

/** Prepares to replace `folder`, which may be missing, by files written beside it. */
export function stageFiles(folder: string): Staged {
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}.restore-`);
  const [fresh, old] = [join(work, 'new'), join(work, 'old')];
  mkdirSync(fresh, { mode: 0o700 });
  let swapped = false;
  return {
    async write(path, body, signal) {
      mkdirSync(join(fresh, dirname(path)), { recursive: true, mode: 0o700 });
      await pipeline(Readable.from(body, { objectMode: false }), createWriteStream(join(fresh, path), { flags: 'wx', mode: 0o600, flush: true }), { signal });
    },
    swap() {
      if (existsSync(folder)) renameSync(folder, old);
      if (filesBelow(fresh).length > 0) renameSync(fresh, folder);
      swapped = true;
    },
    undo() {
      if (swapped) rmSync(folder, { recursive: true, force: true });
      if (existsSync(old)) renameSync(old, folder);
      rmSync(work, { recursive: true, force: true });
    },
    finish: () => rmSync(work, { recursive: true, force: true }),
  };
}
