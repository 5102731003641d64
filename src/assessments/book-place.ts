// Where an owner's size falls among a provider's clients. Pure.
import { splitRounded, toOneDecimal } from '#engine/rounding.ts';
import type { FactValue } from '#providers/fact-schema.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { range } from './profile-words.ts';

/** Where an owner's size falls among a provider's clients, in hundredths of them. */
export interface BookPlace {
  readonly bands: readonly { readonly label: string; readonly share: number; readonly own: boolean }[];
  readonly says: string;
}

/** Whole hundredths that add up to their rounded sum, as contributions do (rule 15). */
const hundredths = (shares: readonly number[]): number[] =>
  splitRounded(shares.map((share) => 10 * share), toOneDecimal(10 * shares.reduce((sum, share) => sum + share, 0))).map((tenth) => Math.round(10 * tenth));

/** The clients by size with the owner's own band named; undefined where the bands do not say. */
export function bookPlace(shares: FactValue<'size-shares'>, people: number, { edition }: LoadedEdition): BookPlace | undefined {
  const { sizeBands } = edition.questionnaire;
  const at = sizeBands.findIndex(({ from, to }) => people >= from && people <= (to ?? Infinity));
  if (at < 0) return undefined;
  const rounded = hundredths(sizeBands.map(({ id }) => shares[id] ?? 0));
  const bands = sizeBands.map(({ from, to }, index) => ({ label: range(from, to, 'people'), share: rounded[index]!, own: index === at }));
  const sum = (from: number, to?: number): number => rounded.slice(from, to).reduce((total, share) => total + share, 0);
  const own = bands[at]!;
  const open = 100 - sum(0);
  const rest = open > 0 ? ` It has not said how big the other ${open} are.` : '';
  return { bands, says: `Of 100 clients, ${own.share} have ${own.label}, like you. ${sum(0, at)} are smaller and ${sum(at + 1)} are larger.${rest}` };
}
