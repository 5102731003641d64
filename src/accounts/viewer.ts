// Whoever looks at a page, and what they may do to an account. Pure. What else somebody may do is asked in the room where it is done.
import type { SignedIn } from './sessions.ts';

/** Nobody is signed in, or somebody is. */
export type Viewer = { readonly kind: 'visitor' } | ({ readonly kind: 'account' } & SignedIn);

export const VISITOR: Viewer = { kind: 'visitor' };

/** For how long after a sign-in the acts that could take an account away are open. */
const FRESH_MS = 30 * 60_000;

/** Whether the viewer signed in within the last half hour: wanted for a change of mailbox, a new passkey, and for erasing the account. */
export const isFresh = (viewer: SignedIn, now: Date): boolean => now.getTime() - viewer.session.signedInAt.getTime() <= FRESH_MS;
