// One row of a public list: what is taken, what is mended, what is refused. The dirty addresses are those of the shipped list.
import { describe, expect, it } from 'vitest';
import { readColumns } from '../../src/providers/listing-columns.ts';
import { isSameFirm, readListingRow, type RawRow } from '../../src/providers/listing-row.ts';
import { slugOf } from '../../src/providers/slugs.ts';
import { readWebsite } from '../../src/providers/website.ts';

const OWN = ['gsaelibrary.gsa.gov'];
const ROW: RawRow = { name: 'NORTHGATE IT, LLC', website: 'http://WWW.NorthgateIT.com/', city: 'Columbus', region: 'OH', country: 'US', postcode: '43215-1234', services: 'help desk; backup; help desk' };
const firmOf = (change: RawRow = {}) => {
  const read = readListingRow({ ...ROW, ...change }, OWN);
  if (read.kind === 'refused') throw new Error(read.reason);
  return read.firm;
};
const refusalOf = (change: RawRow) => {
  const read = readListingRow({ ...ROW, ...change }, OWN);
  return read.kind === 'refused' ? read.reason : undefined;
};

describe('a website', () => {
  it.each([
    ['http://WWW.CREDENCE-LLC.COM', 'http://www.credence-llc.com', 'credence-llc.com'],
    ['http:///www.capricornjv.com', 'http://www.capricornjv.com', 'capricornjv.com'],
    ['http://\thttp://www.privateerit.com', 'http://www.privateerit.com', 'privateerit.com'],
    ['http://www.eschat.com.', 'http://www.eschat.com', 'eschat.com'],
    ['https://go-bti.com/', 'https://go-bti.com', 'go-bti.com'],
    ['http://www.imageaccess.us/gsa', 'http://www.imageaccess.us/gsa', 'imageaccess.us'],
    ['northgate.co.uk', 'https://northgate.co.uk', 'northgate.co.uk'],
    ['https://aviture.us.com', 'https://aviture.us.com', 'aviture.us.com'],
  ])('%j is read as %s', (text, website, domain) => expect(readWebsite(text, OWN)).toEqual({ kind: 'known', website, domain }));

  it.each([
    ['', 'missing'],
    ['  ', 'missing'],
    ['N/A', 'missing'],
    ['https://www/accessible-systems.com', 'malformed'],
    ['http://http:www.convergnet.com', 'malformed'],
    ['http://www:karthikconsulting.com', 'malformed'],
    ['http://hhtp://www.tbmtco.com', 'malformed'],
    ['http://website_NA_for_JV.com', 'malformed'],
    ['javascript:alert(1)', 'malformed'],
    ['http://192.168.1.1/', 'malformed'],
    [`https://a.com/${'x'.repeat(600)}`, 'malformed'],
    ['http://orders@rockitek.com', 'mail-address'],
    ['http://nri-site.vom', 'no-such-name'],
    ['http://www.datalockcgcom', 'no-such-name'],
    ['http://www.-ai-inter.com', 'no-such-name'],
    ['https://www.gsaelibrary.gsa.gov/ElibMain/contractorInfo.do', 'own-site-of-the-list'],
  ])('%j is none: %s', (text, because) => expect(readWebsite(text, OWN)).toEqual({ kind: 'none', because }));
});

describe('a row', () => {
  it('becomes a firm with a readable name, the legal one kept', () => {
    expect(firmOf()).toEqual({
      name: 'Northgate IT', legalName: 'NORTHGATE IT, LLC', nameKey: 'northgate it', listingKey: 'northgateit.com|northgate it',
      website: 'http://www.northgateit.com', domain: 'northgateit.com', city: 'Columbus', state: 'OH', country: 'US', postcode: '43215-1234', zip: '43215',
      services: ['help desk', 'backup'],
    });
  });
  it('abroad never has a ZIP, even where its code looks like one', () => {
    const firm = firmOf({ country: 'DE', region: '', city: 'Wuppertal', postcode: '42281' });
    expect(firm.zip).toBeUndefined();
    expect(firm).toMatchObject({ country: 'DE', postcode: '42281' });
  });
  it('reads countries and states by code or name', () => {
    expect(firmOf({ country: 'United States', region: 'ohio' })).toMatchObject({ country: 'US', state: 'OH' });
    expect(firmOf({ country: 'uk', region: 'Kent', postcode: 'RG14 7HX' })).toMatchObject({ country: 'GB', state: 'Kent' });
  });
  it('without a country is in the US only where state and ZIP say so', () => {
    expect(firmOf({ country: '' }).country).toBe('US');
    expect(refusalOf({ country: '', region: 'Kent' })).toBe('unknown-country');
    expect(refusalOf({ country: 'Atlantis' })).toBe('unknown-country');
  });
  it('without a name, or with a name of marks alone, is refused', () => {
    expect(refusalOf({ name: ' ' })).toBe('no-name');
    expect(refusalOf({ name: '—' })).toBe('no-name');
    expect(refusalOf({ name: '\u200b' })).toBe('no-name');
  });
  it('with a field longer than any honest one is refused', () => {
    expect(refusalOf({ name: 'N'.repeat(201) })).toBe('text-too-long');
    expect(refusalOf({ website: `http://a.com/${'x'.repeat(2000)}` })).toBe('text-too-long');
  });
  it('loses characters that nobody sees', () => expect(firmOf({ name: 'NORTHGATE\u0007\tIT\u200b' }).legalName).toBe('NORTHGATE IT'));
  it('keeps a year and a phone number only where they are one', () => {
    expect(firmOf({ founded: '1999', phone: '(614) 555-0142' })).toMatchObject({ founded: 1999, phone: '(614) 555-0142' });
    const firm = firmOf({ founded: 'long ago', phone: 'none' });
    expect([firm.founded, firm.phone]).toEqual([undefined, undefined]);
  });
});

describe('two listings are the same firm', () => {
  const firm = { nameKey: 'northgate it', domain: 'northgateit.com', country: 'US', postcode: '43215' };
  it('by name and domain, wherever they are', () => expect(isSameFirm(firm, { ...firm, postcode: '10001' })).toBe(true));
  it('by name and place, where one has no website', () => expect(isSameFirm(firm, { ...firm, domain: null })).toBe(true));
  it('but not by name alone', () => {
    expect(isSameFirm(firm, { ...firm, domain: 'northgate.net' })).toBe(false);
    expect(isSameFirm(firm, { ...firm, domain: null, postcode: '10001' })).toBe(false);
  });
  it('nor by the domain of one holding', () => expect(isSameFirm(firm, { ...firm, nameKey: 'southgate it' })).toBe(false));
});

describe('the first line of a list', () => {
  it('may name its columns in many ways', () => {
    const columns = readColumns(['Company_Name', ' Web Site ', 'ZIP', 'State', 'Stars']);
    expect(columns?.at).toEqual({ name: 0, website: 1, postcode: 2, region: 3 });
    expect(columns?.notRead).toEqual(['Stars']);
  });
  it('must name the firm, once', () => {
    expect(readColumns(['website', 'city'])).toBeUndefined();
    expect(readColumns(['name', 'company'])).toBeUndefined();
  });
});

describe('a slug', () => {
  it.each([
    ['AT&T Enterprises', 'at-and-t-enterprises'],
    ["O'Reilly Média", 'oreilly-media'],
    ['  --  ', ''],
    ['A'.repeat(70), 'a'.repeat(56)],
  ])('of %j is %j', (name, slug) => expect(slugOf(name)).toBe(slug));
});
