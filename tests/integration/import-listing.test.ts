// The import of public lists on real Postgres: the shipped list with its dirt counted exactly, a second run, and files that are no list.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { and, count, eq, isNotNull, isNull, ne, type SQL } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { readNote } from '../../src/cli/import-file.ts';
import { identityChanges } from '../../src/providers/identity-tables.ts';
import { importListing } from '../../src/providers/import-listing.ts';
import type { RefusedRow } from '../../src/providers/listing-row.ts';
import { importWords } from '../../src/providers/listing-words.ts';
import { loadPlaces } from '../../src/providers/load-places.ts';
import { challengeIdentity } from '../../src/providers/say-change.ts';
import type { ListingNote } from '../../src/providers/schema.ts';
import { confirmChange } from '../../src/providers/settle-change.ts';
import { listingImports, places, providerFacts, providers, type sources } from '../../src/providers/tables.ts';
import { useApp } from '../support/app.ts';

const app = useApp();
const SHIPPED = join(import.meta.dirname, '../../content/listings/gsa-it-contractors-2025-11-05.csv');
const NOTE: ListingNote = { id: 'a-list', says: 'a list of our own', publisher: 'Nobody', date: '2026-11-01', ownHosts: [] };
const HEAD = 'name,website,city,region,country,postal_code,services\n';
const NORTHGATE = '"NORTHGATE IT, LLC",http://northgate.test.com,Columbus,OH,US,43215,help desk\n';

const bytes = (...chunks: (string | Uint8Array)[]): AsyncIterable<Uint8Array> => Readable.from(chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk)));
const rowsOf = async (table: typeof providers | typeof providerFacts | typeof listingImports | typeof sources) => (await app.db.select({ rows: count() }).from(table))[0]!.rows;
/** One place is enough for small lists, and the table is then taken as loaded. */
const knowColumbus = () => app.db.insert(places).values({ zip: '43215', city: 'Columbus', state: 'OH', lat: 39.9671, lon: -83.0044 });

async function imported(text: string, note = NOTE) {
  const refused: RefusedRow[] = [];
  const outcome = await importListing(app, bytes(text), note, { onRefused: (row) => refused.push(row) });
  if (outcome.kind === 'refused') throw new Error(outcome.code);
  return { report: outcome.value, refused };
}

describe('the places', () => {
  it('are all 42,555 ZIPs, 306 of them without coordinates, loaded once', async () => {
    expect(await loadPlaces(app)).toBe(42_555);
    expect(await loadPlaces(app)).toBe(42_555);
    expect((await app.db.select({ rows: count() }).from(places).where(isNull(places.lat)))[0]!.rows).toBe(306);
    expect((await app.db.select().from(places).where(eq(places.zip, '43215')))[0]).toMatchObject({ city: 'Columbus', state: 'OH' });
  });
});

describe('the shipped list', () => {
  it('becomes 3,622 listed firms with nothing made up, and a second run changes nothing', async () => {
    const note = readNote(SHIPPED);
    expect(note).toMatchObject({ id: 'gsa-elibrary-2025-11-05', says: 'a public list of federal IT contractors', date: '2025-11-05' });
    const first = await importListing(app, createReadStream(SHIPPED), note);
    expect(first).toMatchObject({
      kind: 'done',
      value: {
        rows: 3622, added: 3622, changed: 0, unchanged: 0, refused: {}, abroad: 11, unknownZip: 1, noCoordinates: 0,
        noWebsite: { missing: 23, malformed: 6, 'own-site-of-the-list': 4, 'mail-address': 4, 'no-such-name': 3 },
        notRead: ['employees_band', 'source'],
      },
    });
    expect(await rowsOf(providers)).toBe(3622);
    const counted = async (where: SQL | undefined) => (await app.db.select({ rows: count() }).from(providers).where(where))[0]!.rows;
    expect(await counted(eq(providers.standing, 'listed'))).toBe(3622);
    expect(await counted(isNull(providers.website))).toBe(23 + 6 + 4 + 4 + 3);
    expect(await counted(ne(providers.country, 'US'))).toBe(11);
    expect(await counted(and(ne(providers.country, 'US'), isNotNull(providers.lat)))).toBe(0);
    expect(await counted(isNotNull(providers.lat))).toBe(3622 - 11 - 1);
    expect(await counted(isNotNull(providers.firstClaimedOn))).toBe(0);
    const keys = await app.db.selectDistinct({ key: providerFacts.key, source: providerFacts.source, on: providerFacts.givenOn }).from(providerFacts);
    expect(keys).toEqual([{ key: 'services', source: 'gsa-elibrary-2025-11-05', on: '2025-11-05' }]);

    const named = async (legalName: string) => (await app.db.select().from(providers).where(eq(providers.legalName, legalName)))[0];
    expect(await named('ADAMS COMMUNICATION & ENGINEERING TECHNOLOGY, INC.')).toMatchObject({ name: 'Adams Communication & Engineering Technology', slug: 'adams-communication-and-engineering-technology', source: note.id, sourceDate: '2025-11-05', demonstration: false });
    expect(await named('IMAGE ACCESS GMBH')).toMatchObject({ country: 'DE', postcode: '42281', zip: null, lat: null });
    expect(await named('QIVLIQ COMMERCIAL GROUP LLC')).toMatchObject({ website: 'http://www.qivliqfederal.com' });

    const second = await importListing(app, createReadStream(SHIPPED), note);
    expect(second).toMatchObject({ kind: 'done', value: { added: 0, changed: 0, unchanged: 3622, refused: {} } });
    expect([await rowsOf(providers), await rowsOf(providerFacts)]).toEqual([3622, 3622]);
    expect(await rowsOf(listingImports)).toBe(2);
  });
});

describe('one bad row', () => {
  it('never stops the rest, and is named with its line and reason', async () => {
    await knowColumbus();
    const { report, refused } = await imported(`${HEAD}${NORTHGATE},http://nameless.com,Columbus,OH,US,43215,\nTOO,few\nATLANTIS IT,,Poseidonia,,Atlantis,1,\nSOUTHGATE IT,,Columbus,OH,US,43215,\n"NORTHGATE IT, INC.",https://www.northgate.test.com/x,Dayton,OH,US,43215,\n`);
    expect(report).toMatchObject({ rows: 6, added: 2, refused: { 'no-name': 1, 'wrong-number-of-columns': 1, 'unknown-country': 1, 'listed-twice': 1 } });
    expect(refused.map(({ line, reason, sameAs }) => ({ line, reason, sameAs }))).toEqual([
      { line: 3, reason: 'no-name', sameAs: undefined },
      { line: 4, reason: 'wrong-number-of-columns', sameAs: undefined },
      { line: 5, reason: 'unknown-country', sameAs: undefined },
      { line: 7, reason: 'listed-twice', sameAs: 2 },
    ]);
    expect(importWords({ kind: 'done', value: report }).join('\n')).toContain('Read 6 rows: 2 firms added, 0 changed, 0 unchanged, 4 rows refused.');
  });
  it('is found to be a repeat even a thousand rows later', async () => {
    await knowColumbus();
    const others = Array.from({ length: 1200 }, (_, at) => `FIRM ${at},http://firm${at}.com,Columbus,OH,US,43215,\n`).join('');
    const { report, refused } = await imported(`${HEAD}${NORTHGATE}${others}${NORTHGATE}`);
    expect(report).toMatchObject({ added: 1201, refused: { 'listed-twice': 1 } });
    expect(refused[0]).toMatchObject({ line: 1203, sameAs: 2 });
  });
});

describe('the same firm', () => {
  it('is two where a holding has one domain and two names, and where one name has two domains', async () => {
    await knowColumbus();
    await imported(`${HEAD}PERATON INC.,http://peraton.com,Columbus,OH,US,43215,\nKNIGHT POINT SYSTEMS,http://peraton.com,Columbus,OH,US,43215,\nSAITECH INC,http://saitech-a.com,Columbus,OH,US,43215,\nSAITECH INC,http://saitech-b.com,Dayton,OH,US,43215,\n`);
    const slugs = (await app.db.select({ slug: providers.slug }).from(providers)).map((row) => row.slug).sort();
    expect(slugs).toEqual(['knight-point-systems', 'peraton', 'saitech', 'saitech-dayton']);
  });
  it('is found again when a later list knows its website, and keeps it when a still later one does not', async () => {
    await knowColumbus();
    await imported(`${HEAD}NORTHGATE IT,,Columbus,OH,US,43215,\n`);
    const { report } = await imported(HEAD + NORTHGATE, { ...NOTE, id: 'next-list', date: '2026-11-10' });
    expect(report).toMatchObject({ added: 0, changed: 1 });
    await imported(`${HEAD}NORTHGATE IT,,Columbus,OH,US,43215,backup\n`, { ...NOTE, id: 'last-list', date: '2026-11-20' });
    const [firm] = await app.db.select().from(providers);
    expect(firm).toMatchObject({ website: 'http://northgate.test.com', slug: 'northgate-it', source: 'last-list', sourceDate: '2026-11-20' });
    const facts = await app.db.select({ value: providerFacts.value, replaced: providerFacts.replacedOn }).from(providerFacts).orderBy(providerFacts.givenOn);
    expect(facts).toEqual([{ value: ['help desk'], replaced: '2026-11-20' }, { value: ['backup'], replaced: null }]);
  });
  it('is left alone once it has claimed its listing, was taken off, or a newer list has spoken', async () => {
    await knowColumbus();
    await imported(HEAD + NORTHGATE);
    const moved = `${HEAD}"NORTHGATE IT, LLC",http://northgate.test.com,Dayton,OH,US,43215,backup\n`;
    expect((await imported(moved, { ...NOTE, date: '2026-10-01' })).report).toMatchObject({ changed: 0, unchanged: 1 });
    await app.db.update(providers).set({ withdrawnOn: '2026-11-12', withdrawnBecause: 'asked for' });
    expect((await imported(moved)).report).toMatchObject({ changed: 0, unchanged: 1 });
    await app.db.update(providers).set({ withdrawnOn: null, withdrawnBecause: null, standing: 'claimed', firstClaimedOn: '2026-11-12' });
    expect((await imported(moved)).report).toMatchObject({ changed: 0, unchanged: 1 });
    expect((await app.db.select().from(providers))[0]).toMatchObject({ city: 'Columbus' });
  });
});

describe('a listed firm with another name than its list says', () => {
  it('is found by the list, and keeps the name that moderators found; what else the list says of it is taken', async () => {
    await knowColumbus();
    await imported(HEAD + NORTHGATE);
    expect((await challengeIdentity(app, 'northgate-it', { kind: 'renamed', newWords: 'Northgate Care', says: 'The sign on the door says so.' }, undefined)).kind).toBe('done');
    const [said] = await app.db.select().from(identityChanges);
    await confirmChange(app.db, app.clock, said!.id);
    const { report } = await imported(`${HEAD}"NORTHGATE IT, LLC",http://northgate.test.com,Dayton,OH,US,43215,backup\n`, { ...NOTE, date: '2026-11-20' });
    expect(report).toMatchObject({ added: 0, changed: 1 });
    expect(await app.db.select({ name: providers.name, legalName: providers.legalName, slug: providers.slug, city: providers.city }).from(providers)).toEqual([{ name: 'Northgate Care', legalName: 'NORTHGATE IT, LLC', slug: 'northgate-it', city: 'Dayton' }]);
  });
});

describe('a long list', () => {
  it('is never held in memory: the file is read only as fast as its rows are stored', async () => {
    await knowColumbus();
    let made = 0;
    let stored = 0;
    let furthestAhead = 0;
    async function* rows() {
      yield Buffer.from(HEAD);
      while (made < 20_000) {
        yield Buffer.from(`FIRM ${(made += 1)},,Columbus,OH,US,43215,\n`);
        furthestAhead = Math.max(furthestAhead, made - stored);
      }
    }
    const outcome = await importListing(app, rows(), NOTE, { onProgress: (read) => (stored = read) });
    expect(outcome).toMatchObject({ kind: 'done', value: { added: 20_000 } });
    expect(furthestAhead).toBeLessThan(5_000);
  });
});

describe('a file that is no list', () => {
  const BROKEN: readonly (readonly [string, string, AsyncIterable<Uint8Array>])[] = [
    ['is empty', 'empty', bytes('')],
    ['is a picture', 'not-text', bytes(Buffer.from('89504e470d0a1a0a', 'hex'))],
    ['is a workbook', 'nul-bytes', bytes(Buffer.from('504b0304140000000800', 'hex'))],
    ['is text in UTF-16', 'nul-bytes', bytes(Buffer.from(`\ufeff${HEAD}${NORTHGATE}`, 'utf16le'))],
    ['has 10 million columns', 'row-too-long', bytes(...Array.from({ length: 100 }, () => 'name,'.repeat(100_000)))],
    ['has 201 columns', 'too-many-columns', bytes(`name${',x'.repeat(200)}\n`)],
    ['names no column for the name', 'no-name-column', bytes('website,city\nhttp://a.com,Columbus\n')],
    ['has a quote that never closes', 'open-quote', bytes(HEAD, NORTHGATE, '"NEVER CLOSED,http://a.com\n', NORTHGATE)],
    ['has a quote that never closes in a large file', 'row-too-long', bytes(HEAD, NORTHGATE, '"NEVER CLOSED,http://a.com\n', 'SOUTHGATE IT,,,,,,\n'.repeat(9_000))],
    ['has NUL bytes after a thousand good rows', 'nul-bytes', bytes(HEAD, ...Array.from({ length: 1_000 }, (_, at) => `FIRM ${at},,Columbus,OH,US,43215,\n`), 'A\0B,,,,,,\n')],
    ['has one field of a megabyte', 'row-too-long', bytes(HEAD, NORTHGATE, `${'x'.repeat(1_000_000)},,,,,,\n`)],
  ];
  it.each(BROKEN)('and %s changes nothing', async (_, code, file) => {
    await knowColumbus();
    const outcome = await importListing(app, file, NOTE);
    expect(outcome).toMatchObject({ kind: 'refused', code });
    expect(importWords(outcome)).toEqual([expect.stringMatching(/^[A-Z].{15,}[.)]$/), 'Nothing was imported.']);
    expect([await rowsOf(providers), await rowsOf(providerFacts), await rowsOf(listingImports)]).toEqual([0, 0, 0]);
  });
  it('is told from a list with marks of its own: semicolons, tabs, a byte order mark, Windows line ends, stray quotes', async () => {
    await knowColumbus();
    const { report, refused } = await imported('\ufeffCompany;Web Site;ZIP;State\r\nNORTHGATE IT;http://a.com;43215;OH\r\nNORTHGATE "THE" IT;http://b.com;43215;OH\r\n"EASTGATE ""THE"" IT";http://c.com;43215;OH\r\n');
    expect(report).toMatchObject({ rows: 3, added: 2 });
    expect(refused).toMatchObject([{ line: 3, reason: 'stray-quote' }]);
    expect((await imported('name\tcountry\nSOUTHGATE IT\tUS\n')).report).toMatchObject({ added: 1 });
  });
});
