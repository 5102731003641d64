// What the form of a case does, and why it did not. The page decides nothing.
import type { z } from 'zod';
import type { App } from '#app.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import { parseDay } from '#kernel/time.ts';
import { correctionProblem } from '#providers/correct-fact.ts';
import type { CaseKey, OpenCase } from './case-of.ts';
import { decideCase, standAside, undoDecision, wantsFact, wantsProof, type DecideProblem, type Ruling } from './decide.ts';
import type { CaseForm } from './schema.ts';
import { takeCase } from './take-case.ts';

export interface CaseFault {
  readonly field: string;
  readonly says: string;
}

export const DECIDE_PROBLEMS: Readonly<Record<DecideProblem | 'too-late', string>> = {
  'not-moderator': 'You are no moderator any more.',
  'no-such-case': 'There is no such case.',
  'decided-already': 'Somebody decided this case meanwhile.',
  conflict: 'You may not judge this provider, or had a part in what is looked at again.',
  'same-person': 'You have decided this case. Somebody else must be the second.',
  clause: 'That clause does not allow this decision. Choose one that does.',
  'proof-wanted': 'To accept it, say what kind of proof it is, of which day, and what you looked at.',
  'fact-wanted': 'Say which fact is put right, and what it is.',
  'not-possible': 'This case cannot be decided that way.',
  'too-late': 'It has taken effect. Only an appeal or a mistake of ours changes it now.',
};

const proofFaults = ({ kind, datedOn, untilOn, checked }: z.output<typeof CaseForm>, today: string): CaseFault[] => [
  ...(kind ? [] : [{ field: 'kind', says: 'Choose what kind of proof it is.' }]),
  ...(datedOn ? [] : [{ field: 'datedOn', says: 'Write the proof’s own day, like 2026-11-24.' }]),
  ...(datedOn && datedOn > today ? [{ field: 'datedOn', says: 'That day is still to come.' }] : []),
  ...(untilOn && datedOn && untilOn < datedOn ? [{ field: 'untilOn', says: 'The last day lies before the first.' }] : []),
  ...(checked ? [] : [{ field: 'checked', says: 'Say what you looked at, without naming anybody. It is public.' }]),
];

/** The ruling in a form on this case, or what is missing in it. */
export function rulingIn(input: z.output<typeof CaseForm>, open: Pick<OpenCase, 'of' | 'report'>, today: string): Ruling | readonly CaseFault[] {
  const { decision, clause, reason, kind, datedOn, untilOn, checked, fact, value } = input;
  const [asProof, asFact] = decision ? [wantsProof(open, decision), wantsFact(open, decision)] : [false, false];
  const wrongFact = asFact ? correctionProblem(fact, value, open.report!.claimed) : undefined;
  const faults = [
    ...(decision ? [] : [{ field: 'decision', says: 'Choose a decision.' }]),
    ...(clause ? [] : [{ field: 'clause', says: 'Choose the clause.' }]),
    ...(reason ? [] : [{ field: 'reason', says: 'Say in a sentence why. The other side gets it word for word.' }]),
    ...(asProof ? proofFaults(input, today) : []),
    ...(wrongFact ? [{ field: wrongFact.startsWith('Choose') ? 'fact' : 'value', says: wrongFact }] : []),
  ];
  if (faults.length > 0) return faults;
  const proof = asProof ? { kind: kind!, datedOn: parseDay(datedOn!)!, untilOn: untilOn ? parseDay(untilOn) : undefined, checked: checked!.trim() } : undefined;
  const correction = asFact ? { fact: fact!, ...(open.report!.claimed ? {} : { value: value!.trim() }) } : undefined;
  return { decision: decision!, clause: clause!, reason: reason!.trim(), proof, correction };
}

/** Does it, and says where to go on, or what is wrong. */
export async function actOnCase(app: Pick<App, 'db' | 'clock' | 'queue' | 'standard' | 'policy'>, viewer: SignedIn, key: CaseKey, open: OpenCase, input: z.output<typeof CaseForm>): Promise<{ readonly to: string } | readonly CaseFault[]> {
  const here = `/moderation/${key.subject}/${key.id}`;
  const told = (code: DecideProblem | 'too-late', field = 'decision'): readonly CaseFault[] => [{ field, says: DECIDE_PROBLEMS[code] }];
  if (input.act === 'undo') {
    const undone = input.decisionId ? await undoDecision(app, viewer, input.decisionId) : undefined;
    return undone?.kind === 'done' ? { to: here } : told(undone?.code ?? 'too-late', 'undo');
  }
  if (input.act === 'aside') {
    const stood = await standAside(app, viewer, key);
    return stood.kind === 'done' ? { to: '/moderation' } : told(stood.code);
  }
  if (input.act === 'take') {
    await takeCase(app, viewer, key);
    return { to: here };
  }
  const ruling = rulingIn(input, open, app.clock.today());
  if ('length' in ruling) return ruling;
  const decided = await decideCase(app, viewer, key, ruling);
  return decided.kind === 'done' ? { to: here } : told(decided.code, decided.code === 'clause' ? 'clause' : 'decision');
}
