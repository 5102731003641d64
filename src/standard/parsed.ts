// YAML that the build has parsed already, kept by what the file says: reading all of it anew takes a third of a second at each start. A file
// that was changed since is parsed where it is read, so the running site always follows its folder.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Where the build keeps it, from the working folder. */
export const PARSED = 'dist/parsed.json';

/** Turns the text of a YAML file into its value. */
export type ReadYaml = (text: string) => unknown;

const keyOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Parses `texts` and keeps what they say in `file`. */
export const writeParsed = (file: string, texts: readonly string[]): void =>
  writeFileSync(file, JSON.stringify(Object.fromEntries(texts.map((text) => [keyOf(text), parse(text) as unknown]))));

/** Reads texts that `file` holds from there, and parses all others; without the file, all of them. */
export function readParsed(file: string): ReadYaml {
  const held = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>) : {};
  return (text) => held[keyOf(text)] ?? (parse(text) as unknown);
}
