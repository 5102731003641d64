// All must-haves of a need for one provider, and what leaving an answer out would change. Built on must-haves.ts.
import type { Edition, ProofKind } from '#standard/schema.ts';
import type { Columns, RankRow } from './columns.ts';
import type { MustHave } from './demands.ts';
import { doubtOf, type Doubt } from './known.ts';
import { judgeMust, MUST_REASONS, verdictOf, type MustJudge, type MustReason, type Verdict } from './must-haves.ts';
import { priceFor } from './prices.ts';
import { mustKey } from './rank-plan.ts';

/** How one must-have stands for one provider. Points and proof where a check is read (rule 13); the lowest price where a price is. */
export interface MustResult {
  readonly must: MustHave;
  readonly verdict: Verdict;
  readonly reason: MustReason;
  readonly points?: number;
  readonly proof?: ProofKind;
  readonly price?: number;
  /** Where a fact of the profile is read that was told and does not count: why. */
  readonly doubt?: Doubt;
  /** Where it would not say to a check: silence does not speak yet, so it refused or took its answer back (rule 27). */
  readonly early?: true;
}

/** How many of the candidates a must-have asks or rules out, by reason. */
export interface MustCount {
  readonly must: MustHave;
  readonly reason: MustReason;
  readonly providers: number;
}

/** One answer of the owner with all must-haves that it brings, and how many providers more would fit without them. */
export interface Loosening {
  readonly param: string;
  readonly value: string;
  readonly musts: readonly string[];
  readonly gains: number;
}

/** A must-have made ready; `answer` is the place of the answer that asks for it, among all that ask for something. */
export interface Judged {
  readonly must: MustHave;
  readonly judge: MustJudge;
  readonly answer: number;
}

/** The answers that bring must-haves, each once, in the order of the questionnaire. */
export function answersBehind(musts: readonly MustHave[]): { readonly param: string; readonly value: string }[] {
  return [...new Map(musts.map(({ param, value }) => [`${param}=${value}`, { param, value }])).values()];
}

/** Makes all of `musts` ready for `columns`. */
export function judgeAll(musts: readonly MustHave[], columns: Columns): Judged[] {
  const answers = answersBehind(musts);
  return musts.map((must) => ({
    must,
    judge: judgeMust(must, columns),
    answer: answers.findIndex(({ param, value }) => param === must.param && value === must.value),
  }));
}

/** What a must-have reads of the profile; the smallest fee is part of the price. */
const factsRead = (must: Exclude<MustHave, { kind: 'check' }>, { profile }: RankRow) => (must.kind === 'price' ? [profile.prices, profile.minimumFee] : [profile[must.kind]]);

/** How one must-have stands for `row`. */
export function resultFor({ must, judge }: Judged, row: number, columns: Columns, edition: Edition): MustResult {
  const reason = MUST_REASONS[judge(row)]!;
  const stands = { must, reason, verdict: verdictOf(reason) };
  const from = columns.rows[row]!;
  if (must.kind === 'check') {
    if (reason === 'would-not-say' && !from.silenceSpeaks) return { ...stands, early: true };
    const fact = from.musts[mustKey(must.check, must.rule)];
    return fact?.proof ? { ...stands, points: fact.points, proof: fact.proof } : stands;
  }
  if (reason === 'holds' || reason === 'outside') return must.kind === 'price' ? { ...stands, price: priceFor(columns, row, must.people, 'lowest') } : stands;
  const doubt = doubtOf(factsRead(must, from), edition, columns.asOf);
  return doubt ? { ...stands, doubt } : stands;
}
