// Writes a provider's row into the columns, and forgets what stood there before. The only file that writes to them.
import { daysBetween, type Day } from '#kernel/time.ts';
import type { Edition } from '#standard/schema.ts';
import { clockState, lastValidDay, markHolds } from './clock.ts';
import { FALSE, KNOWN, makeRoom, MUST_STATES, RANKED_FACTS, UNKNOWN, type Columns, type RankedFact, type RankRow } from './columns.ts';
import { writePrices } from './prices.ts';
import { HOURS, VISITS, type AppSupport, type Known, type Profile } from './facts.ts';

/** Facts are given on few days: each day is looked at once. */
function hasLapsed(given: Day, edition: Edition, { asOf, lapsed }: Columns): boolean {
  const known = lapsed.get(given);
  if (known !== undefined) return known;
  const isOver = clockState(lastValidDay(given, edition.fit.factMonths), asOf, edition.scoring.graceDays) === 'over';
  lapsed.set(given, isOver);
  return isOver;
}

/** A fact of the profile lapses like a declared answer, and falls under the false-answer rule (rules 35 and 37). */
function stateOf(known: Known<unknown> | undefined, edition: Edition, columns: Columns): number {
  if (!known || known.given > columns.asOf) return UNKNOWN;
  if (markHolds(known.falseFound, edition.scoring.falseAnswerMonths, columns.asOf)) return FALSE;
  return hasLapsed(known.given, edition, columns) ? UNKNOWN : KNOWN;
}

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

function writeProfile(columns: Columns, row: number, profile: Profile): void {
  const { arrays, plan } = columns;
  const { sizes, sizeShares, prices, hours, languages, trades, apps, visits, startsFrom } = profile;
  arrays.sizeFrom[row] = sizes?.value.from ?? 0;
  arrays.sizeTo[row] = sizes?.value.to ?? Infinity;
  plan.bands.forEach((band, at) => (arrays.sizeShare[row * plan.bands.length + at] = sizeShares?.value[band] ?? 0));
  writePrices(columns, row, prices?.value ?? []);
  arrays.technician[row] = hours ? HOURS.indexOf(hours.value.technician) : 0;
  arrays.callBack[row] = hours?.value.otherwise === 'call-back' ? 1 : 0;
  const bits = arrays.language.length / columns.capacity;
  arrays.language.fill(0, row * bits, (row + 1) * bits);
  for (const language of languages?.value ?? []) {
    const at = plan.languages.indexOf(language);
    if (at >= 0) arrays.language[row * bits + (at >>> 5)]! |= 1 << (at & 31);
  }
  plan.trades.forEach((trade, at) => (arrays.trade[row * plan.trades.length + at] = Math.min(trades?.value[trade] ?? 0, 65_535)));
  arrays.wholeList[row] = apps?.value.complete ? 1 : 0;
  arrays.scheduled[row] = visits ? VISITS.indexOf(visits.value.scheduled) : 0;
  arrays.included[row] = visits?.value.included ? 1 : 0;
  arrays.startsFrom[row] = startsFrom ? daysBetween(columns.asOf, startsFrom.value) : 0;
}

function writePrograms(columns: Columns, row: number, profile: Profile): void {
  for (const program of Object.keys(columns.rows[row]?.profile.apps?.value.programs ?? {})) columns.programs.get(program)?.delete(row);
  for (const [program, support] of Object.entries(profile.apps?.value.programs ?? {})) {
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
  RANKED_FACTS.forEach((fact: RankedFact, at) => (columns.arrays.fact[row * RANKED_FACTS.length + at] = stateOf(from.profile[fact], edition, columns)));
  writeProfile(columns, row, from.profile);
  const { minimumFee } = from.profile;
  columns.arrays.fee[row] = minimumFee && stateOf(minimumFee, edition, columns) === KNOWN ? minimumFee.value : 0;
  writePrograms(columns, row, from.profile);
  columns.rows[row] = from;
}
