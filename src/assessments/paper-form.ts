// What is posted to enter a paper of the crosswalk, and what its form does. The file is judged and stored before any row names it.
import { z } from 'zod';
import type { App } from '#app.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import { parseDay, type Day } from '#kernel/time.ts';
import { FILE_PROBLEMS } from '#platform/file-words.ts';
import { takeFile } from '#platform/take-file.ts';
import { PAPER_DATES, type PaperDate } from '#standard/crosswalk-schema.ts';
import type { Shown } from './attach-evidence.ts';
import { attachPaper, type PaperProblem } from './attach-paper.ts';
import { ATTACH_PROBLEMS } from './evidence-form.ts';

const date = z.string().refine((typed) => parseDay(typed) !== undefined, 'Write the day like 2026-11-24.');

export const PaperForm = z.strictObject({
  scope: z.array(z.string().max(40)).max(20),
  check: z.array(z.string().max(80)).max(80),
  link: z.url({ protocol: /^https?$/, error: 'Write a whole address, like https://harbour-it.com/soc-2.' }).max(1_000, 'Use at most 1,000 characters.').optional(),
  note: z.string().max(1_000, 'Use at most 1,000 characters.').refine((typed) => !typed.includes('\0'), 'Leave out control characters; they cannot be stored.').optional(),
  ...(Object.fromEntries(PAPER_DATES.map((id) => [id, date.optional()])) as Record<PaperDate, z.ZodOptional<typeof date>>),
});

const PROBLEMS: Readonly<Record<PaperProblem, { readonly field: string; readonly says: string }>> = {
  'no-such-paper': { field: 'check', says: 'We know no such paper.' },
  'wrong-days': { field: 'days', says: 'Write each day that the paper carries; none may contradict another.' },
  'nothing-chosen': { field: 'check', says: 'Choose at least one check.' },
  'out-of-scope': { field: 'scope', says: 'You chose a check that needs more than the scope you ticked. Tick what stands in the scope, or leave the check out.' },
};

interface Fault {
  readonly field: string;
  readonly says: string;
}
export type PaperOutcome = { readonly kind: 'done'; readonly added: number; readonly left: readonly string[] } | { readonly kind: 'faults'; readonly status: number; readonly faults: readonly Fault[] };

/** Stores the file, and offers it to the chosen checks; where none took it, the file goes again. */
export async function actOnPaper(app: Pick<App, 'db' | 'clock' | 'standard' | 'crosswalk' | 'files' | 'scanner'>, viewer: SignedIn, firm: { readonly id: string; readonly slug: string }, paper: string, input: z.output<typeof PaperForm>, sent: Uint8Array | 'none' | 'several'): Promise<PaperOutcome> {
  const faults = (status: number, ...some: Fault[]): PaperOutcome => ({ kind: 'faults', status, faults: some });
  if (sent === 'several') return faults(422, { field: 'file', says: 'Send one file at a time.' });
  if ((sent === 'none') === (input.link === undefined)) return faults(422, { field: 'file', says: sent === 'none' ? 'Choose a file, or write a link.' : 'Send a file or a link, not both.' });
  let shown: Shown = { link: input.link ?? '' };
  if (sent !== 'none') {
    const taken = await takeFile(app, sent);
    if (taken.kind === 'refused') return faults(FILE_PROBLEMS[taken.code].status, { field: 'file', says: FILE_PROBLEMS[taken.code].says });
    shown = { file: taken.value };
  }
  const dates = Object.fromEntries(PAPER_DATES.flatMap((id) => (input[id] === undefined ? [] : [[id, input[id] as Day]])));
  const outcome = await attachPaper(app, viewer, firm, { paper, scope: input.scope, dates, checks: input.check, shown, note: input.note });
  const added = outcome.kind === 'done' ? outcome.value.filter((one) => one.became === 'draft' || one.became === 'waiting').length : 0;
  if (added === 0 && 'file' in shown) await app.files.remove(shown.file.key);
  if (outcome.kind === 'refused') return faults(422, PROBLEMS[outcome.code]);
  const left = outcome.value.filter((one) => one.became !== 'draft' && one.became !== 'waiting').map((one) => `${one.key}: ${ATTACH_PROBLEMS[one.became as keyof typeof ATTACH_PROBLEMS].says}`);
  return added === 0 ? faults(422, { field: 'check', says: left[0]! }) : { kind: 'done', added, left };
}
