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
