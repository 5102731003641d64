// Chance for tests that are random and yet can be run again: the seed is printed, and SEED=… gives the same run.

/** Draws as they come from one seed. */
export interface Chance {
  readonly seed: number;
  /** At least 0, less than 1. */
  readonly number: () => number;
  /** A whole number from 0 to `below` - 1. */
  readonly whole: (below: number) => number;
  readonly one: <Item>(items: readonly Item[]) => Item;
  readonly is: (share: number) => boolean;
  /** Up to `most` of them, each at most once, in their order. */
  readonly some: <Item>(items: readonly Item[], most: number) => Item[];
}

/** The same run for everybody unless a seed is asked for: a test must not fail by luck. SEED=$RANDOM looks further. */
const USUAL = 510_265_055;

/** The seed that the environment asks for in SEED, else the usual one. */
export const usualSeed = (): number => Number(process.env['SEED'] ?? USUAL);

/** Chance from `seed`; without one from the usual one. Prints it under `what`. */
export function chanceFor(what: string, seed = usualSeed()): Chance {
  console.log(`${what}: SEED=${seed}`);
  let state = seed >>> 0;
  const number = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x45d9f3b) >>> 0;
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
  };
  const whole = (below: number): number => Math.floor(number() * below);
  const one = <Item>(items: readonly Item[]): Item => items[whole(items.length)]!;
  const some = <Item>(items: readonly Item[], most: number): Item[] => {
    const wanted = 1 + whole(Math.min(most, items.length));
    const left = items.map((item, at) => ({ item, at }));
    return Array.from({ length: wanted }, () => left.splice(whole(left.length), 1)[0]!).sort((a, b) => a.at - b.at).map(({ item }) => item);
  };
  return { seed, number, whole, one, is: (share) => number() < share, some };
}
