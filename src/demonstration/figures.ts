// Figures for the checks that ask for numbers: from how good the truth (or the claim) is, 0 to 1, to what such a firm would enter.
// They hang together: as many technicians, computers and clients as the firm has. Pure.
import type { GivenAnswer } from '#assessments/schema.ts';
import type { Dice } from './dice.ts';
import type { Firm } from './firms.ts';
import type { Habits } from './habits.ts';

export interface Entry {
  readonly firm: Firm;
  readonly habits: Habits;
  readonly level: number;
  readonly dice: Dice;
}
type Maker = (entry: Entry) => GivenAnswer;

const mix = (worst: number, finest: number, level: number): number => worst + (finest - worst) * level;
const tenth = (value: number): number => Math.round(value * 10) / 10;
const percentOf = (whole: number, percent: number): number => Math.round((whole * percent) / 100);
/** Computers in its care; the same in every answer of one firm. */
const computers = ({ firm, habits }: Entry): number => Math.round(((firm.traits.clientSize[0] + firm.traits.clientSize[1]) / 2) * habits.clients);
const tickets = (entry: Entry): number => Math.max(130, Math.round(computers(entry) * 7.5));

const loadedComputers = ({ firm, level, dice }: Entry): number => Math.round(firm.technicians * mix(430, 150, level) * dice.between(0.97, 1.03));

function growth(entry: Entry): GivenAnswer {
  const { firm, level, dice } = entry;
  const staff = firm.people < 5 ? 0 : dice.between(2, 12);
  const now = loadedComputers(entry);
  // In halves, as its technicians of today are.
  const techniciansBefore = Math.max(0.5, Math.round((2 * firm.technicians) / (1 + staff / 100)) / 2);
  const staffGrowth = (100 * (firm.technicians - techniciansBefore)) / techniciansBefore;
  return { figures: { endpointsNow: now, endpointsBefore: Math.max(1, Math.round(now / (1 + (staffGrowth + mix(30, -5, level)) / 100))), techniciansNow: firm.technicians, techniciansBefore } };
}

function leavers({ firm, level, dice }: Entry): GivenAnswer {
  const months = firm.technicians < 5 ? 36 : 12;
  const left = Math.round((mix(52, 2, level) / 100) * firm.technicians * (months / 12) * dice.between(0.9, 1.1));
  return { figures: { left, average: firm.technicians, months } };
}

function secondFactor(entry: Entry): GivenAnswer {
  const accounts = Math.round(computers(entry) * 1.15) + 4;
  const refused = entry.dice.chance(0.5) ? percentOf(accounts, entry.dice.between(0, 2)) : 0;
  return { figures: { accounts, refused, protected: Math.min(accounts - refused, percentOf(accounts - refused, mix(78, 100, entry.level))) } };
}

function priceRise({ level, dice }: Entry): GivenAnswer {
  const actual = tenth(mix(9, 1.5, level) * dice.between(0.8, 1.1));
  const flags = { notice: dice.chance(0.3 + level * 0.7) };
  if (level < 0.3) return { figures: { ceiling: 0, actual }, flags: { ...flags, noCeiling: true } };
  return { figures: { ceiling: Math.round(mix(12, 2.6, level)), actual }, flags };
}

function satisfaction(entry: Entry): GivenAnswer {
  const { level, dice } = entry;
  const asked = tickets(entry);
  return { figures: { asked, replies: Math.max(102, percentOf(asked, dice.between(14, 38))), satisfied: tenth(mix(66, 98, level)) }, flags: { everyTicket: dice.chance(0.7) } };
}

/** By check. A check of numbers that is not here would be left open, and a test says so. */
export const FIGURES: Readonly<Record<string, Maker>> = {
  'STF-01': (entry) => ({ figures: { endpoints: loadedComputers(entry), technicians: entry.firm.technicians } }),
  'STF-02': ({ firm, level }) => ({ figures: { paid: Math.round(firm.technicians * 1880), booked: percentOf(Math.round(firm.technicians * 1880), mix(88, 58, level)) } }),
  'STF-03': ({ firm, level }) => ({ figures: { scheduled: Math.round(firm.technicians * 40), protected: Math.round((firm.technicians * 40 * mix(2, 24, level)) / 100) } }),
  'STF-04': growth,
  'STF-05': leavers,
  'STF-07': ({ firm, level }) => ({ figures: { technicians: firm.technicians, hours: Math.round(firm.technicians * mix(4, 50, level)) } }),
  'ATT-02': ({ level, dice }) => {
    const [largeUrgent, largeNormal] = [dice.whole(14, 40), dice.whole(70, 180)];
    const ratio = mix(2.1, 0.95, level);
    return { figures: { largeUrgent, largeNormal, smallUrgent: Math.round(largeUrgent * ratio), smallNormal: Math.round(largeNormal * ratio * dice.between(0.92, 1)) } };
  },
  'ATT-03': ({ level, dice }) => ({ value: tenth(mix(42, 6, level) * dice.between(0.9, 1.1)) }),
  'IND-06': ({ level, dice }) => {
    const limit = level > 0.85 ? dice.pick([2_000_000, 3_000_000]) : level > 0.42 ? dice.pick([1_000_000, 1_000_000, 1_500_000]) : level > 0.25 ? 500_000 : 250_000;
    return { figures: { professional: limit * dice.pick([1, 1, 2]), cyber: limit } };
  },
  'PRC-06': priceRise,
  'SVC-02': ({ level, dice }) => {
    const lowest = mix(64, 97, level);
    return { figures: { stopped: tenth(Math.min(99.6, lowest + dice.between(0, 3))), person: tenth(lowest), other: tenth(Math.min(99.8, lowest + dice.between(0, 2))) } };
  },
  'SVC-03': (entry) => ({ figures: { incidents: tickets(entry), first: percentOf(tickets(entry), mix(40, 79, entry.level)) } }),
  'SVC-04': (entry) => ({ figures: { solved: tickets(entry), again: percentOf(tickets(entry), mix(15, 3, entry.level)) } }),
  'SVC-05': (entry) => ({ figures: { endpointMonths: computers(entry) * 12, hours: Math.round(computers(entry) * 12 * mix(1.15, 0.18, entry.level)) } }),
  'SVC-07': satisfaction,
  'SEC-06': ({ level }) => ({ value: level > 0.75 ? 24 : level > 0.55 ? 48 : level > 0.35 ? 72 : level > 0.2 ? 96 : 120 }),
  'CLI-01': secondFactor,
  'CLI-02': ({ level }) => ({ value: tenth(mix(62, 98, level)) }),
  'TAI-07': ({ habits, level }) => ({ figures: { clients: habits.clients, reviewed: Math.round((habits.clients * mix(50, 100, level)) / 100) } }),
  'BCK-01': ({ habits, level }) => ({ figures: { clients: habits.clients, restored: Math.min(habits.clients, Math.round((habits.clients * mix(52, 103, level)) / 100)) } }),
  'EXT-03': ({ level }) => ({ value: level > 0.8 ? 14 : level > 0.5 ? 30 : level > 0.3 ? 60 : 90 }),
};
