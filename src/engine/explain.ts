// One ranked provider taken apart: what each area and item adds, how that differs from the others, what nobody knows (4.2 step 5).
// Codes and numbers only; a room's wording makes sentences of them.
import type { MatchItem } from '#standard/schema.ts';
import type { Columns } from './columns.ts';
import { programWorth } from './match-items.ts';
import type { MustResult } from './must-results.ts';
import type { Means, Ranking } from './rank.ts';
import { splitRounded, toOneDecimal } from './rounding.ts';
import type { LineValue, SumLine } from './weigh.ts';

export type ExplainedId = SumLine | { readonly kind: 'cap'; readonly id: 'cap' };

/** One line of the sum. The unrounded `adds` of all lines add up to the fit, the printed ones to the printed fit (rule 15). */
export type ExplainedLine = ExplainedId &
  LineValue & {
    /** One decimal. */
    readonly shown: number;
    /** What it adds here less what it adds in the mean; undefined where there is nothing to compare with. */
    readonly difference: number | undefined;
    /** An item of which something is not known: it counts 0 there, and is worth asking. */
    readonly ask: boolean;
  };

export interface Explanation {
  readonly row: number;
  readonly slug: string;
  readonly fit: number;
  /** The fit with one decimal. */
  readonly shown: number;
  readonly needs: number;
  readonly match: number | undefined;
  /** Areas, then items, then the cap where it takes something away. */
  readonly lines: readonly ExplainedLine[];
  readonly comparedWith: Means['over'] | undefined;
  /** At most three each, strongest first: lines that add more, or less, than in the mean, by a tenth at least as printed. */
  readonly pluses: readonly ExplainedLine[];
  readonly minuses: readonly ExplainedLine[];
  /** Each program that the owner named, with its t; undefined where nobody knows. */
  readonly programs: readonly { readonly program: string; readonly worth: number | undefined }[];
  readonly musts: readonly MustResult[];
}

const STRONGEST = 3;

function programsOf({ demands }: Ranking, columns: Columns, row: number): Explanation['programs'] {
  const wish = demands.wishes.find((one) => one.item === 'apps');
  if (!wish) return [];
  return wish.programs.map((program) => {
    const worth = programWorth(columns, wish, program, row);
    return { program, worth: Number.isNaN(worth) ? undefined : worth };
  });
}

/** Lines that differ so that it can be seen, the largest difference first; equal ones in the order of the lines. */
function strongest(lines: readonly ExplainedLine[], sign: 1 | -1): ExplainedLine[] {
  const size = (line: ExplainedLine): number => sign * (line.difference ?? 0);
  return lines.filter((line) => toOneDecimal(size(line)) > 0).toSorted((a, b) => size(b) - size(a)).slice(0, STRONGEST);
}

/**
 * Takes the provider in `row`, one of the ranking's candidates, apart. Made with the same arithmetic that ranked it; the columns must not
 * have been written to since.
 */
export function explain(ranking: Ranking, columns: Columns, row: number): Explanation {
  const { weigher } = ranking;
  const { lines: values, cap, fit, needs, match } = weigher.valuesOf(row);
  const means = ranking.means();
  const programs = programsOf(ranking, columns, row);
  const capLine: LineValue = { reads: NaN, adds: cap, most: 0 };
  const all = [...weigher.lines.map((line, at) => [line, values[at]!] as const), [{ kind: 'cap', id: 'cap' }, capLine] as const];
  const shown = splitRounded(all.map(([, value]) => value.adds), toOneDecimal(fit));
  const asks = (item: MatchItem, value: LineValue): boolean => Number.isNaN(value.reads) || (item === 'apps' && programs.some((one) => one.worth === undefined));
  const lines = all.map(([line, value], at): ExplainedLine => ({
    ...line,
    ...value,
    shown: shown[at]!,
    difference: means && value.adds - means.values[at]!,
    ask: line.kind === 'item' && asks(line.id, value),
  }));
  return {
    row,
    slug: columns.rows[row]?.slug ?? '',
    fit,
    shown: toOneDecimal(fit),
    needs,
    match,
    lines: lines.filter((line) => line.kind !== 'cap' || line.adds !== 0),
    comparedWith: means?.over,
    pluses: strongest(lines, 1),
    minuses: strongest(lines, -1),
    programs,
    musts: ranking.mustsOf(row),
  };
}
