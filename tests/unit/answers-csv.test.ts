// The sheet of answers: what is written, that no program runs any of it, and that it reads back as the form of each check would.
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import { answerForm, readSaid } from '../../src/assessments/answer-input.ts';
import { answersCsv, COLUMNS, guarded, partsOf, unguarded } from '../../src/assessments/answers-csv.ts';
import { dryRunOf, type DryRun } from '../../src/assessments/dry-run.ts';
import { readSheet, textOf } from '../../src/assessments/read-answers-csv.ts';
import type { Filled } from '../../src/assessments/typed-answer.ts';
import { readForm } from '../../src/http/form.ts';
import type { Check } from '../../src/standard/schema.ts';
import { loadStandard } from '../../src/standard/load.ts';

const standard = loadStandard('content');
const { edition } = standard.current;
const checkOf = (id: string): Check => edition.checks.find((check) => check.id === id)!;
const nothing = (): Filled => ({});

function dryRun(csv: string, filledOf: (check: Check) => Filled = nothing): DryRun {
  const sheet = readSheet(csv);
  if (sheet.kind === 'refused') throw new Error(sheet.code);
  const run = dryRunOf(standard, sheet.value, filledOf);
  if (run.kind === 'refused') throw new Error(run.code);
  return run.value;
}
const recordsOf = (csv: string): string[][] => parse(csv, { bom: true });

const RISKY = ['=', '+', '-', '@', '\t', '\n', ';', ',', '"', "'", '＝', '|', ' ', '1', 'cmd|\' /C calc\'!A0', 'ä', '😀', 'word'];
const anyText = (maxLength: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...RISKY), minLength: 1, maxLength }).map((text) => text.trim());

/** Whole numbers and fractions, of which some break the limits of any check. */
const anyNumber = fc.oneof(fc.integer({ min: -60, max: 2_000_000 }), fc.integer({ min: 0, max: 100_000 }).map((thousandths) => thousandths / 1_000)).map(String);

/** What somebody may have typed in the form of this check. */
function anyFilled(check: Check): fc.Arbitrary<Filled> {
  const { answer } = check;
  const offered = answer.kind === 'number' ? ['1'] : answer.options.flatMap((option, at) => (option.notApplicable ? [] : [String(at + 1)]));
  const fieldOf = ({ field, kind }: ReturnType<typeof partsOf>[number]): [string, fc.Arbitrary<string>] => [field, kind === 'number' ? anyNumber : kind === 'tick' ? fc.constantFrom('', 'on') : fc.constantFrom(...offered)];
  const fields = fc.record(Object.fromEntries(partsOf(check).map(fieldOf)), answer.kind === 'rules' ? { requiredKeys: [partsOf(check)[0]!.field] } : {});
  const answers = fc.tuple(fields, fc.option(anyText(40))).map(([filled, note]): Filled => ({ says: 'answer', ...(filled as Filled), note: note ?? '' }));
  const others: fc.Arbitrary<Filled>[] = [fc.constant({}), fc.constant({ says: 'would-not-say' })];
  if (check.notApplicable) others.push(anyText(60).map((ground) => ({ says: 'not-applicable', ground: `because ${ground}` })));
  return fc.oneof({ weight: 4, arbitrary: answers }, ...others.map((arbitrary) => ({ weight: 1, arbitrary })));
}
const anyAnswers: fc.Arbitrary<ReadonlyMap<string, Filled>> = fc.tuple(...edition.checks.map(anyFilled)).map((all) => new Map(edition.checks.map((check, at) => [check.id, all[at]!])));

/** What the form of the check makes of the same words: what is said, or the sentences of what is wrong. */
function byForm(check: Check, filled: Filled): unknown {
  const form = new FormData();
  for (const [name, value] of Object.entries(filled)) form.append(name, value);
  const read = readForm(answerForm(check), form);
  if (read.kind === 'wrong') return read.problems.map((one) => one.says);
  const outcome = readSaid(check, read.input);
  return outcome.kind === 'said' ? outcome.said : outcome.faults.map((one) => one.says);
}
const bySheet = (run: DryRun, { id }: Check): unknown => run.changes.find((one) => one.checkId === id)?.said ?? run.faults.filter((one) => one.check === id).map((one) => one.says);

describe('round trip', () => {
  it('a sheet says of every check what its form would say, and of what stands that nothing changes', () => {
    fc.assert(
      fc.property(anyAnswers, (all) => {
        const csv = answersCsv(edition, (check) => all.get(check.id)!);
        const run = dryRun(csv);
        for (const check of edition.checks) {
          const filled = all.get(check.id)!;
          if (filled['says']) expect([check.id, bySheet(run, check)]).toEqual([check.id, byForm(check, filled)]);
        }
        const again = dryRun(csv, (check) => all.get(check.id)!);
        expect([again.changes, again.faults, again.unchanged + again.untouched]).toEqual([[], [], edition.checks.length]);
      }),
      { numRuns: 25 },
    );
  });
  it('whatever the order of columns, the mark between them, the line ends, with the mark of UTF-8 or without', () => {
    const order = fc.shuffledSubarray([...COLUMNS.keys()], { minLength: COLUMNS.length });
    fc.assert(
      fc.property(anyAnswers, order, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), fc.boolean(), (all, places, delimiter, record_delimiter, bom) => {
        const csv = answersCsv(edition, (check) => all.get(check.id)!);
        // Where fractions have a comma, a program writes them with one; whole numbers stand as they are.
        const localised = recordsOf(csv).map((cells) => cells.map((cell, at) => (delimiter !== ',' && COLUMNS[at] === 'Answer' && /\.\d{1,2}$/.test(cell) ? cell.replace('.', ',') : cell)));
        const sent = stringify(localised.map((cells) => places.map((place) => cells[place]!)), { delimiter, record_delimiter, bom, quoted_match: /\n/ });
        const text = textOf(new TextEncoder().encode(sent));
        const isTwofold = (check: Check): boolean => delimiter !== ',' && partsOf(check).some(({ field }) => /\.\d{3}$/.test(all.get(check.id)![field] ?? ''));
        const [run, plain] = [dryRun(text.kind === 'done' ? text.value : ''), dryRun(csv)];
        for (const check of edition.checks.filter((one) => !isTwofold(one))) expect([check.id, bySheet(run, check)]).toEqual([check.id, bySheet(plain, check)]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('no program runs a cell', () => {
  const runs = /^[=+\-@\t\r\n＝＋－＠]/;
  it('whatever is in it, read with commas, semicolons or tabs; and it comes back unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(30), fc.string({ unit: fc.constantFrom(...RISKY, '\r'), maxLength: 12 }), fc.string()), (text) => {
        const cell = guarded(text);
        expect(unguarded(cell)).toBe(text);
        if (!/^-\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) expect(cell).not.toMatch(runs);
        for (const piece of cell.split(/[;\t\r\n]/).slice(1)) expect(piece).not.toMatch(/^[=+\-@＝＋－＠]/);
      }),
      { numRuns: 3_000 },
    );
  });
  it.each([
    ['=1+1', "'=1+1"], ['@SUM(A1)', "'@SUM(A1)"], ['+1', "'+1"], ['-1+1', "'-1+1"], ["'=1", "''=1"], ['-2.5', '-2.5'], ['-1e-7', '-1e-7'], ['a;=1', "a;'=1"], ["it's", "it's"], ['first\n\n- second', "first\n\n'- second"],
  ])('%j is written %j', (text, written) => expect([guarded(text), unguarded(written)]).toEqual([written, text]));
  it('also where it stands in a comment or a reason, and a negative figure stays a number', () => {
    const filled = new Map<string, Filled>([['PRC-06', { says: 'answer', 'figure-ceiling': '5', 'figure-actual': '-2.5', note: '=HYPERLINK("https://evil.example")' }], ['STF-04', { says: 'not-applicable', ground: '@SUM(A1:A9) and more' }]]);
    const records = recordsOf(answersCsv(edition, (check) => filled.get(check.id) ?? {}));
    const cells = records.filter(([, id]) => filled.has(id!)).map(([, , part, , , , answer, comment, says, reason]) => [part, answer, comment, says, reason]);
    expect(cells).toEqual([
      ['endpointsBefore', '', '', 'does not apply', "'@SUM(A1:A9) and more"], ['endpointsNow', '', '', '', ''], ['techniciansBefore', '', '', '', ''], ['techniciansNow', '', '', '', ''],
      ['ceiling', '5', '\'=HYPERLINK("https://evil.example")', 'answer', ''], ['actual', '-2.5', '', '', ''], ['noCeiling', '', '', '', ''], ['notice', '', '', '', ''],
    ]);
  });
});

describe('the file', () => {
  const csv = answersCsv(edition, (check) => (check.id === 'CLI-06' ? { says: 'answer', 'choice-hipaa': '2', note: 'first\nsecond' } : check.id === 'SVC-07' ? { says: 'answer', 'figure-satisfied': '90', 'figure-replies': '5', 'figure-asked': '9', 'flag-everyTicket': 'on' } : {}));
  it('is UTF-8 with its mark, with lines ended by CR LF, and names its edition in every row', () => {
    expect([...new TextEncoder().encode(csv).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csv.replaceAll('first\nsecond', '').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(new Set(recordsOf(csv).slice(1).map(([first]) => first))).toEqual(new Set(['Edition 2026.1']));
  });
  it('has one row for each thing to fill in, in the order of the edition', () => {
    const rows = recordsOf(csv).slice(1).map((row) => `${row[1]} ${row[2]}`);
    expect(new Set(rows).size).toBe(rows.length);
    expect([...new Set(rows.map((row) => row.slice(0, 6)))]).toEqual(edition.checks.map((check) => check.id));
    expect(rows.filter((row) => row.startsWith('CLI-06'))).toEqual(['CLI-06 hipaa', 'CLI-06 ftc-safeguards', 'CLI-06 pci', 'CLI-06 cmmc']);
    expect(rows.filter((row) => row.startsWith('ATT-03'))).toEqual(['ATT-03 value']);
  });
  it('says what to enter: a unit with its limits, the options as printed, yes or no', () => {
    const asks = (id: string): string[] => recordsOf(csv).filter((row) => row[1] === id).map((row) => row[5]!);
    expect(asks('ATT-03')).toEqual(['A number, in percent of revenue, from 0 to 100']);
    expect(asks('ATT-04')[0]).toContain('5 = The minimum and the notice are not stated');
    expect(asks('SVC-07')).toEqual(['Replies that were satisfied: a number, in percent of replies, from 0 to 100', 'Replies in the 12 months: a number, in replies, 0 or more', 'Tickets after which you asked: a number, in tickets, 1 or more', 'We asked after every ticket of the 12 months: yes or no']);
    expect(asks('STF-06')[0]).not.toContain('5 = ');
    expect(asks('STF-06')[0]).toContain('Or write "does not apply" under Says and why under Reason');
    expect(checkOf('STF-01').notApplicable).toBeUndefined();
    expect(asks('STF-01')[0]).not.toContain('does not apply');
  });
  it('is empty where an answer was taken back: its comment alone says nothing', () => {
    const back = recordsOf(answersCsv(edition, () => ({ says: 'answer', note: 'We said this once.' })));
    expect(back.slice(1).filter((row) => row.slice(6).some(Boolean))).toEqual([]);
  });
});
