// Where evidence is kept: the one way in and out of the store, whichever it is. Knows no room and no table.
// An attacker tries a name that leads out of the store, and fills the disk. Names are ours alone (file-key.ts), and what is no such name is
// never asked for. The file is written first and its row after it: a file without a row is swept away, a row without a file cannot be.
import { done, refused, type Result } from '#kernel/result.ts';
import type { Clock } from './clock.ts';
import { diskStore } from './disk-store.ts';
import { digestOf, type EvidenceType } from './evidence-check.ts';
import { isKey, keysBefore, newKey } from './file-key.ts';
import type { FileStore } from './file-store.ts';
import type { FilesSetting } from './files-setting.ts';
import { s3Store } from './s3-store.ts';

/** A file in the store. */
export interface StoredFile {
  readonly key: string;
  /** SHA-256 of its bytes in hex. */
  readonly digest: string;
  /** In bytes. */
  readonly size: number;
}

export interface Files {
  /** Keeps the bytes under a new key, whole or not at all; `no-room` where the store is full. Throws where it cannot be reached. */
  readonly put: (bytes: Uint8Array, type: EvidenceType) => Promise<Result<StoredFile, 'no-room'>>;
  /** The bytes, or nothing where no such file is there. */
  readonly get: (key: string) => Promise<Uint8Array | undefined>;
  /** Done twice, it changes nothing. */
  readonly remove: (key: string) => Promise<void>;
  /** The keys of all that was put in before a moment, what was never finished included, in order of time. */
  readonly list: (before: Date) => Promise<string[]>;
}

function filesIn(store: FileStore, clock: Clock): Files {
  return {
    async put(bytes, type) {
      const key = newKey(clock.now());
      return (await store.write(key, bytes, type)) ? done({ key, digest: digestOf(bytes), size: bytes.length }) : refused('no-room');
    },
    get: async (key) => (isKey(key) ? store.read(key) : undefined),
    remove: async (key) => (isKey(key) ? store.remove(key) : undefined),
    list: async (before) => keysBefore(await store.keys(), before),
  };
}

/** The store that is set. */
export const openFiles = (setting: FilesSetting, clock: Clock): Files => filesIn(setting.kind === 's3' ? s3Store(setting) : diskStore(setting.folder), clock);

/** A store in the memory of one process, for tests of verbs; full once it holds `room` bytes. */
export function memoryFiles(clock: Clock, room: number = Number.POSITIVE_INFINITY): Files {
  const held = new Map<string, Uint8Array>();
  const size = (): number => [...held.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  const store: FileStore = {
    write: async (key, bytes) => size() + bytes.length <= room && Boolean(held.set(key, Uint8Array.from(bytes))),
    read: async (key) => held.get(key),
    remove: async (key) => void held.delete(key),
    keys: async () => [...held.keys()],
  };
  return filesIn(store, clock);
}
