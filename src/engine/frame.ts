// What holds for all checks of one provider on one day. Built once for each run of the engine.
import { daysBetween, type Day } from '#kernel/time.ts';
import type { Edition, ProofKind, Scoring } from '#standard/schema.ts';
import { markHolds } from './clock.ts';
import type { Known, ProviderFacts } from './facts.ts';

export interface Frame {
  readonly asOf: Day;
  readonly scoring: Scoring;
  /** Percent in the day's year; 0 where the edition has no figure for it yet. */
  readonly inflation: number;
  /** How much of the points a kind of proof makes count. For a year after a false answer the provider's own word makes nothing count (rule 35). */
  readonly factors: Readonly<Record<ProofKind, number>>;
  /** Claimed for so long that what it leaves open reads as "would not say" (rule 27). */
  readonly silenceSpeaks: boolean;
}

function hasFalseAnswer(facts: ProviderFacts, scoring: Scoring, asOf: Day): boolean {
  const marked = [...Object.values(facts.checks), ...Object.values<Known<unknown> | undefined>({ ...facts.profile }).filter((known) => known !== undefined)];
  return marked.some((one) => markHolds(one.falseFound, scoring.falseAnswerMonths, asOf));
}

/** The frame of `facts` under `edition` on `asOf`. */
export function frameOf(edition: Edition, facts: ProviderFacts, asOf: Day): Frame {
  const { scoring, fit } = edition;
  const declared = hasFalseAnswer(facts, scoring, asOf) ? 0 : scoring.factors.declared;
  return {
    asOf,
    scoring,
    inflation: scoring.inflation[asOf.slice(0, 4)] ?? 0,
    factors: { ...scoring.factors, declared },
    silenceSpeaks: facts.firstClaimed !== undefined && daysBetween(facts.firstClaimed, asOf) > fit.silenceDays,
  };
}
