// The pages of a profile: numbers as people type them, a sentence for each mistake, and silence that takes back.
import { describe, expect, it } from 'vitest';
import { SUBJECT_GROUPS, SUBJECT_SLUGS, SUBJECTS } from '#providers/profile-subjects.ts';
import { FACT_KEYS } from '#providers/terms.ts';
import { posted, shownOf } from '../support/profile-page.ts';

describe('the subjects', () => {
  it('hold every fact once', () => {
    expect(SUBJECT_SLUGS.flatMap((subject) => [...SUBJECTS[subject].keys]).toSorted()).toEqual([...FACT_KEYS].toSorted());
  });
  it('stand in the list, each once', () => {
    expect(SUBJECT_GROUPS.flatMap((group) => [...group.subjects]).toSorted()).toEqual([...SUBJECT_SLUGS].toSorted());
  });
  it.each(SUBJECT_SLUGS)('%s: an empty page says nothing and takes back all of it', (subject) => {
    expect(posted(subject, {})).toEqual({ facts: [], takenBack: SUBJECTS[subject].keys, problems: [] });
  });
});

describe('what is typed', () => {
  it('of the firm', () => {
    expect(posted('about', { description: ' We help\r\nsmall firms. ', founded: '2011', phone: '614.555.0123 ext. 4', mail: 'hello@northgate.example' })).toEqual({
      facts: [{ key: 'description', value: 'We help\nsmall firms.' }, { key: 'founded', value: 2011 }, { key: 'phone', value: '614.555.0123 ext. 4' }, { key: 'contact-mail', value: 'hello@northgate.example' }],
      takenBack: [], problems: [],
    });
  });
  it('of people may have a comma, and of technicians a half', () => {
    expect(posted('team', { people: '1,480', technicians: '7.5' }).facts).toEqual([{ key: 'head-count', value: 1480 }, { key: 'technicians', value: 7.5 }]);
  });
  it('of services keeps its order, and “None of these” is an answer', () => {
    expect(posted('services', { rows: '3', 'service-1': 'help desk', 'service-3': ' phones ', rules: ['none'] }).facts).toEqual([{ key: 'services', value: ['help desk', 'phones'] }, { key: 'rules', value: [] }]);
    expect(posted('services', { rules: ['pci', 'hipaa'] }).facts).toEqual([{ key: 'rules', value: ['pci', 'hipaa'] }]);
  });
  it('of a program meets the other spellings of it', () => {
    const typed = { rows: '3', 'program-1': 'QBO', 'clients-1': '12', 'program-3': 'Our Own Tool 9', 'clients-3': '0', 'effort-3': 'on', complete: 'on' };
    expect(posted('programs', typed).facts).toEqual([{ key: 'apps', value: { complete: true, programs: { 'quickbooks-online': { clients: 12 }, ourowntool9: { clients: 0, bestEffort: true } } } }]);
  });
  it('of clients: sizes, shares in hundredths, trades', () => {
    expect(posted('clients', { from: '5', 'share-1-9': '57%', 'share-10-24': '0', rows: '1', 'trade-1': 'dental', 'clients-1': '3' }).facts).toEqual([
      { key: 'sizes', value: { from: 5 } }, { key: 'size-shares', value: { '1-9': 0.57, '10-24': 0 } }, { key: 'trades', value: { dental: 3 } },
    ]);
  });
  it('of places may be all three kinds', () => {
    expect(posted('places', { nationwide: 'on', radius: '40', states: ['OH', 'IN'] }).facts).toEqual([{ key: 'coverage', value: { nationwide: true, states: ['OH', 'IN'], radius: 40 } }]);
  });
  it('of hours needs no word on other times where somebody is always there, nor on a fee where nobody comes', () => {
    expect(posted('hours', { technician: 'always', visits: 'never', languages: ['en', 'ase'] }).facts).toEqual([
      { key: 'hours', value: { technician: 'always', otherwise: 'none' } }, { key: 'visits', value: { scheduled: 'never', included: false } }, { key: 'languages', value: ['en', 'ase'] },
    ]);
    expect(posted('hours', { technician: 'office', otherwise: 'voicemail', visits: 'monthly', included: 'yes' }).facts).toEqual([{ key: 'hours', value: { technician: 'office', otherwise: 'voicemail' } }, { key: 'visits', value: { scheduled: 'monthly', included: true } }]);
  });
  it('of prices: dollars, the smallest head count first, one price where there is no highest', () => {
    expect(posted('prices', { fee: '$2,000', rows: '3', 'from-1': '25', 'low-1': '142.50', 'from-3': '1', 'to-3': '24', 'low-3': '$150', 'high-3': '165' }).facts).toEqual([
      { key: 'minimum-fee', value: 2000 }, { key: 'prices', value: [{ from: 1, to: 24, low: 150, high: 165 }, { from: 25, low: 142.5, high: 142.5 }] },
    ]);
    expect(posted('prices', { fee: '0' }).facts).toEqual([{ key: 'minimum-fee', value: 0 }]);
  });
  it('of room for clients: now is today, a day may be written as in the United States', () => {
    expect(posted('capacity', { start: 'now' }).facts).toEqual([{ key: 'starts-from', value: '2026-11-24' }]);
    expect(posted('capacity', { start: 'later', day: '1/5/2027' }).facts).toEqual([{ key: 'starts-from', value: '2027-01-05' }]);
  });
});

describe('what is stored', () => {
  it('is shown as people write it: hundredths without the crumbs of binary, a day that has come as now, programs by name', () => {
    expect(shownOf('clients', [{ key: 'size-shares', value: { '1-9': 0.57, '10-24': 0.07, '25-49': 0.335 } }])).toMatchObject({ 'share-1-9': '57', 'share-10-24': '7', 'share-25-49': '33.5', 'share-50-99': '' });
    expect(shownOf('capacity', [{ key: 'starts-from', value: '2026-10-01' }])).toMatchObject({ start: 'now', day: '' });
    expect(shownOf('programs', [{ key: 'apps', value: { complete: false, programs: { 'quickbooks-online': { clients: 3 } } } }])).toMatchObject({ 'program-1': 'QuickBooks Online', 'clients-1': '3', 'effort-1': '' });
  });
  it('leaves three rows open beyond those that are filled, and never more than the page holds', () => {
    const services = (count: number) => [{ key: 'services' as const, value: Array.from({ length: count }, (_, at) => `service ${at}`) }];
    expect([0, 2, 38, 40].map((count) => shownOf('services', count === 0 ? [] : services(count))['rows'])).toEqual(['3', '5', '40', '40']);
  });
});

const LONG = 'x'.repeat(1_001);
const ROW = { rows: '2', 'from-1': '1', 'low-1': '150' };

describe('a mistake', () => {
  it.each([
    ['about', { description: LONG }, 'description', 'Use at most 1,000 characters. You have 1,001.'],
    ['about', { description: 'It says \u0000 here' }, 'description', 'Leave out control characters; they cannot be stored.'],
    ['about', { description: 'turned \u202E round' }, 'description', 'Leave out control characters; they cannot be stored.'],
    ['about', { founded: '2027' }, 'founded', 'That year has not come yet.'],
    ['about', { founded: '11' }, 'founded', 'Write the year in four digits, such as 2011.'],
    ['about', { founded: 'long ago' }, 'founded', '“long ago” is not a number that we can read. Write it in digits, such as 2011.'],
    ['about', { phone: '555-0123' }, 'phone', 'Write a phone number with its area code, such as (614) 555-0123.'],
    ['about', { phone: 'call me, maybe 6145550123' }, 'phone', 'Write a phone number with its area code, such as (614) 555-0123.'],
    ['about', { mail: 'hello at northgate' }, 'mail', 'Write an e-mail address, such as hello@yourfirm.com.'],
    ['team', { people: 'many' }, 'people', '“many” is not a number that we can read. Write it in digits, such as 12.'],
    ['team', { people: 'NaN' }, 'people', '“NaN” is not a number that we can read. Write it in digits, such as 12.'],
    ['team', { people: '0' }, 'people', 'Write 1 or more.'],
    ['team', { people: '-4' }, 'people', 'Write 1 or more.'],
    ['team', { people: '4.5' }, 'people', 'Write a whole number, such as 12.'],
    ['team', { technicians: '1.2.3' }, 'technicians', '“1.2.3” is not a number that we can read. Write it in digits, such as 7.5.'],
    ['team', { technicians: '9'.repeat(400) }, 'technicians', 'Write a number in digits, such as 7.5.'],
    ['team', { technicians: 'e\u0007' }, 'technicians', 'Write a number in digits, such as 7.5.'],
    ['services', { rows: '2', 'service-1': 'Help desk', 'service-2': 'help desk' }, 'service-2', 'This service stands above already.'],
    ['services', { rows: '1', 'service-1': 'x'.repeat(101) }, 'service-1', 'Use at most 100 characters.'],
    ['services', { rows: '1', 'service-1': 'two\nlines' }, 'service-1', 'Leave out control characters; they cannot be stored.'],
    ['services', { rules: ['none', 'pci'] }, 'rules', 'Choose “None of these”, or the others, not both.'],
    ['services', { rules: ['gdpr'] }, 'rules', 'Choose among the answers on the page.'],
    ['services', { rules: ['pci', 'pci'] }, 'rules', 'Choose each answer once.'],
    ['services', { rows: '200' }, 'rows', 'Leave out some: this page holds at most 40 rows.'],
    ['programs', { rows: '2', 'program-1': 'QBO', 'clients-1': '1', 'program-2': 'QuickBooks Online', 'clients-2': '2' }, 'program-2', 'QuickBooks Online stands above already.'],
    ['programs', { rows: '1', 'program-1': '会計', 'clients-1': '1' }, 'program-1', 'Write the name of the program in letters A to Z and digits.'],
    ['programs', { rows: '1', 'program-1': '!!!', 'clients-1': '1' }, 'program-1', 'Write the name of the program in letters A to Z and digits.'],
    ['programs', { rows: '1', 'program-1': 'Xero' }, 'clients-1', 'Write how many clients use it, or 0.'],
    ['programs', { rows: '1', 'clients-1': '3' }, 'program-1', 'Write the name of the program.'],
    ['programs', { rows: '1', 'effort-1': 'on', 'clients-1': '3' }, 'program-1', 'Write the name of the program.'],
    ['clients', { to: '60' }, 'from', 'Write the smallest client too.'],
    ['clients', { from: '60', to: '5' }, 'to', 'Write a number that is not under the smallest.'],
    ['clients', { 'share-1-9': '60', 'share-10-24': '50.5' }, 'share-1-9', 'These add up to 110.5. All together they can be 100 at most.'],
    ['clients', { 'share-1-9': '101' }, 'share-1-9', 'Write 100 or less.'],
    ['clients', { rows: '1', 'trade-1': 'dental' }, 'clients-1', 'Write how many clients you have in this trade.'],
    ['clients', { rows: '1', 'clients-1': '3' }, 'trade-1', 'Choose the trade.'],
    ['clients', { rows: '1', 'trade-1': 'piracy', 'clients-1': '3' }, 'trade-1', 'Choose one of the answers on the page.'],
    ['clients', { rows: '2', 'trade-1': 'law', 'clients-1': '3', 'trade-2': 'law', 'clients-2': '4' }, 'trade-2', 'This trade stands above already.'],
    ['places', { radius: '301' }, 'radius', 'Write 300 or less.'],
    ['places', { radius: '0' }, 'radius', 'Write 1 or more.'],
    ['places', { states: ['XX'] }, 'states', 'Choose among the answers on the page.'],
    ['places', { states: ['constructor'] }, 'states', 'Choose among the answers on the page.'],
    ['hours', { technician: 'office' }, 'otherwise', 'Choose what happens at other times.'],
    ['hours', { otherwise: 'voicemail' }, 'technician', 'Choose when a technician is there.'],
    ['hours', { visits: 'monthly' }, 'included', 'Choose whether the visits are in the monthly fee.'],
    ['hours', { included: 'no' }, 'visits', 'Choose how often you come by.'],
    ['hours', { technician: 'sometimes', otherwise: 'none' }, 'technician', 'Choose one of the answers on the page.'],
    ['prices', { fee: '-1' }, 'fee', 'Write 0 or more.'],
    ['prices', { rows: '1', 'from-1': '10' }, 'low-1', 'Write the lowest price in dollars per person a month.'],
    ['prices', { rows: '1', 'low-1': '150' }, 'from-1', 'Write from how many people on this price holds.'],
    ['prices', { ...ROW, 'high-1': '149' }, 'high-1', 'Write a price that is not under the lowest.'],
    ['prices', { ...ROW, 'from-1': '10', 'to-1': '9' }, 'to-1', 'Write a number that is not under “from”.'],
    ['capacity', { start: 'later' }, 'day', 'Write the day from which on you have room, such as 2027-06-30.'],
    ['capacity', { start: 'later', day: '2026-11-24' }, 'day', 'That day is not ahead of us. If you have room today, choose “Now”.'],
    ['capacity', { start: 'later', day: '2027-02-30' }, 'day', 'Write the day as 2027-06-30 or 6/30/2027.'],
    ['capacity', { start: 'later', day: 'soon' }, 'day', 'Write the day as 2027-06-30 or 6/30/2027.'],
    ['capacity', { start: 'later', day: '2029-11-25' }, 'day', 'That day is more than 3 years ahead. Look at the year again.'],
    ['capacity', { start: 'now', day: '2027-06-30' }, 'start', 'You wrote a day. Choose “From a day on”, or empty the day.'],
  ] as const)('on %s: %j', (subject, words, field, says) => {
    expect(posted(subject, words)).toEqual({ problems: [[field, says]] });
  });
  it('is told together with the others, in the order of the page, one sentence a field', () => {
    expect(posted('prices', { fee: 'about 500', rows: '2', 'from-1': 'few', 'to-1': '24', 'low-1': '$150', 'high-1': '140', 'from-2': '25' }).problems.map(([field]) => field)).toEqual(['fee', 'from-1', 'high-1', 'low-2']);
    expect(posted('clients', { from: 'small', to: '60', 'share-1-9': '90', 'share-10-24': '20' }).problems.map(([field]) => field)).toEqual(['from', 'share-1-9']);
  });
  it('in a field that is sent twice is one', () => {
    expect(posted('team', { people: ['3', '4'] }).problems).toEqual([['people', 'Give this once.']]);
  });
});

describe('fields that a page does not have', () => {
  it('are never read: nobody proves a number by typing it', () => {
    expect(posted('programs', { rows: '1', 'program-1': 'Xero', 'clients-1': '3', 'proven-1': 'on', proven: 'true' }).facts).toEqual([{ key: 'apps', value: { complete: false, programs: { xero: { clients: 3 } } } }]);
  });
});
