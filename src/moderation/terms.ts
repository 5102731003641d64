// The words that this room stores. No code beside them.

/** What a case is about. */
export const SUBJECTS = ['evidence', 'claim', 'report'] as const;
export type Subject = (typeof SUBJECTS)[number];

/**
 * first: one moderator has decided, and a second is wanted · set: takes effect when its ten minutes are over · effective · undone: by whoever
 * decided, within the ten minutes · split: two did not agree, and a third decides.
 */
export const DECISION_STATES = ['first', 'set', 'effective', 'undone', 'split'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];
