// The embedded PostgreSQL: made on the first start, started on each, ended cleanly. On unix sockets alone; nothing of it listens on the network.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AlreadyRunning } from './embedded-failure.ts';
import { findPlace, makePrivateFolder, type Place } from './embedded-folders.ts';
import { keepRunning, makeCluster, socketUrl } from './embedded-launch.ts';
import { holdLock } from './embedded-lock.ts';
import { clearRemains, removeHalfMade } from './embedded-recover.ts';

export interface EmbeddedWishes {
  /** Told what takes time, in a few words. */
  readonly say?: (what: string) => void;
  /** Settings beside ours, as for a cluster of tests that nobody will miss. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether root may make user namespaces; asked of the machine when not given. */
  readonly namespaces?: boolean;
}

export interface Embedded {
  /** The address of the database, for `openDatabase`. */
  readonly url: string;
  /** Whether this start made the cluster. */
  readonly fresh: boolean;
  readonly place: Place;
  /** Ends Postgres: what is written is safe, what is half done is rolled back. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the database of `home`, making it first where there is none. Throws AlreadyRunning where another process serves it, and
 * EmbeddedFailure where it cannot run.
 */
export async function startEmbedded(home: string, wishes: EmbeddedWishes = {}): Promise<Embedded> {
  const { say = () => {}, settings = {} } = wishes;
  const place = findPlace(home, wishes.namespaces);
  makePrivateFolder(place.sockets, place.identity);
  const release = await holdLock(join(place.sockets, 'start.sock'));
  if (!release) throw new AlreadyRunning(home);
  try {
    removeHalfMade(place.root);
    const fresh = !existsSync(place.cluster);
    if (fresh) {
      say('Making the database');
      await makeCluster(place, settings);
    } else {
      await clearRemains(place);
    }
    const stop = await keepRunning(place, settings, say);
    return { url: socketUrl(place.sockets), fresh, place, stop: () => stop().finally(release) };
  } catch (error) {
    release();
    throw error;
  }
}

/** The address of the database of `home`, for a command that finds it running. */
export const embeddedUrl = (home: string): string => socketUrl(findPlace(home).sockets);
