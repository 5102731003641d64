// The worked example of the method page: the engine run on one made-up provider and one need, laid out line by line. Pure; only words and rows.
import { answerInWords } from '#assessments/answer-words.ts';
import { answeredWords, scoreWords } from '#assessments/number-words.ts';
import { ceilingOf } from '#engine/ceiling.ts';
import { putRow } from '#engine/column-rows.ts';
import { makeColumns } from '#engine/columns.ts';
import { EXAMPLE, EXAMPLE_NEED, withoutAnswer } from '#engine/example.ts';
import { explain } from '#engine/explain.ts';
import type { ProviderFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import { rankRow } from '#engine/rank-row.ts';
import { rank } from '#engine/rank.ts';
import { scoreLimits } from '#engine/rounding.ts';
import { scoreOf } from '#engine/score.ts';
import { shownParts } from '#engine/shown-parts.ts';
import { oneDecimal } from '#kernel/words.ts';
import type { Standard } from '#standard/load.ts';
import type { Edition, MatchItem, ProofKind } from '#standard/schema.ts';

const ITEMS: Readonly<Record<MatchItem, string>> = {
  size: 'Clients your size', apps: 'Your programs', visits: 'Visits', budget: 'Price', trade: 'Your trade', hours: 'Hours', capacity: 'Can start in time',
};
const KINDS: readonly ProofKind[] = ['declared', 'document', 'attested', 'clients'];

const run = (edition: Edition, facts: ProviderFacts) => {
  const findings = findingsOf(edition, facts, EXAMPLE.asOf);
  return { findings, score: scoreOf(edition, findings, facts.firstClaimed, EXAMPLE.asOf) };
};

function drawnScore(edition: Edition) {
  const { score } = run(edition, EXAMPLE.facts);
  return { name: EXAMPLE.name, score, printed: scoreWords(score.shown, edition.scoring), parts: shownParts(score.parts, scoreLimits(edition.scoring)), middle: EXAMPLE.middle };
}

/** Facts, day and edition of the example never change while the process runs, and every visitor's first page shows it: a fifth of the home page was this sum. */
const drawn = new WeakMap<Edition, ReturnType<typeof drawnScore>>();

/** The example as a drawing of its score needs it; worked out once for each edition. */
export function workedScore(edition: Edition): ReturnType<typeof drawnScore> {
  const known = drawn.get(edition) ?? drawnScore(edition);
  drawn.set(edition, known);
  return known;
}

/** The rules that the example answers to; the edition that ranks today where they are no longer kept. */
export const exampleEdition = ({ editions, current }: Standard): Edition => editions.find(({ edition }) => edition.id === EXAMPLE.edition)?.edition ?? current.edition;

/** The checks of one area: what was answered, p, e, q and w q, and the sums below them. */
export function workedArea(edition: Edition, code: string) {
  const { findings, score } = run(edition, EXAMPLE.facts);
  const rows = edition.checks.flatMap((check, at) => {
    const finding = findings[at]!;
    if (finding.area !== code || !finding.proof) return [];
    const says = answerInWords(check, finding, EXAMPLE.facts.checks[check.id])?.says ?? '';
    return [{ id: check.id, title: check.title, says, weight: check.weight, points: finding.points, proof: finding.proof, factor: edition.scoring.factors[finding.proof], counted: oneDecimal(finding.counted), product: oneDecimal(check.weight * finding.counted), raw: check.weight * finding.counted }];
  });
  const sum = rows.reduce((total, row) => total + row.raw, 0);
  const weights = rows.reduce((total, row) => total + row.weight, 0);
  return { rows, sum: oneDecimal(sum), weights, score: oneDecimal(score.areas.find(({ area }) => area === code)?.score ?? 0) };
}

/** The areas: W, S and W S, and the score they make. */
export function workedWhole(edition: Edition) {
  const { score } = run(edition, EXAMPLE.facts);
  const rows = edition.areas.map(({ name, weight }, at) => {
    const own = score.areas[at]?.score ?? 0;
    return { name, weight, score: oneDecimal(own), product: oneDecimal(weight * own), raw: weight * own };
  });
  const sum = rows.reduce((total, row) => total + row.raw, 0);
  return { rows, sum: oneDecimal(sum), weights: rows.reduce((total, row) => total + row.weight, 0), score: scoreWords(score.shown, edition.scoring), grade: score.grade };
}

/** The same provider as it is, and where it leaves `check`, an essential one, blank. */
export function workedSilence(edition: Edition, check: string) {
  return [EXAMPLE.facts, withoutAnswer(EXAMPLE.facts, check)].map((facts) => {
    const { score } = run(edition, facts);
    return { claimed: scoreWords(score.claimed, edition.scoring), answered: answeredWords(score.answered, edition.scoring), uncapped: scoreWords(score.uncapped, edition.scoring), shown: scoreWords(score.shown, edition.scoring), grade: score.grade };
  });
}

/** The highest scores that words, documents, and all kinds of proof allow. */
export function workedCeilings(edition: Edition) {
  return [1, 2, 4].map((kinds) => scoreWords(ceilingOf(edition, KINDS.slice(0, kinds)), edition.scoring));
}

/** The fit of the example for the example's need: each line with what it reads and what it adds; the printed ones add up to the printed fit. */
export function workedFit(edition: Edition) {
  const { findings, score } = run(edition, EXAMPLE.facts);
  const columns = makeColumns(edition, EXAMPLE.asOf, 1);
  putRow(edition, columns, 0, rankRow(edition, EXAMPLE.facts, findings, score));
  const ranking = rank(edition, EXAMPLE_NEED, columns, [0]);
  const found = explain(ranking, columns, 0);
  const { multipliers, doubled, wishes } = ranking.demands;
  const areas = edition.areas.map(({ code, name, weight }) => {
    const line = found.lines.find((one) => one.kind === 'area' && one.id === code)!;
    return { name, weight, multiplier: multipliers[code] ?? 1, reads: oneDecimal(line.reads), adds: oneDecimal(line.shown) };
  });
  const items = wishes.map(({ item, weight }) => {
    const line = found.lines.find((one) => one.kind === 'item' && one.id === item)!;
    return { name: ITEMS[item], weight, worth: Math.round(line.reads) / 100, adds: oneDecimal(line.shown) };
  });
  return { areas, items, doubled, needs: oneDecimal(found.needs), match: oneDecimal(found.match ?? 0), fit: oneDecimal(found.shown) };
}
