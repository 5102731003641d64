// Which addresses are kept for everybody, and how: a need is kept by nobody, and JSON only for those who plainly take it.
import { describe, expect, it } from 'vitest';
import { cacheKeyOf, keepingOf, largestBody, LARGEST_FILE_MB, takesPost, writtenAs } from '#http/addresses.ts';
import { LARGEST_FILE } from '../../src/platform/evidence-check.ts';

const asked = (address: string, headers: Record<string, string> = {}, method = 'GET'): Request => new Request(`https://plumbline.example${address}`, { headers, method });

describe('the key of a kept answer', () => {
  it.each([
    ['/', '/'],
    ['/providers?state=OH&q=north', '/providers?q=north&state=OH'],
    ['/standard/2026.1.json', '/standard/2026.1.json'],
    ['/api/openapi.json', '/api/openapi.json'],
    ['/badge/harbour-it.svg', '/badge/harbour-it.svg'],
    ['/api/v1/standard', '/api/v1/standard'],
    ['/api/v1/facts.schema.json', '/api/v1/facts.schema.json'],
    ['/api/v1/providers?after=50~a&grade=C', '/api/v1/providers?after=50%7Ea&grade=C'],
    ['/api/v1/providers/harbour-it', '/api/v1/providers/harbour-it'],
    ['/api/v1/providers/harbour-it/facts', '/api/v1/providers/harbour-it/facts'],
  ])('%s', (address, key) => expect(cacheKeyOf(asked(address))).toBe(key));

  it.each(['/shortlist?people=18', '/api/v1/shortlist?people=18', '/api/v1/shortlist', '/api/v1/providers/harbour-it?people=18', '/api/v1/providers?x=1', '/api/v1/nothing', '/start/3', '/providers?near=43215&need=people%3D18'])('%s has none', (address) =>
    expect(cacheKeyOf(asked(address))).toBeUndefined());

  it('is for reading alone', () => expect(cacheKeyOf(asked('/api/v1/standard', {}, 'HEAD'))).toBeUndefined());

  it('of JSON is for those who plainly take it; others get their own answer or a refusal', () => {
    const keyFor = (accept: string): string | undefined => cacheKeyOf(asked('/api/v1/standard', { accept }));
    expect(['*/*', 'application/json', 'application/json, text/plain, */*'].map(keyFor)).toEqual(Array(3).fill('/api/v1/standard'));
    expect(['text/html', 'application/json;q=0, */*', 'text/html, */*;q=0.1'].map(keyFor)).toEqual(Array(3).fill(undefined));
    expect(cacheKeyOf(asked('/', { accept: 'text/html' }))).toBe('/');
  });
});

it('says of every address with a need in it that nobody may keep it', () => {
  for (const address of ['/shortlist', '/kit?p=harbour-it', '/kit.docx', '/kit.ics?p=harbour-it', '/api/v1/shortlist', '/compare', '/compare?p=harbour-it', '/api/v1/compare?p=harbour-it', '/providers/harbour-it?people=18', '/providers/harbour-it?w-stf=2', '/providers?need=people%3D18', '/start/1']) expect(keepingOf(asked(address)), address).toBe('never');
  for (const address of ['/', '/providers?trade=dental', '/api/v1/providers?trade=dental', '/api/v1/providers/harbour-it', '/badge/Harbour.svg', '/badge/harbour-it.svg.svg', '/badge/harbour-it']) expect(keepingOf(asked(address)), address).toBe('check');
  expect([keepingOf(asked('/badge/harbour-it.svg')), keepingOf(asked('/badge/harbour-it.svg?v=2')), keepingOf(asked('/badge/harbour-it.svg?people=18'))]).toEqual(['badge', 'badge', 'never']);
});

it('says of what an owner saves, and of the form that mails it, that nobody may keep it and that it posts', () => {
  for (const address of ['/account/saved', '/account/saved/new?people=18', '/account/later?people=18', '/account/later/sent?people=18', '/account/keep/harbour-it']) expect([address, keepingOf(asked(address)), cacheKeyOf(asked(address))]).toEqual([address, 'form', undefined]);
});

describe('a provider’s desk', () => {
  it('is kept by nobody', () => {
    for (const address of ['/desk', '/desk/harbour-it', '/desk/harbour-it/profile', '/desk/harbour-it/profile/about', '/desk/harbour-it/profile?saved=about']) {
      expect(['never', 'form'], address).toContain(keepingOf(asked(address)));
      expect(cacheKeyOf(asked(address)), address).toBeUndefined();
    }
  });
  it('takes the forms of the profile, and their origin', () => {
    for (const path of ['/desk/harbour-it/profile', '/desk/harbour-it/profile/about']) expect([takesPost(path), keepingOf(asked(path))]).toEqual([true, 'form']);
    for (const path of ['/desk/harbour-it/profile/about/more', '/desk//profile', '/desk/Harbour/profile']) expect(takesPost(path), path).toBe(false);
  });
});

describe('an address whose path is not written plainly', () => {
  it.each([
    ['/%63heckup/result?who=own', '/checkup/result?who=own'],
    ['//checkup/result?who=own', '/checkup/result?who=own'],
    ['///checkup/letter?who=own', '/checkup/letter?who=own'],
    ['/kit/?p=harbour-it&renewal=2030-06-30', '/kit?p=harbour-it&renewal=2030-06-30'],
    ['/%6bit.ics?p=harbour-it', '/kit.ics?p=harbour-it'],
    ['/compare//', '/compare'],
    ['/report/', '/report'],
    ['//evil.example/%2e%2e', '/'],
    ['//evil.example/x', '/evil.example/x'],
    ['/', undefined],
    ['/providers?q=%2F%2F', undefined],
    ['/standard/2026.1/STF-01', undefined],
    ['/..%2f..%2fetc%2fpasswd', undefined],
    ['/%252e/x', undefined],
    ['/a%5cb', undefined],
    ['/a%0d%0ab', undefined],
    ['/%zz', undefined],
  ])('%s leads to %s', (address, plain) => {
    const written = writtenAs(asked(address).url);
    expect(written.kind === 'other' ? written.plain : undefined).toBe(plain);
  });
  it.each([['/', 'plain'], ['/standard/2026.1/STF-01?q=%2F', 'plain'], ['/%255fimage?href=/social.png', 'none'], ['/%2563ompare', 'none'], ['/a%5cb', 'none']])('%s is %s', (address, kind) => expect(writtenAs(asked(address).url).kind).toBe(kind));
  it('is none with steps in it that nobody tidied', () => expect(writtenAs('https://plumbline.example/guides/../compare?p=x').kind).toBe('none'));

  it('is kept by nobody, whatever answers it', () => {
    for (const address of ['/%63heckup/result?who=own', '//compare?p=harbour-it', '/costs/?c-price=10', '/%61pi/v1/compare?p=harbour-it', '//providers?need=people%3D18', '/a%5cb']) expect(keepingOf(asked(address)), address).toBe('never');
  });
});

describe('how much a body may have', () => {
  it('half a megabyte for a spreadsheet', () => expect(largestBody('/desk/harbour-it/checklist/spreadsheet')).toBe(524_288));
  it.each(['/desk/harbour-it/checklist/STF-01/evidence', '/desk/a/checklist/EXT-07/evidence'])('11 MB at %s', (path) => expect(largestBody(path)).toBe(11_534_336));
  it.each(['/', '/report', '/desk', '/desk/harbour-it/checklist/STF-01', '/desk/harbour-it/checklist/STF-01/evidence/', '/desk/harbour-it/checklist/STF-01/evidence/x', '/desk//checklist/STF-01/evidence', '/desk/harbour-it/checklist//evidence', '/desk/../checklist/STF-01/evidence', '/desk/%61/checklist/STF-01/evidence', '/x/desk/a/checklist/STF-01/evidence', '//desk/a/checklist/STF-01/evidence'])('64 KB at %s', (path) =>
    expect(largestBody(path)).toBe(65_536));
  it('leaves room for one file', () => expect(LARGEST_FILE_MB * 1_024 * 1_024).toBe(LARGEST_FILE));
});
