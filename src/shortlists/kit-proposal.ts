// The letter that asks for offers, with the owner's facts filled in. What an owner should keep to itself (budget, how it decides) is not in it. Pure.
import type { Demands } from '#engine/demands.ts';
import type { Need } from '#engine/need.ts';
import type { KitWords } from '#standard/kit-schema.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Gazetteer } from './gazetteer.ts';
import { mustPhrase } from './must-words.ts';
import { answerInWords } from './need-words.ts';

export interface Proposal {
  readonly words: Omit<KitWords['proposal'], 'facts'>;
  readonly to: readonly string[];
  readonly facts: readonly { readonly label: string; readonly says: string }[];
  /** What the owner must have, each the end of "we will only choose a firm that would …"; never the price. */
  readonly musts: readonly string[];
}

/** What stands in a fact that the owner did not give, to be filled in or struck out. */
const OPEN = '[fill in]';
/** “None of these” names no list in a letter. */
const NONE = 'None';

/** A phrase that speaks to the owner, in the owner's mouth. */
const asWe = (phrase: string): string => phrase.replaceAll(/\byour\b/g, 'our').replaceAll(/\byou\b/g, 'us');

/** The letter to `to`. Not sure is no fact: it is left to be filled in. */
export function proposalOf(to: readonly string[], need: Need, demands: Demands, { proposal }: Pick<KitWords, 'proposal'>, loaded: LoadedEdition, places: Gazetteer): Proposal {
  const { questions } = loaded.edition.questionnaire;
  const facts = proposal.facts.map(({ param, label }) => {
    const question = questions.find(({ fields }) => fields[0]!.param === param)!;
    const isUnsure = question.fields.some((field) => need.unsure.includes(field.param));
    const says = need.choices[param]?.[0] === 'none' ? NONE : isUnsure ? undefined : answerInWords(question, need, places);
    return { label, says: says ?? OPEN };
  });
  const musts = demands.musts.filter(({ kind }) => kind !== 'price').map((must) => asWe(mustPhrase(must, loaded)));
  const { facts: _, ...words } = proposal;
  return { words, to, facts, musts: [...new Set(musts)] };
}
