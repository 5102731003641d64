// One made-up firm: who it is, what it says of itself, what it answered, what was proven. Pure: chance and the day come in.
import { newId } from '#kernel/id.ts';
import { addDays, type Day } from '#kernel/time.ts';
import type { Fact } from '#providers/fact-schema.ts';
import { US_STATES } from '#providers/us-states.ts';
import { DESCRIPTIONS, FIRST, FORMS, LAST, SECOND, SERVICES } from './words.ts';
import type { Random } from './random.ts';

export interface FirmPlace {
  readonly zip: string;
  readonly city: string;
  readonly state: string;
  readonly lat: number;
  readonly lon: number;
}

export interface Firm {
  readonly id: string;
  readonly name: string;
  readonly legalName: string;
  readonly place: FirmPlace;
  /** Absent while it is only listed. */
  readonly claimedOn: Day | undefined;
  /** Points of 100 around which its answers lie. */
  readonly quality: number;
  readonly facts: readonly Fact[];
}

/** Of 100 firms so many have claimed their listing; the rest was only found. */
export const CLAIMED = 0.4;

export interface Vocabulary {
  readonly trades: readonly string[];
  readonly programs: readonly string[];
  readonly bands: readonly string[];
}

function prices(random: Random): Fact {
  const first = random.whole(90, 230);
  const steps = [[1, 9], [10, 24], [25, 49], [50, undefined]] as const;
  const value = steps.map(([from, to], at) => {
    const low = Math.round(first * (1 - 0.07 * at));
    return { from, ...(to === undefined ? {} : { to }), low, high: low + random.whole(0, 60) };
  });
  return { key: 'prices', value };
}

function coverage(random: Random, state: string): Fact {
  const kind = random.next();
  if (kind < 0.05) return { key: 'coverage', value: { nationwide: true } };
  if (kind < 0.2) return { key: 'coverage', value: { states: [...new Set([state, ...random.some(Object.keys(US_STATES), 2)])] } };
  return { key: 'coverage', value: { radius: random.pick([25, 40, 60, 80, 120]) } };
}

function factsOf(random: Random, { trades, programs, bands }: Vocabulary, place: FirmPlace, today: Day): Fact[] {
  const technicians = random.whole(1, 30);
  const shares = bands.map(() => random.next() ** 2);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const clients = (): number => random.whole(1, 14);
  const all: Fact[] = [
    { key: 'phone', value: `(555) 01${random.whole(0, 9)}-${random.whole(1_000, 9_999)}` },
    { key: 'contact-mail', value: 'office@firm.example' },
    { key: 'head-count', value: technicians + random.whole(1, 12) },
    { key: 'technicians', value: technicians },
    { key: 'founded', value: random.whole(1988, 2023) },
    { key: 'description', value: random.pick(DESCRIPTIONS) },
    { key: 'sizes', value: { from: random.pick([1, 1, 5, 10]), ...(random.chance(0.6) ? { to: random.pick([60, 100, 250, 500]) } : {}) } },
    { key: 'size-shares', value: Object.fromEntries(bands.map((band, at) => [band, Math.floor((100 * shares[at]!) / whole) / 100])) },
    { key: 'minimum-fee', value: random.pick([0, 250, 500, 1_000]) },
    prices(random),
    { key: 'hours', value: { technician: random.pick(['office', 'extended', 'always'] as const), otherwise: random.pick(['call-back', 'voicemail', 'none'] as const) } },
    { key: 'languages', value: ['en', ...(random.chance(0.3) ? ['es'] : [])] },
    { key: 'trades', value: Object.fromEntries(random.some(trades, random.whole(3, 9)).map((trade) => [trade, clients()])) },
    { key: 'apps', value: { complete: random.chance(0.2), programs: Object.fromEntries(random.some(programs, random.whole(3, 9)).map((program) => [program, { clients: clients(), proven: random.chance(0.3) }])) } },
    { key: 'rules', value: random.some(['hipaa', 'pci', 'ftc-safeguards', 'cmmc'], random.whole(0, 3)) },
    { key: 'visits', value: { scheduled: random.pick(['monthly', 'quarterly', 'on-request', 'never'] as const), included: random.chance(0.4) } },
    { key: 'starts-from', value: addDays(today, random.whole(-30, 120)) },
  ];
  return [...all.filter(() => random.chance(0.93)), coverage(random, place.state)];
}

/** One firm at a place drawn from `places`. */
export function makeFirm(random: Random, places: readonly FirmPlace[], vocabulary: Vocabulary, today: Day): Firm {
  const name = [random.pick(FIRST), random.pick(SECOND), random.pick(LAST)].filter((word) => word !== '').join(' ');
  const place = random.pick(places);
  const claimedOn = random.chance(CLAIMED) ? addDays(today, -random.whole(20, 700)) : undefined;
  const services: Fact = { key: 'services', value: random.some(SERVICES, random.whole(3, 9)) };
  return {
    id: newId(),
    name,
    legalName: name + random.pick(FORMS),
    place,
    claimedOn,
    quality: Math.min(100, Math.max(5, 62 + 24 * random.wobble())),
    facts: claimedOn === undefined ? [services] : [services, ...factsOf(random, vocabulary, place, today)],
  };
}
