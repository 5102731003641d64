// What the two forms about who a firm is do, and why they did not. The pages decide nothing.
import type { z } from 'zod';
import type { SignedIn } from '#accounts/sessions.ts';
import { parseDay } from '#kernel/time.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import { sayFault } from './identity-problems.ts';
import type { IdentitySaid } from './identity-rules.ts';
import type { ChallengeForm, DeclareForm } from './identity-schema.ts';
import { challengeIdentity, declareChange } from './say-change.ts';
import type { TeamPlace } from './team.ts';

interface Parts {
  readonly db: Db;
  readonly clock: Clock;
}
export type Sent = { readonly number: number } | readonly { readonly field: string; readonly says: string }[];

/** What was said, with the other firm as it was found. */
const saidIn = ({ happenedOn, kind, newWords, says, link }: z.output<typeof DeclareForm>, other: string | undefined): IdentitySaid => ({ kind, newWords, says, link, other, happenedOn: happenedOn ? parseDay(happenedOn) : undefined });

type Outcome = Awaited<ReturnType<typeof declareChange>>;
const sentOf = (outcome: Outcome): Sent => (outcome.kind === 'done' ? outcome.value : outcome.kind === 'wrong' ? outcome.faults : [sayFault(outcome.code)]);

/** The form of a desk. */
export const sendDeclaration = async (app: Parts, viewer: SignedIn, place: TeamPlace, input: z.output<typeof DeclareForm>, other: string | undefined): Promise<Sent> => sentOf(await declareChange(app, viewer, place, saidIn(input, other)));

/** The form for anybody. */
export const sendChallenge = async (app: Parts, slug: string, input: z.output<typeof ChallengeForm>, other: string | undefined): Promise<Sent> => sentOf(await challengeIdentity(app, slug, saidIn(input, other), input.contact));
