// Chooses the questions of an interview a second time: grey and weak checks, those first that hold most of what this owner needs, eight at most;
// where they are fewer, answers that rest on the provider's word alone, in the same order.
// Facts from fit/market.json, multipliers and doubled checks from fit/expected.json. Sections 4.1 and 4.2 step 5. Imports nothing from src.
//   node recompute-questions.mjs      compares with fit/questions.json       node recompute-questions.mjs --write      writes it
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cases, checks, head, recompute } from './recompute.mjs';

const here = import.meta.dirname;
const read = (file) => JSON.parse(readFileSync(join(here, file), 'utf8'));
const market = read('fit/market.json');
const needs = read('fit/expected.json');
const facts = Object.fromEntries(cases().map((one) => [one.name, one.facts]));

// Nobody knows, nobody may believe it, or it is worth little.
const asks = (row) => row.false || row.contested || row.outcome === 'lapsed' || row.outcome === 'unanswered' || row.p <= 40;

function questionsFor({ multipliers, doubled }, rows) {
  const weighed = checks
    .filter(({ id }) => rows[id].outcome !== 'not-applicable')
    .map((check) => ({ ...check, own: check.weight * (doubled.includes(check.id) ? 2 : 1) }));
  const ofArea = (code) => weighed.filter((one) => one.area === code).reduce((sum, one) => sum + one.own, 0);
  // A check's share of its area, times the area's weight for this owner. What divides all of them alike decides nothing.
  const share = ({ area, own }) => (head.areas.find((one) => one.code === area).weight * multipliers[area] * own) / ofArea(area);
  // The largest first; of two that differ by nothing but the last bits, the one that stands first in the catalogue.
  const heaviest = (those) => those.map((one) => ({ id: one.id, share: share(one) })).sort((a, b) => (Math.abs(a.share - b.share) < 1e-9 ? 0 : b.share - a.share));
  const open = heaviest(weighed.filter(({ id }) => asks(rows[id])));
  const onWord = heaviest(weighed.filter(({ id }) => !asks(rows[id]) && rows[id].proof === 'declared'));
  return [...open, ...onWord].slice(0, 8).map(({ id }) => id);
}

const answers = Object.fromEntries(Object.entries(needs).map(([name, need]) => [name, Object.fromEntries(market.providers.map(({ slug, from, firstClaimed, profile }) => {
  const { checks: rows } = recompute({ slug, checks: facts[from].checks, profile, ...(firstClaimed && { firstClaimed }) }, market.asOf);
  return [slug, questionsFor(need, rows)];
}))]));

const line = (value) => JSON.stringify(value);
const text = `{\n${Object.entries(answers).map(([name, own]) => `  ${line(name)}: {\n${Object.entries(own).map(([slug, ids]) => `    ${line(slug)}: ${line(ids)}`).join(',\n')}\n  }`).join(',\n')}\n}\n`;
const file = join(here, 'fit/questions.json');
if (process.argv.includes('--write')) writeFileSync(file, text);
const same = readFileSync(file, 'utf8') === text;
console.log(same ? 'every question agrees' : 'recomputed questions differ from fit/questions.json');
process.exitCode = same ? 0 : 1;
