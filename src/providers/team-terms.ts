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

/** What may change about who a firm is. The last two name another listed firm: one that this firm carries on, or that the same people run. */
export const IDENTITY_KINDS = ['renamed', 'sold-or-merged', 'new-legal-entity', 'predecessor', 'same-control'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** Who said so: the team of the firm, or anybody at all. */
export const IDENTITY_VOICES = ['firm', 'anybody'] as const;
export type IdentityVoice = (typeof IDENTITY_VOICES)[number];

/** pending: a moderator decides · confirmed · refused · dropped: taken back by the team · undone: on appeal. */
export const IDENTITY_STATES = ['pending', 'confirmed', 'refused', 'dropped', 'undone'] as const;
export type IdentityState = (typeof IDENTITY_STATES)[number];
