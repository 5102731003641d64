// (edition, facts, day) → one finding for each check, in catalogue order. Says nothing of weights.
import type { Day } from '#kernel/time.ts';
import type { Check, Edition, ProofKind } from '#standard/schema.ts';
import type { CheckFacts, ProviderFacts } from './facts.ts';
import { frameOf, type Frame } from './frame.ts';
import { ruleOnClaims, type Ruling } from './not-applicable.ts';
import { pointsRange } from './points.ts';
import { readCheck, type Line, type Reading } from './reading.ts';
import type { EssentialState, Finding, Outcome } from './score-types.ts';
import { highestStanding, type Standing } from './standing.ts';

const SILENCE: CheckFacts = { answers: [] };

/** An essential reads the best of all answers that stand, so that better proof of a weaker one never costs the stronger (rules 32 and 35). */
function essentialState(reading: Reading): EssentialState | undefined {
  const { essential } = reading.check;
  if (!essential) return undefined;
  if (!reading.counts) return 'unanswered';
  const standings = reading.isFalse ? [] : reading.lines.flatMap((line) => line.standings);
  if (!standings.some((one) => one.points >= essential.points)) return 'failed';
  if (reading.contested) return 'contested';
  return standings.some((one) => one.kind !== 'declared' && one.proves >= essential.points) ? 'proven' : 'declared';
}

function answeredOutcome(check: Check, points: number): Outcome {
  const { most, fewest } = pointsRange(check);
  return points >= most ? 'met' : points <= fewest ? 'unmet' : 'partly';
}

const restsOn = ({ candidate, kind, date, lastValid, inGrace }: Standing) => ({
  proof: kind,
  proofDate: date,
  validUntil: lastValid,
  inGrace,
  given: candidate.given,
  ...(candidate.value !== undefined && { value: candidate.value }),
  ...(candidate.choice !== undefined && { choice: candidate.choice }),
});

/** Whether an open question reads as "would not say": claimed for long enough, refused on record, or taken back (rules 13 and 27). */
const isSilent = (reading: Reading, line: Line, frame: Frame): boolean => frame.silenceSpeaks || (!reading.claim && line.history.takenBack);

/** For a check by rules, what each rule says by itself: a must-have reads the rule that the owner named (rule 31). */
function byRule(reading: Reading, frame: Frame): Pick<Finding, 'pointsByRule' | 'proofByRule' | 'wouldNotSayByRule'> {
  if (reading.check.answer.kind !== 'rules') return {};
  const pointsByRule: Record<string, number> = {};
  const proofByRule: Record<string, ProofKind> = {};
  const wouldNotSayByRule: Record<string, boolean> = {};
  for (const line of reading.lines) {
    const rule = line.rule ?? '';
    const most = reading.claim ? undefined : highestStanding(line.standings);
    if (!most) wouldNotSayByRule[rule] = isSilent(reading, line, frame);
    else {
      pointsByRule[rule] = reading.isFalse ? 0 : most.points;
      proofByRule[rule] = most.kind;
    }
  }
  return { pointsByRule, proofByRule, wouldNotSayByRule };
}

/** What a must-have reads of a check that is not answered by rules. */
function mostOf(reading: Reading): Pick<Finding, 'most'> {
  const most = reading.check.answer.kind === 'rules' ? undefined : highestStanding(reading.lines.flatMap((line) => line.standings));
  if (!most) return {};
  const { kind, candidate } = most;
  return { most: { points: reading.isFalse ? 0 : most.points, proof: kind, ...(candidate.choice !== undefined && { choice: candidate.choice }) } };
}

function openOutcome(reading: Reading): Outcome {
  return !reading.claim && reading.lines.some((line) => line.history.candidates.length > 0) ? 'lapsed' : 'unanswered';
}

function findingFor(area: string, reading: Reading, ruling: Ruling | undefined, frame: Frame): Finding {
  const { check, floor, isFalse, contested } = reading;
  const essential = essentialState(reading);
  const shared = { check: check.id, area, falseAnswer: isFalse, contested, inGrace: false, wouldNotSay: false, ...(essential && { essential }) };
  if (ruling?.granted)
    return { ...shared, outcome: 'not-applicable', points: 0, counted: 0, proofDate: ruling.date, validUntil: ruling.lastValid };
  const best = reading.counts?.best;
  if (!best) {
    const wouldNotSay = reading.lines.every((line) => isSilent(reading, line, frame));
    const refused = ruling?.because && { notApplicableRefused: ruling.because };
    return { ...shared, outcome: openOutcome(reading), points: 0, counted: 0, ...byRule(reading, frame), ...refused, wouldNotSay };
  }
  const points = isFalse ? 0 : best.points;
  const counted = isFalse ? 0 : Math.max(best.worth, floor);
  const outcome = isFalse ? 'unmet' : answeredOutcome(check, points);
  const rule = reading.counts?.rule;
  return { ...shared, outcome, points, counted, ...restsOn(best), ...(rule !== undefined && { rule }), ...mostOf(reading), ...byRule(reading, frame) };
}

/**
 * One finding for each check of `edition`, in catalogue order, as of `asOf` (UTC). Answers given and proofs checked later do not exist yet.
 * Total: whatever the facts hold, each check gets a finding. Serves rules 2, 3, 9 to 11, 13, 16, 27, 29 and 31 to 38.
 */
export function findingsOf(edition: Edition, facts: ProviderFacts, asOf: Day): Finding[] {
  const frame = frameOf(edition, facts, asOf);
  const areaOf = new Map(edition.areas.flatMap((area) => area.checks.map((id) => [id, area.code] as const)));
  const readings = new Map(edition.checks.map((check) => [check.id, readCheck(check, facts.checks[check.id] ?? SILENCE, frame)]));
  const rulings = ruleOnClaims(edition, readings, asOf);
  return edition.checks.map((check) => findingFor(areaOf.get(check.id) ?? '', readings.get(check.id)!, rulings.get(check.id), frame));
}
