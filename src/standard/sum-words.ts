// A sum of the standard, written out for people, so that anybody can do it on paper. Pure.
import type { NumberAnswer, Sum } from './answer-schema.ts';

type Names = Readonly<Record<string, string>>;

const quoted = (label: string): string => `“${label}”`;
const listed = (parts: readonly string[]): string => `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
const joined = (sums: readonly Sum[], sign: string, names: Names): string => sums.map((sum) => bracketed(sum, names)).join(` ${sign} `);

function words(sum: Sum, names: Names): string {
  if (typeof sum === 'number') return String(sum);
  if (typeof sum === 'string') return sum === 'inflation' ? 'official inflation of the year' : quoted(names[sum] ?? sum);
  if ('add' in sum) return joined(sum.add, '+', names);
  if ('subtract' in sum) return joined(sum.subtract, '−', names);
  if ('multiply' in sum) return joined(sum.multiply, '×', names);
  if ('divide' in sum) return joined(sum.divide, '÷', names);
  if ('percent' in sum) return `${bracketed(sum.percent[0], names)} as a percent of ${bracketed(sum.percent[1], names)}`;
  if ('min' in sum) return `the smaller of ${listed(sum.min.map((one) => words(one, names)))}`;
  if ('max' in sum) return `the larger of ${listed(sum.max.map((one) => words(one, names)))}`;
  return `${words(sum.then, names)} if ${quoted(names[sum.when] ?? sum.when)} is ticked, else ${words(sum.else, names)}`;
}

/** A sum inside another one stands in brackets, a bare number or name does not. */
function bracketed(sum: Sum, names: Names): string {
  return typeof sum === 'object' ? `(${words(sum, names)})` : words(sum, names);
}

const namesOf = (answer: NumberAnswer): Names => Object.fromEntries([...(answer.figures ?? []), ...(answer.flags ?? [])].map(({ id, label }) => [id, label]));

/** How a check's value follows from its figures; undefined where one value is entered as it is. */
export const valueInWords = (answer: NumberAnswer): string | undefined => (answer.value === undefined || typeof answer.value === 'string' ? undefined : words(answer.value, namesOf(answer)));
