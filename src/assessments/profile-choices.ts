// What an edition offers to choose from on the pages of a profile: bands, trades, languages, rules and programs, with their words. Pure.
import type { ProfileChoices } from '#providers/profile-setting.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { programSlug } from '#standard/programs.ts';
import { optionsOf, range, ruleLabels } from './profile-words.ts';

const options = (labels: ReadonlyMap<string, string>): { value: string; label: string }[] => [...labels].map(([value, label]) => ({ value, label }));

/** The choices of this edition. A trade that is none of the list stands last, as in the questionnaire. */
export function profileChoices(loaded: LoadedEdition): ProfileChoices {
  const { edition, programs } = loaded;
  const names = new Map(programs.list.map(({ slug, name }) => [slug, name]));
  return {
    bands: edition.questionnaire.sizeBands.map(({ id, from, to }) => ({ value: id, label: range(from, to, 'people') })),
    trades: options(optionsOf(loaded, 'trade')),
    languages: options(optionsOf(loaded, 'language')),
    rules: options(ruleLabels(loaded)),
    programs: [...names.values()].toSorted((a, b) => a.localeCompare(b, 'en')),
    programSlug: (spelling) => programSlug(spelling, programs),
    programName: (slug) => names.get(slug) ?? slug,
  };
}
