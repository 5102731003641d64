// What the ranking reads, as columns: one typed array for each thing, so that a pass over many providers stays in a few places of memory.
// Laid out here, written by column-rows.ts, read by must-haves, wishes and weigh. Holds one day and one edition.
import type { Day } from '#kernel/time.ts';
import type { Edition, ProofKind } from '#standard/schema.ts';
import type { Brief } from './brief.ts';
import type { AppSupport, Profile } from './facts.ts';
import { planOf, type Plan } from './rank-plan.ts';
import type { Cap } from './score-types.ts';

/** How a check stands for a must-have. refuses: an answer that says no outright. */
export const MUST_STATES = ['unanswered', 'answered', 'refuses', 'contested', 'not-applicable', 'would-not-say', 'false-answer'] as const;
export type MustState = (typeof MUST_STATES)[number];

/** What a must-have reads of one check, or of one rule of it. */
export interface MustFact {
  readonly state: MustState;
  readonly points: number;
  readonly proof?: ProofKind;
}

/** One provider as the ranking needs it, on one day. Plain data: it may be stored. Lists follow the edition's areas. */
export interface RankRow {
  readonly slug: string;
  readonly edition: string;
  readonly asOf: Day;
  /** Open facts of the profile read as "would not say" (rule 27). */
  readonly silenceSpeaks: boolean;
  readonly uncapped: number;
  readonly shown: number;
  readonly caps: readonly Cap[];
  /** The lowest limit of its caps, whether or not it binds the score; absent where nothing caps. */
  readonly cap?: number | undefined;
  /** Sum of weight, and of weight x counted, over the area's applicable checks. */
  readonly weights: readonly number[];
  readonly counted: readonly number[];
  /** What counts of each check that a need can double; one that is not applicable is left out. */
  readonly doubled: Readonly<Record<string, number>>;
  /** By key of the plan. */
  readonly musts: Readonly<Record<string, MustFact>>;
  /** Its findings, for reasons and questions; the ranking itself never reads them. */
  readonly brief: Brief;
  readonly profile: Profile;
}

/** Facts of the profile that the ranking reads, each with its own clock. */
export const RANKED_FACTS = ['sizes', 'sizeShares', 'prices', 'hours', 'languages', 'trades', 'apps', 'visits', 'startsFrom'] as const;
export type RankedFact = (typeof RANKED_FACTS)[number];
/** How a fact stands on the day: nobody told us or it has lapsed, known, marked as false (rule 35), or taken back, which speaks for itself (rule 27). */
export const UNKNOWN = 0;
export const KNOWN = 1;
export const FALSE = 2;
export const TAKEN_BACK = 3;

const bytes = (length: number) => new Uint8Array(length);
const shorts = (length: number) => new Uint16Array(length);
const words = (length: number) => new Uint32Array(length);
const doubles = (length: number) => new Float64Array(length);

/** Each column: how it is made, and how many places a provider has in it. */
const layoutOf = (plan: Plan) => ({
  areaWeight: { make: shorts, width: plan.areas.length },
  areaCounted: { make: doubles, width: plan.areas.length },
  /** NaN where the check is not applicable. */
  doubled: { make: doubles, width: plan.doubled.length },
  mustState: { make: bytes, width: plan.musts.length },
  mustPoints: { make: doubles, width: plan.musts.length },
  silence: { make: bytes, width: 1 },
  uncapped: { make: doubles, width: 1 },
  shown: { make: doubles, width: 1 },
  cap: { make: doubles, width: 1 },
  fact: { make: bytes, width: RANKED_FACTS.length },
  sizeFrom: { make: doubles, width: 1 },
  sizeTo: { make: doubles, width: 1 },
  sizeShare: { make: doubles, width: plan.bands.length },
  /** Where the row's prices begin in `prices`, and how many there are. */
  priceAt: { make: words, width: 1 },
  priceCount: { make: shorts, width: 1 },
  /** The smallest monthly fee in dollars, 0 where none is known. */
  fee: { make: doubles, width: 1 },
  technician: { make: bytes, width: 1 },
  callBack: { make: bytes, width: 1 },
  scheduled: { make: bytes, width: 1 },
  included: { make: bytes, width: 1 },
  wholeList: { make: bytes, width: 1 },
  /** Days from the columns' day. */
  startsFrom: { make: doubles, width: 1 },
  /** One bit for each language of the plan. */
  language: { make: words, width: Math.ceil(plan.languages.length / 32) },
  trade: { make: shorts, width: plan.trades.length },
});
type Layout = ReturnType<typeof layoutOf>;
export type Arrays = { [Name in keyof Layout]: ReturnType<Layout[Name]['make']> };

export interface Columns {
  readonly edition: string;
  readonly asOf: Day;
  readonly plan: Plan;
  /** Replaced as a whole when room runs out: never keep it over a write. */
  arrays: Arrays;
  capacity: number;
  /** By row; undefined where no row was written. */
  readonly rows: (RankRow | undefined)[];
  /** Prices of all rows, flat: written and read by prices.ts alone. */
  readonly prices: number[];
  /** By program, then by row. */
  readonly programs: Map<string, Map<number, AppSupport>>;
  /** Whether a fact given on a day has lapsed by the columns' day. */
  readonly lapsed: Map<Day, boolean>;
}

function makeArrays(plan: Plan, capacity: number, old?: Arrays): Arrays {
  const fresh = Object.entries(layoutOf(plan)).map(([name, { make, width }]) => {
    const array = make(width * capacity);
    if (old) array.set(old[name as keyof Arrays]);
    return [name, array] as const;
  });
  return Object.fromEntries(fresh) as Arrays;
}

/** Empty columns for `edition` on `asOf`, with room for `capacity` providers; they grow by themselves. */
export function makeColumns(edition: Edition, asOf: Day, capacity = 16): Columns {
  const plan = planOf(edition);
  return { edition: edition.id, asOf, plan, arrays: makeArrays(plan, capacity), capacity, rows: [], prices: [], programs: new Map(), lapsed: new Map() };
}

/** Makes room for `row`, at least doubling what is there. */
export function makeRoom(columns: Columns, row: number): void {
  if (row < columns.capacity) return;
  const capacity = Math.max(row + 1, columns.capacity * 2);
  columns.arrays = makeArrays(columns.plan, capacity, columns.arrays);
  columns.capacity = capacity;
}
