// What an import says to the person who runs it, in sentences. Pure; the only place where codes of an import become words.
import type { Result } from '#kernel/result.ts';
import type { ImportReport } from './import-listing.ts';
import type { RefusedRow, Refusal } from './listing-row.ts';
import { LONGEST_ROW, MOST_COLUMNS, type Break } from './read-listing.ts';
import type { NoWebsite } from './website.ts';

const number = (value: number): string => value.toLocaleString('en-US');
const rows = (count: number): string => `${number(count)} ${count === 1 ? 'row' : 'rows'}`;

const BREAK_WORDS: Readonly<Record<Break, string>> = {
  empty: 'The file is empty.',
  'not-text': 'This is not a text file in UTF-8. Save the list as CSV in UTF-8, then try again.',
  'nul-bytes': 'This is not a text file: it holds NUL bytes. Save the list as CSV in UTF-8, then try again.',
  'row-too-long': `A row is longer than ${number(LONGEST_ROW)} characters. A quote that never closes looks like that too.`,
  'open-quote': 'A quote is opened and never closed, or closed in the middle of a field, so the rows after it cannot be told apart.',
  'too-many-columns': `The list has more than ${MOST_COLUMNS} columns.`,
  'no-name-column': 'The first line must name the columns, and exactly one of them must be the name of the firm, such as “name” or “company”.',
  'not-csv': 'The file cannot be read as CSV.',
};

const REFUSAL_WORDS: Readonly<Record<Refusal, string>> = {
  'no-name': 'it has no name',
  'text-too-long': 'a field is too long',
  'unknown-country': 'the country is missing or not one that we know',
  'wrong-number-of-columns': 'it has more or fewer columns than the first line',
  'stray-quote': 'a quote stands inside of a field that has no quotes around it',
  'listed-twice': 'the same firm stands on an earlier line',
};

const NO_WEBSITE_WORDS: Readonly<Record<NoWebsite, string>> = {
  missing: 'no website given',
  malformed: 'a website address that holds no host name',
  'mail-address': 'a mail address in place of a website',
  'no-such-name': 'a website name that cannot exist',
  'own-site-of-the-list': 'the address of the list itself in place of a website',
};

/** Why a row was refused, as a clause. */
export const refusalWords = ({ reason, sameAs }: Pick<RefusedRow, 'reason' | 'sameAs'>): string =>
  sameAs === undefined ? REFUSAL_WORDS[reason] : `the same firm stands on line ${number(sameAs)}`;

/** One refused row with its line, as a sentence. */
export const refusedLine = (row: Pick<RefusedRow, 'line' | 'reason' | 'sameAs'>): string => `Line ${number(row.line)} was refused: ${refusalWords(row)}.`;

function reportLines(report: ImportReport): string[] {
  const refused = Object.values(report.refused).reduce((sum, count) => sum + count, 0);
  const counted = Object.entries(report.noWebsite).map(([because, count]) => `  ${number(count)} with ${NO_WEBSITE_WORDS[because as NoWebsite]}`);
  return [
    `Read ${rows(report.rows)}: ${number(report.added)} firms added, ${number(report.changed)} changed, ${number(report.unchanged)} unchanged, ${rows(refused)} refused.`,
    ...Object.entries(report.refused).map(([reason, count]) => `  ${rows(count)} refused because ${REFUSAL_WORDS[reason as Refusal]}`),
    ...(report.abroad ? [`Not in the United States: ${number(report.abroad)}, kept with their country, without coordinates.`] : []),
    ...(counted.length ? ['Stored as “no website known”:', ...counted] : []),
    ...(report.unknownZip ? [`With a ZIP code that we do not know: ${number(report.unknownZip)}, kept without coordinates.`] : []),
    ...(report.noCoordinates ? [`At a ZIP code that has no coordinates: ${number(report.noCoordinates)}.`] : []),
    ...(report.notRead.length ? [`Columns not read: ${report.notRead.join(', ')}.`] : []),
  ];
}

/** The outcome of an import as lines of text. */
export function importWords(outcome: Result<ImportReport, Break>): string[] {
  if (outcome.kind === 'done') return reportLines(outcome.value);
  const line = outcome.details?.['line'];
  return [`${BREAK_WORDS[outcome.code]}${line === undefined || outcome.code === 'empty' ? '' : ` (Seen at line ${number(Number(line))}.)`}`, 'Nothing was imported.'];
}
