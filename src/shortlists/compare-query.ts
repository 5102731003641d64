// What an address of a comparison asks for: up to four providers, with or without a person of one's own, all rows or only those that differ. Pure.
import type { Need } from '#engine/need.ts';
import { counted } from '#kernel/words.ts';
import type { CostModel } from '#standard/cost-schema.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { labelledCostProblem } from './cost-problem-words.ts';
import { readCosts, writeCosts, type ReadCosts } from './costs-query.ts';
import { asCame } from './need-values.ts';
import { problemOnAnotherPage } from './need-words.ts';
import { readNeed } from './need.ts';
import type { FieldProblem } from './questionnaire.ts';

/** Providers that one address may name: in a comparison, in a kit. */
export const MOST_COMPARED = 4;

export interface CompareQuery {
  readonly need: Need;
  readonly costs: ReadCosts;
  /** As named, each once, the first four. */
  readonly slugs: readonly string[];
  /** The column of a person of one's own. */
  readonly own: boolean;
  readonly onlyDifferences: boolean;
  readonly problems: readonly FieldProblem[];
}

/** What a comparison shows beside the need. */
export type Shown = Pick<CompareQuery, 'slugs' | 'own' | 'onlyDifferences'>;

/** One word that an address may say, or nothing. Anything else is told. */
function readWord(query: URLSearchParams, name: string, word: string): { readonly said: boolean; readonly problems: FieldProblem[] } {
  const values = query.getAll(name).filter((value) => value !== '');
  if (values.length === 0 || (values.length === 1 && values[0] === word)) return { said: values.length === 1, problems: [] };
  return { said: false, problems: [{ field: name, says: `“${name}” takes “${word}” once, and nothing else.` }] };
}

function readSlugs(query: URLSearchParams): { readonly slugs: readonly string[]; readonly problems: FieldProblem[] } {
  const named = query.getAll('p').map((value) => value.trim()).filter((value) => value !== '');
  const once = [...new Set(named)];
  const twice = once.filter((slug) => named.indexOf(slug) !== named.lastIndexOf(slug)).slice(0, MOST_COMPARED);
  return {
    slugs: once.slice(0, MOST_COMPARED),
    problems: [
      ...twice.map((slug) => ({ field: 'p', says: `“${asCame(slug)}” stands in the address more than once. Nobody can be compared with itself, so it counts once.` })),
      ...(once.length > MOST_COMPARED ? [{ field: 'p', says: `You named ${counted(once.length, 'provider')}. Only four fit side by side, so these are the first four. Take one away to see another.` }] : []),
    ],
  };
}

/** Reads an address. Where something is wrong it is told, and what could be read is kept. */
export function readCompare(query: URLSearchParams, loaded: LoadedEdition, model: CostModel, knowsZip: (zip: string) => boolean): CompareQuery {
  const { need, problems } = readNeed(query, loaded, knowsZip);
  const costs = readCosts(query, model);
  const { slugs, problems: wrongSlugs } = readSlugs(query);
  const [only, without] = [readWord(query, 'only', 'differences'), readWord(query, 'own', 'no')];
  return {
    ...{ need, costs, slugs, own: !without.said, onlyDifferences: only.said },
    problems: [
      ...wrongSlugs,
      ...only.problems,
      ...without.problems,
      ...problems.map((one) => ({ field: one.param, says: problemOnAnotherPage(one, loaded.edition) })),
      ...costs.problems.map((one) => ({ field: one.param, says: labelledCostProblem(one, model) })),
    ],
  };
}

/** The query of a comparison: providers first, then what is shown, then the need and what was changed of the costs. */
export function writeCompare({ slugs, own, onlyDifferences }: Shown, { need, costs }: Pick<CompareQuery, 'need' | 'costs'>, { edition }: LoadedEdition): string {
  const query = new URLSearchParams(slugs.map((slug) => ['p', slug]));
  if (!own) query.set('own', 'no');
  if (onlyDifferences) query.set('only', 'differences');
  return [query.toString(), writeCosts(need, costs, edition)].filter((part) => part !== '').join('&');
}
