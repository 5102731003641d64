// The library links of the embedded PostgreSQL, for an install whose own step did not run.
import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EmbeddedFailure } from '../../src/platform/embedded-failure.ts';
import { installedBinaries, makeLinks } from '../../src/platform/embedded-binaries.ts';

let home: string;
const list = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];

beforeEach(() => {
  home = mkdtempSync('/tmp/plumbline-links-');
  mkdirSync(join(home, 'native/lib'), { recursive: true });
  writeFileSync(join(home, 'native/lib/libpq.so.5.18'), 'a library');
  writeFileSync(join(home, 'native/pg-symlinks.json'), JSON.stringify(list));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('the links of the libraries', () => {
  it('are made where they are missing, and stay right when the folder is moved', () => {
    makeLinks(join(home, 'native'));
    expect(readlinkSync(join(home, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18');
    expect(readFileSync(join(home, 'native/lib/libpq.so.5'), 'utf8')).toBe('a library');
  });
  it('are left alone where they are there, and where another run makes them at the same time', () => {
    symlinkSync('another.so', join(home, 'native/lib/libpq.so.5'));
    makeLinks(join(home, 'native'));
    expect(readlinkSync(join(home, 'native/lib/libpq.so.5'))).toBe('another.so');
  });
});

describe('a machine that the programs were not made for', () => {
  it('is told so, and what to do', () => {
    expect(() => installedBinaries('sunos', 'sparc')).toThrow(EmbeddedFailure);
    expect(() => installedBinaries('sunos', 'sparc')).toThrow(/Set DATABASE_URL to a Postgres of your own/);
    expect(() => installedBinaries('win32', 'x64')).toThrow(/On Windows, start Plumbline in WSL or set DATABASE_URL/);
  });
});
