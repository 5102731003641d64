// Who is in the demonstration world: about ninety fictional firms over eight cities. A pure function of the seed; knows no day.
import { CITIES, type City } from './cities.ts';
import { diceFor } from './dice.ts';
import { KIND_NAMES, KINDS, type Kind, type KindName, type Truth } from './kinds.ts';
import { ENDINGS, LEGAL_FORMS, STEMS } from './names.ts';

export interface Firm {
  /** Under .example, and unique: the firm's key in this room. */
  readonly domain: string;
  readonly name: string;
  readonly legalName: string;
  readonly kind: KindName;
  readonly traits: Kind;
  readonly city: City;
  readonly zip: string;
  readonly people: number;
  /** Full-time equivalents. */
  readonly technicians: number;
  readonly years: number;
  /** What is true of this firm, area by area; close to its kind, never the same. */
  readonly truth: Truth;
  /** Share of its true answers that come with a document, and with something attested. */
  readonly papers: number;
  readonly attested: number;
}

/** Two of the firms that have just claimed are in the first city, so that a need there has something to ask. */
const placeOf = (kind: KindName, number: number): City => CITIES[(kind === 'fresh' ? Math.max(0, number - 1) : number) % CITIES.length]!;

function truthOf(traits: Kind, seed: number, domain: string): Truth {
  const dice = diceFor(seed, domain, 'truth');
  return Object.fromEntries(Object.entries<number>({ ...traits.truth }).map(([area, middle]) => [area, dice.near(middle, 0.1)])) as unknown as Truth;
}

function makeFirm(seed: number, kind: KindName, number: number, stem: string): Firm {
  const traits: Kind = KINDS[kind];
  const dice = diceFor(seed, stem, 'firm');
  const name = `${stem} ${dice.pick(ENDINGS)}`;
  const domain = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example`;
  const city = placeOf(kind, number);
  const people = dice.whole(...traits.people);
  const technicians = Math.max(1, Math.round(people * dice.between(0.62, 0.82) * 2) / 2);
  const shows = { papers: dice.near(traits.papers, traits.papers * 0.2), attested: dice.near(traits.attested, traits.attested * 0.6) };
  return { domain, name, legalName: `${name}, ${dice.pick(LEGAL_FORMS)}`, kind, traits, city, zip: dice.pick(city.zips), people, technicians, years: dice.whole(...traits.years), truth: truthOf(traits, seed, domain), ...shows };
}

/** Every firm of the world with this seed, always in the same order. */
export function firmsOf(seed: number): readonly Firm[] {
  const count = KIND_NAMES.reduce((sum, kind) => sum + KINDS[kind].count, 0);
  const stems = diceFor(seed, 'stems').some(STEMS, count);
  return KIND_NAMES.flatMap((kind) => Array.from({ length: KINDS[kind].count }, (_, number) => ({ kind, number }))).map(({ kind, number }, at) => makeFirm(seed, kind, number, stems[at]!));
}
