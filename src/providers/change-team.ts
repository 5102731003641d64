// One act on a team as its page posts it. Each is judged by its own verb.
import type { SignedIn } from '#accounts/sessions.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import type { z } from 'zod';
import type { TeamForm } from './claim-schema.ts';
import type { ClaimParts } from './settle-claim.ts';
import { changeMember, giveBack, inviteMember, withdrawInvitation, type TeamPlace } from './team.ts';

export type TeamProblem = 'not-owner' | 'too-many' | 'last-owner' | 'disputed' | 'not-there' | 'no-mailbox' | 'not-sure';

/** Does what the form asks for. left: whoever asked is no longer of the team. */
export async function changeTeam(app: ClaimParts, viewer: SignedIn, place: TeamPlace, { act, mailbox, role, who, sure }: z.output<typeof TeamForm>): Promise<Result<'left' | 'stayed', TeamProblem>> {
  const stayed = <Problem extends TeamProblem>(outcome: Result<void, Problem>): Result<'left' | 'stayed', TeamProblem> => (outcome.kind === 'done' ? done('stayed') : outcome);
  if (act === 'invite') return mailbox ? stayed(await inviteMember(app, viewer, place, { mailbox, role: role ?? 'editor' })) : refused('no-mailbox');
  if (act === 'give-back') {
    if (sure?.trim().toLowerCase() !== 'give back') return refused('not-sure');
    const outcome = await giveBack(app, viewer, place);
    return outcome.kind === 'done' ? done('left') : outcome;
  }
  if (!who) return refused('not-there');
  if (act === 'withdraw') return stayed(await withdrawInvitation(app, viewer, place, who));
  const outcome = await changeMember(app, viewer, place, who, act === 'remove' ? undefined : act);
  if (outcome.kind === 'refused') return outcome;
  return done(act === 'remove' && who === viewer.account.id ? 'left' : 'stayed');
}
