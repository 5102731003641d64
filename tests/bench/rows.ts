// What the bench prints: one row for each thing measured, beside its limit. Measures nothing.

export type Verdict = 'ok' | 'MISSED' | 'not measured' | '';

export interface Row {
  readonly name: string;
  readonly value: string;
  readonly limit: string;
  readonly verdict: Verdict;
  readonly note?: string;
}

/** A part of the bench with the rows that it found. */
export interface Part {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** A figure with the most that it may be, as numbers of one unit. */
export interface Bounded {
  readonly value: number;
  readonly most: number;
  readonly unit: string;
}

/** Three digits that mean something, and no more than that. */
export function figure(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return value.toFixed(Number.isInteger(value) ? 0 : digits);
}

const told = (number: number, unit: string): string => `${figure(number)}${unit === 'x' ? 'x' : unit && ` ${unit}`}`;

/** A row of one or more figures; it is missed where any of them is over its limit. */
export function bounded(name: string, figures: readonly Bounded[], note?: string): Row {
  const over = figures.some(({ value, most }) => !(value <= most));
  return {
    name,
    value: figures.map(({ value, unit }) => told(value, unit)).join(' · '),
    limit: figures.map(({ most, unit }) => told(most, unit)).join(' · '),
    verdict: over ? 'MISSED' : 'ok',
    ...(note && { note }),
  };
}

/** Something that has no limit, and is told so that a limit beside it can be judged. */
export const plain = (name: string, value: string, note?: string): Row => ({ name, value, limit: '', verdict: '', ...(note && { note }) });
export const notMeasured = (name: string, limit: string, note: string): Row => ({ name, value: '', limit, verdict: 'not measured', note });
/** A built thing that could not even be measured. */
export const broken = (name: string, limit: string, error: unknown): Row => ({ name, value: 'broken', limit, verdict: 'MISSED', note: error instanceof Error ? error.message : String(error) });

/** The rows of one part as aligned lines. */
export function tableOf({ title, rows }: Part): string {
  const cells = [['', 'measured', 'at most', '', ''], ...rows.map(({ name, value, limit, verdict, note = '' }) => [name, value, limit, verdict, note])];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const lines = cells.map((row) => `  ${row.map((cell, column) => (column === 4 ? cell : cell.padEnd(widths[column]!))).join('  ')}`.trimEnd());
  return [`\n${title}`, ...lines].join('\n');
}

export const isMissed = (row: Row): boolean => row.verdict === 'MISSED';
