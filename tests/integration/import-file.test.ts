// Importing a list from disk: its source note, the file of refused rows beside it, and what is said to the person who runs it.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { count } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CannotImport, importFile, readNote } from '../../src/cli/import-file.ts';
import { places, providers, sources } from '../../src/providers/tables.ts';
import { useApp } from '../support/app.ts';

const app = useApp();
let folder: string;
let said: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-list-'));
  said = [];
  await app.db.insert(places).values({ zip: '43215', city: 'Columbus', state: 'OH', lat: 39.9671, lon: -83.0044 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string) => join(folder, name);
const run = (name: string) => importFile(app, path(name), (line) => said.push(line));
const firms = async () => (await app.db.select({ rows: count() }).from(providers))[0]!.rows;
const LIST = 'company,country,zip\nNORTHGATE IT,US,43215\n,US,43215\n"=HYPERLINK(""x"")",Atlantis,1\nSHORT,US\n';

describe('a list on disk', () => {
  it('leaves its refused rows beside it, with line and reason, and nothing that a spreadsheet would run', async () => {
    writeFileSync(path('firms.csv'), LIST);
    expect(await run('firms.csv')).toMatchObject({ kind: 'done', value: { added: 1, refused: { 'no-name': 1, 'unknown-country': 1, 'wrong-number-of-columns': 1 } } });
    expect(readFileSync(path('firms.rejects.csv'), 'utf8').split('\n')).toEqual([
      'company,country,zip,refused on line,refused because',
      ',US,43215,3,it has no name',
      `"'=HYPERLINK(""x"")",Atlantis,1,4,the country is missing or not one that we know`,
      'SHORT,US,,5,it has more or fewer columns than the first line',
      '',
    ]);
    expect(said).toContain('Line 3 was refused: it has no name.');
    expect(said.at(-1)).toBe(`All refused rows, with line and reason: ${path('firms.rejects.csv')}`);
  });
  it('takes the mended rows in their turn, under the same source', async () => {
    writeFileSync(path('firms.yaml'), 'id: our-list\nsays: a list of our own\npublisher: Nobody\ndate: "2026-11-01"\n');
    writeFileSync(path('firms.csv'), LIST);
    await run('firms.csv');
    writeFileSync(path('firms.rejects.csv'), readFileSync(path('firms.rejects.csv'), 'utf8').replace(',US,43215,3', 'SOUTHGATE IT,US,43215,3'));
    expect(await run('firms.rejects.csv')).toMatchObject({ kind: 'done', value: { added: 2, notRead: ['refused on line', 'refused because'] } });
    expect((await app.db.selectDistinct({ source: providers.source, on: providers.sourceDate }).from(providers))).toEqual([{ source: 'our-list', on: '2026-11-01' }]);
    expect((await app.db.select().from(sources)).find((one) => one.id === 'our-list')).toMatchObject({ says: 'a list of our own', publisher: 'Nobody' });
  });
  it('clears the refused rows of an earlier run once none are left', async () => {
    writeFileSync(path('firms.csv'), LIST);
    await run('firms.csv');
    writeFileSync(path('firms.csv'), 'company,country,zip\nNORTHGATE IT,US,43215\n');
    await run('firms.csv');
    expect(existsSync(path('firms.rejects.csv'))).toBe(false);
  });
  it('that breaks half way leaves nothing: no firms, no file of refused rows', async () => {
    writeFileSync(path('firms.csv'), `${LIST}"NEVER CLOSED,US,43215\n`);
    expect(await run('firms.csv')).toMatchObject({ kind: 'refused', code: 'open-quote' });
    expect(await firms()).toBe(0);
    expect([existsSync(path('firms.rejects.csv')), existsSync(path('firms.rejects.csv.part'))]).toEqual([false, false]);
    expect(said.slice(-2)).toEqual([expect.stringContaining('A quote is opened and never closed'), 'Nothing was imported.']);
  });
  it('that is not there, or is a folder, or has a note that cannot be read, gets a sentence', async () => {
    await expect(run('nothing.csv')).rejects.toThrow(new CannotImport(`There is no file ${path('nothing.csv')}.`));
    await expect(importFile(app, folder, () => {})).rejects.toThrow(CannotImport);
    writeFileSync(path('firms.csv'), LIST);
    writeFileSync(path('firms.yaml'), 'id: our-list\n');
    expect(() => readNote(path('firms.csv'))).toThrow(/cannot be read as a source note\. says: /);
    writeFileSync(path('firms.yaml'), 'id: [\n');
    expect(() => readNote(path('firms.csv'))).toThrow(CannotImport);
  });
  it('without a note is its own source', () => {
    writeFileSync(path('Firms of Ohio.csv'), LIST);
    expect(readNote(path('Firms of Ohio.csv'))).toMatchObject({ id: 'firms-of-ohio', says: 'the list Firms of Ohio.csv' });
  });
});
