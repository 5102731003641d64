// What the crosswalk offers: for a paper with its scope and dates, the checks it may prove; for a check, the papers that may prove it. Pure.
import type { Day } from '#kernel/time.ts';
import { PAPER_KINDS, type Crosswalk, type Mapping, type Paper, type PaperDate, type PaperKind, type Scope } from './crosswalk-schema.ts';

/** One check to which a paper offers itself. It proves nothing until a moderator has read it there. */
export interface Offer extends Pick<Mapping, 'check' | 'rule' | 'clauses' | 'find' | 'ground'> {
  /** Kinds of proof that it can reach here, the strongest first. */
  readonly kinds: readonly PaperKind[];
  /** All conditions as sentences, those of scope first. */
  readonly only: readonly string[];
  /** Scopes that it needs and does not cover. While there is one, the offer is not made. */
  readonly missing: readonly Scope[];
}

function offerOf({ scopes }: Crosswalk, { needs, only, ...mapping }: Mapping, covered: ReadonlySet<string>): Offer {
  const needed = scopes.filter(({ id }) => needs.includes(id));
  return {
    ...mapping,
    kinds: PAPER_KINDS.filter((kind) => mapping.find[kind] !== undefined),
    only: [...needed.map((scope) => scope.only), ...(only === undefined ? [] : [only])],
    missing: needed.filter(({ id }) => !covered.has(id)),
  };
}

/**
 * The checks to which the paper offers itself, in catalogue order, where its own scope covers `scope` (ids; one that nobody knows is as none).
 * An offer with something `missing` is told and not made. Undefined where there is no such paper.
 */
export function offersOf(crosswalk: Crosswalk, paperId: string, scope: Iterable<string>): Offer[] | undefined {
  const paper = crosswalk.papers.find(({ id }) => id === paperId);
  const covered = new Set(scope);
  const order = crosswalk.loaded.edition.checks.map(({ id }) => id);
  return paper?.proves.map((mapping) => offerOf(crosswalk, mapping, covered)).sort((a, b) => order.indexOf(a.check) - order.indexOf(b.check));
}

/** The papers that may prove a check, in the order of the crosswalk, as far as scope allows; for a check by rules, those of one rule. */
export const papersFor = (crosswalk: Crosswalk, check: string, rule?: string): { readonly paper: Paper; readonly offer: Offer }[] =>
  crosswalk.papers.flatMap((paper) =>
    paper.proves.filter((mapping) => mapping.check === check && mapping.rule === rule).map((mapping) => ({ paper, offer: offerOf(crosswalk, mapping, new Set(mapping.needs)) })),
  );

/** The days that a proof by this paper has: its own day, from which its clock runs (rules 3 and 38), and its own last day. */
export interface PaperDays {
  readonly date: Day;
  readonly until?: Day;
}

/**
 * The days of a proof from the days that stand on the paper. Undefined while one that the paper carries is missing, or where they
 * contradict one another: a period that ends before it begins, a last day that lies before the day from which the clock runs.
 */
export function proofDays({ dates, runs }: Paper, given: Readonly<Partial<Record<PaperDate, Day>>>): PaperDays | undefined {
  if (dates.some(({ id }) => given[id] === undefined)) return undefined;
  const [date, until] = [given[runs.from]!, runs.until === undefined ? undefined : given[runs.until]!];
  const [begun, ended] = [given['period-from'], given['period-to']];
  if ((until !== undefined && until < date) || (begun !== undefined && ended !== undefined && ended < begun)) return undefined;
  return { date, ...(until === undefined ? {} : { until }) };
}
