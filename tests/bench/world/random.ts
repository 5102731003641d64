// Chance from a seed: the same seed makes the same world on every machine. Pure.

export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number between both ends, ends included. */
  whole(from: number, to: number): number;
  chance(of: number): boolean;
  pick<Value>(list: readonly Value[]): Value;
  /** Some of a list, each at most once. */
  some<Value>(list: readonly Value[], count: number): Value[];
  /** Around 0, most within 1: the sum of four throws. */
  wobble(): number;
}

/** mulberry32: short, fast, and good enough for a world that only has to be varied. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(next() * list.length)]!;
  return {
    next,
    whole,
    pick,
    chance: (of) => next() < of,
    some(list, count) {
      const rest = [...list];
      return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(Math.floor(next() * rest.length), 1)[0]!);
    },
    wobble: () => (next() + next() + next() + next() - 2) / 1.2,
  };
}
