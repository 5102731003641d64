// What the two forms about who a firm is do, and why they did not. The pages decide nothing.
import type { z } from 'zod';
import type { SignedIn } from '#accounts/sessions.ts';
import { parseDay, type Day } from '#kernel/time.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import { sayFault } from './identity-problems.ts';
import { identityFaults, type IdentitySaid } from './identity-rules.ts';
import type { ChallengeForm, DeclareForm } from './identity-schema.ts';
import { challengeIdentity, declareChange } from './say-change.ts';
import type { TeamPlace } from './team.ts';
import { IDENTITY_KINDS, type IdentityVoice } from './team-terms.ts';

interface Parts {
  readonly db: Db;
  readonly clock: Clock;
}
interface IdentityProblem {
  readonly field: string;
  readonly says: string;
}
type Sent = { readonly number: number } | readonly IdentityProblem[];

/** What was said, with the other firm as it was found. */
const saidIn = ({ happenedOn, kind, newWords, says, link }: z.output<typeof DeclareForm>, other: string | undefined): IdentitySaid => ({ kind, newWords, says, link, other, happenedOn: happenedOn ? parseDay(happenedOn) : undefined });

const ORDER = ['kind', 'newWords', 'other', 'happenedOn', 'says', 'link', 'contact'];

/**
 * Everything that is wrong with a form, in its own order, so that it is mended in one go: what its schema says, what goes with its kind, and
 * what is said of the other firm. `words` are as they were typed.
 */
export function allFaults(schema: readonly IdentityProblem[], words: (field: string) => string, of: { readonly voice: IdentityVoice; readonly today: Day; readonly firm: { readonly name: string; readonly legalName: string }; readonly other: string | undefined }): readonly IdentityProblem[] {
  const kind = IDENTITY_KINDS.find((one) => one === words('kind'));
  const word = (field: string): string | undefined => words(field).trim() || undefined;
  const said = kind && { kind, newWords: word('newWords'), other: word('other'), happenedOn: parseDay(words('happenedOn').trim()), says: words('says'), link: word('link') };
  const found = [...schema, ...(of.other ? [{ field: 'other', says: of.other }] : []), ...(said ? identityFaults(said, of.voice, of.today, of.firm) : [])];
  return found.filter((one, at) => found.findIndex((first) => first.field === one.field) === at).toSorted((a, b) => ORDER.indexOf(a.field) - ORDER.indexOf(b.field));
}

type Outcome = Awaited<ReturnType<typeof declareChange>>;
const sentOf = (outcome: Outcome): Sent => (outcome.kind === 'done' ? outcome.value : outcome.kind === 'wrong' ? outcome.faults : [sayFault(outcome.code)]);

/** The form of a desk. */
export const sendDeclaration = async (app: Parts, viewer: SignedIn, place: TeamPlace, input: z.output<typeof DeclareForm>, other: string | undefined): Promise<Sent> => sentOf(await declareChange(app, viewer, place, saidIn(input, other)));

/** The form for anybody. */
export const sendChallenge = async (app: Parts, slug: string, input: z.output<typeof ChallengeForm>, other: string | undefined): Promise<Sent> => sentOf(await challengeIdentity(app, slug, saidIn(input, other), input.contact));
