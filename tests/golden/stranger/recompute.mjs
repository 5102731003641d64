// A stranger's program. It knows the published standard and nothing of our code: from an edition and a facts document, both as the site
// publishes them, it computes the score again. It imports nothing of ours and must never do so; where it and the site differ, one is wrong.
//
//   node recompute.mjs EDITION FACTS...     files or http addresses; one line of JSON for each facts document
//
// The numbers in brackets are the rules at the head of the standard and the sections of its text that each step serves.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

// --- days: whole numbers, so that they can be compared and added to ----------------------------------------------------------------

const dayNumber = (text) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const lastOfMonth = (year, month) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/** Calendar months later; 31 January and a month is the last day of February (3). */
function monthsLater(text, months) {
  const [year, month, date] = text.split('-').map(Number);
  const at = month - 1 + months;
  const [y, m] = [year + Math.floor(at / 12), ((at % 12) + 12) % 12];
  return Date.UTC(y, m, Math.min(date, lastOfMonth(y, m))) / 86_400_000;
}

// --- the digest: SHA-256 over canonical JSON -----------------------------------------------------------------------------------------

function canonical(value) {
  if (Array.isArray(value)) return '[' + value.map(canonical).join() + ']';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return '{' + Object.keys(value).sort().map((name) => JSON.stringify(name) + ':' + canonical(value[name])).join() + '}';
}

// --- what an answer is worth by itself -------------------------------------------------------------------------------------------------

function evaluate(sum, names) {
  if (typeof sum === 'number') return sum;
  if (typeof sum === 'string') return names.numbers[sum];
  if (sum.when !== undefined) return evaluate(names.flags[sum.when] === true ? sum.then : sum.else, names);
  const [operation] = Object.keys(sum);
  const parts = sum[operation].map((part) => evaluate(part, names));
  if (!parts.every(Number.isFinite)) return undefined;
  const fold = {
    add: (a, b) => a + b,
    subtract: (a, b) => a - b,
    multiply: (a, b) => a * b,
    divide: (a, b) => a / b,
    percent: (a, b) => (100 * a) / b,
    min: Math.min,
    max: Math.max,
  }[operation];
  const result = parts.slice(1).reduce((so, part) => fold(so, part), parts[0]);
  return Number.isFinite(result) ? result : undefined;
}

const outside = (limits, number) => number < (limits.min ?? -Infinity) || number > (limits.max ?? Infinity);

/** Points of a number, or undefined where the figures say nothing (9, 10). */
function numberPoints(rules, answer, inflation, floor) {
  const numbers = { inflation, ...answer.figures };
  const names = { numbers, flags: answer.flags ?? {} };
  for (const figure of rules.figures ?? []) if (numbers[figure.id] !== undefined && outside(figure, numbers[figure.id])) return undefined;
  const value = rules.value === undefined ? answer.value : evaluate(rules.value, names);
  if (value === undefined || outside(rules, value)) return undefined;
  for (const { atLeast } of rules.usable ?? []) {
    const [amount, least] = atLeast.map((one) => evaluate(one, names));
    if (!(amount >= least)) return undefined;
  }
  const last = rules.bands.length - 1;
  const band = rules.bands.find((one, index) => {
    if (index === last) return true;
    return rules.better === 'less' ? value <= evaluate(one.upTo, names) : value >= evaluate(one.from, names);
  });
  const keepsAll = !rules.deduct || names.flags[rules.deduct.unless] === true;
  return { value, points: keepsAll ? band.points : Math.max(band.points - rules.deduct.points, floor) };
}

/** What an answer says: undefined for nothing (33), `leavesOut` for "does not apply", else its points with and without attested proof (36). */
function read(check, answer, inflation, floor) {
  if (check.answer.kind === 'number') {
    const found = numberPoints(check.answer, answer, inflation, floor);
    return found && { same: `value ${found.value}`, points: found.points, unattested: found.points };
  }
  const option = check.answer.options[answer.choice - 1];
  if (!option || option.silent) return undefined;
  if (option.notApplicable) return { leavesOut: true };
  if (option.points === undefined) return undefined;
  return { same: `choice ${answer.choice}`, choice: answer.choice, points: option.points, unattested: option.unlessAttested ?? option.points };
}

const pointsPrinted = (answer) => [...(answer.bands ?? answer.options), ...(answer.silent ?? [])].map((one) => one.points).filter((points) => points !== undefined);

// --- the history of answers: what may count, with which proofs (32) ---------------------------------------------------------------------

function followHistory(check, answers, day, refusedOn, inflation, floor) {
  let standing = [];
  let leavesOut;
  let last = -Infinity;
  const inTime = answers
    .filter((answer) => dayNumber(answer.given) <= day && !(dayNumber(answer.given) <= refusedOn))
    .sort((a, b) => dayNumber(a.given) - dayNumber(b.given));
  for (const answer of inTime) {
    last = dayNumber(answer.given);
    const says = answer.ended !== undefined && dayNumber(answer.ended) <= day ? undefined : read(check, answer, inflation, floor);
    // "Does not apply", given again, keeps its papers; anything else said in between loses them.
    leavesOut = says?.leavesOut ? { proofs: [...(leavesOut?.proofs ?? []), ...answer.proofs] } : undefined;
    if (!says || says.leavesOut) {
      standing = [];
      continue;
    }
    // A better answer before it has fallen: its proofs prove this lesser one too. The same answer again keeps its proofs. Any other waits.
    const falls = (one) => one.points > says.points || (one.same === says.same && one.points === says.points);
    const proofs = [...standing.filter(falls).flatMap((one) => one.proofs), ...answer.proofs];
    standing = [...standing.filter((one) => !falls(one)), { ...says, given: answer.given, proofs }];
  }
  return { standing, leavesOut, last };
}

// --- proofs and their clocks (3, 16, 38) ---------------------------------------------------------------------------------------------------

const STEP_DOWN = { clients: 'document', attested: 'document', document: 'declared', declared: 'declared' };

function kindOpen(check, kind) {
  let open = kind;
  while (check.proofs[open] === undefined) open = STEP_DOWN[open];
  return open;
}

/** One answer under one proof on the day, which shows `ceiling` points at most; undefined once the proof is past its grace. */
function weigh(check, candidate, proof, world, contested, ceiling = 100) {
  const end = Math.min(monthsLater(proof.date, check.valid.months), proof.until === undefined ? Infinity : dayNumber(proof.until));
  if (world.day > end + world.scoring.graceDays) return undefined;
  let kind = kindOpen(check, proof.kind);
  if (world.day > end) kind = kindOpen(check, STEP_DOWN[kind]);
  if (contested) kind = 'declared';
  const points = kind === 'attested' ? candidate.points : candidate.unattested;
  const shows = Math.min(points, ceiling);
  return { kind, points, shows, worth: shows * world.factors[kind] };
}

function weighings(check, history, facts, world, contested, confirmed) {
  return history.standing.flatMap((candidate, index) => {
    const seen = candidate.proofs.filter((proof) => dayNumber(proof.checked) <= world.day);
    const own = [{ kind: 'declared', date: candidate.given }, ...seen].map((proof) => weigh(check, candidate, proof, world, contested)).filter(Boolean);
    const isLive = index === history.standing.length - 1;
    // Clients alone show no more than their ceiling; beside a paper that counts they confirm what it shows in full (34, 36).
    const ceiling = own.every(({ kind }) => kind === 'declared') ? check.proofs.clients?.ceiling : undefined;
    const clients = isLive && own.length && confirmed ? [weigh(check, candidate, { kind: 'clients', date: facts.clients.latest }, world, contested, ceiling)] : [];
    return [...own, ...clients.filter(Boolean)];
  });
}

const better = (a, b) => (!a || b.worth > a.worth || (b.worth === a.worth && b.points > a.points) ? b : a);

// --- one check ------------------------------------------------------------------------------------------------------------------------------------

function readCheck(check, facts, world) {
  const refusedOn = facts.wouldNotSay !== undefined && dayNumber(facts.wouldNotSay) <= world.day ? dayNumber(facts.wouldNotSay) : -Infinity;
  const floor = Math.min(...pointsPrinted(check.answer)) >= world.scoring.floor ? world.scoring.floor : 0;
  const isByRules = check.answer.kind === 'rules';
  const heard = check.proofs.clients && facts.clients && !isByRules && dayNumber(facts.clients.latest) <= world.day ? facts.clients : { agree: 0, disagree: 0 };
  const { confirm, contest } = world.scoring;
  const confirmed = heard.agree >= confirm.agree && heard.agree >= confirm.times * heard.disagree;
  const saysNo = heard.disagree >= contest.disagree && heard.disagree > heard.agree;
  const lists = isByRules ? check.answer.rules.map((rule) => facts.rules?.[rule.id] ?? []) : [facts.answers];
  const histories = lists.map((answers) => followHistory(check, answers, world.day, refusedOn, world.inflation, floor));
  const claimed = facts.notApplicable && dayNumber(facts.notApplicable.claimed);
  const claimStands = claimed !== undefined && claimed <= world.day && claimed > refusedOn && histories.every((one) => claimed >= one.last);
  const chosen = histories.map((one) => one.leavesOut).find(Boolean);
  const claim = claimStands ? { proofs: [...facts.notApplicable.proofs, ...(chosen?.proofs ?? [])] } : chosen;
  const all = claim ? [] : histories.map((history) => weighings(check, history, facts, world, saysNo, confirmed));
  const best = all.flat().reduce(better, undefined);
  // The last answer, while it stands: by itself or by a proof of its own.
  const last = claim ? undefined : histories[0].standing.at(-1);
  const live = last && weighings(check, { standing: [last] }, facts, world, saysNo, false).length > 0 ? last : undefined;
  return { check, floor, best, live, all: all.flat(), claim, contested: Boolean(best) && saysNo, isFalse: markHolds(facts.falseFound, world) };
}

const markHolds = (found, world) =>
  found !== undefined && dayNumber(found) <= world.day && world.day <= monthsLater(found, world.scoring.falseAnswerMonths);

/** Met by proof, met by the provider's word, or not met: failed, contested and unanswered cap alike (3.4, 34, 35). */
function essentialState({ check, best, all, isFalse, contested }) {
  if (!best || isFalse || contested || !all.some((one) => one.points >= check.essential.points)) return 'not met';
  return all.some((one) => one.kind !== 'declared' && one.shows >= check.essential.points) ? 'proven' : 'declared';
}

/** The checks that are left out of both sums, in catalogue order until a tenth of all weight is used (2, 21, 29). */
function leftOut(edition, readings, world) {
  const out = new Set();
  const total = edition.areas.reduce((sum, area) => sum + area.weight, 0);
  let used = 0;
  for (const area of edition.areas) {
    const inArea = area.checks.map((id) => readings.get(id));
    const areaSum = inArea.reduce((sum, { check }) => sum + check.weight, 0);
    for (const { check, claim, isFalse } of inArea) {
      const rule = check.notApplicable;
      if (!claim || isFalse || !rule || check.essential) continue;
      const other = rule.onlyWhile && readings.get(rule.onlyWhile.check);
      if (other && (other.isFalse || other.live?.choice !== rule.onlyWhile.choice)) continue;
      const paper = claim.proofs.some(({ date, checked, until }) => {
        const end = Math.min(monthsLater(date, check.valid.months), until === undefined ? Infinity : dayNumber(until));
        return dayNumber(checked) <= world.day && world.day <= end;
      });
      const share = (check.weight * area.weight) / areaSum;
      if (!paper || used + share > (world.scoring.notApplicableLimit / 100) * total) continue;
      used += share;
      out.add(check.id);
    }
  }
  return out;
}

// --- the whole ---------------------------------------------------------------------------------------------------------------------------------------

function average(pairs) {
  const weight = pairs.reduce((sum, [w]) => sum + w, 0);
  return weight === 0 ? undefined : pairs.reduce((sum, [w, value]) => sum + w * value, 0) / weight;
}

function capOf(edition, readings, { caps }) {
  const states = edition.checks.filter((check) => check.essential).map((check) => [check.id, essentialState(readings.get(check.id))]);
  const those = (state) => states.filter((one) => one[1] === state).map(([id]) => id);
  const [notMet, declared] = [those('not met'), those('declared')];
  if (notMet.length > 1) return [{ limit: caps.moreEssentials, checks: notMet }];
  if (notMet.length === 1) return [{ limit: caps.oneEssential, checks: notMet }];
  return declared.length ? [{ limit: caps.declaredEssential, checks: declared }] : [];
}

function gradeOf(shown, answered, scoring, firstClaimed, day) {
  if (firstClaimed === null || day - dayNumber(firstClaimed) <= scoring.gradeGraceDays) return null;
  return (scoring.grades.find((row) => shown >= row.score && answered >= row.answered) ?? scoring.grades.at(-1)).grade;
}

/** The score of one facts document under one edition document. Throws where the two do not belong together. */
export function recompute({ edition, digest }, document) {
  const own = createHash('sha256').update(canonical(edition)).digest('hex');
  if (own !== digest || own !== document.edition.digest || edition.id !== document.edition.id) throw new Error(`${document.provider.slug}: not the edition that it was scored by`);
  const day = dayNumber(document.asOf);
  const { scoring } = edition;
  const world = { day, scoring, inflation: scoring.inflation[document.asOf.slice(0, 4)] ?? 0 };
  const marks = [...Object.values(document.checks), ...Object.values(document.profile)].map((one) => one.falseFound);
  world.factors = marks.some((found) => markHolds(found, world)) ? { ...scoring.factors, declared: 0 } : scoring.factors;

  const readings = new Map(edition.checks.map((check) => [check.id, readCheck(check, document.checks[check.id] ?? { answers: [] }, world)]));
  const out = leftOut(edition, readings, world);
  const areas = edition.areas.map((area) => {
    const rows = area.checks.filter((id) => !out.has(id)).map((id) => {
      const { check, best, floor, isFalse } = readings.get(id);
      if (!best || isFalse) return { weight: check.weight, answered: Boolean(best), points: 0, counted: 0 };
      return { weight: check.weight, answered: true, points: best.points, counted: Math.max(best.worth, floor) };
    });
    const weight = rows.reduce((sum, row) => sum + row.weight, 0);
    const answered = rows.reduce((sum, row) => sum + (row.answered ? row.weight : 0), 0);
    return {
      area: area.code,
      score: average(rows.map((row) => [row.weight, row.counted])) ?? null,
      claimed: average(rows.map((row) => [row.weight, row.points])) ?? null,
      answered: weight === 0 ? null : (100 * answered) / weight,
      weight: area.weight,
      share: (area.weight * answered) / weight,
    };
  });
  const counted = areas.filter((area) => area.score !== null);
  const areaSum = counted.reduce((sum, area) => sum + area.weight, 0);
  const uncapped = average(counted.map((area) => [area.weight, area.score])) ?? 0;
  const answered = counted.length ? (100 * counted.reduce((sum, area) => sum + area.share, 0)) / areaSum : 0;
  const caps = capOf(edition, readings, scoring);
  const shown = Math.min(uncapped, ...caps.map((cap) => cap.limit));
  return {
    slug: document.provider.slug,
    shown,
    uncapped,
    claimed: average(counted.map((area) => [area.weight, area.claimed])) ?? 0,
    answered,
    grade: gradeOf(shown, answered, scoring, document.firstClaimed, day),
    caps,
    areas: areas.map(({ area, score, claimed, answered: share }) => ({ area, score, claimed, answered: share })),
  };
}

const fetchJson = async (place) => JSON.parse(/^https?:/.test(place) ? await (await fetch(place)).text() : await readFile(place, 'utf8'));

if (process.argv[1] === import.meta.filename && process.argv.length > 3) {
  const edition = await fetchJson(process.argv[2]);
  for (const place of process.argv.slice(3)) console.log(JSON.stringify(recompute(edition, await fetchJson(place))));
}
