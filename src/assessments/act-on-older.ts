// What a form does that was drawn for an older edition: what the current one asks in the same words is saved, the rest is named, and nothing that was typed is lost.
import type { App } from '#app.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import type { Check } from '#standard/schema.ts';
import type { Fault, Input } from './answer-input.ts';
import { carryInput } from './carry-answer.ts';
import type { FormEdition } from './form-edition.ts';
import { inputWords } from './input-words.ts';
import { judged } from './judged-input.ts';
import { saveAnswer, stateOfCheck, stateOfNothing, type Said } from './save-answer.ts';
import type { Filled } from './typed-answer.ts';

/** What became of a form of an older edition, as its page shows it. */
export interface OlderForm {
  readonly status: number;
  readonly faults: readonly Fault[];
  readonly edition: string;
  readonly isSaved: boolean;
  /** What was typed, in words of the older edition. */
  readonly typed: readonly string[];
  /** What the current edition asks in another way, a sentence each. */
  readonly left: readonly string[];
  /** What holds of it, as fields of the current form; undefined where nothing does, or where it is saved. */
  readonly filled: Filled | undefined;
  /** For a preview. */
  readonly said?: Said;
}
export type ActedOnOlder = { readonly kind: 'go'; readonly to: string } | { readonly kind: 'older'; readonly shown: OlderForm };

const filledWith = (input: Input): Filled => Object.fromEntries(Object.entries(input).flatMap(([name, value]) => (typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : value === true ? [[name, 'on']] : [])));

const MEANWHILE = 'The standard has a new edition, and somebody of your team has worked on this check since you opened it. What stands now is shown below. Your words are kept: send them again to put them in its place.';
const NOT_SAVED: Readonly<Record<string, { readonly status: number; readonly says: string }>> = {
  'not-member': { status: 403, says: 'You are no longer in the team of this firm. Nothing was saved.' },
  'changed-meanwhile': { status: 409, says: MEANWHILE },
};

/** Carries the form over and saves what holds. A colleague's draft under either edition is never written over. */
export async function actOnOlder(app: Pick<App, 'db' | 'clock' | 'standard'>, viewer: SignedIn, firm: { readonly id: string; readonly slug: string }, { edition, check }: FormEdition, to: Check | undefined, posted: Input): Promise<ActedOnOlder> {
  const { act, seen, edition: _, ...input } = posted;
  const carried = carryInput(check, to, input);
  const shared = { edition: edition.id, typed: inputWords(check, input), left: carried.left, isSaved: false };
  const shown = (status: number, faults: readonly Fault[], more: Partial<OlderForm> = {}): ActedOnOlder => ({ kind: 'older', shown: { ...shared, status, faults, filled: carried.input && filledWith(carried.input), ...more } });
  if (!carried.input || !to) return shown(409, [{ field: 'says', says: `The standard has a new edition since you opened this form, and nothing was saved. ${carried.left.join(' ')}` }]);
  const read = judged(to, carried.input);
  if (read.kind === 'faults') return shown(422, read.faults);
  if (act === 'preview') return shown(200, [], { said: read.said });
  const place = { providerId: firm.id, checkId: check.id };
  const isSeen = (await stateOfCheck(app.db, edition.id, place)) === seen;
  const outcome = isSeen ? await saveAnswer(app, viewer, place, read.said, stateOfNothing) : { kind: 'refused' as const, code: 'changed-meanwhile' as const };
  if (outcome.kind === 'refused') {
    const { status, says } = NOT_SAVED[outcome.code] ?? { status: 422, says: 'The new edition does not take that answer. Nothing was saved.' };
    return shown(status, [{ field: 'says', says }]);
  }
  if (carried.left.length === 0) return { kind: 'go', to: `/desk/${firm.slug}/checklist/${check.id}?carried=${edition.id}` };
  return shown(200, [], { isSaved: true, filled: undefined });
}
