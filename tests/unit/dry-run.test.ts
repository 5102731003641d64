// A sheet that somebody filled in: every mistake told in its row, whole files that are refused, and what would change.
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import { COLUMNS, type Column } from '../../src/assessments/answers-csv.ts';
import { dryRunOf, type DryRun } from '../../src/assessments/dry-run.ts';
import { readSheet, textOf } from '../../src/assessments/read-answers-csv.ts';
import type { Filled } from '../../src/assessments/typed-answer.ts';
import { loadStandard } from '../../src/standard/load.ts';

const standard = loadStandard('content');

type Cell = Partial<Record<Column, string>>;
const csv = (rows: readonly Cell[], delimiter = ',', columns: readonly Column[] = COLUMNS): string => stringify([[...columns], ...rows.map((row) => columns.map((column) => ({ Edition: 'Edition 2026.1', ...row })[column] ?? ''))], { delimiter });
const row = (Check: string, Part: string, Answer = '', more: Cell = {}): Cell => ({ Check, Part, Answer, ...more });

function run(rows: readonly Cell[], filled: Readonly<Record<string, Filled>> = {}, delimiter = ','): DryRun {
  const sheet = readSheet(csv(rows, delimiter));
  const outcome = sheet.kind === 'done' ? dryRunOf(standard, sheet.value, (check) => filled[check.id] ?? {}) : sheet;
  if (outcome.kind === 'refused') throw new Error(outcome.code);
  return outcome.value;
}
const told = (rows: readonly Cell[], delimiter = ','): unknown[] => run(rows, {}, delimiter).faults.map((fault) => [fault.row, fault.check, fault.says]);
const STF04 = ['endpointsBefore', 'endpointsNow', 'techniciansBefore', 'techniciansNow'] as const;
const grown = (...answers: string[]): Cell[] => STF04.map((part, at) => row('STF-04', part, answers[at]));

describe('an error is told in its row', () => {
  it.each<[string, Cell[], unknown[][]]>([
    ['an unknown check', [row('ATT-03', 'value', '60'), row('ZZZ-01', 'value', '1')], [[3, 'ZZZ-01', 'Edition 2026.1 has no such check.']]],
    ['no check', [row('', 'value', '60')], [[2, '', 'Write in the column "Check" which check this row answers.']]],
    ['a name of something that every object has', [row('constructor', '__proto__', '60')], [[2, 'CONSTRUCTOR', 'Edition 2026.1 has no such check.']]],
    ['an unknown part', [row('ATT-03', 'choice', '60')], [[2, 'ATT-03', 'This check has no such part. It has: value.']]],
    ['a number in words', [row('ATT-03', 'value', 'sixty')], [[2, 'ATT-03', 'Write a number, such as 250 or 12.5.']]],
    ['a number that overflows', [row('ATT-03', 'value', '1e400')], [[2, 'ATT-03', 'Write a number, such as 250 or 12.5.']]],
    ['a fraction with a comma between commas', [row('ATT-03', 'value', '12,5')], [[2, 'ATT-03', 'Write a number, such as 250 or 12.5.']]],
    ['out of limits', [row('ATT-03', 'value', '101')], [[2, 'ATT-03', 'The answer must lie between 0 and 100.']]],
    ['more than any firm has', grown('1e13', '1', '1', '1'), [[2, 'STF-04', 'That is more than any firm has. Look at the number again.']]],
    ['each figure out of limits', grown('0', '10', '1', '-1'), [[2, 'STF-04', 'Client computers under management 24 months ago must be 1 or more.'], [5, 'STF-04', 'Technicians in full-time equivalents now must be 0 or more.']]],
    ['a figure left empty', grown('10', '10', '1', ''), [[5, 'STF-04', 'Fill in: technicians in full-time equivalents now.']]],
    ['a figure without a row', grown('10', '10', '1').slice(0, 3), [[2, 'STF-04', 'Fill in: technicians in full-time equivalents now.']]],
    ['an option that is not there', [row('ATT-04', 'choice', '6')], [[2, 'ATT-04', 'Write the number of one option, from 1 to 5.']]],
    ['an option in words', [row('ATT-04', 'choice', 'the second')], [[2, 'ATT-04', 'Write the number of one option, from 1 to 5.']]],
    ['an option that means something else', [row('STF-06', 'choice', '5')], [[2, 'STF-06', 'This option means that the check does not apply to you. Write "does not apply" under Says, and why under Reason.']]],
    ['a tick in other words', [row('PRC-06', 'ceiling', '5'), row('PRC-06', 'actual', '3'), row('PRC-06', 'notice', 'constructor')], [[4, 'PRC-06', 'Write yes or no.']]],
    ['a refusal and an answer', [row('ATT-03', 'value', '60', { Says: 'would not say' })], [[2, 'ATT-03', 'You wrote both an answer and "would not say". Keep one of the two.']]],
    ['"does not apply" and an answer', [row('STF-04', 'endpointsNow', '60'), row('STF-04', 'endpointsBefore', '', { Says: 'does not apply', Reason: 'We are 14 months old.' })], [[2, 'STF-04', 'You wrote both an answer and "does not apply". Keep one of the two.']]],
    ['"does not apply" where it always does', [row('STF-01', 'endpoints', '', { Says: 'Does not apply', Reason: 'We have no computers.' })], [[2, 'STF-01', 'This check applies to every firm. Give an answer, or write "would not say".']]],
    ['"does not apply" without a reason', [row('STF-04', 'endpointsNow', '', { Says: 'does not apply' })], [[2, 'STF-04', 'Say in a sentence why it does not apply to you.']]],
    ['another saying', [row('ATT-03', 'value', '', { Says: 'maybe' })], [[2, 'ATT-03', 'Write one of these under Says: answer, would not say, does not apply. Or leave it empty.']]],
    ['two sayings', [row('STF-04', 'endpointsNow', '', { Says: 'would not say' }), row('STF-04', 'endpointsBefore', '', { Says: 'does not apply', Reason: 'We are 14 months old.' })], [[3, 'STF-04', 'Row 2 says something else of this check under Says. Write it once.']]],
    ['"answer", and none', [row('ATT-03', 'value', '', { Says: 'answer' })], [[2, 'ATT-03', 'Fill in: the answer.']]],
    ['a comment without an answer', [row('ATT-03', 'value', '', { Comment: 'Soon.' })], [[2, 'ATT-03', 'A comment goes with an answer. Fill in the answer too.']]],
    ['a comment beside a refusal', [row('ATT-03', 'value', '', { Comment: 'Soon.', Says: 'would not say' })], [[2, 'ATT-03', 'A comment goes with an answer, not with "would not say". It would be lost.']]],
    ['two comments', [row('CLI-06', 'hipaa', '1', { Comment: 'a' }), row('CLI-06', 'pci', '1', { Comment: 'b' })], [[3, 'CLI-06', 'Row 2 says something else of this check under Comment. Write it once.']]],
    ['a comment that is too long', [row('ATT-03', 'value', '60', { Comment: 'x'.repeat(2_001) })], [[2, 'ATT-03', 'Use at most 2,000 characters.']]],
    ['control characters', [row('ATT-03', 'value', '60', { Comment: 'a\u0007b' })], [[2, 'ATT-03', 'Leave out control characters; they cannot be stored.']]],
    ['a reason without its saying', [row('STF-04', 'endpointsNow', '', { Reason: 'We are 14 months old.' })], [[2, 'STF-04', 'A reason goes with "does not apply". Write that under Says, or take the reason out.']]],
    ['a row twice', [row('ATT-03', 'value', '60'), row('ATT-03', 'Value', '60')], [[3, 'ATT-03', 'This stands in row 2 too. Keep one of the two rows.']]],
    ['an edition that was typed over', [row('ATT-03', 'value', '60'), row('CLI-02', 'value', '90', { Edition: 'newest' })], [[3, 'CLI-02', 'Leave the column "Edition" as it was, or empty.']]],
  ])('%s', (_, rows, faults) => expect(told(rows)).toEqual(faults));
  it('and its check is left out as a whole, while the others are kept', () => {
    const { changes, faults } = run([row('ATT-03', 'value', '60'), ...grown('10', 'ten', '1', '1'), row('CLI-06', 'hipaa', '1'), row('CLI-06', 'hipaa', '2')]);
    expect(changes.map((one) => one.checkId)).toEqual(['ATT-03']);
    expect(faults.map((fault) => [fault.row, fault.check])).toEqual([[4, 'STF-04'], [8, 'CLI-06']]);
  });
  it('also where a row has lost a column: its check is not saved by half', () => {
    const lines = csv([row('CLI-06', 'hipaa', '1'), row('CLI-06', 'pci', '2'), row('ATT-03', 'value', '60')]).split('\n');
    lines[2] = lines[2]!.replace(',,', ',');
    const sheet = readSheet(lines.join('\n'));
    const outcome = sheet.kind === 'done' ? dryRunOf(standard, sheet.value, () => ({})) : undefined;
    expect(outcome).toMatchObject({ value: { faults: [{ row: 3, check: 'CLI-06', says: expect.stringContaining('more or fewer columns') as string }], changes: [{ checkId: 'ATT-03' }] } });
  });
  it('counts rows as spreadsheet programs do: a cell of several lines is one row, and an empty row is one too', () => {
    const text = csv([row('ATT-03', 'value', '60', { Comment: 'first\nsecond\nthird' }), {}, row('CLI-02', 'value', 'x')]).replace('Edition 2026.1,,,,,,,,,', ',,,,,,,,,');
    const sheet = readSheet(text);
    expect(sheet.kind === 'done' && sheet.value.rows.map((one) => one.row)).toEqual([2, 4]);
  });
});

describe('numbers as programs write them', () => {
  it.each([
    [',', '1,480', 1480], [',', '$1,480.50', 1480.5], [',', ' 1 480 ', 1480], [',', '1.480', 1.48], [',', '4.4E-05', 0.000044], [',', '1E+06', 1_000_000],
    [';', '12,5', 12.5], [';', '1.234,5', 1234.5], [';', '12.5', 12.5], [';', '1.234.567', 1_234_567], [';', '0,125', 0.125], [';', '1480', 1480], ['\t', '62,5%', 62.5], ['\t', '1,2340', 1.234],
  ])('between %j, %j is %d', (delimiter, typed, number) => {
    const { changes, faults } = run(grown('1', typed, '1', '1000000'), {}, delimiter);
    expect([faults, changes[0]?.said]).toMatchObject([[], { given: [{ figures: { endpointsNow: number } }] }]);
  });
  it('one that can be two is refused, never guessed', () => {
    for (const typed of ['1.234', '1,234']) expect(told(grown('1', typed, '1', '1'), ';')).toEqual([[3, 'STF-04', `This can be ${typed === '1.234' ? '1.234 or 1234' : '1234 or 1.234'}. Write 1234 without a mark for thousands, or ${typed}0 for the fraction.`]]);
  });
});

describe('what would change', () => {
  it('stands before and after, in words', () => {
    const filled = { 'ATT-03': { says: 'answer', value: '60', note: 'Measured.' }, 'CLI-02': { says: 'would-not-say' } };
    const { changes } = run([row('ATT-03', 'value', '62.5'), row('CLI-02', 'value', '90'), row('ATT-04', 'choice', '2'), row('STF-04', 'endpointsNow', '', { Says: 'does not apply', Reason: 'We have traded for 14 months.' }), row('CLI-06', 'pci', '3')], filled);
    expect(changes.map(({ checkId, before, after }) => [checkId, before, after])).toEqual([
      ['ATT-03', ['60 percent of revenue', 'Comment: Measured.'], ['62.5 percent of revenue']],
      ['CLI-02', ['We would rather not say'], ['90 percent of updates']],
      ['ATT-04', ['Nothing yet'], ['The minimum is published, and notice is 60 to 89 days']],
      ['STF-04', ['Nothing yet'], ['Does not apply: We have traded for 14 months.']],
      ['CLI-06', ['Nothing yet'], ['PCI DSS (list of responsibilities): Refuses to sign the papers']],
    ]);
  });
  it('is not what a program rounded to the digits that it keeps, and not what is left empty', () => {
    const third = String(100 / 3);
    expect(run([row('ATT-03', 'value', '33.3333333333'), row('CLI-02', 'value')], { 'ATT-03': { says: 'answer', value: third, note: '' }, 'CLI-02': { says: 'answer', value: '90', note: '' } })).toMatchObject({ changes: [], unchanged: 1, untouched: 1 });
    expect(run([row('ATT-03', 'value', '33.3334')], { 'ATT-03': { says: 'answer', value: third, note: '' } }).changes).toHaveLength(1);
  });
});

describe('a file is refused whole', () => {
  const header = csv([]).trim();
  it.each([
    ['nothing', '', 'empty'], ['blanks', ' \n\n', 'empty'], ['only marks', ',,,\n,,,', 'empty'], ['NUL', `${header}\n\0`, 'nul-bytes'],
    ['a quote that never closes', `${header}\nEdition 2026.1,"ATT-03,value\n${'x,\n'.repeat(50)}`, 'stray-quote'], ['a quote inside of a cell', `${header}\nEdition 2026.1,ATT"03,value`, 'stray-quote'],
    ['10,000 columns', `${','.repeat(10_000)}x\n`, 'too-many-columns'], ['no column for the answer', header.replace('Answer', 'Figure'), 'no-column'], ['a column twice', header.replace('Area', 'Answer'), 'column-twice'],
    ['more than 2,000 rows', csv(Array<Cell>(2_001).fill(row('ATT-03', 'value'))), 'too-many-rows'], ['more than 200 kB', `${header}\n${'x'.repeat(200_001)}`, 'too-large'],
    ['no edition', csv([{ ...row('ATT-03', 'value', '60'), Edition: '' }]), 'no-edition'], ['two editions', csv([row('ATT-03', 'value', '60'), { Edition: '2026.2', Check: 'ATT-03' }]), 'two-editions'],
  ])('%s', (_, text, code) => expect(readSheet(text)).toMatchObject({ kind: 'refused', code }));
  it('names the row of the quote, and the column', () => {
    expect(readSheet(`${header}\n\nEdition 2026.1,ATT"03`)).toMatchObject({ details: { row: 3 } });
    expect(readSheet(header.replace('Answer', 'Figure'))).toMatchObject({ details: { column: 'Answer' } });
  });
  it('of an edition that never was', () => {
    const sheet = readSheet(csv([{ ...row('ATT-03', 'value', '60'), Edition: 'Edition 1999.1' }]));
    expect(sheet.kind === 'done' && dryRunOf(standard, sheet.value, () => ({}))).toMatchObject({ kind: 'refused', code: 'unknown-edition', details: { edition: '1999.1' } });
  });
  it('where its bytes are no UTF-8: CP-1252, UTF-16, a workbook, a picture; or too many', () => {
    const code = (bytes: readonly number[]): unknown => textOf(new Uint8Array(bytes));
    expect(code([...Buffer.from(header), 0x0a, 0x93, 0x66, 0xfc, 0x72, 0x94])).toMatchObject({ code: 'not-utf8' });
    expect(code([0xff, 0xfe, ...Buffer.from(header, 'utf16le')])).toMatchObject({ code: 'not-utf8' });
    expect(code([0x50, 0x4b, 0x03, 0x04, 0x14])).toMatchObject({ code: 'workbook' });
    expect(code([0x89, 0x50, 0x4e, 0x47])).toMatchObject({ code: 'not-utf8' });
    expect(code(Array<number>(200_001).fill(0x2c))).toMatchObject({ code: 'too-large' });
    expect(code(Array<number>(200_000).fill(0x2c))).toMatchObject({ kind: 'done' });
  });
  it('but not where only what is printed for people is missing', () => {
    const sheet = readSheet(csv([row('ATT-03', 'value', '60')], ',', ['Says', 'Answer', 'Part', 'Check', 'Edition', 'Comment', 'Reason']));
    expect(sheet.kind === 'done' && sheet.value.rows).toEqual([{ row: 2, check: 'ATT-03', part: 'value', answer: '60', comment: '', says: '', reason: '' }]);
  });
});
