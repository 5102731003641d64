// What a place must be able to do to keep files in it. Types only; files.ts stands in front and lets no name through but its own.

export interface FileStore {
  /** Keeps the bytes under `key`, whole or not at all. False where there is no room; throws what else went wrong. */
  readonly write: (key: string, bytes: Uint8Array, type: string) => Promise<boolean>;
  readonly read: (key: string) => Promise<Uint8Array | undefined>;
  readonly remove: (key: string) => Promise<void>;
  /** The keys of all that is there, and of what was begun and never finished. */
  readonly keys: () => Promise<string[]>;
}
