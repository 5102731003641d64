// A page of a profile as its form sees it: what is typed goes in, facts or sentences come out. The edition is the real one.
import { join } from 'node:path';
import { profileChoices } from '#assessments/profile-choices.ts';
import { readForm } from '#http/form.ts';
import { day, type Day } from '#kernel/time.ts';
import type { Fact } from '#providers/fact-schema.ts';
import type { Words } from '#providers/profile-parts.ts';
import { postedTo, schemaOf, shownIn } from '#providers/profile-schema.ts';
import type { ProfileSetting } from '#providers/profile-setting.ts';
import type { Subject } from '#providers/profile-subjects.ts';
import type { StoredFacts } from '#providers/reads.ts';
import { editOf, formOf } from '#providers/subject-forms.ts';
import { loadStandard } from '#standard/load.ts';

export const loaded = loadStandard(join(import.meta.dirname, '../../content')).current;
export const ON: Day = day('2026-11-24');
export const setting: ProfileSetting = { asOf: ON, zip: '43215', choices: profileChoices(loaded), services: ['help desk'] };

/** A form with these words in its fields, a list as the same field several times. */
export function formWith(words: Words): FormData {
  const form = new FormData();
  for (const [name, word] of Object.entries(words)) for (const one of typeof word === 'string' ? [word] : word) form.append(name, one);
  return form;
}

/** What a page makes of what was typed: the facts, or the sentence beside each field, in the order of the fields. */
export function posted(subject: Subject, words: Words): { readonly facts?: readonly Fact[]; readonly takenBack?: readonly string[]; readonly problems: readonly (readonly [string, string])[] } {
  const form = formOf(subject, setting);
  const sent = formWith(words);
  const { rows } = postedTo(form, sent);
  const read = readForm(schemaOf(form, rows), sent);
  if (read.kind === 'wrong') return { problems: read.problems.map(({ field, says }) => [field, says] as const) };
  const { facts, takenBack } = editOf(subject, form, read.input, rows);
  return { facts, takenBack, problems: [] };
}

/** These facts as they are stored. */
export const storedOf = (facts: readonly Fact[], given: Day = ON): StoredFacts => Object.fromEntries(facts.map(({ key, value }) => [key, { value, given, source: 'demonstration' }]));

/** What the page of a subject shows of these facts, as it would be posted back untouched. */
export function shownOf(subject: Subject, facts: readonly Fact[]): Words {
  const { words, rows } = shownIn(formOf(subject, setting), storedOf(facts), undefined, undefined);
  return { ...words, rows: String(rows) };
}
