// What the form of evidence does: the file is judged and stored, then its row is written; or a piece is taken back.
import type { z } from 'zod';
import type { App } from '#app.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import { FILE_PROBLEMS } from '#platform/file-words.ts';
import { takeFile } from '#platform/take-file.ts';
import type { Check } from '#standard/schema.ts';
import { attachEvidence, withdrawEvidence, type NewEvidence, type Shown } from './attach-evidence.ts';
import { ATTACH_PROBLEMS, type EvidenceForm } from './evidence-form.ts';

interface Fault {
  readonly field: string;
  readonly says: string;
}
export type ActedOnEvidence = { readonly kind: 'done'; readonly state: string; readonly faults?: undefined; readonly status?: undefined } | { readonly kind: 'faults'; readonly status: number; readonly faults: readonly Fault[] };

type Parts = Pick<App, 'db' | 'clock' | 'standard' | 'files' | 'scanner'>;
type Input = z.output<typeof EvidenceForm>;

const faults = (status: number, ...some: Fault[]): ActedOnEvidence => ({ kind: 'faults', status, faults: some });

/** What is missing before a file is even looked at. */
function missing({ kind, rule, datedOn, untilOn, link, forClaim }: Input, check: Check, hasFile: boolean): Fault[] {
  return [
    ...(kind ? [] : [{ field: 'kind', says: 'Choose what kind of proof it is.' }]),
    ...(check.answer.kind === 'rules' && !forClaim && !rule ? [{ field: 'rule', says: 'Choose the rule.' }] : []),
    ...(hasFile === (link !== undefined) ? [{ field: 'file', says: hasFile ? 'Send a file or a link, not both.' : 'Choose a file, or write a link.' }] : []),
    ...(datedOn ? [] : [{ field: 'datedOn', says: 'Write the day that stands on it.' }]),
    ...(datedOn && untilOn && untilOn < datedOn ? [{ field: 'untilOn', says: 'The last day lies before the first.' }] : []),
  ];
}

/** Does what the form asks for. A file that cannot be kept leaves nothing behind; one whose row is refused is taken out of the store again. */
export async function actOnEvidence(app: Parts, viewer: SignedIn, firm: { readonly id: string; readonly slug: string }, check: Check, input: Input, sent: Uint8Array | 'none' | 'several'): Promise<ActedOnEvidence> {
  if (input.act === 'withdraw') {
    const outcome = input.evidence ? await withdrawEvidence(app, viewer, firm, input.evidence) : undefined;
    return outcome?.kind === 'done' ? { kind: 'done', state: 'withdrawn' } : faults(409, { field: 'kind', says: 'Somebody decided on it meanwhile, or it is gone.' });
  }
  if (sent === 'several') return faults(422, { field: 'file', says: 'Send one file at a time.' });
  const file = sent === 'none' ? undefined : sent;
  const open = missing(input, check, file !== undefined);
  if (open.length > 0) return faults(422, ...open);
  let shown: Shown = { link: input.link ?? '' };
  if (file) {
    const taken = await takeFile(app, file);
    if (taken.kind === 'refused') return faults(FILE_PROBLEMS[taken.code].status, { field: 'file', says: FILE_PROBLEMS[taken.code].says });
    shown = { file: taken.value };
  }
  const { kind, rule, forClaim, paper, datedOn, untilOn, note } = input;
  const given: NewEvidence = { shown, kind: kind!, rule, forClaim, paper, datedOn: datedOn!, untilOn, note };
  const outcome = await attachEvidence(app, viewer, firm, check, given);
  if (outcome.kind === 'done') return { kind: 'done', state: outcome.value.state };
  if ('file' in shown) await app.files.remove(shown.file.key);
  return faults(outcome.code === 'not-member' ? 403 : 422, ATTACH_PROBLEMS[outcome.code]);
}
