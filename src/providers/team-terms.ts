// The words that claims, teams and identities store. No code beside them.

/** owner: all of it, and who else may · editor: profile and checklist. */
export const TEAM_ROLES = ['owner', 'editor'] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

/** How somebody shows that a firm is theirs: a mailbox at its domain, a record in its domain's names, or reasons that a moderator reads. */
export const CLAIM_WAYS = ['mailbox', 'dns', 'moderator'] as const;
export type ClaimWay = (typeof CLAIM_WAYS)[number];

/** open: begun, nothing shown yet · waiting: a moderator decides · granted · refused · dropped: by whoever began it. */
export const CLAIM_STATES = ['open', 'waiting', 'granted', 'refused', 'dropped'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** What happened to a firm: another name, another owner, taken in by another firm, another legal entity, or where it grew out of. */
export const CHANGE_KINDS = ['renamed', 'sold', 'merged', 'new-entity', 'predecessor'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** shown: on the page, with its day · challenged: shown with that word, a moderator decides · upheld · struck: shown no more. */
export const CHANGE_STATES = ['shown', 'challenged', 'upheld', 'struck'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];
