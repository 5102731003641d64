// Answers that a check would take, sorted by what they are worth, so that a firm of any quality finds one. Worth comes from the engine.
import { floorOf, judgeAnswer, type Entry } from '#engine/points.ts';
import type { NumberAnswer, Sum } from '#standard/answer-schema.ts';
import type { Check, Edition } from '#standard/schema.ts';
import type { Random } from './random.ts';

type Figure = NonNullable<NumberAnswer['figures']>[number];

interface Pool {
  readonly points: number;
  readonly entries: readonly Entry[];
}

const TRIES = 4_000;
const ENOUGH = 12;

/** Any size between 1 and `most`, small ones as often as large ones. */
const anySize = (random: Random, most: number): number => Math.round(Math.exp(random.next() * Math.log(most)));

function drawFigure({ unit, min, max }: Figure, random: Random): number {
  if (unit.startsWith('percent')) return random.whole(min ?? 0, random.chance(0.5) ? 20 : (max ?? 100));
  if (unit === 'US dollars') return random.pick([250_000, 500_000, 1_000_000, 2_000_000, 5_000_000]);
  if (min !== undefined && max !== undefined) return random.whole(min, max);
  if (unit === 'people') return Math.max(1, anySize(random, 40));
  return anySize(random, 3_000);
}

const limitOf = (sum: Sum | undefined): number[] => (typeof sum === 'number' ? [sum] : []);

function drawNumber(rules: NumberAnswer, random: Random): Entry {
  if (!rules.figures) {
    const limits = rules.bands.flatMap((band) => [...limitOf(band.upTo), ...limitOf(band.from)]);
    const value = random.pick(limits) * (0.5 + random.next());
    return { value: Math.min(Math.max(Math.round(value), rules.min ?? 0), rules.max ?? Infinity) };
  }
  const figures = Object.fromEntries(rules.figures.map((one) => [one.id, drawFigure(one, random)]));
  return rules.flags ? { figures, flags: Object.fromEntries(rules.flags.map((flag) => [flag.id, random.chance(0.5)])) } : { figures };
}

function poolsOf(check: Check, floor: number, random: Random): Pool[] {
  const { answer } = check;
  const byPoints = new Map<number, Entry[]>();
  const keep = (entry: Entry): void => {
    const judged = judgeAnswer(check, entry, 3, floorOf(check, floor));
    if (judged.says !== 'points') return;
    const pool = byPoints.get(judged.points) ?? [];
    if (pool.length < ENOUGH) byPoints.set(judged.points, [...pool, entry]);
  };
  if (answer.kind === 'number') for (let at = 0; at < TRIES; at += 1) keep(drawNumber(answer, random));
  else answer.options.forEach((_, at) => keep({ choice: at + 1 }));
  if (byPoints.size < 2) throw new Error(`no answers to ${check.id} were found`);
  return [...byPoints].map(([points, entries]) => ({ points, entries })).sort((a, b) => a.points - b.points);
}

/** Draws an answer to a check that is worth about `wanted` points. */
export type Draw = (check: Check, wanted: number, random: Random) => Entry;

/** Pools for every check of an edition, made once. */
export function makePools(edition: Edition, random: Random): Draw {
  const pools = new Map(edition.checks.map((check) => [check.id, poolsOf(check, edition.scoring.floor, random)]));
  return (check, wanted, own) => {
    const near = pools.get(check.id)!.reduce((best, pool) => (Math.abs(pool.points - wanted) < Math.abs(best.points - wanted) ? pool : best));
    return own.pick(near.entries);
  };
}
