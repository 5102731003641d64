// Why something said of who a firm is was not taken, beside the field that it is about. Pure.
import type { SayProblem } from './say-change.ts';

const OTHER: Partial<Record<SayProblem, string>> = {
  'no-such-firm': 'We list no firm of that name. Look at the spelling, or paste the address of its page.',
  itself: 'That is this firm itself. Name the other one.',
  circle: 'That firm carries this one on already. The two cannot both come first.',
  'joined-already': 'That firm is carried on by another already.',
  'two-worlds': 'One of the two is made up for the demonstration. They cannot be one.',
};
const HERE: Partial<Record<SayProblem, string>> = {
  'not-owner': 'Only an owner of the desk may say this.',
  'no-such-provider': 'That firm was taken off the list while you wrote. Nothing was stored.',
  'goes-on-elsewhere': 'Another firm carries this one on. Say it there.',
  'said-already': 'This was said already, and waits for a moderator.',
};

/** The problem with its field. */
export const sayFault = (code: SayProblem): { readonly field: string; readonly says: string } => ({ field: OTHER[code] ? 'other' : 'says', says: OTHER[code] ?? HERE[code] ?? '' });
