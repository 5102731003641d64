// What the engine says of a provider. Types only; every number unrounded (rule 1).
import type { Day } from '#kernel/time.ts';
import type { Grade, ProofKind } from '#standard/schema.ts';

export const OUTCOMES = ['met', 'partly', 'unmet', 'not-applicable', 'unanswered', 'lapsed'] as const;
/** met: full points · partly: between · unmet: the lowest printed band · lapsed: was answered, every clock has run out. */
export type Outcome = (typeof OUTCOMES)[number];

export type EssentialState = 'proven' | 'declared' | 'failed' | 'unanswered' | 'contested';

/** One check of one provider on one day. */
export interface Finding {
  readonly check: string;
  readonly area: string;
  readonly outcome: Outcome;
  /** Points of the answer, 0 to 100, whatever the proof; 0 where unanswered. */
  readonly points: number;
  /** What counts: q of the standard's 3.1. */
  readonly counted: number;
  /** The kind of proof that counted; absent where unanswered or not applicable. */
  readonly proof?: ProofKind;
  /** Date of the proof or declaration that counted, or of the paper for not applicable, and its last valid day before a step down. */
  readonly proofDate?: Day;
  readonly validUntil?: Day;
  /** The proof is past its last valid day and counts one kind lower until its grace ends. */
  readonly inGrace: boolean;
  readonly essential?: EssentialState;
  readonly contested: boolean;
  readonly falseAnswer: boolean;
  /** The answer that counted: its value (computed from figures), or its option's position, or the rule that counted. */
  readonly value?: number;
  readonly choice?: number;
  readonly rule?: string;
  readonly given?: Day;
  /**
   * The most points of all answers that still stand, with the strongest proof of that many: what a must-have reads (rule 13). Proof of an older,
   * weaker answer may count for more in the score, and never hides it.
   */
  readonly most?: { readonly points: number; readonly proof?: ProofKind; readonly choice?: number };
  /** For a check by rules: the same by rule id. */
  readonly pointsByRule?: Readonly<Record<string, number>>;
  readonly proofByRule?: Readonly<Record<string, ProofKind>>;
  readonly wouldNotSay: boolean;
  /** For a check by rules: its open rules, and whether silence on each reads as "would not say" (rules 27 and 31). */
  readonly wouldNotSayByRule?: Readonly<Record<string, boolean>>;
  /** Why not applicable was refused, where it was claimed and not granted; absent under a false answer, which says it. */
  readonly notApplicableRefused?: 'no-paper' | 'over-limit' | 'condition';
}

/** Six parts that add up to 100 of an area's or the whole's weight (LOOK.md, score bar). */
export interface Parts {
  /** Counted on attested proof or clients' word. */
  readonly attested: number;
  readonly document: number;
  /** Counted on the provider's own word. */
  readonly declared: number;
  /** Claimed but not counted. */
  readonly claimed: number;
  readonly unanswered: number;
  readonly missed: number;
}

export interface AreaScore {
  readonly area: string;
  readonly weight: number;
  /** S of the area, 0 to 100; undefined where every check is not applicable. */
  readonly score: number | undefined;
  readonly claimed: number | undefined;
  readonly answered: number | undefined;
  readonly parts: Parts | undefined;
}

export type CapReason = 'one-essential' | 'more-essentials' | 'declared-essential';
export interface Cap {
  readonly reason: CapReason;
  readonly limit: number;
  readonly checks: readonly string[];
  /** The cap is below the uncapped score, so it changes the number. */
  readonly binds: boolean;
}

export type GradeReason = 'score' | 'answered' | 'too-little-answered' | 'listed' | 'new';
export interface Score {
  readonly edition: string;
  readonly engine: string;
  readonly asOf: Day;
  readonly uncapped: number;
  readonly shown: number;
  readonly claimed: number;
  /** Percent of applicable weight that is answered. */
  readonly answered: number;
  /** Undefined means not rated: only listed, or within the grace after its first claim (rule 28). */
  readonly grade: Grade | undefined;
  readonly gradeReason: GradeReason;
  readonly assessed: boolean;
  readonly caps: readonly Cap[];
  readonly areas: readonly AreaScore[];
  readonly parts: Parts;
}
