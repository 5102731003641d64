// Options for the checks that are answered by choosing: the one that is true of the firm, or nearest to a level from 0 to 1. Pure.
import type { GivenAnswer } from '#assessments/schema.ts';
import type { Option } from '#standard/answer-schema.ts';
import type { Check } from '#standard/schema.ts';
import type { Entry } from './figures.ts';

/** The option whose points come nearest to the level, by position from 1; of two alike, one at the dice's choice. */
function nearest(options: readonly Option[], { level, dice }: Entry): number {
  const saying = options.flatMap((option, at) => (option.silent || option.points === undefined ? [] : [{ at: at + 1, away: Math.abs(option.points - level * 100) }]));
  const least = Math.min(...saying.map((one) => one.away));
  return dice.pick(saying.filter((one) => one.away === least)).at;
}

/** What a firm's habits settle, whatever its level: a profile and an answer of one firm never contradict each other. */
const SETTLED: Readonly<Record<string, (entry: Entry) => number>> = {
  'TAI-05': ({ habits: { scheduled, included, quickOnSite } }) => {
    if (scheduled === 'never') return 4;
    const often = included && (scheduled === 'monthly' || scheduled === 'quarterly');
    return often && quickOnSite ? 1 : often || quickOnSite ? 2 : 3;
  },
  'SVC-06': ({ habits }) => habits.nights,
  'PRC-02': ({ habits }) => habits.prices,
  /** Years count only when they were shown here: nobody has more than the first (rule 36). */
  'IND-07': ({ level }) => (level > 0.45 ? 3 : 4),
  'TAI-02': ({ habits, level }) => {
    const withClients = Object.values(habits.programs).filter((program) => !program.bestEffort).length;
    return withClients >= 4 && level > 0.55 ? 1 : withClients >= 2 ? 2 : level > 0.3 ? 3 : 4;
  },
};

/** The position in STF-06 that says: we sell no help out of hours. */
export const NO_NIGHTS = 5;

/** One answer, or one for each rule. */
export function chooseFor(check: Check, entry: Entry): GivenAnswer[] {
  const { answer } = check;
  const { habits, level, dice } = entry;
  if (answer.kind === 'number') return [];
  if (answer.kind === 'rules')
    return answer.rules.flatMap(({ id }): GivenAnswer[] => {
      if (habits.trades.rules.includes(id)) return [{ rule: id, choice: level > 0.68 && dice.chance(0.75) ? 1 : level > 0.3 ? 2 : 3 }];
      return dice.chance(0.45) ? [{ rule: id, choice: 3 }] : [];
    });
  if (check.id === 'STF-06' && habits.nights === 5) return [{ choice: NO_NIGHTS }];
  const settled = SETTLED[check.id];
  return [{ choice: settled ? settled(entry) : nearest(answer.options, entry) }];
}
