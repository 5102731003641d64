// What of an owner's need bears on the way of having IT done (rule 24). Pure; knows no money.
import { chosen, type Need } from './need.ts';

/** What an owner may ask for that not every way gives. */
export type Wish = 'monthly-visits' | 'unusual-program' | 'our-business' | 'same-person';

export interface Asks {
  /** When somebody must be there; undefined where the owner has not said. */
  readonly hours?: 'office' | 'extended' | 'always';
  /** Whether rules of the trade apply; undefined where the owner has not said. */
  readonly rules?: 'some' | 'none';
  /** An IT person of one's own who is to stay. */
  readonly keepsPerson: boolean;
  /** Whether the business can do without its systems for a day or more; not said counts as no. */
  readonly canWait: boolean;
  /** Whether anything hurts today. */
  readonly hurts: boolean;
  readonly wishes: readonly Wish[];
  /** IT people who are employed already. */
  readonly employed: number;
}

function rulesOf(need: Need): Asks['rules'] {
  const rules = need.choices['rules'] ?? [];
  return rules.length === 0 ? undefined : rules.includes('none') ? 'none' : 'some';
}

/** Reads a need by the parameters of the questionnaire. An answer left out, or "not sure", asks for nothing and promises nothing. */
export function asksOf(need: Need): Asks {
  const pains = need.choices['pains'] ?? [];
  const hours = chosen(need, 'hours') as Asks['hours'];
  const rules = rulesOf(need);
  const wishes: [Wish, boolean][] = [
    ['monthly-visits', chosen(need, 'visits') === 'monthly'],
    ['unusual-program', chosen(need, 'unusual') === 'yes'],
    ['our-business', pains.includes('not-our-business')],
    ['same-person', pains.includes('new-faces')],
  ];
  return {
    ...(hours && { hours }),
    ...(rules && { rules }),
    keepsPerson: chosen(need, 'keep') === 'yes',
    canWait: ['day', 'days'].includes(chosen(need, 'down') ?? ''),
    hurts: pains.length > 0,
    wishes: wishes.flatMap(([wish, holds]) => (holds ? [wish] : [])),
    employed: chosen(need, 'today') === 'own-person' ? 1 : 0,
  };
}
