// The facts of a profile in words, each with its day: what a provider offers, to whom, at what price. Pure; labels are the edition's.
import type { Price } from '#engine/facts.ts';
import { splitRounded, toOneDecimal } from '#engine/rounding.ts';
import type { Day } from '#kernel/time.ts';
import { counted, dollars, fullDate, opening } from '#kernel/words.ts';
import type { FactValue } from '#providers/fact-schema.ts';
import type { StoredFact, StoredFacts } from '#providers/reads.ts';
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
const range = (from: number, to: number | undefined, unit: string): string => (to === undefined ? `${from} ${unit} or more` : from === to ? `${from} ${unit}` : `${from} to ${to} ${unit}`);

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

function optionsOf(loaded: LoadedEdition, param: string): ReadonlyMap<string, string> {
  const field = loaded.edition.questionnaire.questions.flatMap((question) => question.fields).find((one) => one.param === param);
  return new Map(field && 'options' in field ? field.options.map(({ value, label }) => [value, label]) : []);
}

function appsWords({ programs, complete }: FactValue<'apps'>, loaded: LoadedEdition): string {
  const names = new Map(loaded.programs.list.map(({ slug, name }) => [slug, name]));
  const all = Object.entries(programs).map(([slug, { clients, bestEffort, proven }]) => `${names.get(slug) ?? slug} (${bestEffort ? 'helps as well as it can' : `${counted(clients, 'client')}${proven ? ', shown on paper' : ''}`})`);
  return `${all.join('; ')}${complete ? '. The list is complete' : ''}`;
}

function tradesWords(trades: FactValue<'trades'>, loaded: LoadedEdition): string {
  const labels = optionsOf(loaded, 'trade');
  return Object.entries(trades).toSorted(([, a], [, b]) => b - a).map(([slug, clients]) => `${labels.get(slug) ?? slug} (${counted(clients, 'client')})`).join('; ');
}

function rulesWords(rules: readonly string[], loaded: LoadedEdition): string {
  const labels = new Map(loaded.edition.checks.flatMap(({ answer }) => (answer.kind === 'rules' ? answer.rules.map(({ id, label }) => [id, label] as const) : [])));
  return listed(rules.map((rule) => labels.get(rule)?.replace(/ \(.*$/, '') ?? rule));
}

/** Everything that a provider has told us about what it offers, in one order. */
export function offerLines(facts: StoredFacts, loaded: LoadedEdition, asOf: Day): ProfileLine[] {
  const line = <Value>(term: string, fact: StoredFact<Value> | undefined, words: (value: Value) => string): ProfileLine[] => {
    if (fact?.takenBack !== undefined) return [{ term, says: `It took this back on ${fullDate(fact.takenBack)}`, on: undefined, doubt: undefined }];
    const says = fact === undefined ? '' : words(fact.value);
    return fact === undefined || says === '' ? [] : [{ term, says, on: fact.given, doubt: factDoubt(fact, loaded, asOf) }];
  };
  const languages = optionsOf(loaded, 'language');
  return [
    ...line('Services', facts.services, (services) => opening(services.join(', '))),
    ...line('Hours', facts.hours, hoursWords),
    ...line('Visits', facts.visits, visitsWords),
    ...line('Prices', facts.prices, pricesWords),
    ...line('Smallest monthly fee', facts['minimum-fee'], (fee) => (fee === 0 ? 'None' : `${dollars(fee)} a month`)),
    ...line('Languages', facts.languages, (codes) => listed(codes.map((code) => languages.get(code) ?? code))),
    ...line('Trades it serves', facts.trades, (trades) => tradesWords(trades, loaded)),
    ...line('Programs it knows', facts.apps, (apps) => appsWords(apps, loaded)),
    ...line('Rules it knows', facts.rules, (rules) => rulesWords(rules, loaded)),
    ...line('A new client can start', facts['starts-from'], (day) => (day <= asOf ? 'Now' : `From ${fullDate(day as Day)}`)),
  ];
}

/** Where an owner's size falls among a provider's clients, in hundredths of them. */
export interface BookPlace {
  readonly bands: readonly { readonly label: string; readonly share: number; readonly own: boolean }[];
  readonly says: string;
}

/** Whole hundredths that add up to their rounded sum, as contributions do (rule 15). */
const hundredths = (shares: readonly number[]): number[] =>
  splitRounded(shares.map((share) => 10 * share), toOneDecimal(10 * shares.reduce((sum, share) => sum + share, 0))).map((tenth) => Math.round(10 * tenth));

/** The clients by size with the owner's own band named; undefined where the bands do not say. */
export function bookPlace(shares: FactValue<'size-shares'>, people: number, { edition }: LoadedEdition): BookPlace | undefined {
  const { sizeBands } = edition.questionnaire;
  const at = sizeBands.findIndex(({ from, to }) => people >= from && people <= (to ?? Infinity));
  if (at < 0) return undefined;
  const rounded = hundredths(sizeBands.map(({ id }) => shares[id] ?? 0));
  const bands = sizeBands.map(({ from, to }, index) => ({ label: range(from, to, 'people'), share: rounded[index]!, own: index === at }));
  const sum = (from: number, to?: number): number => rounded.slice(from, to).reduce((total, share) => total + share, 0);
  const own = bands[at]!;
  const open = 100 - sum(0);
  const rest = open > 0 ? ` It has not said how big the other ${open} are.` : '';
  return { bands, says: `Of 100 clients, ${own.share} have ${own.label}, like you. ${sum(0, at)} are smaller and ${sum(at + 1)} are larger.${rest}` };
}
