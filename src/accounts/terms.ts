// The words that this room stores. No code beside them.

/** How somebody showed who they are: by a mailbox, or by a passkey with their finger, face or PIN. */
export const STRENGTHS = ['mailbox', 'passkey'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** What a link that was mailed does when it is used. */
export const LINK_PURPOSES = ['sign-in', 'leave-mailbox', 'take-mailbox', 'show-domain'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** What a challenge was made for. */
export const CHALLENGE_PURPOSES = ['add', 'sign-in'] as const;
export type ChallengePurpose = (typeof CHALLENGE_PURPOSES)[number];
