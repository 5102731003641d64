// What this room says of passkeys and of acts that want a fresh sign-in. Pure.
import type { AddProblem } from './add-passkey.ts';

const AGAIN = 'You signed in more than half an hour ago. Sign in again, then do this.';

/** Why a passkey was not added or not removed. */
export const PASSKEY_PROBLEMS: Readonly<Record<AddProblem | 'last-of-moderator' | 'not-there', string>> = {
  'not-fresh': AGAIN,
  'not-understood': 'The browser did not send a passkey. Reload the page and try again.',
  'not-verified': 'That passkey could not be checked. Reload the page and try again: each attempt works for five minutes.',
  'there-already': 'That passkey belongs to an account already.',
  'too-many': 'You have ten passkeys. Remove one first.',
  'word-wanted': 'That is not the word from the operator, or it is older than a day.',
  'last-of-moderator': 'This is your only passkey, and you read evidence with it. Add another first.',
  'not-there': 'That passkey is gone already.',
};
