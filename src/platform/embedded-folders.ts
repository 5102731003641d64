// Where the embedded PostgreSQL keeps its things, and as whom it runs there. Makes folders, starts nothing.
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { binariesIn, installedBinaries, type Binaries } from './embedded-binaries.ts';
import { EmbeddedFailure } from './embedded-failure.ts';
import { namespacesAllowed, succeedsAs, unprivilegedUser, type Identity } from './embedded-identity.ts';

export interface Place {
  /** The folder that holds the three below; the home folder, unless the user that Postgres runs as cannot enter it. */
  readonly root: string;
  /** The database cluster. */
  readonly cluster: string;
  /** The unix sockets: that of Postgres, and the one that says that a start is running. */
  readonly sockets: string;
  readonly log: string;
  readonly identity: Identity;
  readonly binaries: Binaries;
}

/** A socket's path may hold 107 bytes; Postgres adds this to the folder's. */
const LONGEST_SOCKET_FOLDER = 107 - '/.s.PGSQL.5432.lock'.length;

const shortName = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 12);
const ownerOf = (identity: Identity): number => (identity.kind === 'user' ? identity.uid : (process.geteuid?.() ?? 0));

function placeIn(root: string, identity: Identity, binaries: Binaries): Place {
  const near = join(root, 'run');
  const sockets = Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER ? near : `/tmp/plumbline-${ownerOf(identity)}-${shortName(root)}`;
  return { root, cluster: join(root, 'postgres'), sockets, log: join(root, 'postgres.log'), identity, binaries };
}

/**
 * The place for the database of `home`. `namespaces`: whether root may make user namespaces here; asked of the machine when not given.
 * Throws EmbeddedFailure where the database there belongs to a user that we cannot be.
 */
export function findPlace(home: string, namespaces?: boolean): Place {
  const binaries = installedBinaries();
  const found = lstatSync(join(home, 'postgres'), { throwIfNoEntry: false });
  if (process.geteuid?.() !== 0) {
    if (found && found.uid !== process.geteuid?.()) throw new EmbeddedFailure(`The database in ${home} was made by another user (number ${found.uid}). Start as that user, or set PLUMBLINE_HOME to another folder.`);
    return placeIn(home, { kind: 'self' }, binaries);
  }
  if (!found && existsSync(join(folderApart(home), 'postgres'))) return placeApart(home, binaries);
  if ((found?.uid ?? 0) === 0 && (namespaces ?? namespacesAllowed())) return placeIn(home, { kind: 'namespace' }, binaries);
  const identity: Identity = { kind: 'user', ...(found?.uid ? { uid: found.uid, gid: found.gid } : unprivilegedUser()) };
  mkdirSync(home, { recursive: true });
  if (succeedsAs(identity, ['test', '-x', home]) && succeedsAs(identity, [binaries.postgres, '--version'])) return placeIn(home, identity, binaries);
  if (found) throw new EmbeddedFailure(`User ${identity.uid} must run the database in ${home}, and cannot reach it. Move the checkout to a folder that every user may enter, like /srv.`);
  return placeApart(home, binaries);
}

const folderApart = (home: string): string => `/var/lib/plumbline-${shortName(home)}`;

/** For a checkout that no ordinary user can reach, as one below /root: data and a copy of the programs in a folder that they can. */
function placeApart(home: string, installed: Binaries): Place {
  const apart = folderApart(home);
  const owner = lstatSync(join(apart, 'postgres'), { throwIfNoEntry: false });
  const identity: Identity = { kind: 'user', ...(owner ? { uid: owner.uid, gid: owner.gid } : unprivilegedUser()) };
  mkdirSync(apart, { recursive: true, mode: 0o755 });
  const binaries = binariesIn(join(apart, 'native'));
  const works = () => succeedsAs(identity, [binaries.postgres, '--version']);
  if (!works()) {
    rmSync(binaries.root, { recursive: true, force: true });
    cpSync(installed.root, binaries.root, { recursive: true, verbatimSymlinks: true });
  }
  if (!works()) throw new EmbeddedFailure(`PostgreSQL refuses to run as root, and no other user can run it from ${apart}. Start as an ordinary user, or set DATABASE_URL.`);
  return placeIn(apart, identity, binaries);
}

/** Makes a folder that only the user that Postgres runs as may enter. */
export function makePrivateFolder(path: string, identity: Identity): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (identity.kind === 'user') chownSync(path, identity.uid, identity.gid);
  const made = lstatSync(path);
  if (!made.isDirectory() || made.uid !== ownerOf(identity)) throw new EmbeddedFailure(`${path} belongs to somebody else. Remove it, then start again.`);
  chmodSync(path, 0o700);
}
