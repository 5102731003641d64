// Recomputes whole needs: groups, reasons, N, M, fit, order and what loosening gains, from the facts in fit/market.json. Sections 4.1 and 4.2 of
// the standard and rules 13, 14, 17, 19, 27, 34, 35, 37 and 38, written down here a second time. Imports nothing from src.
//   node recompute-fit.mjs            compares with fit/expected.json        node recompute-fit.mjs --write      writes it
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cases, checks, head, readAll, recompute } from './recompute.mjs';

const here = join(import.meta.dirname, 'fit');
const market = JSON.parse(readFileSync(join(here, 'market.json'), 'utf8'));

// 4.1 as a table: parameter, answers, multipliers, doubled checks. One row counts once, however many of its answers are given.
const TABLE = [
  ['visits', ['monthly'], { TAI: 1.25 }, ['TAI-05']],
  ['unusual', ['yes'], { TAI: 1.25 }, []],
  ['rules', ['hipaa', 'pci', 'ftc-safeguards', 'cmmc'], { SEC: 1.25, CLI: 1.25 }, ['CLI-06']],
  ['rivals', ['tell-me'], { IND: 1.25 }, []],
  ['rivals', ['must-not'], { IND: 1.5 }, []],
  ['small', ['sometimes'], { ATT: 1.25 }, []],
  ['small', ['often'], { ATT: 1.5 }, []],
  ['pains', ['slow-answers'], { SVC: 1.5 }, []],
  ['pains', ['same-trouble'], { SVC: 1.25 }, ['SVC-04', 'SVC-05']],
  ['pains', ['new-faces'], { STF: 1.5, ATT: 1.25 }, []],
  ['pains', ['surprise-bills'], { PRC: 1.5 }, []],
  ['pains', ['locked-in'], { EXT: 1.5, PRC: 1.25 }, []],
  ['pains', ['not-our-business'], { TAI: 1.5 }, []],
  ['pains', ['hackers'], { SEC: 1.25, CLI: 1.25 }, []],
  ['pains', ['lost-data'], { BCK: 1.5 }, []],
  ['pains', ['no-planning'], { TAI: 1.25 }, []],
  ['pains', ['pushed-to-buy'], { IND: 1.5 }, []],
  ['hours', ['extended', 'always'], {}, ['SVC-06']],
  ['down', ['hour'], { BCK: 1.5, SVC: 1.5 }, []],
  ['down', ['half-day'], { BCK: 1.25 }, []],
  ['today', ['provider'], { EXT: 1.25 }, []],
  ['today', ['own-person', 'on-the-side'], {}, ['TAI-06']],
  ['commit', ['any-time'], { PRC: 1.25 }, []],
  ['change', ['keep'], {}, ['IND-04', 'TAI-04']],
  ['decide', ['explain'], {}, ['TAI-03', 'ATT-06', 'SVC-07']],
  ['plans', ['moving', 'growing', 'new-program'], { TAI: 1.25 }, []],
  ['plans', ['selling'], { EXT: 1.25 }, ['IND-05']],
];
const UPPER = { 'under-100': 100, '100-150': 150, '150-200': 200, '200-300': 300 };
const sizeBand = (n) => (n < 10 ? '1-9' : n < 25 ? '10-24' : n < 50 ? '25-49' : n < 100 ? '50-99' : '100-plus');
const slugs = { Dentrix: 'dentrix', 'Quick Books Desktop': 'quickbooks-desktop', 'My Gentle Dentist System': 'mygentledentistsystem' };

const days = (text) => Date.parse(text) / 86400000;
function plusMonths(text, months) {
  const [y, m, d] = text.split('-').map(Number);
  const last = new Date(Date.UTC(y, m - 1 + months + 1, 0)).getUTCDate();
  return Date.UTC(y, m - 1 + months, Math.min(d, last)) / 86400000;
}
const today = days(market.asOf);

// A fact on the day: { value }, 'unknown', 'false' or 'back'.
function fact(provider, name) {
  const known = provider.profile[name];
  if (!known || days(known.given) > today) return 'unknown';
  if (known.falseFound && days(known.falseFound) <= today && today <= plusMonths(known.falseFound, 12)) return 'false';
  if (known.takenBack) return days(known.takenBack) <= today ? 'back' : 'unknown';
  return today > plusMonths(known.given, 12) + 180 ? 'unknown' : { value: known.value };
}

function priceRange(prices, people) {
  const mine = prices.filter((one) => people === undefined || (people >= one.from && (one.to === undefined || people <= one.to)));
  return mine.length ? [Math.min(...mine.map((one) => one.low)), Math.max(...mine.map((one) => one.high))] : undefined;
}

// Must-haves of a need: [id, answer that asks, function of a provider → reason].
function mustsOf(answers) {
  const one = (name) => answers[name]?.[0];
  const musts = [];
  const add = (id, asks, judge) => musts.push({ id, asks, judge });
  const check = (id, needed, rule) => (provider) => {
    const row = provider.rows[id];
    if (row.false) return 'false-answer';
    if (row.outcome === 'not-applicable') return 'not-applicable';
    const { check: { answer }, weighed, voices, papers } = provider.read[id];
    const at = rule ? answer.rules.findIndex((r) => r.id === rule) : 0;
    // The most points of all answers that stand, whatever proves the others. Clients can only doubt an answer that would do.
    const [most] = papers ? [] : weighed[at].toSorted((a, b) => b.p - a.p);
    if (!most) return provider.silent || (!papers && voices[at].takenBack) ? 'would-not-say' : 'unknown';
    if (answer.options?.[most.choice - 1]?.refuses) return 'refuses';
    if (most.p < needed) return 'below';
    return row.contested ? 'contested' : 'holds';
  };
  const profile = (name, holds) => (provider) => {
    const known = fact(provider, name);
    if (known === 'false') return 'false-answer';
    if (known === 'back') return 'would-not-say';
    const answer = known === 'unknown' ? undefined : holds(known.value);
    return answer === undefined ? (provider.silent ? 'would-not-say' : 'unknown') : answer ? 'holds' : 'outside';
  };
  if (one('visits') === 'when-needed') add('visits-when-needed', 'visits=when-needed', profile('visits', (v) => v.scheduled !== 'never'));
  if (one('visits') === 'monthly') {
    add('visits-monthly', 'visits=monthly', profile('visits', (v) => v.scheduled === 'monthly'));
    add('on-site', 'visits=monthly', check('TAI-05', 65));
  }
  const n = answers.people;
  if (n !== undefined) add('size', `people=${n}`, profile('sizes', (s) => n >= s.from && (s.to === undefined || n <= s.to)));
  for (const rule of answers.rules ?? []) if (rule !== 'none') add(`rule-${rule}`, `rules=${rule}`, check('CLI-06', 60, rule));
  if (one('rivals') === 'must-not') add('no-rivals', 'rivals=must-not', check('IND-02', 100));
  if (one('hours') === 'always') add('day-and-night', 'hours=always', check('SVC-06', 100));
  if (one('keep') === 'yes') add('own-person', 'keep=yes', check('TAI-06', 65));
  const upper = UPPER[one('budget')];
  if (upper) add('price', `budget=${one('budget')}`, profile('prices', (p) => priceRange(p, n) && priceRange(p, n)[0] <= 1.3 * upper));
  if (one('commit') === 'any-time') add('leave-any-time', 'commit=any-time', check('PRC-03', 85));
  if (one('language')) add('language', `language=${one('language')}`, profile('languages', (l) => l.includes(one('language'))));
  return musts;
}

// Match items: [item, v, t]; t null where not known.
function itemsOf(answers, provider) {
  const one = (name) => answers[name]?.[0];
  const items = [];
  const add = (item, v, name, worth) => {
    const known = fact(provider, name);
    items.push([item, v, known === 'false' ? 0 : known.value === undefined ? null : worth(known.value)]);
  };
  if (answers.people !== undefined) add('size', 3, 'sizeShares', (s) => Math.min(1, (s[sizeBand(answers.people)] ?? 0) / 0.25));
  if (answers.app)
    add('apps', 3, 'apps', ({ complete, programs }) => {
      const each = answers.app.map((name) => {
        const has = programs[slugs[name]];
        if (!has) return complete ? 0 : null;
        if (has.bestEffort || has.clients === 0) return 0.3;
        return has.clients >= 3 && has.proven ? 1 : 0.6;
      });
      return each.every((t) => t === null) ? null : each.reduce((sum, t) => sum + (t ?? 0), 0) / each.length;
    });
  if (['when-needed', 'monthly'].includes(one('visits')))
    add('visits', 2, 'visits', (v) => (v.scheduled === 'never' ? 0 : v.included && (one('visits') === 'when-needed' || v.scheduled === 'monthly') ? 1 : 0.5));
  if (one('budget'))
    add('budget', 2, 'prices', (p) => {
      const range = priceRange(p, answers.people);
      if (!range) return null;
      const upper = UPPER[one('budget')];
      const middle = (range[0] + range[1]) / 2;
      return upper === undefined || middle <= upper ? 1 : Math.max(0, 1 - ((middle - upper) / upper) * 3);
    });
  if (one('trade') && one('trade') !== 'other') add('trade', 1, 'trades', (t) => Math.min(one('rivals') === 'must-not' ? 0.5 : 1, (t[one('trade')] ?? 0) / 3));
  if (one('hours')) {
    const order = ['office', 'extended', 'always'];
    add('hours', 1, 'hours', (h) => (order.indexOf(h.technician) >= order.indexOf(one('hours')) ? 1 : h.otherwise === 'call-back' ? 0.5 : 0));
  }
  const wait = { now: 30, '3-months': 92 }[one('start')];
  if (wait !== undefined) {
    const inTime = today + wait;
    const late = plusMonths(new Date(inTime * 86400000).toISOString().slice(0, 10), 2);
    add('capacity', 1, 'startsFrom', (on) => (days(on) <= inTime ? 1 : days(on) <= late ? 0.5 : 0));
  }
  return items;
}

function needsOf(answers, weights = {}) {
  const hit = TABLE.filter(([param, values]) => (answers[param] ?? []).some((value) => values.includes(value)));
  const m = Object.fromEntries(head.areas.map(({ code }) => [code, hit.reduce((product, [, , areas]) => product * (areas[code] ?? 1), 1)]));
  if (answers.people < 25) m.ATT *= 1.5;
  for (const code of Object.keys(m)) m[code] = Math.min(2.5, Math.max(0.5, m[code] * (weights[code] ?? 1)));
  const doubled = new Set([...hit.flatMap(([, , , ids]) => ids), ...(answers.app ? ['TAI-02'] : [])]);
  return { m, doubled };
}

function needsScore(provider, m, doubled) {
  let top = 0, bottom = 0;
  for (const area of head.areas) {
    let w = 0, wq = 0;
    for (const id of area.checks) {
      const row = provider.rows[id];
      if (row.outcome === 'not-applicable') continue;
      const weight = checks.find((check) => check.id === id).weight * (doubled.has(id) ? 2 : 1);
      w += weight;
      wq += weight * row.q;
    }
    if (w === 0) continue;
    top += area.weight * m[area.code] * (wq / w);
    bottom += area.weight * m[area.code];
  }
  return top / bottom;
}

const facts = Object.fromEntries(cases().map((one) => [one.name, one.facts]));
const providers = market.providers.map((one) => {
  const whole = { slug: one.slug, checks: facts[one.from].checks, profile: one.profile, ...(one.firstClaimed && { firstClaimed: one.firstClaimed }) };
  const result = recompute(whole, market.asOf);
  const silent = one.firstClaimed !== undefined && today - days(one.firstClaimed) > 30;
  return { ...one, facts: whole, rows: result.checks, read: readAll(whole, market.asOf), uncapped: result.uncapped, cap: result.capped?.limit ?? Infinity, silent };
});

const round = (value) => Math.round(value * 1e9) / 1e9;

function answerTo({ answers, weights }) {
  const { m, doubled } = needsOf(answers, weights);
  const musts = mustsOf(answers);
  const judged = providers.map((provider) => {
    const reasons = musts.map((must) => ({ ...must, reason: must.judge(provider) }));
    const failed = reasons.filter((one) => one.reason !== 'holds');
    const isOut = failed.some((one) => !['unknown', 'contested'].includes(one.reason));
    const items = itemsOf(answers, provider);
    const v = items.reduce((sum, [, weight]) => sum + weight, 0);
    const N = needsScore(provider, m, doubled);
    const M = v ? (100 * items.reduce((sum, [, weight, t]) => sum + weight * (t ?? 0), 0)) / v : null;
    const fit = Math.min(provider.cap, M === null ? N : 0.6 * N + 0.4 * M);
    return { provider, group: isOut ? 'ruledOut' : failed.length ? 'askFirst' : 'fits', failed, items, N, M, fit };
  });
  const order = (a, b) => b.fit - a.fit || b.provider.uncapped - a.provider.uncapped || (a.provider.slug < b.provider.slug ? -1 : 1);
  const groups = {};
  for (const group of ['fits', 'askFirst', 'ruledOut'])
    groups[group] = judged.filter((one) => one.group === group).sort(order).map(({ provider, failed, items, N, M, fit }) => ({
      slug: provider.slug,
      fit: round(fit),
      N: round(N),
      M: M === null ? null : round(M),
      t: Object.fromEntries(items.map(([item, , t]) => [item, t === null ? null : round(t)])),
      failed: Object.fromEntries(failed.map((one) => [one.id, one.reason])),
    }));
  // Run again without the must-haves of one answer, and count again. Nobody can give up the size of the firm.
  const wished = [...new Set(musts.map((must) => must.asks))].filter((asks) => !asks.startsWith('people='));
  const gains = Object.fromEntries(wished.map((asks) => [asks,
    judged.filter((one) => one.failed.every((must) => must.asks === asks)).length - groups.fits.length]));
  return { multipliers: Object.fromEntries(Object.entries(m).map(([code, one]) => [code, round(one)])), doubled: [...doubled].sort(), gains, ...groups };
}

const line = (value) => JSON.stringify(value);
const block = (result) => Object.entries(result).map(([key, value]) => `    ${line(key)}: ${Array.isArray(value) && value.length && typeof value[0] === 'object' ? `[\n${value.map((one) => `      ${line(one)}`).join(',\n')}\n    ]` : line(value)}`).join(',\n');

if (process.argv[1] === import.meta.filename) {
  const text = `{\n${market.needs.map((need) => `  ${line(need.name)}: {\n${block(answerTo(need))}\n  }`).join(',\n')}\n}\n`;
  const file = join(here, 'expected.json');
  if (process.argv.includes('--write')) writeFileSync(file, text);
  const same = readFileSync(file, 'utf8') === text;
  console.log(same ? 'every need agrees' : 'recomputed needs differ from fit/expected.json');
  process.exitCode = same ? 0 : 1;
}
