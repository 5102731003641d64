// Every file that the list of promises names as proof is there.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const text = readFileSync(join(ROOT, 'content/handbook/promises.md'), 'utf8');
const named = [...text.matchAll(/`((?:src|tests|content|drizzle|\.ci|package\.json|README\.md)[^`]*)`/g)].map((match) => match[1]!);

describe('the promises', () => {
  it('name proofs', () => expect(named.length).toBeGreaterThan(60));
  it('name only files that exist', () => expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]));
});
