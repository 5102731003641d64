// What claims and teams say to people. Pure.
import type { LinkProblem } from '#accounts/use-link.ts';
import { LINK_PROBLEMS } from '#accounts/words.ts';
import type { BeginProblem } from './claim-firm.ts';
import type { MailProblem, RecordProblem } from './show-domain.ts';
import type { ClaimState, TeamRole } from './team-terms.ts';

export const BEGIN_PROBLEMS: Readonly<Record<BeginProblem, { readonly status: number; readonly says: string }>> = {
  'no-such-provider': { status: 404, says: 'There is no such firm here.' },
  withdrawn: { status: 410, says: 'This firm asked to be taken off the list. To come back, write to us.' },
  succeeded: { status: 409, says: 'Another firm carries this one on. Claim that one: what this one answered counts there.' },
  'member-already': { status: 409, says: 'You speak for this firm already.' },
  'too-many': { status: 422, says: 'You have ten claims that nobody has decided. Take one back first.' },
};

const DECIDED = 'This claim was decided meanwhile. Look at it again.';
export const MAIL_PROBLEMS: Readonly<Record<MailProblem, string>> = {
  'no-such-claim': DECIDED,
  'no-usable-domain': 'We know no domain that is this firm’s alone. Ask a moderator.',
  elsewhere: 'That mailbox is not at the firm’s domain. A mailbox elsewhere shows nothing.',
  'too-often': 'That mailbox got five mails within an hour. Wait an hour and try again.',
};
export const RECORD_PROBLEMS: Readonly<Record<RecordProblem, string>> = {
  'no-such-claim': DECIDED,
  'no-usable-domain': MAIL_PROBLEMS['no-usable-domain'],
  'not-there': 'We do not see the record yet. It can take an hour, sometimes a day, until it shows everywhere. Look again later.',
  'no-answer': 'The servers of that domain did not answer us. Nothing is wrong with your claim: look again in some minutes.',
};

/** The status and the sentence for a link in a mail to the firm's domain. */
export const shownProblem = (code: LinkProblem | 'no-such-claim') => (code === 'no-such-claim' ? { status: 410, says: DECIDED } : LINK_PROBLEMS[code]);

/** Where a claim stands. */
export const CLAIM_WORDS: Readonly<Record<ClaimState, string>> = {
  open: 'Begun. Show that the firm is yours.',
  waiting: 'A moderator looks at it.',
  granted: 'Granted.',
  refused: 'Refused.',
  dropped: 'Taken back.',
};

export const ROLE_WORDS: Readonly<Record<TeamRole, { readonly label: string; readonly may: string }>> = {
  owner: { label: 'Owner', may: 'Changes everything, and says who else may' },
  editor: { label: 'Editor', may: 'Changes the profile and answers the standard' },
};

export const TEAM_PROBLEMS = {
  'not-owner': 'Only an owner may do that.',
  'too-many': 'A team has at most 30 people, invited ones counted.',
  'last-owner': 'A team keeps one owner. Make somebody else an owner first, or give the firm back.',
  disputed: 'A moderator let somebody in beside your team a short time ago. For 30 days nobody can be taken out, so that it can be appealed.',
  'not-there': 'That person is no longer in the team.',
} as const;
