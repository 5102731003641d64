// Chance that can be repeated: the same labels give the same throws on every machine. Pure; never the platform's own random numbers.

export interface Dice {
  /** At least 0, less than 1. */
  readonly number: () => number;
  readonly between: (low: number, high: number) => number;
  /** A whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** `count` different items, in the order thrown; all of them where there are fewer. */
  readonly some: <Item>(items: readonly Item[], count: number) => Item[];
  /** Around `middle`, most within `spread` of it, never outside 0 to 1. */
  readonly near: (middle: number, spread: number) => number;
}

function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  return hash >>> 0;
}

/** Dice of their own for each set of labels, so that one more throw for one firm changes nothing for another. */
export function diceFor(...labels: readonly (string | number)[]): Dice {
  let state = hashOf(labels.join('\u0000'));
  // Mulberry32: 32 bits of state, and enough evenness for a world of ninety firms.
  const number = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number => low + (high - low) * number();
  const whole = (low: number, high: number): number => Math.floor(between(low, high + 1));
  const pick = <Item>(items: readonly Item[]): Item => items[whole(0, items.length - 1)]!;
  const some = <Item>(items: readonly Item[], count: number): Item[] => {
    const left = [...items];
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(whole(0, left.length - 1), 1)[0]!);
  };
  const near = (middle: number, spread: number): number => Math.min(1, Math.max(0, middle + spread * (number() + number() + number() - 1.5)));
  return { number, between, whole, chance: (share) => number() < share, pick, some, near };
}
