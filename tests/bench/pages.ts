// The addresses that the bench asks for, made from what a world holds. Varied, so that no answer is the one before.
import type { World } from './ground/ground.ts';
import { FIRST, SERVICES } from './world/words.ts';

/** Towns far apart, each with firms around it. */
const ZIPS = ['43215', '78701', '60614', '98101', '30303', '80202', '02108', '85004'];

const ANSWERS: readonly (readonly (readonly [string, string])[])[] = [
  [['zip', ''], ['sites', '1']],
  [['visits', 'monthly']],
  [['people', '18']],
  [['trade', 'dental']],
  [['app', 'Dentrix'], ['app', 'QuickBooks Desktop']],
  [['rules', 'hipaa']],
  [['rivals', 'tell-me']],
  [['small', 'sometimes']],
  [['pains', 'slow-answers'], ['pains', 'surprise-bills'], ['pains', 'hackers']],
  [['hours', 'extended']],
  [['down', 'half-day']],
  [['today', 'provider']],
  [['budget', '150-200']],
  [['commit', 'any-time']],
  [['change', 'mix']],
  [['decide', 'explain']],
  [['plans', 'growing']],
  [['start', '3-months'], ['language', 'en']],
];
export const QUESTIONS = ANSWERS.length;

const at = <Value>(list: readonly Value[], index: number): Value => list[index % list.length]!;
const zip = (index: number): string => at(ZIPS, index);

const answersOf = (questions: number, index: number): string =>
  new URLSearchParams(ANSWERS.slice(0, questions).flat().map(([name, value]) => [name, name === 'zip' ? zip(index) : value])).toString();

/** An address for each number. */
export type Addresses = (index: number) => string;

export interface Pages {
  readonly home: Addresses;
  /** One question a number, with the questions before it answered. */
  readonly question: Addresses;
  readonly shortlist: Addresses;
  readonly provider: Addresses;
  /** Four providers that have answered, and a person of one's own, for a full need. */
  readonly compare: Addresses;
  readonly browse: Addresses;
  readonly costs: Addresses;
  /** The same page with its answer, for the need of the shortlist. */
  readonly costsAnswered: Addresses;
  readonly kit: Addresses;
  readonly browseWords: Addresses;
  readonly browseNear: Addresses;
  readonly broadWord: Addresses;
  readonly json: Addresses;
}

/** Kinds of page that somebody may come to first. */
export const FIRST_VISITS = ['home', 'question', 'shortlist', 'provider', 'browse', 'costs'] as const satisfies readonly (keyof Pages)[];
/** Those that keep themselves out of search engines: an owner's answers stand in their address. */
export const HIDDEN: ReadonlySet<keyof Pages> = new Set(['question', 'shortlist']);

/** The addresses for one world. */
export const pagesOf = ({ answered }: Pick<World, 'answered'>): Pages => ({
  home: () => '/',
  question: (index) => `/start/${(index % QUESTIONS) + 1}?${answersOf(index % QUESTIONS, 0)}`,
  shortlist: (index) => `/shortlist?${answersOf(QUESTIONS, index)}`,
  provider: (index) => `/providers/${at(answered, index * 7)}`,
  compare: (index) => `/compare?${new URLSearchParams(Array.from({ length: 4 }, (_, place) => ['p', at(answered, index * 7 + place)]))}&${answersOf(QUESTIONS, index)}`,
  browse: () => '/providers',
  costs: () => '/costs',
  costsAnswered: (index) => `/costs?${answersOf(QUESTIONS, index)}`,
  kit: (index) => `/kit?p=${at(answered, index * 7)}&p=${at(answered, index * 7 + 1)}&${answersOf(QUESTIONS, index)}`,
  browseWords: (index) => `/providers?${new URLSearchParams({ q: at(FIRST, index), service: at(SERVICES, index), sort: 'score' })}`,
  browseNear: (index) => `/providers?${new URLSearchParams({ near: zip(index), sort: 'near' })}`,
  broadWord: () => '/providers?q=technology',
  json: (index) => `/api/v1/providers/${at(answered, index * 7)}`,
});

/** The same address with a parameter that no page reads: answered as ever, and never from the page cache. */
export const uncached = (addresses: Addresses): Addresses => (index) => {
  const address = addresses(index);
  return `${address}${address.includes('?') ? '&' : '?'}bench=${index}`;
};
