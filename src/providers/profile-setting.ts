// What the pages of a profile are built from beside the facts: the day, the firm's place, and what the edition offers to choose from. Types only.
import type { Day } from '#kernel/time.ts';
import type { Option } from './profile-parts.ts';

/** Lists of the edition and the words for them. The room knows no edition: whoever calls hands them in. */
export interface ProfileChoices {
  /** Bands of the questionnaire by number of people, smallest first. */
  readonly bands: readonly Option[];
  readonly trades: readonly Option[];
  readonly languages: readonly Option[];
  readonly rules: readonly Option[];
  readonly programs: readonly string[];
  /** The slug under which a spelling of a program is known, or undefined where it holds no letter. */
  readonly programSlug: (spelling: string) => string | undefined;
  readonly programName: (slug: string) => string;
}

export interface ProfileSetting {
  readonly asOf: Day;
  /** The ZIP code from which a reach is measured. */
  readonly zip: string | null;
  readonly choices: ProfileChoices;
  /** Names of services that other firms use, for one who looks for words. */
  readonly services: readonly string[];
}
