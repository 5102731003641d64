// Writes a provider's row into the columns, and forgets what stood there before. The only file that writes to them.
import { daysBetween, type Day } from '#kernel/time.ts';
import type { Edition } from '#standard/schema.ts';
import { FALSE, KNOWN, makeRoom, MUST_STATES, RANKED_FACTS, TAKEN_BACK, type Columns, type RankedFact, type RankRow } from './columns.ts';
import { HOURS, VISITS, type AppSupport, type Known, type Profile } from './facts.ts';
import { hasLapsed, stateOf } from './known.ts';
import { writePrices } from './prices.ts';

/** Facts are given on few days: each day is looked at once. */
const lapsedIn = (edition: Edition, { asOf, lapsed }: Columns) => (given: Day): boolean => {
  const known = lapsed.get(given);
  if (known !== undefined) return known;
  const isOver = hasLapsed(given, edition, asOf);
  lapsed.set(given, isOver);
  return isOver;
};

function writeScore(columns: Columns, row: number, from: RankRow): void {
  const { arrays, plan } = columns;
  arrays.areaWeight.set(from.weights, row * plan.areas.length);
  arrays.areaCounted.set(from.counted, row * plan.areas.length);
  plan.doubled.forEach(({ check }, at) => (arrays.doubled[row * plan.doubled.length + at] = from.doubled[check] ?? NaN));
  plan.musts.forEach(({ key }, at) => {
    const must = from.musts[key];
    if (!must) throw new Error(`${from.slug}: the row says nothing of ${key}`);
    arrays.mustState[row * plan.musts.length + at] = MUST_STATES.indexOf(must.state);
    arrays.mustPoints[row * plan.musts.length + at] = must.points;
  });
  arrays.silence[row] = from.silenceSpeaks ? 1 : 0;
  arrays.uncapped[row] = from.uncapped;
  arrays.shown[row] = from.shown;
  arrays.cap[row] = from.cap ?? Infinity;
}

/** Prices as they stand together with the smallest fee, which is part of them: false or taken back, it makes them so. */
const withFee = (prices: number, fee: number): number => ([FALSE, TAKEN_BACK] as const).find((state) => prices === state || fee === state) ?? prices;

/**
 * How each fact stands. A smallest fee that is past its time leaves the price for a head count unknown (NaN), so that no provider gets cheaper
 * by it. One that was never told is none.
 */
function writeFacts(edition: Edition, columns: Columns, row: number, profile: Profile): void {
  const { arrays, asOf } = columns;
  const lapsed = lapsedIn(edition, columns);
  const state = (known: Known<unknown> | undefined): number => stateOf(known, edition, asOf, lapsed);
  const { minimumFee } = profile;
  const fee = state(minimumFee);
  RANKED_FACTS.forEach((fact: RankedFact, at) => {
    arrays.fact[row * RANKED_FACTS.length + at] = fact === 'prices' ? withFee(state(profile.prices), fee) : state(profile[fact]);
  });
  const isTold = minimumFee !== undefined && minimumFee.given <= asOf;
  arrays.fee[row] = !isTold ? 0 : fee === KNOWN ? minimumFee.value! : NaN;
}

function writeProfile(columns: Columns, row: number, profile: Profile): void {
  const { arrays, plan } = columns;
  const [sizes, hours, visits] = [profile.sizes?.value, profile.hours?.value, profile.visits?.value];
  arrays.sizeFrom[row] = sizes?.from ?? 0;
  arrays.sizeTo[row] = sizes?.to ?? Infinity;
  plan.bands.forEach((band, at) => (arrays.sizeShare[row * plan.bands.length + at] = profile.sizeShares?.value?.[band] ?? 0));
  writePrices(columns, row, profile.prices?.value ?? []);
  arrays.technician[row] = hours ? HOURS.indexOf(hours.technician) : 0;
  arrays.callBack[row] = hours?.otherwise === 'call-back' ? 1 : 0;
  const bits = arrays.language.length / columns.capacity;
  arrays.language.fill(0, row * bits, (row + 1) * bits);
  for (const language of profile.languages?.value ?? []) {
    const at = plan.languages.indexOf(language);
    if (at >= 0) arrays.language[row * bits + (at >>> 5)]! |= 1 << (at & 31);
  }
  plan.trades.forEach((trade, at) => (arrays.trade[row * plan.trades.length + at] = Math.min(profile.trades?.value?.[trade] ?? 0, 65_535)));
  arrays.wholeList[row] = profile.apps?.value?.complete ? 1 : 0;
  arrays.scheduled[row] = visits ? VISITS.indexOf(visits.scheduled) : 0;
  arrays.included[row] = visits?.included ? 1 : 0;
  arrays.startsFrom[row] = profile.startsFrom?.value ? daysBetween(columns.asOf, profile.startsFrom.value) : 0;
}

function writePrograms(columns: Columns, row: number, profile: Profile): void {
  for (const program of Object.keys(columns.rows[row]?.profile.apps?.value?.programs ?? {})) columns.programs.get(program)?.delete(row);
  for (const [program, support] of Object.entries(profile.apps?.value?.programs ?? {})) {
    const rows = columns.programs.get(program) ?? new Map<number, AppSupport>();
    columns.programs.set(program, rows.set(row, support));
  }
}

/**
 * Writes `from` at `row`, over whatever stands there. Throws where the row is of another edition or day than the columns: a ranking never
 * mixes days (rule 23).
 */
export function putRow(edition: Edition, columns: Columns, row: number, from: RankRow): void {
  if (from.edition !== columns.edition || from.asOf !== columns.asOf)
    throw new Error(`${from.slug}: a row of ${from.edition} on ${from.asOf} in columns of ${columns.edition} on ${columns.asOf}`);
  makeRoom(columns, row);
  writeScore(columns, row, from);
  writeFacts(edition, columns, row, from.profile);
  writeProfile(columns, row, from.profile);
  writePrograms(columns, row, from.profile);
  columns.rows[row] = from;
}

/**
 * What `run` makes of the columns while `instead` stands at `row`. What stood there is back when this returns, to the last bit: nobody else sees
 * the change, and what was made ready for the columns before holds again. `run` must be done with them when it returns.
 */
export function withRow<Result>(edition: Edition, columns: Columns, row: number, instead: RankRow, run: () => Result): Result {
  const before = columns.rows[row];
  if (!before) throw new Error(`no provider stands in row ${row}`);
  putRow(edition, columns, row, instead);
  try {
    return run();
  } finally {
    putRow(edition, columns, row, before);
  }
}
