// What is known of a provider: the engine's only input beside the edition and the need. Types only.
import type { Day } from '#kernel/time.ts';

/** A proof that Plumbline has seen. It counts from the day it was checked; its clock runs from its own date (rule 3). */
export interface Proof {
  readonly kind: 'document' | 'attested';
  /** The proof's own date: a log's last day, a certificate's issue. */
  readonly date: Day;
  readonly checked: Day;
  /** The proof's own last day, where it has one. It only shortens its validity (rule 38). */
  readonly until?: Day;
}

/** One answer as it was given. What was entered is kept as entered; points are always computed. */
export interface Answer {
  readonly given: Day;
  readonly value?: number;
  readonly figures?: Readonly<Record<string, number>>;
  readonly flags?: Readonly<Record<string, boolean>>;
  /** Position of the option as printed, from 1. */
  readonly choice?: number;
  readonly proofs: readonly Proof[];
  /** The day from which a change of fact ended this answer and its proofs (IND-05, IND-08). */
  readonly ended?: Day;
}

/** Everything known of one provider about one check. Lists stand in order of time. */
export interface CheckFacts {
  /** All answers so far, oldest first; the last is the live one. For a check by rules, see `rules`. */
  readonly answers: readonly Answer[];
  /** For a check answered rule by rule (CLI-06): the answers of each rule. */
  readonly rules?: Readonly<Record<string, readonly Answer[]>>;
  readonly notApplicable?: { readonly ground: string; readonly claimed: Day; readonly proofs: readonly Proof[] };
  /** Newest verified review of each client company within 24 months that answered the linked fact (rule 34). */
  readonly clients?: { readonly agree: number; readonly disagree: number; readonly latest: Day };
  /** A wrong answer that the provider should have known to be wrong was found on this day (rule 35). */
  readonly falseFound?: Day;
  /** The provider refused to say, in words on record (rule 13), or took its answer back (rule 27). */
  readonly wouldNotSay?: Day;
}

interface Said {
  readonly given: Day;
  readonly source: string;
  readonly falseFound?: Day;
}

/**
 * A fact of the profile with the day it was given and where it is from. Lapses like a declared answer after 12 months (rule 37). Of one that
 * the provider took back only the days are left: nobody may read the value that it no longer stands by (rule 27).
 */
export type Known<Value> = Said & ({ readonly value: Value; readonly takenBack?: never } | { readonly takenBack: Day; readonly value?: never });

export const VISITS = ['monthly', 'quarterly', 'on-request', 'never'] as const;
export type Visits = (typeof VISITS)[number];
export const HOURS = ['office', 'extended', 'always'] as const;
export type Hours = (typeof HOURS)[number];

/** Dollars per person a month, for clients of `from` to `to` people (no upper end where `to` is left out). */
export interface Price {
  readonly from: number;
  readonly to?: number | undefined;
  readonly low: number;
  readonly high: number;
}

/** What the provider says of itself beside the checks. Absent means that nobody has told us. */
export interface Profile {
  /** Smallest and largest client served, in people with a computer. */
  readonly sizes?: Known<{ readonly from: number; readonly to?: number | undefined }>;
  /** Share of clients (0 to 1) in each size band of the questionnaire. */
  readonly sizeShares?: Known<Readonly<Record<string, number>>>;
  readonly prices?: Known<readonly Price[]>;
  readonly minimumFee?: Known<number>;
  /** When a technician answers, and what happens outside those hours. */
  readonly hours?: Known<{ readonly technician: Hours; readonly otherwise: 'call-back' | 'voicemail' | 'none' }>;
  readonly languages?: Known<readonly string[]>;
  /** Clients by trade slug. */
  readonly trades?: Known<Readonly<Record<string, number>>>;
  /** Programs known, by slug; `complete` says that the list leaves nothing out. */
  readonly apps?: Known<{ readonly complete: boolean; readonly programs: Readonly<Record<string, AppSupport>> }>;
  readonly visits?: Known<{ readonly scheduled: Visits; readonly included: boolean }>;
  /** The first day on which a new client could start. */
  readonly startsFrom?: Known<Day>;
}

export interface AppSupport {
  readonly clients: number;
  readonly bestEffort?: boolean | undefined;
  /** The number of clients was proven by a document or better. */
  readonly proven?: boolean | undefined;
}

/** All that the engine needs of one provider. */
export interface ProviderFacts {
  readonly slug: string;
  /** Day of the first claim; absent while the firm is only listed. Giving a claim back starts no new clock (rule 27). */
  readonly firstClaimed?: Day;
  readonly checks: Readonly<Record<string, CheckFacts>>;
  readonly profile: Profile;
}
