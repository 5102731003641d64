// Recomputes scores by the published method, from the published YAML and the facts in cases/. Imports nothing from src, and is written
// apart from it: whoever doubts a number can read this one file. `node recompute.mjs` compares with expected/, `--write` rewrites it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

const here = import.meta.dirname;
const root = join(here, '../../../content/standard/2026.1');
const yaml = (path) => parse(readFileSync(path, 'utf8'));
export const head = yaml(join(root, 'edition.yaml'));
export const checks = head.areas.flatMap((area) => area.checks.map((id) => ({ ...yaml(join(root, 'checks', area.slug, `${id}.yaml`)), area: area.code })));
const rules = head.scoring;

// Days are whole numbers counted from 1970.
const dayNumber = (text) => Date.UTC(...text.split('-').map((part, at) => (at === 1 ? part - 1 : +part))) / 86400000;
function monthsAfter(text, months) {
  const [y, m, d] = text.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(y, m - 1 + months + 1, 0));
  return Math.min(Date.UTC(lastOfMonth.getUTCFullYear(), lastOfMonth.getUTCMonth(), d), lastOfMonth.getTime()) / 86400000;
}

// A sum without a value is NaN, and anything made with it as well.
function sum(tree, figures, flags, inflation) {
  const of = (part) => sum(part, figures, flags, inflation);
  let value;
  if (typeof tree === 'number') value = tree;
  else if (tree === 'inflation') value = inflation;
  else if (typeof tree === 'string') value = Object.hasOwn(figures, tree) ? figures[tree] : NaN;
  else if (tree.when) value = of(flags[tree.when] ? tree.then : tree.else);
  else {
    const [[name, parts]] = Object.entries(tree);
    const values = parts.map(of);
    const [a, b] = values;
    value = {
      add: () => values.reduce((x, y) => x + y), multiply: () => values.reduce((x, y) => x * y),
      subtract: () => a - b, divide: () => a / b, percent: () => (100 * a) / b, growth: () => 100 * (b / a - 1),
      min: () => Math.min(...values), max: () => Math.max(...values),
    }[name]();
  }
  return Number.isFinite(value) ? value : NaN;
}

const printed = (check) => [...(check.answer.bands ?? []), ...(check.answer.silent ?? []), ...(check.answer.options ?? [])].filter((row) => row.points !== undefined);
const floor = (check) => (printed(check).every((row) => row.points >= rules.floor) ? rules.floor : 0);

// What one answer says: null (nothing), 'na', or its points p, and pu, what they are without attested proof.
function says(check, given, inflation) {
  const how = check.answer;
  if (how.kind !== 'number') {
    const option = how.options[given.choice - 1];
    if (!option || option.silent) return null;
    return option.notApplicable ? 'na' : { p: option.points, pu: option.unlessAttested ?? option.points, what: given.choice };
  }
  const figures = given.figures ?? {}, flags = given.flags ?? {};
  const value = (tree) => sum(tree, figures, flags, inflation);
  const inside = (limits, x) => !(x < limits.min) && !(x > limits.max);
  const x = how.value === undefined ? given.value ?? NaN : value(how.value);
  if (!Number.isFinite(x) || !inside(how, x)) return null;
  for (const figure of how.figures ?? []) if (Object.hasOwn(figures, figure.id) && !inside(figure, figures[figure.id])) return null;
  for (const { atLeast: [has, needs] } of how.usable ?? []) if (!(value(has) >= value(needs))) return null;
  const band = how.bands.find((row) => (how.better === 'less' ? x <= value(row.upTo ?? Infinity) : x >= value(row.from ?? -Infinity))) ?? how.bands.at(-1);
  const p = how.deduct && !flags[how.deduct.unless] ? Math.max(band.points - how.deduct.points, floor(check)) : band.points;
  return { p, pu: p, what: x };
}

const STEPS = ['declared', 'document', 'attested', 'clients'];
const below = { clients: 'document', attested: 'document', document: 'declared', declared: 'declared' };
function listed(check, kind) {
  while (kind !== 'declared' && !check.proofs[kind]) kind = below[kind];
  return kind;
}

// One series of answers (a check's, or a rule's), read on a day: which answers stand, each with all evidence that has come to it.
function series(check, answers, today, refused, inflation) {
  const told = answers.filter((one) => dayNumber(one.given) <= today && dayNumber(one.given) > refused)
    .map((one, at) => ({ ...one, at, said: one.ended && dayNumber(one.ended) <= today ? 'ended' : says(check, one, inflation) }))
    .sort((a, b) => dayNumber(a.given) - dayNumber(b.given) || a.at - b.at);
  const talks = (one) => one.said !== null && typeof one.said === 'object';
  const cut = told.findLastIndex((one) => !talks(one));
  const chain = told.slice(cut + 1);
  // An answer gives way to the first later one that says less, or the same; what proves it moves on with it.
  const next = chain.map((one, at) => chain.findIndex((other, later) => later > at && (other.said.p < one.said.p || (other.said.p === one.said.p && other.said.what === one.said.what))));
  const holder = (at) => (next[at] < 0 ? at : holder(next[at]));
  const standing = chain.flatMap((one, at) => (next[at] < 0 ? [{ ...one, evidence: [{ kind: 'declared', date: one.given }] }] : []));
  chain.forEach((one, at) => standing.find((s) => s.at === chain[holder(at)].at).evidence.push(...one.proofs.filter((proof) => dayNumber(proof.checked) <= today)));
  let quiet = told.length;
  while (quiet > 0 && told[quiet - 1].said === null) quiet -= 1;
  const before = told[quiet - 1];
  const takenBack = chain.length ? false : before === undefined ? refused > -Infinity : before.said === 'ended' ? false : quiet < told.length;
  // "Does not apply", said several times in a row, has all the papers of that row.
  const row = told.slice(told.findLastIndex((one) => one.said !== 'na') + 1);
  return { standing, takenBack, last: told.at(-1)?.given ?? '', na: row.length ? row.flatMap((one) => one.proofs) : undefined, everSaid: chain.length > 0 };
}

function lives(check, evidence, today) {
  let last = monthsAfter(evidence.date, check.valid.months);
  if (evidence.until) last = Math.min(last, dayNumber(evidence.until));
  return today <= last ? 'full' : today <= last + rules.graceDays ? 'grace' : 'no';
}

// Everything that makes an answer count: [worth, points, step, points that it proves].
function weigh(check, voice, today, factor, clients, contested) {
  const all = [];
  voice.standing.forEach((answer, at) => {
    const alive = answer.evidence.filter((one) => lives(check, one, today) !== 'no');
    const counts = (one) => {
      const kind = listed(check, one.kind);
      return contested ? 'declared' : lives(check, one, today) === 'grace' ? listed(check, below[kind]) : kind;
    };
    // Clients alone prove no more than the ceiling; beside a document that counts, they confirm all of it.
    const beside = alive.some((one) => counts(one) !== 'declared');
    if (alive.length && at === voice.standing.length - 1 && clients && lives(check, { date: clients }, today) !== 'no') alive.push({ kind: 'clients', date: clients });
    for (const one of alive) {
      const kind = counts(one);
      const p = kind === 'attested' ? answer.said.p : answer.said.pu;
      const shows = one.kind === 'clients' && !beside ? Math.min(p, check.proofs.clients.ceiling ?? 100) : p;
      all.push({ worth: shows * factor[kind], p, shows, kind, choice: answer.choice });
    }
  });
  return all.sort((a, b) => b.worth - a.worth || b.p - a.p || STEPS.indexOf(b.kind) - STEPS.indexOf(a.kind));
}

function readCheck(check, known, today, year, factor) {
  const refused = known.wouldNotSay && dayNumber(known.wouldNotSay) <= today ? dayNumber(known.wouldNotSay) : -Infinity;
  const inflation = rules.inflation[year] ?? 0;
  const lists = check.answer.kind === 'rules' ? check.answer.rules.map((rule) => known.rules?.[rule.id] ?? []) : [known.answers];
  const voices = lists.map((list) => series(check, list, today, refused, inflation));
  const heard = check.proofs.clients && known.clients && dayNumber(known.clients.latest) <= today ? known.clients : undefined;
  const confirmed = heard && heard.agree >= rules.confirm.agree && heard.agree >= rules.confirm.times * heard.disagree ? heard.latest : undefined;
  const contested = Boolean(heard && heard.disagree >= rules.contest.disagree && heard.disagree > heard.agree);
  const weighed = voices.map((voice) => weigh(check, voice, today, factor, confirmed, contested));
  const claim = known.notApplicable;
  const lastWord = voices.map((voice) => voice.last).sort().at(-1);
  const claimed = claim && dayNumber(claim.claimed) <= today && claim.claimed >= lastWord && dayNumber(claim.claimed) > refused;
  const chosen = voices.find((voice) => voice.na)?.na;
  const papers = claimed ? [...claim.proofs, ...(chosen ?? [])] : chosen;
  const isFalse = Boolean(known.falseFound) && dayNumber(known.falseFound) <= today && today <= monthsAfter(known.falseFound, rules.falseAnswerMonths);
  return { check, voices, weighed, papers, isFalse, contested, all: papers ? [] : weighed.flat().sort((a, b) => b.worth - a.worth || b.p - a.p || STEPS.indexOf(b.kind) - STEPS.indexOf(a.kind)) };
}

/** What is known of every check on the day, before anything is left out. */
export function readAll(facts, asOf) {
  const today = dayNumber(asOf);
  const marks = [...Object.values(facts.checks), ...Object.values(facts.profile)].map((one) => one.falseFound).filter(Boolean);
  const liar = marks.some((on) => dayNumber(on) <= today && today <= monthsAfter(on, rules.falseAnswerMonths));
  const factor = { ...rules.factors, ...(liar ? { declared: 0 } : {}) };
  return Object.fromEntries(checks.map((check) => [check.id, readCheck(check, facts.checks[check.id] ?? { answers: [] }, today, asOf.slice(0, 4), factor)]));
}

/** The whole result for one provider on one day. */
export function recompute(facts, asOf) {
  const today = dayNumber(asOf);
  const claimedFor = facts.firstClaimed ? today - dayNumber(facts.firstClaimed) : -1;
  const read = readAll(facts, asOf);

  // Not applicable, in catalogue order, up to the limit.
  const gone = new Set(), refusedWhy = {};
  let share = 0;
  for (const area of head.areas) {
    const whole = checks.filter((check) => check.area === area.code).reduce((total, check) => total + check.weight, 0);
    for (const check of checks.filter((one) => one.area === area.code)) {
      const { papers, isFalse } = read[check.id];
      if (!papers || isFalse) continue;
      const need = check.notApplicable?.onlyWhile;
      const other = need && read[need.check];
      // The other check's last answer: it must be that option, still stand, and not be known to be false.
      const live = other && !other.papers && !other.isFalse ? other.voices[0].standing.at(-1) : undefined;
      const agrees = live?.choice === need?.choice && live?.evidence.some((one) => lives(other.check, one, today) !== 'no');
      const holds = check.notApplicable && !check.essential && (!need || agrees);
      const paper = papers.some((one) => dayNumber(one.checked) <= today && lives(check, one, today) === 'full');
      const mine = (check.weight * area.weight) / whole;
      if (!holds) refusedWhy[check.id] = 'condition';
      else if (!paper) refusedWhy[check.id] = 'no-paper';
      else if (share + mine > rules.notApplicableLimit) refusedWhy[check.id] = 'over-limit';
      else { share += mine; gone.add(check.id); }
    }
  }

  const rows = {};
  const failing = [], wordOnly = [];
  for (const check of checks) {
    const { all, voices, isFalse, contested, papers } = read[check.id];
    const best = all[0];
    const row = { outcome: 'unanswered', p: 0, q: 0 };
    if (gone.has(check.id)) row.outcome = 'not-applicable';
    else if (best) {
      const points = printed(check).filter((one) => !one.silent && !(check.answer.silent ?? []).includes(one)).map((one) => one.points);
      row.p = isFalse ? 0 : best.p;
      row.q = isFalse ? 0 : Math.max(best.worth, floor(check));
      row.outcome = row.p >= Math.max(...points) ? 'met' : row.p <= Math.min(...points) ? 'unmet' : 'partly';
      row.proof = best.kind;
    } else {
      if (!papers && voices.some((voice) => voice.everSaid)) row.outcome = 'lapsed';
      if (claimedFor > head.fit.silenceDays || (!papers && voices.every((voice) => voice.takenBack))) row.silent = true;
    }
    if (refusedWhy[check.id]) row.refused = refusedWhy[check.id];
    if (best && contested) row.contested = true;
    if (isFalse) row.false = true;
    if (check.essential) {
      const enough = isFalse ? [] : all.filter((one) => one.p >= check.essential.points);
      if (!best) row.essential = 'unanswered';
      else if (!enough.length) row.essential = 'failed';
      else if (contested) row.essential = 'contested';
      else row.essential = enough.some((one) => one.kind !== 'declared' && one.shows >= check.essential.points) ? 'proven' : 'declared';
      if (row.essential === 'declared') wordOnly.push(check.id);
      else if (row.essential !== 'proven') failing.push(check.id);
    }
    rows[check.id] = row;
  }

  const areas = {};
  const top = { score: 0, claimed: 0, answered: 0, weight: 0 };
  for (const area of head.areas) {
    const mine = area.checks.filter((id) => !gone.has(id)).map((id) => ({ ...rows[id], w: checks.find((check) => check.id === id).weight }));
    if (!mine.length) continue;
    let weight = 0, counted = 0, full = 0, answered = 0;
    for (const { w, q, p, outcome } of mine) {
      weight += w;
      counted += w * q;
      full += w * p;
      if (outcome !== 'unanswered' && outcome !== 'lapsed') answered += w;
    }
    areas[area.code] = counted / weight;
    top.weight += area.weight;
    top.score += area.weight * areas[area.code];
    top.claimed += area.weight * (full / weight);
    top.answered += (area.weight * answered) / weight;
  }
  const uncapped = top.score / top.weight;
  const answered = (100 * top.answered) / top.weight;
  const limit = failing.length > 1 ? rules.caps.moreEssentials : failing.length ? rules.caps.oneEssential : wordOnly.length ? rules.caps.declaredEssential : Infinity;
  const shown = Math.min(uncapped, limit);
  let grade = rules.grades.find((row) => shown >= row.score && answered >= row.answered)?.grade ?? 'E';
  if (claimedFor < 0 || claimedFor <= rules.gradeGraceDays) grade = null;
  const capped = limit === Infinity ? null : { limit, checks: failing.length ? failing : wordOnly };
  return { uncapped, shown, claimed: top.claimed / top.weight, answered, grade, capped, areas, checks: rows };
}

/** Every case with its facts and days. */
export const cases = () => readdirSync(join(here, 'cases')).sort().map((file) => ({ name: basename(file, '.json'), ...JSON.parse(readFileSync(join(here, 'cases', file), 'utf8')) }));

const line = (value) => JSON.stringify(value);
const block = (rows, indent) => Object.entries(rows).map(([key, value]) => `${indent}${line(key)}: ${line(value)}`).join(',\n');
function written(results) {
  const days = Object.entries(results).map(([on, { checks: rows, ...rest }]) => `  ${line(on)}: {\n${block(rest, '    ')},\n    "checks": {\n${block(rows, '      ')}\n    }\n  }`);
  return `{\n${days.join(',\n')}\n}\n`;
}

if (process.argv[1] === import.meta.filename) {
  let different = 0;
  for (const { name, days, facts } of cases()) {
    const file = join(here, 'expected', `${name}.json`);
    const text = written(Object.fromEntries(days.map((on) => [on, recompute(facts, on)])));
    if (process.argv.includes('--write')) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text) {
      different += 1;
      console.log(`${name}: recomputed numbers differ from expected/${name}.json`);
    }
  }
  console.log(different ? `${different} cases differ` : 'every case agrees');
  process.exitCode = different ? 1 : 0;
}
