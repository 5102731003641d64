// The badge in each of its states, on each day, with any name; and the code that embeds it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { badgeState, type BadgeState } from '#assessments/badge-state.ts';
import { badgeEmbed, badgeSvg, type Badged } from '#assessments/badge.ts';
import type { CheckFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import { scoreOf } from '#engine/score.ts';
import { day, type Day } from '#kernel/time.ts';
import { choose, document, HEAD, makeChoice, makeEdition, makeFacts, TODAY } from '../support/make-edition.ts';

const HARBOUR: Badged = { slug: 'harbour-it', name: 'Harbour IT', demonstration: false };
const draw = (state: BadgeState, of: Partial<Badged> = {}, asOf: Day = TODAY): string => badgeSvg({ ...HARBOUR, ...of }, state, { edition: '2026.1', scoring: HEAD.scoring, asOf });
const RATED: BadgeState = { kind: 'rated', grade: 'B', shown: '66.6', isTooLittle: false };
const titleOf = (svg: string): string => /<title>([^<]*)<\/title>/.exec(svg)![1]!;
/** What stands in the picture, word by word. */
const wordsOf = (svg: string): string => [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map((match) => match[1]!.replace(/<[^>]*>/g, ' ').trim()).join('|');

/** Ten checks of equal weight, each valid for twelve months and 180 days of grace. */
const ids = Array.from({ length: 10 }, (_, at) => `AAA-${String(at + 1).padStart(2, '0')}`);
const edition = makeEdition([{ code: 'AAA', checks: ids.map((id) => makeChoice(id)) }]);
/** The state of a provider that answered `count` checks, each on the given day with a paper of that day. */
function stateOn(asOf: Day, days: readonly string[], firstClaimed = day('2024-01-01')): BadgeState {
  const answer = (on: string): CheckFacts => ({ answers: [choose(1, [document(on)], on)] });
  const facts = makeFacts(Object.fromEntries(days.map((on, at) => [ids[at]!, answer(on)])), { firstClaimed });
  const findings = findingsOf(edition, facts, asOf);
  return badgeState(edition, { findings, score: scoreOf(edition, findings, firstClaimed, asOf) });
}
const times = (count: number, on: string): string[] => Array.from({ length: count }, () => on);

describe('the state of a badge', () => {
  it('is not rated for a firm that is only listed, and up to the 60th day after its first claim', () => {
    expect(badgeState(edition, undefined)).toEqual({ kind: 'not-rated', because: 'listed' });
    const claimed = day('2026-09-01');
    expect(stateOn(day('2026-10-31'), times(10, '2026-09-01'), claimed)).toEqual({ kind: 'not-rated', because: 'new' });
    // All ten answered in full with papers, which count three quarters; there are no essentials in this edition.
    expect(stateOn(day('2026-11-01'), times(10, '2026-09-01'), claimed)).toEqual({ kind: 'rated', grade: 'B', shown: '75.0', isTooLittle: false });
  });
  it('is the grade and the score up to the last day, and lapsed on the day after', () => {
    const days = [...times(5, '2025-03-01'), ...times(5, '2026-06-01')];
    // 1 March 2026 is the last valid day of the first five; in their 180 days of grace, to 28 August, they count like a bare word: (5 x 40 + 5 x 75) / 10.
    expect(stateOn(day('2026-08-28'), days)).toEqual({ kind: 'rated', grade: 'C', shown: '57.5', isTooLittle: false });
    expect(stateOn(day('2026-08-29'), days)).toEqual({ kind: 'lapsed' });
  });
  it('stays a grade where enough is left, with what is left', () => {
    const days = [...times(2, '2025-03-01'), ...times(8, '2026-06-01')];
    // Eight of ten at 75, and 80% answered is enough for a C.
    expect(stateOn(day('2026-08-29'), days)).toEqual({ kind: 'rated', grade: 'C', shown: '60.0', isTooLittle: false });
  });
  it('is an E, too little answered, for one that never answered enough', () => {
    expect(stateOn(TODAY, times(5, '2026-06-01'))).toEqual({ kind: 'rated', grade: 'E', shown: '37.5', isTooLittle: true });
    expect(stateOn(TODAY, [...times(1, '2025-03-01'), ...times(4, '2026-06-01')])).toEqual({ kind: 'rated', grade: 'E', shown: '30.0', isTooLittle: true });
  });
  it('prints a score that never seems to reach the better grade (rule 1)', () => {
    const findings = findingsOf(edition, makeFacts({}), TODAY);
    const score = { ...scoreOf(edition, findings, day('2024-01-01'), TODAY), shown: 64.96, grade: 'C' as const, gradeReason: 'score' as const, answered: 90 };
    expect(badgeState(edition, { findings, score })).toEqual({ kind: 'rated', grade: 'C', shown: '64.9', isTooLittle: false });
  });
});

describe('the picture', () => {
  it.each<[string, BadgeState, string, string]>([
    ['rated', RATED, 'Plumbline|B|66.6 of 100|Edition 2026.1, on 24 November 2026', 'Plumbline on Harbour IT: grade B, 66.6 of 100. Edition 2026.1, as of 24 November 2026.'],
    ['too little', { ...RATED, grade: 'E', isTooLittle: true }, 'Plumbline|E|66.6 of 100|Edition 2026.1, on 24 November 2026', 'Plumbline on Harbour IT: grade E, too little answered, 66.6 of 100. Edition 2026.1, as of 24 November 2026.'],
    ['listed', { kind: 'not-rated', because: 'listed' }, 'Plumbline|Not rated|Edition 2026.1, on 24 November 2026', 'Plumbline on Harbour IT: not rated, it has told us nothing yet. Edition 2026.1, as of 24 November 2026.'],
    ['new', { kind: 'not-rated', because: 'new' }, 'Plumbline|Not rated|Edition 2026.1, on 24 November 2026', 'Plumbline on Harbour IT: not rated yet, in its first 60 days here. Edition 2026.1, as of 24 November 2026.'],
    ['lapsed', { kind: 'lapsed' }, 'Plumbline|Lapsed|Edition 2026.1, on 24 November 2026', 'Plumbline on Harbour IT: lapsed, under 60% of the standard has an answer that is still in date. Edition 2026.1, as of 24 November 2026.'],
  ])('says the same in words and in its title: %s', (_, state, words, title) => {
    const svg = draw(state);
    expect([wordsOf(svg), titleOf(svg)]).toEqual([words, title]);
    expect(svg).toMatch(/^<svg [^>]*\bwidth="312" height="72" [^>]*\brole="img"[^>]*><title>/);
    expect(svg).not.toContain('Demonstration');
  });
  it('says that a fictional firm is one, in the picture and first in its title', () => {
    const svg = draw(RATED, { demonstration: true });
    expect(wordsOf(svg)).toContain('Demonstration: a made-up firm');
    expect(titleOf(svg)).toMatch(/^Demonstration, a made-up firm\. /);
    expect(svg).toContain('width="312" height="98"');
  });
  it('is small, fetches nothing, runs nothing and needs no style', () => {
    const svg = draw(RATED, { demonstration: true });
    expect(Buffer.byteLength(svg)).toBeLessThan(1_800);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/style|script|href|url\(|http|on[a-z]+=|<image|<use|<foreign/i);
  });
  it('has the colours of the site', () => {
    const tokens = readFileSync(join(import.meta.dirname, '../../src/styles/tokens.css'), 'utf8');
    const light = ['paper', 'ink', 'muted', 'edge', 'chalk'].map((name) => new RegExp(`--${name}: light-dark\\((#\\w+),`).exec(tokens)![1]!);
    expect([...new Set(draw(RATED, { demonstration: true }).match(/#[0-9a-f]{6}/g))].sort()).toEqual(light.sort());
  });
});

/** Elements with quoted attributes, text without a bare sign, one root: as strict as an XML parser about what a name could break. */
const WELL_FORMED = /^<svg(?: [a-zA-Z:-]+="[^"<>&]*")+>(?:<[a-z]+(?: [a-zA-Z-]+="[^"<>&]*")*\/?>|<\/[a-z]+>|[^<>&\p{Cs}\p{Cc}]|&(?:amp|lt|gt|quot|#39);)*<\/svg>\n$/u;
const HOSTILE = ['</title><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onload='alert(1)", '&lt;b&gt; & Sons', ']]><!--', '\u0001\u0008\u000b\u001f\ufffe\uffffA', '\ud800 broken \udc00', '<?xml?><!DOCTYPE x [<!ENTITY a "b">]>&a;', '𝔄 Ünïcødé IT'];

describe('a hostile name', () => {
  it.each(HOSTILE)('stays a name: %j', (name) => {
    const svg = draw(RATED, { name });
    expect(svg).toMatch(WELL_FORMED);
    expect(svg.replace(/<title>.*<\/title>/s, '')).toBe(draw(RATED).replace(/<title>.*<\/title>/s, ''));
    const { html } = badgeEmbed('https://plumbline.example', { ...HARBOUR, name });
    expect(html).toMatch(/^<a href="[^"<>]*"><img src="[^"<>]*" alt="[^"<>]*" width="312" height="72"><\/a>$/);
  });
  it('is read as it was written', () => {
    expect(titleOf(draw(RATED, { name: `O'Neil & "Sons" <IT>` }))).toContain('Plumbline on O&#39;Neil &amp; &quot;Sons&quot; &lt;IT&gt;: grade B');
    expect(titleOf(draw(RATED, { name: 'A\u0001B 𝔄' }))).toContain('Plumbline on AB 𝔄: ');
  });
});

describe('the code to embed it', () => {
  it('is the picture in a link, and the link alone; its words name no grade, since they do not change with it', () => {
    expect(badgeEmbed('https://plumbline.example', HARBOUR)).toEqual({
      link: 'https://plumbline.example/providers/harbour-it',
      html: '<a href="https://plumbline.example/providers/harbour-it"><img src="https://plumbline.example/badge/harbour-it.svg" alt="Harbour IT on Plumbline: how it does against a public standard, with the proof" width="312" height="72"></a>',
    });
  });
  it('has the height of the picture', () => expect(badgeEmbed('https://plumbline.example', { ...HARBOUR, demonstration: true }).html).toContain('width="312" height="98"'));
});
