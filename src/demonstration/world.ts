// The demonstration world as data: its firms with their profiles, answers and proofs as of a day. A pure function of seed, day and edition.
import type { Day } from '#kernel/time.ts';
import { addDays } from '#kernel/time.ts';
import type { NewProvider } from '#providers/add-providers.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { answersOf, type Told } from './answers.ts';
import { diceFor } from './dice.ts';
import { firmsOf, type Firm } from './firms.ts';
import { habitsOf, type Habits } from './habits.ts';
import { STEMS } from './names.ts';
import { profileFacts } from './profiles.ts';

/** The seed of the world that ships. Another gives other firms with the same mix of good and bad. */
export const SEED = 2026;

export interface DemonstrationFirm {
  readonly provider: NewProvider;
  readonly told: readonly Told[];
}

/** A roll-up was another firm before it was bought; some others trade under a second name. */
function namesOf(firm: Firm, habits: Habits, seed: number): NewProvider['names'] {
  const dice = diceFor(seed, firm.domain, 'names');
  const [first = '', second = ''] = dice.some(STEMS, 2);
  if (firm.kind === 'drifting-roll-up') {
    const sold = addDays(habits.claimedOn, -dice.whole(200, 700));
    return [first, second].slice(0, dice.whole(1, 2)).map((name) => ({ name: `${name} Computer Service`, kind: 'predecessor' as const, untilOn: sold }));
  }
  return dice.chance(0.08) ? [{ name: `${firm.name} of ${firm.city.city}`, kind: 'trading' as const }] : [];
}

/** Every firm with all it has said. The same for the same seed, day and edition, on every machine. */
export function worldOf({ edition, programs }: LoadedEdition, seed: number, asOf: Day): readonly DemonstrationFirm[] {
  return firmsOf(seed).map((firm) => {
    const habits = habitsOf(firm, programs.list, seed, asOf);
    const { name, legalName, domain, zip } = firm;
    const provider = { name, legalName, domain, zip, demonstration: true, claimedOn: habits.claimedOn, source: 'demonstration', names: namesOf(firm, habits, seed), facts: profileFacts(firm, habits, seed, asOf) };
    return { provider, told: answersOf(firm, habits, edition, seed, asOf) };
  });
}
