// The words that this room stores. No code beside them.

/** What a case is about. */
export const SUBJECTS = ['evidence', 'claim', 'report', 'identity', 'fact-check', 'appeal'] as const;
export type Subject = (typeof SUBJECTS)[number];

export const APPEAL_STATES = ['open', 'closed'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

/**
 * first: one moderator has decided, and a second is wanted · set: takes effect when its ten minutes are over · heard: the firm is
 * asked first, and then it is published by itself (M-30) · effective · undone: by whoever decided, within the ten minutes · split: two did not
 * agree, and a third decides · dropped: after the firm was heard · reversed: on appeal.
 */
export const DECISION_STATES = ['first', 'set', 'heard', 'effective', 'undone', 'split', 'dropped', 'reversed'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];
