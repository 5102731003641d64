// The facts of a profile in words, each with its day: what a provider offers, to whom, at what price. Pure; labels are the edition's.
import type { Price } from '#engine/facts.ts';
import { toOneDecimal } from '#engine/rounding.ts';
import type { Day } from '#kernel/time.ts';
import { counted, dollars, fullDate, opening } from '#kernel/words.ts';
import type { FactValue } from '#providers/fact-schema.ts';
import type { StoredFact, StoredFacts } from '#providers/reads.ts';
import type { FactKey } from '#providers/terms.ts';
import { US_STATES } from '#providers/us-states.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { factDoubt } from './fact-doubt.ts';

/** A fact as a page shows it. */
export interface ProfileLine {
  readonly term: string;
  readonly says: string;
  /** The day on which it was told; undefined where it was taken back. */
  readonly on: Day | undefined;
  /** Why it counts no more, where it does not: too old, or found to be false (rules 35 and 37). */
  readonly doubt: string | undefined;
}

const listed = (parts: readonly string[]): string => (parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? ''));
/** From and to with their unit, as people say them: 10 to 24 people, 100 people or more. */
export const range = (from: number, to: number | undefined, unit: string): string => (to === undefined ? `${from} ${unit} or more` : from === to ? `${from} ${unit}` : `${from} to ${to} ${unit}`);

/** Smallest and largest client served: 12 to 60 people. */
export const sizesWords = ({ from, to }: FactValue<'sizes'>): string => range(from, to, 'people');

const inHalves = (value: number): number => Math.round(2 * value) / 2;

/** Employees and technicians, as far as they are known: 22, of them 15 technicians. Somebody who is a technician for half of the week is half of one. */
export function staffWords(all: number | undefined, technicians: number | undefined): string | undefined {
  if (all === undefined) return technicians === undefined ? undefined : counted(inHalves(technicians), 'technician');
  return technicians === undefined ? counted(all, 'person', 'people') : `${all}, of them ${counted(inHalves(technicians), 'technician')}`;
}

const amount = (low: number, high: number): string => (low === high ? dollars(low) : `${dollars(low)} to ${dollars(high)}`);

/** The price for a head count, in dollars a month, never under the smallest fee; undefined where no published band holds it. */
export function priceFor(prices: readonly Price[], people: number, fee = 0): string | undefined {
  const fitting = prices.filter((price) => people >= price.from && people <= (price.to ?? Infinity));
  if (fitting.length === 0) return undefined;
  return `${amount(Math.max(fee, people * Math.min(...fitting.map((one) => one.low))), Math.max(fee, people * Math.max(...fitting.map((one) => one.high))))} a month`;
}

/** Each published price: 10 to 24 people: $140 to $165 per person a month. */
export const pricesWords = (prices: readonly Price[]): string =>
  prices.map(({ from, to, low, high }) => `${opening(range(from, to, 'people'))}: ${amount(low, high)} per person a month`).join('. ');

const TECHNICIAN = { office: 'A technician is there in office hours', extended: 'A technician is there early and late too', always: 'A technician is there day and night' } as const;
const OTHERWISE = { 'call-back': 'At other times one calls back', voicemail: 'At other times there is voicemail', none: 'At other times nobody answers' } as const;
const VISITS = { monthly: 'Every month', quarterly: 'Every quarter', 'on-request': 'When you ask', never: 'Never: it works remotely' } as const;

const hoursWords = ({ technician, otherwise }: FactValue<'hours'>): string => (technician === 'always' ? `${TECHNICIAN.always}.` : `${TECHNICIAN[technician]}. ${OTHERWISE[otherwise]}.`);
const visitsWords = ({ scheduled, included }: FactValue<'visits'>): string => (scheduled === 'never' ? VISITS.never : `${VISITS[scheduled]}, ${included ? 'within the fee' : 'at extra cost'}`);

/** Where a provider sends people, or helps remotely where nobody is sent: nationwide, whole states, or a reach around its own place. */
export function coverageWords(coverage: FactValue<'coverage'>, city: string | null, isRemote = false): string {
  const { nationwide, states, radius } = coverage;
  if (isRemote) return `${coverageWords(coverage, city)}, remotely`;
  if (nationwide) return 'The whole country';
  const reach = radius === undefined ? [] : [`within ${counted(radius, 'mile')}${city === null ? '' : ` of ${city}`}`];
  return opening(listed([...(states ?? []).map((code) => US_STATES[code] ?? code), ...reach]));
}

/** What a field of the questionnaire offers: labels by value, in its order. */
export function optionsOf(loaded: LoadedEdition, param: string): ReadonlyMap<string, string> {
  const field = loaded.edition.questionnaire.questions.flatMap((question) => question.fields).find((one) => one.param === param);
  return new Map(field && 'options' in field ? field.options.map(({ value, label }) => [value, label]) : []);
}

function appsWords({ programs, complete }: FactValue<'apps'>, loaded: LoadedEdition): string {
  const names = new Map(loaded.programs.list.map(({ slug, name }) => [slug, name]));
  if (Object.keys(programs).length === 0) return complete ? 'None' : '';
  const all = Object.entries(programs).map(([slug, { clients, bestEffort, proven }]) => `${names.get(slug) ?? slug} (${bestEffort ? 'helps as well as it can' : `${counted(clients, 'client')}${proven ? ', shown on paper' : ''}`})`);
  return `${all.join('; ')}${complete ? '. The list is complete' : ''}`;
}

function tradesWords(trades: FactValue<'trades'>, loaded: LoadedEdition): string {
  const labels = optionsOf(loaded, 'trade');
  return Object.entries(trades).toSorted(([, a], [, b]) => b - a).map(([slug, clients]) => `${labels.get(slug) ?? slug} (${counted(clients, 'client')})`).join('; ');
}

/** The rules that an edition asks about, by id, without what stands in brackets behind them. */
export const ruleLabels = ({ edition }: LoadedEdition): ReadonlyMap<string, string> =>
  new Map(edition.checks.flatMap(({ answer }) => (answer.kind === 'rules' ? answer.rules.map(({ id, label }) => [id, label.replace(/ \(.*$/, '')] as const) : [])));

const rulesWords = (rules: readonly string[], loaded: LoadedEdition): string => (rules.length === 0 ? '' : listed(rules.map((rule) => ruleLabels(loaded).get(rule) ?? rule)));

/** What a fact is told with: the edition's labels, the day, and the town that a reach is around. */
export interface Telling {
  readonly loaded: LoadedEdition;
  readonly asOf: Day;
  readonly city?: string | null;
}

const shareWords = (shares: FactValue<'size-shares'>, { edition }: LoadedEdition): string =>
  edition.questionnaire.sizeBands.flatMap(({ id, from, to }) => (shares[id] === undefined ? [] : [`${range(from, to, 'people')}: ${toOneDecimal(100 * shares[id])}%`])).join('. ');

/** Each fact: its name, and its value in words. */
const FACT_WORDS: { readonly [Key in FactKey]: readonly [term: string, words: (value: FactValue<Key>, telling: Telling) => string] } = {
  description: ['In its own words', (text) => text],
  founded: ['Founded in', String],
  phone: ['Phone', String],
  'contact-mail': ['E-mail address', String],
  'head-count': ['People', (people) => counted(people, 'person', 'people')],
  technicians: ['Technicians', (technicians) => counted(inHalves(technicians), 'technician')],
  services: ['Services', (services) => opening(services.join(', '))],
  rules: ['Rules it knows', (rules, { loaded }) => rulesWords(rules, loaded)],
  coverage: ['Places', (coverage, { city = null }) => coverageWords(coverage, city)],
  sizes: ['Sizes of clients', sizesWords],
  'size-shares': ['Clients by size', (shares, { loaded }) => shareWords(shares, loaded)],
  trades: ['Trades it serves', (trades, { loaded }) => tradesWords(trades, loaded)],
  apps: ['Programs it knows', (apps, { loaded }) => appsWords(apps, loaded)],
  hours: ['Hours', hoursWords],
  visits: ['Visits', visitsWords],
  languages: ['Languages', (codes, { loaded }) => listed(codes.map((code) => optionsOf(loaded, 'language').get(code) ?? code))],
  prices: ['Prices', pricesWords],
  'minimum-fee': ['Smallest monthly fee', (fee) => (fee === 0 ? 'None' : `${dollars(fee)} a month`)],
  'starts-from': ['A new client can start', (day, { asOf }) => (day <= asOf ? 'Now' : `From ${fullDate(day as Day)}`)],
};

/** The name of a fact, as a list has it. */
export const factTerm = (key: FactKey): string => FACT_WORDS[key][0];

/** What a fact says, in words; undefined where it was not said or taken back. Empty where it says nothing, as an empty list does. */
export function factSays<Key extends FactKey>(key: Key, facts: StoredFacts, telling: Telling): string | undefined {
  const fact = facts[key] as StoredFact<FactValue<Key>> | undefined;
  return fact?.value === undefined ? undefined : FACT_WORDS[key][1](fact.value, telling);
}

const OFFERED: readonly FactKey[] = ['services', 'hours', 'visits', 'prices', 'minimum-fee', 'languages', 'trades', 'apps', 'rules', 'starts-from'];

/** Everything that a provider has told us about what it offers, in one order. */
export const offerLines = (facts: StoredFacts, loaded: LoadedEdition, asOf: Day): ProfileLine[] =>
  OFFERED.flatMap((key): ProfileLine[] => {
    const [fact, term] = [facts[key], factTerm(key)];
    if (fact?.takenBack !== undefined) return [{ term, says: `It took this back on ${fullDate(fact.takenBack)}`, on: undefined, doubt: undefined }];
    const says = factSays(key, facts, { loaded, asOf });
    return fact === undefined || !says ? [] : [{ term, says, on: fact.given, doubt: factDoubt(fact, loaded, asOf) }];
  });
