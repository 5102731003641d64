// The one definition of an edition: its rules. Words that may improve stand in guidance-schema.ts.
import { z } from 'zod';
import { AnswerRules } from './answer-schema.ts';
import { Questionnaire } from './question-schema.ts';

export const CheckId = z.string().regex(/^[A-Z]{3}-\d{2}$/);
export const AreaCode = z.string().regex(/^[A-Z]{3}$/);

/** How an answer is proven, weakest first. In export and code: S, D, A and C of the standard's text. */
export const PROOF_KINDS = ['declared', 'document', 'attested', 'clients'] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** What each kind of proof must be for this check. A kind that is left out is not open for it. */
export const Proofs = z.strictObject({
  declared: z.string(),
  document: z.string().optional(),
  attested: z.string().optional(),
  /** Only where the check names a live review fact (rule 34). */
  clients: z
    .strictObject({
      fact: z.string(),
      says: z.string(),
      by: z.enum(['count', 'statistic']),
      /** The most points that clients alone can prove (SVC-07). */
      ceiling: z.number().min(0).max(100).optional(),
    })
    .optional(),
});

export const Check = z.strictObject({
  id: CheckId,
  title: z.string(),
  question: z.string(),
  weight: z.number().int().min(1).max(5),
  answer: AnswerRules,
  proofs: Proofs,
  valid: z.strictObject({ months: z.number().int().min(1), note: z.string().optional() }),
  /** Met at these points or more. */
  essential: z.strictObject({ points: z.number().min(1).max(100), says: z.string() }).optional(),
  /** When the check may be left out, and the paper that proves it (rule 29). Never beside `essential`. */
  notApplicable: z
    .strictObject({
      ground: z.string(),
      paper: z.string(),
      /** Only while another check's answer is this option, by position from 1. */
      onlyWhile: z.strictObject({ check: CheckId, choice: z.number().int().min(1) }).optional(),
    })
    .optional(),
});
export type Check = z.infer<typeof Check>;

export const Area = z.strictObject({
  code: AreaCode,
  slug: z.string().regex(/^[a-z-]+$/),
  name: z.string(),
  short: z.string(),
  aim: z.string(),
  weight: z.number().positive(),
  checks: z.array(CheckId).min(1),
});
export type Area = z.infer<typeof Area>;

export const GRADES = ['A', 'B', 'C', 'D', 'E'] as const;
export type Grade = (typeof GRADES)[number];

const Share = z.number().min(0).max(1);

export const Scoring = z.strictObject({
  factors: z.strictObject({ declared: Share, document: Share, attested: Share, clients: Share }),
  /** Worth of an honest worst answer, where the lowest printed points reach it. */
  floor: z.number(),
  graceDays: z.number().int(),
  notApplicableLimit: z.number(),
  caps: z.strictObject({ oneEssential: z.number(), moreEssentials: z.number(), declaredEssential: z.number() }),
  grades: z.array(z.strictObject({ grade: z.enum(GRADES), score: z.number(), answered: z.number(), says: z.string() })).length(5),
  /** Percent answered from which a provider is assessed, and the days after its first claim in which it is not yet graded. */
  assessedFrom: z.number(),
  gradeGraceDays: z.number().int(),
  falseAnswerMonths: z.number().int(),
  confirm: z.strictObject({ agree: z.number(), times: z.number() }),
  contest: z.strictObject({ disagree: z.number() }),
  /** Yearly consumer price inflation in percent, by year; a year without a figure uses the band's own limit. */
  inflation: z.record(z.string().regex(/^\d{4}$/), z.number()),
  inflationSource: z.string(),
});

export const MATCH_ITEMS = ['size', 'apps', 'visits', 'budget', 'trade', 'hours', 'capacity'] as const;
export type MatchItem = (typeof MATCH_ITEMS)[number];

export const Fit = z.strictObject({
  needsShare: Share,
  matchShare: Share,
  clip: z.tuple([z.number(), z.number()]),
  tie: z.number(),
  items: z.strictObject({
    size: z.strictObject({ weight: z.number(), fullShare: z.number() }),
    apps: z.strictObject({ weight: z.number(), clients: z.number(), claimed: z.number(), bestEffort: z.number() }),
    visits: z.strictObject({ weight: z.number(), extra: z.number() }),
    budget: z.strictObject({ weight: z.number(), slope: z.number() }),
    trade: z.strictObject({ weight: z.number(), clients: z.number(), rivalsMost: z.number() }),
    hours: z.strictObject({ weight: z.number(), callBack: z.number() }),
    /** `inTime`: days from today that still count as in time, by answer to the start question. */
    capacity: z.strictObject({ weight: z.number(), inTime: z.record(z.string(), z.number()), late: z.number(), lateMonths: z.number() }),
  }),
  /** Days from a first claim after which an unanswered must-have reads as "would not say" (rule 27). */
  silenceDays: z.number().int(),
  /** Months for which a fact of the profile is valid; then it has the grace of a declared answer (rule 37). */
  factMonths: z.number().int().min(1),
  /** How far above the owner's upper limit a lowest published price may lie. */
  priceTolerance: z.number(),
  nearbyMiles: z.number(),
});

/** edition.yaml as it is written. */
export const EditionHead = z.strictObject({
  id: z.string().regex(/^\d{4}\.\d+$/),
  label: z.string(),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  status: z.enum(['pilot', 'final']),
  definitions: z.array(z.strictObject({ term: z.string(), says: z.string() })),
  areas: z.array(Area).min(1),
  scoring: Scoring,
  fit: Fit,
});

/** A whole edition: the head, its checks in catalogue order, its questionnaire. What the digest is taken over. */
export const Edition = EditionHead.extend({ checks: z.array(Check), questionnaire: Questionnaire });
export type Edition = z.infer<typeof Edition>;
export type Scoring = z.infer<typeof Scoring>;
