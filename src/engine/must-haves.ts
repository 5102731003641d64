// Whether a provider has what a need requires: pass, ask, or out, with the reason (4.2 step 1; rules 13, 27, 34, 35 and 37).
import { FALSE, KNOWN, MUST_STATES, RANKED_FACTS, TAKEN_BACK, type Columns, type RankedFact } from './columns.ts';
import type { MustHave } from './demands.ts';
import { VISITS } from './facts.ts';
import { priceFor } from './prices.ts';
import { mustKey } from './rank-plan.ts';

export const MUST_REASONS = ['holds', 'unknown', 'contested', 'below', 'outside', 'refuses', 'not-applicable', 'would-not-say', 'false-answer'] as const;
/**
 * unknown: nobody has told us · contested: clients disagree with an answer that would do · below: too few points · outside: the fact does not meet the
 * need · refuses: an answer that says no outright · not-applicable: it takes no such clients · the others as the rules name them.
 */
export type MustReason = (typeof MUST_REASONS)[number];
export type Verdict = 'pass' | 'ask' | 'out';

/** What a reason means for the shortlist. */
export const verdictOf = (reason: MustReason): Verdict => (reason === 'holds' ? 'pass' : reason === 'unknown' || reason === 'contested' ? 'ask' : 'out');

/**
 * One must-have made ready for one set of columns: the reason for a row, by its place in MUST_REASONS, 0 where it holds. Valid until the
 * columns are written to.
 */
export type MustJudge = (row: number) => number;

const code = (reason: MustReason): number => MUST_REASONS.indexOf(reason);
const [HOLDS, UNKNOWN, BELOW, OUTSIDE, SILENT, UNTRUE] = (['holds', 'unknown', 'below', 'outside', 'would-not-say', 'false-answer'] as const).map(code) as [number, number, number, number, number, number];
/** The reason that each state of a check gives by itself; where it is answered, contested or not, too few points go first (rule 34). */
const BY_STATE = MUST_STATES.map((state) => code(state === 'answered' ? 'holds' : state === 'unanswered' ? 'unknown' : state));
const HAS_POINTS = MUST_STATES.map((state) => state === 'answered' || state === 'contested');

function judgeCheck(must: Extract<MustHave, { kind: 'check' }>, columns: Columns): MustJudge {
  const { mustState, mustPoints } = columns.arrays;
  const width = columns.plan.musts.length;
  const key = mustKey(must.check, must.rule);
  const at = columns.plan.musts.findIndex((one) => one.key === key);
  if (at < 0) throw new Error(`no column for the must-have ${key}`);
  return (row) => {
    const state = mustState[row * width + at]!;
    return HAS_POINTS[state] && mustPoints[row * width + at]! < must.points ? BELOW : BY_STATE[state]!;
  };
}

/** A fact that was taken back rules out; one that is not known asks, or rules out once silence speaks (rule 27). `holds` is asked only of a known one; undefined: it says nothing here. */
function judgeFact(fact: RankedFact, columns: Columns, holds: (row: number) => boolean | undefined): MustJudge {
  const { fact: states, silence } = columns.arrays;
  const width = RANKED_FACTS.length;
  const at = RANKED_FACTS.indexOf(fact);
  return (row) => {
    const state = states[row * width + at]!;
    if (state === FALSE) return UNTRUE;
    if (state === TAKEN_BACK) return SILENT;
    const answer = state === KNOWN ? holds(row) : undefined;
    if (answer === undefined) return silence[row] ? SILENT : UNKNOWN;
    return answer ? HOLDS : OUTSIDE;
  };
}

/** Makes `must` ready for `columns`. */
export function judgeMust(must: MustHave, columns: Columns): MustJudge {
  const { arrays, plan } = columns;
  if (must.kind === 'check') return judgeCheck(must, columns);
  if (must.kind === 'visits') {
    const welcome = VISITS.map((visits) => must.oneOf.includes(visits));
    return judgeFact('visits', columns, (row) => welcome[arrays.scheduled[row]!]!);
  }
  if (must.kind === 'sizes') return judgeFact('sizes', columns, (row) => must.people >= arrays.sizeFrom[row]! && must.people <= arrays.sizeTo[row]!);
  if (must.kind === 'price')
    return judgeFact('prices', columns, (row) => {
      const price = priceFor(columns, row, must.people, 'lowest');
      return Number.isNaN(price) ? undefined : price <= must.upTo;
    });
  const bits = Math.ceil(plan.languages.length / 32);
  const at = plan.languages.indexOf(must.language);
  return judgeFact('languages', columns, (row) => at >= 0 && (arrays.language[row * bits + (at >>> 5)]! & (1 << (at & 31))) !== 0);
}
