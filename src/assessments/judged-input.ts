// What fields say that did not come from a form of their own: from a sheet, or from an older edition. Pure.
import type { Check } from '#standard/schema.ts';
import { answerForm, readSaid, type Fault, type Input } from './answer-input.ts';
import { partsOf } from './answers-csv.ts';

/** What is said, or what is wrong beside which field: the form's limits first, then what the check wants. */
export function judged(check: Check, input: Input): ReturnType<typeof readSaid> {
  const form = answerForm(check).safeParse(input);
  if (!form.success) return { kind: 'faults', faults: form.error.issues.map((issue): Fault => ({ field: String(issue.path[0] ?? ''), says: issue.message })) };
  const options = check.answer.kind === 'number' ? [] : check.answer.options;
  const out = partsOf(check).find(({ field }) => options[Number(input[field]) - 1]?.notApplicable);
  if (out) return { kind: 'faults', faults: [{ field: out.field, says: 'This option means that the check does not apply to you. Write "does not apply" under Says, and why under Reason.' }] };
  return readSaid(check, input);
}
