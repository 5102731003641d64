// The words that the record stores. No code beside them.

/** account: somebody who signed in · moderator · operator: by a command on the machine · clock: what a day brought by itself. */
export const ACTOR_KINDS = ['account', 'moderator', 'operator', 'clock'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];
