// What each answer is worth under each proof behind it, and which of them counts (rules 16, 31, 32, 34 and 36).
import type { Day } from '#kernel/time.ts';
import { PROOF_KINDS, type Check, type ProofKind } from '#standard/schema.ts';
import { clockState, lastValidDay } from './clock.ts';
import type { CheckFacts } from './facts.ts';
import type { Frame } from './frame.ts';
import type { Candidate } from './history.ts';

/** One answer on the strength of one proof, or of the provider's word. */
export interface Standing {
  readonly candidate: Candidate;
  readonly kind: ProofKind;
  readonly points: number;
  /** How many of the points this proof shows; fewer than `points` only for clients under a ceiling. */
  readonly proves: number;
  /** Points times factor, before the floor. */
  readonly worth: number;
  readonly date: Day;
  readonly lastValid: Day;
  readonly inGrace: boolean;
}

/** What clients said of a live answer. */
interface ClientsWord {
  readonly confirmed: Day | undefined;
  readonly contested: boolean;
}

const LOWER: Readonly<Record<ProofKind, ProofKind>> = { clients: 'document', attested: 'document', document: 'declared', declared: 'declared' };

/** A kind of proof that the check does not list counts as the next lower kind that it does list. */
const listedKind = (check: Check, kind: ProofKind): ProofKind => (check.proofs[kind] === undefined ? listedKind(check, LOWER[kind]) : kind);

/**
 * Whether clients confirm or contest (rule 34). Only a check that names its review fact hears them; counts do not say which rule they
 * speak of, so a check answered rule by rule does not.
 */
export function clientsWord(check: Check, clients: CheckFacts['clients'], frame: Frame): ClientsWord {
  const { confirm, contest } = frame.scoring;
  if (!check.proofs.clients || !clients || clients.latest > frame.asOf || check.answer.kind === 'rules') return { confirmed: undefined, contested: false };
  const { agree, disagree, latest } = clients;
  const confirms = agree >= confirm.agree && agree >= confirm.times * disagree;
  return { confirmed: confirms ? latest : undefined, contested: disagree >= contest.disagree && disagree > agree };
}

interface Ground {
  readonly kind: ProofKind;
  readonly date: Day;
  readonly until?: Day;
}

/** The provider's own word, and each proof that Plumbline had seen by the day. */
const groundsOf = (candidate: Candidate, asOf: Day): Ground[] => [
  { kind: 'declared', date: candidate.given },
  ...candidate.proofs.filter((proof) => proof.checked <= asOf),
];

function standOn(ground: Ground, candidate: Candidate, check: Check, frame: Frame, contested: boolean, ceiling = Infinity): Standing[] {
  const lastValid = lastValidDay(ground.date, check.valid.months, ground.until);
  const state = clockState(lastValid, frame.asOf, frame.scoring.graceDays);
  if (state === 'over') return [];
  const listed = listedKind(check, ground.kind);
  const kind = contested ? 'declared' : state === 'grace' ? listedKind(check, LOWER[listed]) : listed;
  const points = kind === 'attested' ? candidate.points : (candidate.unlessAttested ?? candidate.points);
  const proves = Math.min(points, ceiling);
  return [{ candidate, kind, points, proves, worth: proves * frame.factors[kind], date: ground.date, lastValid, inGrace: state === 'grace' }];
}

/**
 * Every answer that still stands, under each proof that still counts; empty once the answers and all their proofs are past their grace.
 * Clients speak of the live answer only, and never revive one that has lapsed. Alone they prove no more than their ceiling; beside a
 * document that counts they confirm what it shows, in full (rules 34 and 36).
 */
export function standingsOf(candidates: readonly Candidate[], check: Check, frame: Frame, word: ClientsWord): Standing[] {
  return candidates.flatMap((candidate, index) => {
    const own = groundsOf(candidate, frame.asOf).flatMap((ground) => standOn(ground, candidate, check, frame, word.contested));
    const isLive = index === candidates.length - 1 && own.length > 0;
    if (!isLive || word.confirmed === undefined) return own;
    const alone = own.every((one) => one.kind === 'declared');
    const ceiling = alone ? check.proofs.clients?.ceiling : undefined;
    return [...own, ...standOn({ kind: 'clients', date: word.confirmed }, candidate, check, frame, word.contested, ceiling)];
  });
}

const rank = (one: Standing): (number | string)[] => [
  one.worth,
  one.points,
  PROOF_KINDS.indexOf(one.kind),
  one.inGrace ? 0 : 1,
  one.lastValid,
  one.date,
  one.candidate.given,
];

function isBetter(left: readonly (number | string)[], right: readonly (number | string)[]): boolean {
  const at = left.findIndex((value, index) => value !== right[index]);
  return at >= 0 && left[at]! > right[at]!;
}

const first = (standings: readonly Standing[], by: (one: Standing) => readonly (number | string)[]): Standing | undefined =>
  standings.reduce<Standing | undefined>((best, one) => (best === undefined || isBetter(by(one), by(best)) ? one : best), undefined);

/** The standing that counts: the best product of points and factor; equal ones by points, stronger proof, fresher clock, later answer. */
export const bestStanding = (standings: readonly Standing[]): Standing | undefined => first(standings, rank);

/** The standing with the most points, whatever it counts; equal ones by stronger proof, fresher clock, later answer (rule 13). */
export const highestStanding = (standings: readonly Standing[]): Standing | undefined => first(standings, (one) => rank(one).slice(1));
