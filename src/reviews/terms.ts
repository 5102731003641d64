// The words that this room stores beside the standard's own. No code beside them.

/**
 * draft: with its writer · waiting: with a moderator · asked: the writer is to change or prove something · accepted: waits for its day ·
 * published · refused: never shown · withdrawn: by its writer · removed: by a decision; a note stands in its place.
 */
export const REVIEW_STATES = ['draft', 'waiting', 'asked', 'accepted', 'published', 'refused', 'withdrawn', 'removed'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** Who writes, in the client firm. */
export const REVIEWER_ROLES = ['owner', 'manager', 'office', 'own-it', 'staff'] as const;
export type ReviewerRole = (typeof REVIEWER_ROLES)[number];

/** Trades as a reader sees them; the last where none fits. */
export const TRADES = ['health', 'legal', 'accounting', 'finance', 'construction', 'manufacturing', 'retail', 'hospitality', 'nonprofit', 'education', 'property', 'transport', 'professional', 'other'] as const;
export type Trade = (typeof TRADES)[number];

/**
 * How the relationship was shown: a moderator read a bill or contract, or the firm stands in a complete list of clients that the provider
 * gave. Without one a review is shown with its level, and moves no number.
 */
export const RELATIONS = ['document', 'list'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Whether something was given or promised for the review: a reward for any review is said beside it, one for a good review is refused. */
export const REWARDS = ['none', 'for-any', 'for-good'] as const;
export type Reward = (typeof REWARDS)[number];

/** Why somebody may not review; what each is told stands in refusal-words.ts. */
export const TIES = ['none', 'works-there', 'close-to-it', 'sells-for-it', 'competes'] as const;

/** report: somebody says why it should go · legal: a letter or an order · pressure: somebody leaned on a reviewer. */
export const OBJECTIONS = ['report', 'legal', 'pressure'] as const;
export type Objection = (typeof OBJECTIONS)[number];

/** whole: all clients are invited · sample: some, drawn by a published seed. */
export const INVITING_WAYS = ['whole', 'sample'] as const;
export type InvitingWay = (typeof INVITING_WAYS)[number];

/** Of one invitation. stopped: whoever got it wants no more · bounced: no such mailbox · used: a review was begun with it. */
export const INVITATION_STATES = ['drawn', 'sent', 'reminded', 'used', 'stopped', 'bounced'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];
