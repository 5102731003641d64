// What stands in the form of a check when it is opened: the draft, else what is published. Pure.
import type { CheckFacts } from '#engine/facts.ts';
import type { Check } from '#standard/schema.ts';
import type { DeskClaim, DeskFacts, Draft, notesOf } from './desk-facts.ts';

/** Values of fields by their names, as somebody would have typed them. */
export type Filled = Readonly<Record<string, string>>;

type Entry = Pick<Draft, 'value' | 'figures' | 'flags' | 'choice'>;

function entryFields(entry: Partial<Entry>, rule: string | null): Record<string, string> {
  const figures = Object.entries(entry.figures ?? {}).map(([id, value]) => [`figure-${id}`, String(value)]);
  const flags = Object.entries(entry.flags ?? {}).flatMap(([id, set]) => (set ? [[`flag-${id}`, 'on']] : []));
  const choice = entry.choice === undefined || entry.choice === null ? [] : [[rule === null ? 'choice' : `choice-${rule}`, String(entry.choice)]];
  const value = entry.value === undefined || entry.value === null ? [] : [['value', String(entry.value)]];
  return Object.fromEntries([...figures, ...flags, ...choice, ...value]) as Record<string, string>;
}

/** The fields of the form; empty where nothing was ever said. */
export function filledForm(check: Check, facts: CheckFacts | undefined, drafts: readonly Draft[], claim: DeskClaim | undefined, publishedNote: string | undefined): Filled {
  const own = drafts.filter((draft) => draft.checkId === check.id);
  if (own.some((draft) => draft.wouldNotSay)) return { says: 'would-not-say' };
  if (own.length > 0) return Object.assign({ says: 'answer', note: own[0]!.note ?? '' }, ...own.map((draft) => entryFields(draft, draft.rule))) as Filled;
  if (claim) return { says: 'not-applicable', ground: claim.ground };
  const rules = Object.entries(facts?.rules ?? {}).flatMap(([rule, line]) => (line.at(-1) ? [entryFields(line.at(-1) as Partial<Entry>, rule)] : []));
  const last = facts?.answers.at(-1);
  if (!last && rules.length === 0) return facts?.wouldNotSay ? { says: 'would-not-say' } : {};
  return Object.assign({ says: 'answer', note: publishedNote ?? '' }, ...(last ? [entryFields(last as Partial<Entry>, null)] : rules)) as Filled;
}

/** What stands at a desk for one check: the draft, else what is published, with the comment beside it. */
export function filledAtDesk(check: Check, desk: DeskFacts, notes: Awaited<ReturnType<typeof notesOf>>): Filled {
  const claims = desk.claims.filter((claim) => claim.checkId === check.id);
  const note = notes.findLast((one) => one.checkId === check.id)?.note ?? undefined;
  return filledForm(check, desk.today.facts.checks[check.id], desk.drafts, claims.find((one) => one.state === 'draft') ?? claims[0], note);
}
