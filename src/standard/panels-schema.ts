// What simulated panels of reviews have shown: content/method/panels.json, written by `npm run bench:panels`. Reads no file.
import { z } from 'zod';

const Share = z.number().min(0).max(1);
const Count = z.int().min(0);

/**
 * Panels of so many firms that are asked each year, watched from their 27th pair on. `start`: the clients' true mean; `perYear`: by how much it falls.
 * `panels`: how many came to 27 pairs. Shares of those in which "getting worse" was said that day, two quarters later, and at any look up to
 * then. `spread`: standard deviation of what one firm's answers changed in about a year.
 */
const Watched = z.strictObject({ firms: Count, start: z.number(), perYear: z.number().min(0), panels: Count, first: Share, last: Share, within: Share, spread: z.number().positive() });

export const Panels = z.strictObject({
  seed: z.int().min(0),
  /** Version of the engine that was watched. */
  engine: z.string().regex(/^\d+\.\d+\.\d+$/),
  /** Panels behind each share: of intervals, and of drift. */
  runs: z.strictObject({ intervals: Count, drift: Count }),
  /** Shares of intervals that hold the truth, which is drawn from what the method takes it to be. */
  coverage: z.strictObject({
    means: z.array(z.strictObject({ firms: Count, today: Share, threeYears: Share })).min(1),
    gaps: z.array(z.strictObject({ small: Count, large: Count, covered: Share })).min(1),
    drifts: z.array(z.strictObject({ pairs: Count, covered: Share })).min(1),
  }),
  /** The same of means, where the truth stands so many of the prior's standard deviations away from the portal's mean. */
  extremes: z.array(z.strictObject({ away: z.number(), truth: z.number(), covered: z.array(z.strictObject({ firms: Count, share: Share })).min(1) })).min(1),
  /** A fall of a fifth within two years. */
  decline: z.array(Watched).min(1),
  /** No fall at all: whatever is said is false. */
  steady: z.array(Watched).min(1),
  /** Neither, of firms whose opinion of the same thing changes more from year to year than the method takes it to. */
  restless: z.array(Watched).min(1),
  /** Panels under the floor, and how many of them said anything but "too few to say". */
  underFloor: z.strictObject({ panels: Count, told: Count }),
});
export type Panels = z.infer<typeof Panels>;
