// The words that this room stores beside the standard's own. No code beside them.

export const ANSWER_STATES = ['draft', 'published'] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

/** Proofs that Plumbline has read. A declared answer has none, and clients speak through reviews. */
export const READ_PROOF_KINDS = ['document', 'attested'] as const;
export type ReadProofKind = (typeof READ_PROOF_KINDS)[number];

/** Who read a proof, by role: names of people are never stored here. */
export const CHECKER_ROLES = ['moderator', 'two-moderators', 'demonstration'] as const;
export type CheckerRole = (typeof CHECKER_ROLES)[number];

/** draft: with the provider · waiting: with us · asked: we asked for more · the rest is decided, or taken back by the provider. */
export const EVIDENCE_STATES = ['draft', 'waiting', 'asked', 'accepted', 'refused', 'withdrawn'] as const;
export type EvidenceState = (typeof EVIDENCE_STATES)[number];

/**
 * asked: its team may send fuller proof · backed: fuller proof was accepted · changed: the team changed the answer or took it back · ended:
 * nothing came, and it counts as unanswered · over: a new edition came before.
 */
export const DRAWN_STATES = ['asked', 'backed', 'changed', 'ended', 'over'] as const;
export type DrawnState = (typeof DRAWN_STATES)[number];
