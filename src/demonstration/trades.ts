// Which trades a fictional firm serves, and which programs of theirs it knows. Slugs of the edition's own lists.
import type { Program } from '#standard/programs.ts';
import type { Dice } from './dice.ts';
import type { Firm } from './firms.ts';

const UNDER_HIPAA = ['dental', 'medical', 'chiropractic', 'counseling', 'optical', 'pharmacy', 'home-care', 'physical-therapy'];
const UNDER_SAFEGUARDS = ['accounting', 'financial-advice', 'insurance', 'mortgage', 'title-escrow', 'credit-union', 'auto-dealer'];
const WITH_CARDS = ['restaurant', 'retail', 'hotel', 'auto-repair', 'veterinary', 'beauty', 'fitness'];
const OTHERS = ['law', 'construction', 'architecture', 'engineering', 'manufacturing', 'machine-shop', 'distribution', 'nonprofit', 'church', 'real-estate', 'property-management', 'hvac-plumbing', 'landscaping', 'design-marketing', 'school', 'trucking'];

const RULE_TRADES: Readonly<Record<string, readonly string[]>> = { hipaa: UNDER_HIPAA, 'ftc-safeguards': UNDER_SAFEGUARDS, pci: WITH_CARDS, cmmc: ['manufacturing', 'machine-shop', 'engineering'] };
export const RULES = Object.keys(RULE_TRADES);

/** Dental practices are everywhere, and so are firms that serve them. */
const COMMON = ['dental', 'medical', 'accounting', 'law'];

export interface Trades {
  /** Clients by trade. */
  readonly clients: Readonly<Record<string, number>>;
  /** Rules that its clients live under. */
  readonly rules: readonly string[];
}

/** The firm's trades: a few, with the rules that come with them. */
export function tradesOf({ kind, people }: Firm, dice: Dice): Trades {
  const regulated = kind === 'rules-and-records';
  const chosen = new Set(regulated ? [...dice.some(UNDER_HIPAA.slice(1), 2), ...dice.some(UNDER_SAFEGUARDS, 2), 'dental'] : [...dice.some(COMMON, dice.whole(1, 3)), ...dice.some([...WITH_CARDS, ...OTHERS, ...UNDER_SAFEGUARDS], dice.whole(2, 5))]);
  const most = Math.max(4, Math.round(people / 2));
  const clients = Object.fromEntries([...chosen].map((trade) => [trade, dice.whole(1, most)]));
  return { clients, rules: RULES.filter((rule) => RULE_TRADES[rule]!.some((trade) => chosen.has(trade))) };
}

/** Programs of those trades and a few that everybody has, with the clients on each. */
export function programsOf({ clients }: Trades, programs: readonly Program[], dice: Dice, proven: boolean) {
  const known: Record<string, { clients: number; bestEffort?: boolean; proven?: boolean }> = {};
  const general = programs.filter((program) => !program.trade).map((program) => program.slug);
  for (const slug of dice.some(general, dice.whole(2, 4))) known[slug] = { clients: dice.whole(2, 12) };
  for (const [trade, count] of Object.entries(clients))
    for (const { slug } of dice.some(programs.filter((program) => program.trade === trade), dice.whole(0, 3))) {
      const some = dice.whole(0, Math.min(count, 6));
      known[slug] = { clients: some, ...(some === 0 ? { bestEffort: true } : proven ? { proven: true } : {}) };
    }
  return known;
}
