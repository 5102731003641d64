// n providers → the rows of a side-by-side table: which rows, in which order for this owner, and where one leads clearly. Codes and numbers only.
import { COMPARE_GROUPS, type CompareGroup } from '#standard/guidance-schema.ts';
import type { Edition, ProofKind } from '#standard/schema.ts';
import type { RankedFact } from './columns.ts';
import { demandsOf, type Demands } from './demands.ts';
import { FACT_OF } from './match-items.ts';
import type { Need } from './need.ts';
import type { Finding, Parts } from './score-types.ts';

/** Why a row stands where it does: the owner cannot do without it, wishes it, it holds down the score of one that is compared, or its check counts double. */
export type Asked = 'must' | 'wish' | 'cap' | 'double';

/** Which sizes a provider takes is told beside the share of them that it has. */
export type ComparedFact = Exclude<RankedFact, 'sizes'>;
export type RowId = { readonly kind: 'fact'; readonly fact: ComparedFact } | { readonly kind: 'check'; readonly check: string; readonly rule?: string };
export type ComparedRow = RowId & { readonly asked: Asked | undefined };

export interface ComparedGroup {
  readonly group: CompareGroup;
  readonly rows: readonly ComparedRow[];
}

/** A check that may be a row, and where it belongs. */
export interface Comparable {
  readonly check: string;
  readonly group: CompareGroup;
}

/** Facts of the profile by group. The price, hours and visits stand there for everybody, the others where the owner named what they are about. */
const FACTS: readonly (readonly [ComparedFact, CompareGroup, 'always' | 'asked'])[] = [
  ['prices', 'money', 'always'],
  ['hours', 'breaks', 'always'],
  ['sizeShares', 'attention', 'asked'],
  ['apps', 'fit', 'asked'],
  ['visits', 'fit', 'always'],
  ['trades', 'fit', 'asked'],
  ['languages', 'fit', 'asked'],
  ['startsFrom', 'fit', 'asked'],
];
const MUST_FACT: Readonly<Record<string, ComparedFact>> = { price: 'prices', sizes: 'sizeShares', visits: 'visits', languages: 'languages' };

/** Rows of one group. Five columns of them go on two pages of paper. */
const MOST = 4;
const RANK: readonly (Asked | undefined)[] = ['must', 'wish', 'cap', 'double', undefined];

function factRows({ musts, wishes }: Demands, group: CompareGroup): ComparedRow[] {
  const must = new Set(musts.map(({ kind }) => MUST_FACT[kind]));
  const wished = new Set<RankedFact>(wishes.map(({ item }) => FACT_OF[item]));
  return FACTS.filter(([, own]) => own === group).flatMap(([fact, , when]): ComparedRow[] => {
    const asked = must.has(fact) ? 'must' : wished.has(fact) ? 'wish' : undefined;
    return asked === undefined && when === 'asked' ? [] : [{ kind: 'fact', fact, asked }];
  });
}

/** A check by rules has a row for each rule that the owner is under; with none, one row for the best of them. */
function checkRows({ musts, doubled }: Demands, check: string, caps: ReadonlySet<string>): ComparedRow[] {
  const own = musts.flatMap((must) => (must.kind === 'check' && must.check === check ? [must] : []));
  const rules = own.flatMap(({ rule }) => (rule === undefined ? [] : [rule]));
  if (rules.length > 0) return rules.map((rule) => ({ kind: 'check', check, rule, asked: 'must' }));
  return [{ kind: 'check', check, asked: own.length > 0 ? 'must' : caps.has(check) ? 'cap' : doubled.includes(check) ? 'double' : undefined }];
}

/** What the owner's wishes make of the checks of a group, in the mean. The head count is no wish: it lifts nothing here (decision 0022). */
function liftOf(edition: Edition, need: Need, checks: readonly string[]): number {
  const { people: _, ...wishes } = need;
  const { multipliers } = demandsOf(edition, wishes);
  const lifts = checks.map((id) => multipliers[edition.areas.find((area) => area.checks.includes(id))!.code] ?? 1);
  return lifts.length === 0 ? 1 : lifts.reduce((sum, lift) => sum + lift, 0) / lifts.length;
}

const shareOf = (edition: Edition, demands: Demands, id: string): number => {
  const area = edition.areas.find(({ checks }) => checks.includes(id))!;
  const weight = edition.checks.find((check) => check.id === id)!.weight;
  return area.weight * (demands.multipliers[area.code] ?? 1) * weight;
};

/**
 * The rows to compare by for this owner. Groups that the owner's wishes lift stand first, the most lifted before all; the others keep the order
 * of COMPARE_GROUPS. In a group come must-haves, wishes, `caps` (checks that hold down the score of one that is compared), doubled checks, then
 * what weighs most; at most four.
 */
export function planRows(edition: Edition, need: Need, demands: Demands, comparable: readonly Comparable[], caps: ReadonlySet<string>): ComparedGroup[] {
  const groups = COMPARE_GROUPS.map((group) => {
    const checks = comparable.filter((one) => one.group === group).map(({ check }) => check);
    const byShare = checks.toSorted((a, b) => shareOf(edition, demands, b) - shareOf(edition, demands, a));
    const rows = [...factRows(demands, group), ...byShare.flatMap((check) => checkRows(demands, check, caps))];
    return { group, lift: liftOf(edition, need, checks), rows: rows.toSorted((a, b) => RANK.indexOf(a.asked) - RANK.indexOf(b.asked)).slice(0, MOST) };
  });
  return groups.toSorted((a, b) => Math.max(1, b.lift) - Math.max(1, a.lift)).map(({ group, rows }) => ({ group, rows }));
}

/** Where the true worth of an answer lies, of 100: `low` is what counts today, `high` what it could be worth; and whether evidence carries it. */
export interface Worth {
  readonly low: number;
  readonly high: number;
  readonly proven: boolean;
}

const OPEN: Worth = { low: 0, high: 100, proven: false };

/** What is proven of an answer, and what it would be worth were all of it proven. Nobody knows an open one: it may be worth anything. */
export function worthOf({ outcome, points, counted, proof, contested }: Pick<Finding, 'outcome' | 'points' | 'counted' | 'contested'> & { readonly proof?: ProofKind | undefined }): Worth | undefined {
  if (outcome === 'not-applicable') return undefined;
  if (outcome === 'unanswered' || outcome === 'lapsed') return OPEN;
  return { low: counted, high: Math.max(points, counted), proven: proof !== undefined && proof !== 'declared' && !contested };
}

/**
 * The place of the one that leads clearly: what evidence proves of it today is more than anybody else could be worth, were all that they claim
 * and all that they leave open true. Undefined where none does, where its lead rests on its word, and where there is nobody to lead.
 */
export function clearLead(worths: readonly (Worth | undefined)[]): number | undefined {
  const held = worths.flatMap((worth, at) => (worth ? [{ worth, at }] : []));
  const first = held.toSorted((a, b) => b.worth.low - a.worth.low)[0];
  if (!first?.worth.proven || held.length < 2) return undefined;
  return held.every(({ worth, at }) => at === first.at || worth.high < first.worth.low) ? first.at : undefined;
}

/** The same for a whole score: what documents, outsiders and clients prove of it, under its cap; at most all but what is missed. */
export const worthOfScore = (parts: Parts, shown: number): Worth => ({ low: Math.min(parts.attested + parts.document, shown), high: 100 - parts.missed, proven: true });
