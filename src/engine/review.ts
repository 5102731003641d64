// A verified review as the engine sees it: bands, ratings and facts, and nothing that tells who wrote it. Types only.
import type { Day } from '#kernel/time.ts';
import type { CHOSEN_FACTS, ChosenFact, NumberFact, Rating, SizeBand, SpendBand, TenureBand, WayToCome } from '#standard/review-schema.ts';

/** An answer to one of the twelve ratings; “can't say” is left out. */
export type Stars = 1 | 2 | 3 | 4 | 5;

/** What a client said of the facts of 6.3; what it left open is not there. */
export type ReviewFacts = { readonly [Fact in ChosenFact]?: (typeof CHOSEN_FACTS)[Fact][number] } & { readonly [Fact in NumberFact]?: number };

/** One person's review of one provider. Only verified and published ones come here; a corrected one stands as it was corrected. */
export interface Review {
  /** Opaque name of the client firm, the same for each review that it gives of this provider. */
  readonly client: string;
  /** The day on which it was given. */
  readonly on: Day;
  readonly size: SizeBand;
  readonly tenure: TenureBand;
  readonly spend?: SpendBand;
  readonly came: WayToCome;
  /** Whether the firm was still a client that day. */
  readonly still: boolean;
  readonly ratings: { readonly [Code in Rating]?: Stars };
  readonly facts: ReviewFacts;
}
