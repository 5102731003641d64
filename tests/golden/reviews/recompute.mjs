// Works out a second time what clients say: from panel.json by the words of section 6.4, 3.3 and rules 34 and 39, and by decision 0031 where they
// leave room. Which answers agree stands here once more, by check. Imports nothing from src.
//   node recompute.mjs      compares with expected.json       node recompute.mjs --write      writes it
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const panel = JSON.parse(readFileSync(join(here, 'panel.json'), 'utf8'));
const CODES = ['ALL', 'ATT', 'CON', 'SPD', 'FIX', 'TAI', 'PRO', 'BIL', 'IND', 'CLR', 'SEC', 'EXT'];
const DRIFTS = ['ALL', 'ATT', 'SPD'];
const SIZES = ['1-9', '10-24', '25-49', '50-99', '100+'];
const TENURES = ['under-12', '12-35', '36-59', '60+'];
const SPENDS = ['under-100', '100-150', '150-200', '200-300', 'over-300'];

const dayNumber = (text) => Date.parse(text) / 86_400_000;
/** Years later, the 29th of February becoming the 28th. */
const later = (text, years) => `${Number(text.slice(0, 4)) + years}${text.slice(4)}`.replace('-02-29', (leap) => (years % 4 === 0 ? leap : '-02-28'));
const mean = (numbers) => numbers.reduce((a, b) => a + b, 0) / numbers.length;
const least = (order, names) => order[Math.min(...names.map((name) => order.indexOf(name)))];
const max = (texts) => texts.reduce((a, b) => (a > b ? a : b));

function waves(reviews) {
  const firms = {};
  for (const review of [...reviews].sort((a, b) => dayNumber(a.on) - dayNumber(b.on))) {
    const own = (firms[review.client] ??= []);
    const last = own[own.length - 1];
    if (last && review.on < later(last.from, 1)) last.people.push(review);
    else own.push({ from: review.on, people: [review] });
  }
  for (const wave of Object.values(firms).flat()) {
    const { people } = wave;
    const newest = people.filter(({ on }) => on === max(people.map((one) => one.on)));
    const paying = people.filter((one) => one.spend);
    wave.size = least(SIZES, newest.map((one) => one.size));
    wave.tenure = least(TENURES, newest.map((one) => one.tenure));
    if (paying.length) wave.spend = least(SPENDS, paying.filter(({ on }) => on === max(paying.map((one) => one.on))).map((one) => one.spend));
    wave.invited = people.every((one) => one.came === 'invited');
    wave.gone = newest.some((one) => !one.still);
    wave.gives = {};
    for (const code of CODES) {
      const given = people.map((one) => one.ratings[code]).filter(Boolean);
      if (given.length) wave.gives[code] = mean(given);
    }
  }
  return Object.values(firms);
}

function changes(firms, code) {
  return firms.flatMap((own) => {
    const rating = own.filter((wave) => code in wave.gives);
    if (rating.length < 2) return [];
    const [a, b] = [rating[0], rating[rating.length - 1]];
    return [((b.gives[code] - a.gives[code]) * 365.25) / (dayNumber(b.from) - dayNumber(a.from))];
  });
}

const sd = (numbers) => Math.sqrt(numbers.reduce((sum, one) => sum + (one - mean(numbers)) ** 2, 0) / (numbers.length - 1));

function portal(asOf) {
  const all = [panel.reviews, ...panel.others].map((reviews) => reviews.filter(({ on }) => on <= asOf));
  const figures = { drift: {} };
  for (const code of CODES) {
    const given = all.flat().map((one) => one.ratings[code]).filter(Boolean);
    figures[code] = given.length < 200 ? { mu: 3.7, s: 1, count: given.length } : { mu: mean(given), s: sd(given), count: given.length };
  }
  for (const code of DRIFTS) {
    const pairs = all.flatMap((reviews) => changes(waves(reviews), code));
    figures.drift[code] = { sd: pairs.length < 200 ? 0.8 : sd(pairs), count: pairs.length };
  }
  return figures;
}

const few = (need, ...have) => ({ tooFew: have, need });
const judged = (value, half, up, down) => ({ value, half, verdict: value - half > 0 ? up : value + half < 0 ? down : 'uncertain' });

function gap(now, code, s, isFirst, isSecond, [up, down]) {
  const [a, b] = [isFirst, isSecond].map((isOn) => now.filter(isOn).map((wave) => wave.gives[code]).filter((one) => one !== undefined));
  if (a.length < 5 || b.length < 5) return few(5, a.length, b.length);
  const v = s * s * (1 / a.length + 1 / b.length);
  const B = 0.25 / (0.25 + v);
  return { firms: [a.length, b.length], means: [mean(a), mean(b)], ...judged(B * (mean(b) - mean(a)), 1.645 * Math.sqrt(B * v), up, down) };
}

function lived(asOf, sizes) {
  const known = portal(asOf);
  const firms = waves(panel.reviews.filter(({ on }) => on <= asOf)).filter((own) => !sizes || sizes.includes(own[own.length - 1].size));
  const now = firms.map((own) => own[own.length - 1]);
  const rating = (code) => {
    const given = now.filter((wave) => code in wave.gives).map((wave) => ({ x: wave.gives[code], a: 2 ** (-(((dayNumber(asOf) - dayNumber(wave.from)) * 12) / 365.25) / 18) }));
    const spread = [1, 2, 3, 4, 5].map((stars) => given.filter(({ x }) => x >= stars - 0.5 && x < stars + 0.5).length);
    if (given.length < 5) return { firms: given.length, spread, ...few(5, given.length) };
    const n = given.reduce((sum, { a }) => sum + a, 0);
    const value = (given.reduce((sum, { a, x }) => sum + a * x, 0) + 8 * known[code].mu) / (n + 8);
    const half = (1.645 * known[code].s) / Math.sqrt(n + 8);
    return { firms: given.length, spread, value, half, low: Math.max(1, value - half), high: Math.min(5, value + half), effective: n };
  };
  const drift = (code) => {
    const pairs = changes(firms, code);
    if (pairs.length < 5) return few(5, pairs.length);
    const v = known.drift[code].sd ** 2 / pairs.length;
    const B = 0.16 / (0.16 + v);
    return { pairs: pairs.length, ...judged(B * mean(pairs), 1.645 * Math.sqrt(B * v), 'better', 'worse') };
  };
  const isNew = (wave) => wave.tenure === 'under-12';
  const isLong = (wave) => wave.tenure === '36-59' || wave.tenure === '60+';
  const tenure = (code) => {
    const told = gap(now, code, known[code].s, isNew, isLong, ['better', 'worse']);
    return told.tooFew ? told : { ...told, leavers: now.filter((wave) => code in wave.gives && (isNew(wave) || isLong(wave)) && wave.gone).length };
  };
  const came = [true, false].map((invited) => now.filter((wave) => wave.invited === invited && 'ALL' in wave.gives).map((wave) => wave.gives.ALL));
  return {
    firms: now.length, leavers: now.filter((wave) => wave.gone).length, sorts: now.filter((wave) => 'ALL' in wave.gives).length >= 10,
    ratings: Object.fromEntries(CODES.map((code) => [code, rating(code)])),
    sizeGap: gap(now, 'ATT', known.ATT.s, ({ size }) => SIZES.indexOf(size) < 2, ({ size }) => SIZES.indexOf(size) > 2, ['worse', 'better']),
    spendGap: gap(now, 'ATT', known.ATT.s, ({ spend }) => spend && SPENDS.indexOf(spend) < 2, ({ spend }) => spend && SPENDS.indexOf(spend) > 2, ['worse', 'better']),
    drift: Object.fromEntries(DRIFTS.map((code) => [code, drift(code)])),
    tenure: Object.fromEntries(DRIFTS.map((code) => [code, tenure(code)])),
    came: Math.min(came[0].length, came[1].length) < 5 ? few(5, came[0].length, came[1].length) : { firms: came.map((one) => one.length), means: came.map(mean), apart: Math.abs(mean(came[0]) - mean(came[1])) >= 0.5 },
  };
}

// What a client's answer says of the answers in panel.json: true agrees, false disagrees, undefined is not counted.
const SAYS = {
  'STF-05': ({ facts }) => ({ same: true, changed: false })[facts['main-contact-changed']], // 2 of 11 left: 18%
  'STF-08': ({ facts }) => ({ yes: true, no: false })[facts['knows-who-works-on-systems']],
  'ATT-06': ({ facts, size }) => (size !== '10-24' || !facts['planning-meeting'] ? undefined : ['within-4-months', 'within-7-months'].includes(facts['planning-meeting'])), // twice a year
  'IND-01': ({ facts }) => ({ 'with-amounts': true, 'without-amounts': true, no: false })[facts['told-about-earnings']], // earns nothing
  'IND-02': ({ facts }) => ({ 'before-signing': true, 'after-signing': false, no: false })[facts['told-about-competitors']],
  'TAI-05': ({ facts }) => ({ yes: true, no: false })[facts['on-site-last-six-months']],
  'PRC-01': ({ facts }) => ({ none: true, 'one-or-more': false })[facts['surprise-bill']],
  'PRC-04': ({ facts }) => ({ reminded: true, 'not-reminded': false })[facts['renewal-reminder']],
  'PRC-06': ({ facts, tenure }) => (facts['price-rise'] === undefined || tenure === 'under-12' ? undefined : facts['price-rise'] <= 5), // a ceiling of 5: band up to 5
  'SVC-01': ({ facts }) => facts['urgent-wait'] && ['up-to-30-minutes', 'up-to-1-hour'].includes(facts['urgent-wait']), // within the hour
  'BCK-01': ({ facts }) => ({ yes: true, no: false })[facts['restore-report']], // 66 of 74: 89%
  'EXT-01': ({ facts }) => ({ yes: true, no: false })[facts['holds-master-logins']],
};

function heard(asOf) {
  if (panel.given > asOf) return {};
  const told = {};
  const people = waves(panel.reviews.filter(({ on }) => on <= asOf)).map((own) => own[own.length - 1].people.filter(({ on }) => later(on, 2) >= asOf));
  for (const [check, says] of Object.entries(SAYS)) {
    const firms = people.map((own) => own.map((one) => ({ on: one.on, says: says(one) })).filter((one) => one.says !== undefined)).filter((own) => own.length && own.every((one) => one.says === own[0].says));
    if (firms.length) told[check] = { agree: firms.filter(([one]) => one.says).length, disagree: firms.filter(([one]) => !one.says).length, latest: max(firms.flat().map((one) => one.on)) };
  }
  const keep = panel.reviews;
  panel.reviews = people.flat();
  const { sizeGap, ratings: { ALL } } = lived(asOf);
  panel.reviews = keep;
  const latest = (isIn) => max(people.flat().filter(isIn).map((one) => one.on));
  if (!sizeGap.tooFew && Math.abs(sizeGap.value) + sizeGap.half <= 0.5) told['ATT-02'] = { agree: sizeGap.firms[0] + sizeGap.firms[1], disagree: 0, latest: latest((one) => one.ratings.ATT && one.size !== '25-49') };
  const isRating = (one) => one.ratings.ALL;
  if (ALL.firms >= 10 && ALL.value >= 4.2) told['SVC-07'] = { agree: ALL.firms, disagree: 0, latest: latest(isRating) };
  if (ALL.firms >= 10 && ALL.value < 3) told['SVC-07'] = { agree: 0, disagree: ALL.firms, latest: latest(isRating) };
  return told;
}

const round = (value) => (typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : Array.isArray(value) ? value.map(round) : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, round(one)])) : value);
const results = Object.fromEntries(panel.looks.map(({ name, asOf, sizes }) => [name, round({ portal: portal(asOf), lived: lived(asOf, sizes), heard: heard(asOf) })]));
const text = `${JSON.stringify(results, null, 2)}\n`;
const file = join(here, 'expected.json');
if (process.argv.includes('--write')) writeFileSync(file, text);
const same = readFileSync(file, 'utf8') === text;
console.log(same ? 'every figure agrees' : 'recomputed figures differ from expected.json');
process.exitCode = same ? 0 : 1;
