// What an owner is told of a firm that changed: each fact in a sentence, nothing where nothing changed, and the one mail of a day.
import { describe, expect, it } from 'vitest';
import { day } from '#kernel/time.ts';
import { changesBetween, changesMail } from '#shortlists/change-words.ts';
import type { KnownOfFirm } from '#shortlists/known-of-firm.ts';
import { makeChoice, makeEdition } from '../support/make-edition.ts';

type Listed = Extract<KnownOfFirm, { listed: true }>;
const edition = makeEdition([{ code: 'AAA', checks: [makeChoice('AAA-01', [100, 10], { title: 'Who owns it' })] }]);
const THEN: Listed = { listed: true, name: 'Northgate IT', names: [], standing: 'assessed', grade: 'B', shown: '67.3', edition: edition.id, on: day('2027-01-31'), proofs: {}, lapsed: [], ended: [] };
const told = (change: Partial<Listed>, before: Partial<Listed> = {}): string[] => changesBetween({ ...THEN, ...before }, { ...THEN, ...change }, edition);

describe('a firm that changed', () => {
  it('is silent where nothing did', () => expect(told({})).toEqual([]));
  it.each<readonly [string, Partial<Listed>, Partial<Listed>, readonly string[]]>([
    ['grade and score', { grade: 'C', shown: '59.9' }, {}, ['Its grade is C. Before: B.', 'Its score is 59.9 of 100. Before: 67.3.']],
    ['a first score', { grade: null, shown: '12.0', standing: 'claimed' }, { grade: null, shown: null, standing: 'listed' }, ['It speaks for itself here now.', 'Its score is 12.0 of 100. Before: none.']],
    ['a grade that is gone', { grade: null }, {}, ['Its grade is not rated. Before: B.']],
    ['a name', { name: 'Southgate IT' }, {}, ['It is called Southgate IT now. Before, it was Northgate IT.']],
    ['a sale', { names: [{ kind: 'predecessor', name: 'Elm Systems' }] }, {}, ['It grew out of Elm Systems.']],
    ['a trading name, once', { names: [{ kind: 'trading', name: 'Gate' }, { kind: 'trading', name: 'NIT' }] }, { names: [{ kind: 'trading', name: 'Gate' }] }, ['It also trades as NIT.']],
    ['an answer that a change at the firm ended', { ended: [{ check: 'AAA-01', on: day('2027-02-03') }] }, {}, ['On 3 February 2027 something changed at the firm that ended its answer to this: Who owns it (AAA-01).']],
    ['an answer that lapsed', { lapsed: ['AAA-01'] }, {}, ['An answer is too old to count: Who owns it (AAA-01).']],
    ['a proof on its last valid day', { on: day('2027-01-31') }, { proofs: { 'AAA-01': day('2027-01-31') } }, []],
    ['a proof on the day after', { on: day('2027-02-01') }, { proofs: { 'AAA-01': day('2027-01-31') } }, ['A proof is past its last valid day: Who owns it (AAA-01).']],
    ['a proof that a newer one followed', { on: day('2027-02-01'), proofs: { 'AAA-01': day('2028-01-31') } }, { proofs: { 'AAA-01': day('2027-01-31') } }, []],
    ['a proof past its day whose answer lapsed too', { on: day('2027-12-01'), lapsed: ['AAA-01'] }, { proofs: { 'AAA-01': day('2027-01-31') } }, ['An answer is too old to count: Who owns it (AAA-01).']],
    ['an old lapse', { lapsed: ['AAA-01'] }, { lapsed: ['AAA-01'] }, []],
    ['a lapse that was mended', {}, { lapsed: ['AAA-01'] }, []],
    ['less answered', { standing: 'claimed' }, {}, ['Less than 60% of the standard counts as answered now.']],
    ['more answered', {}, { standing: 'claimed' }, ['It has answered 60% of the standard or more.']],
    ['another edition, which says it all', { edition: '2099.1', lapsed: ['AAA-01'] }, {}, ['It is held against edition 2099.1 of the standard now, not 9999.1 any more.']],
  ])('%s', (_, now, then, says) => expect(told(now, then)).toEqual(says));
  it('that is taken down is told once, and so is its return', () => {
    expect(changesBetween(THEN, { listed: false }, edition)).toEqual(['It is no longer listed.']);
    expect(changesBetween({ listed: false }, { listed: false }, edition)).toEqual([]);
    expect(changesBetween({ listed: false }, THEN, edition)).toEqual(['It is listed again.']);
  });
});

describe('the mail', () => {
  const site = 'https://plumbline.example';
  const one = { slug: 'northgate-it', name: 'Northgate IT', demonstration: false, says: ['Its grade is C. Before: B.'] };
  it('names one firm in its subject, says what changed, and how to switch it off', () => {
    const { to, subject, text } = changesMail('olive@harbour.example', [one], site);
    expect([to, subject]).toEqual(['olive@harbour.example', 'Northgate IT has changed on Plumbline']);
    expect(text).toContain('Northgate IT: Its grade is C. Before: B.\n\nhttps://plumbline.example/providers/northgate-it\n\n');
    expect(text).toContain('switch it off, firm by firm:\n\nhttps://plumbline.example/account/saved\n');
  });
  it('counts several, marks those made up, and does not name one that was taken down', () => {
    const { subject, text } = changesMail('olive@harbour.example', [{ ...one, demonstration: true }, { slug: null, name: null, demonstration: false, says: ['It is no longer listed.'] }], site);
    expect(subject).toBe('2 firms that you keep have changed on Plumbline');
    expect(text).toContain('Northgate IT (made up for the demonstration): ');
    expect(text).toContain('A firm that you kept: It is no longer listed.\n\nYou asked');
  });
});
