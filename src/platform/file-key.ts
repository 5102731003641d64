// The names of files in the store of evidence. Pure: nothing of what a stranger sends is ever part of one.
import { randomBytes } from 'node:crypto';
import { newId } from '#kernel/id.ts';

const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}-[0-9a-f]{32}$/;
const RANDOM_BYTES = 16;

/** A new key: an id that tells the moment, and 128 bits that nobody can guess. */
export const newKey = (now: Date): string => `${newId(now.getTime())}-${randomBytes(RANDOM_BYTES).toString('hex')}`;

/** Whether a text is a key of ours. Whatever else it is, no store is asked for it. */
export const isKey = (text: string): boolean => KEY.test(text);

/** The moment at which a key was made. */
export const madeAt = (key: string): Date => new Date(Number.parseInt(key.slice(0, 8) + key.slice(9, 13), 16));

/** The keys among `names` that were made before a moment, each once, in order of time. */
export const keysBefore = (names: readonly string[], before: Date): string[] => [...new Set(names.filter(isKey))].filter((key) => madeAt(key) < before).sort();
