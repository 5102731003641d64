// The page of each subject of a profile, and the facts that an edit of it says and takes back. Pure.
import { formOfClients, formOfPlaces, formOfPrograms } from './form-of-clients.ts';
import { formOfCapacity, formOfFirm, formOfTeam } from './form-of-firm.ts';
import { formOfHours, formOfPrices, formOfServices } from './form-of-offer.ts';
import type { Fact } from './fact-schema.ts';
import type { ProfileEdit } from './edit-profile.ts';
import type { Input, SubjectForm } from './profile-parts.ts';
import { rowsOf } from './profile-schema.ts';
import type { ProfileSetting } from './profile-setting.ts';
import { seenIn } from './profile-seen.ts';
import { SUBJECTS, type Subject } from './profile-subjects.ts';
import type { StoredFacts } from './reads.ts';

const FORMS: Readonly<Record<Subject, (setting: ProfileSetting) => SubjectForm>> = {
  about: formOfFirm,
  team: formOfTeam,
  services: formOfServices,
  programs: formOfPrograms,
  clients: formOfClients,
  places: formOfPlaces,
  hours: formOfHours,
  prices: formOfPrices,
  capacity: formOfCapacity,
};

/** The page of a subject on a day, for a firm, under an edition. */
export const formOf = (subject: Subject, setting: ProfileSetting): SubjectForm => FORMS[subject](setting);

const withRest = (subject: Subject, seen: string, facts: readonly Fact[]): ProfileEdit => ({ seen, facts, takenBack: SUBJECTS[subject].keys.filter((key) => !facts.some((fact) => fact.key === key)) });

/** What right input on the page of a subject says. What it leaves empty is taken back. */
export const editOf = (subject: Subject, form: SubjectForm, input: Input, rows: number): ProfileEdit => withRest(subject, seenIn(input['seen']), form.facts(input, rowsOf(form, input, rows)));

/** Says again what is stored of a subject, word for word. */
export function renewalOf(subject: Subject, seen: string, stored: StoredFacts): ProfileEdit {
  const facts = SUBJECTS[subject].keys.flatMap((key) => (stored[key]?.value === undefined ? [] : [{ key, value: stored[key].value } as Fact]));
  return withRest(subject, seen, facts);
}
