// All simulated panels in one go, from one seed: each part has chance of its own, so that more runs of one part move no other.
import { ENGINE_VERSION } from '#engine/score.ts';
import type { Panels } from '#standard/panels-schema.ts';
import { makeRandom } from '../world/random.ts';
import { coverage, extremes } from './coverage.ts';
import { underFloor, watched } from './decline.ts';
import { RESTLESS_LATE, USUAL_LATE } from './truth.ts';

export const SEED = 20_261_124;
const FIRMS = [40, 80] as const;
/** A service that declines by 20% loses a fifth of its clients' mean, wherever that stood: 4.7 falls by 0.47 a year, as in rule 39. */
const FALLS = 0.2;
const DECLINE_STARTS = [3.7, 4, 4.2, 4.7] as const;
const STEADY_STARTS = [3, 3.7, 4.2, 4.7] as const;

/** The results of `runs` panels for each share. The same seed and runs give the same results on every machine. */
export function study(seed: number, runs: Panels['runs']): Panels {
  const parts = { coverage: 1, extremes: 2, decline: 3, steady: 4, restless: 5, underFloor: 6 };
  const chance = (part: keyof typeof parts) => makeRandom(seed + parts[part]);
  const watchAll = (part: keyof typeof parts, starts: readonly number[], falls: number, spreads = USUAL_LATE) => {
    const random = chance(part);
    return FIRMS.flatMap((firms) => starts.map((start) => watched(random, runs.drift, { firms, start, falls, spreads })));
  };
  return {
    ...{ seed, engine: ENGINE_VERSION, runs },
    coverage: coverage(chance('coverage'), runs.intervals),
    extremes: extremes(chance('extremes'), runs.intervals),
    decline: watchAll('decline', DECLINE_STARTS, FALLS),
    steady: watchAll('steady', STEADY_STARTS, 0),
    restless: [...watchAll('restless', [3.7], FALLS, RESTLESS_LATE), ...watchAll('restless', [3.7], 0, RESTLESS_LATE)],
    underFloor: underFloor(chance('underFloor'), runs.drift),
  };
}
