// The look as content: weight of the styles, no class without a use and none without a rule, colours that can be read, one font file.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');
const SHEETS = ['tokens', 'base', 'layout', 'parts', 'print'];
const sheet = (name: string): string => readFileSync(join(SRC, `styles/${name}.css`), 'utf8');
const markup = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.astro')).map((name) => [name, readFileSync(join(SRC, name), 'utf8')] as const);

type Minify = (options: { filename: string; code: Buffer; minify: boolean; targets: Record<string, number> }) => { code: Uint8Array };
const require = createRequire(createRequire(import.meta.url).resolve('vite'));
const { transform } = require('lightningcss') as { transform: Minify };
const TARGETS = { chrome: 125 << 16, firefox: 125 << 16, safari: (17 << 16) | (5 << 8) };
const minified = (css: string): Uint8Array => transform({ filename: 'all.css', code: Buffer.from(css), minify: true, targets: TARGETS }).code;

const withoutComments = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '');
const classesOf = (css: string): Set<string> => new Set([...withoutComments(css).replace(/\{[^{}]*\}/g, '{}').matchAll(/\.([a-z][a-z0-9-]*)/g)].map((match) => match[1]!));
/** Sheets that some pages alone load, beside the five of all pages. */
const OWN = ['compare', 'kit', 'desk'];
const styled = new Set([...SHEETS, ...OWN].flatMap((name) => [...classesOf(sheet(name))]));

describe('the styles', () => {
  it('weigh 20,000 bytes at most, and 6,000 compressed, all five together', () => {
    const all = SHEETS.map((name) => Buffer.from(minified(sheet(name))));
    expect(Buffer.concat(all).length).toBeLessThanOrEqual(20_000);
    expect(gzipSync(Buffer.concat(all), { level: 9 }).length).toBeLessThanOrEqual(6_000);
  });
  it('of one page weigh 4,500 bytes at most', () => {
    for (const name of OWN) expect(minified(sheet(name)).length, name).toBeLessThanOrEqual(4_500);
  });
  it('stand in layers, every rule of them', () => {
    for (const name of [...SHEETS, ...OWN]) {
      const bare = withoutComments(sheet(name)).replace(/@layer [a-z, ]+;/g, '').trim();
      expect(bare.split(/^(?=\S)/m).filter((block) => !block.startsWith('@layer') && !block.startsWith('}')), name).toEqual([]);
    }
  });
  it('name the layers in the same order in every file that may be read first', () => {
    const order = (name: string): string | undefined => /@layer [a-z, ]+;/.exec(sheet(name))?.[0];
    expect(order('tokens')).toBe('@layer reset, tokens, base, layout, parts, print;');
    for (const name of ['print', ...OWN]) expect(order(name), name).toBe(order('tokens'));
  });
  it('hold no class that no page uses', () => {
    const text = markup.map(([, words]) => words).join('\n');
    expect([...styled].filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text))).toEqual([]);
  });
  it('have a rule for every class that a page names', () => {
    const bare = markup.flatMap(([file, text]) => [...text.matchAll(/\bclass="([^"{]*)"/g)].flatMap((match) => match[1]!.split(/\s+/).filter((name) => name && !styled.has(name)).map((name) => `${file}: ${name}`)));
    expect(bare).toEqual([]);
  });
  it('narrow down on screens only: paper is narrow too', () => {
    const narrow = [...SHEETS, ...OWN].flatMap((name) => [...sheet(name).matchAll(/@media[^{]*max-width[^{]*/g)].map((match) => match[0]));
    expect(narrow.length).toBeGreaterThan(0);
    expect(narrow.filter((rule) => !rule.includes('screen'))).toEqual([]);
  });
  it('name colours in one place', () => {
    const hex = /#[0-9a-f]{3,8}\b/gi;
    for (const name of ['base', 'layout', 'parts', ...OWN]) expect(sheet(name).match(hex), name).toBeNull();
  });
});

describe('markup', () => {
  it('holds no style attribute and no script, which the content security policy would block, but for the two pages that ask for a passkey', () => {
    const guilty = markup.filter(([, text]) => /\sstyle=|<style|<script(?![^>]*type="application\/ld\+json")/.test(text)).map(([file]) => file);
    expect(guilty.sort()).toEqual(['pages/account/passkeys.astro', 'pages/sign-in/passkey.astro']);
  });
});

describe('the font', () => {
  const [file, ...more] = readdirSync(join(SRC, 'public/fonts'));
  it('is one file of at most 36,000 bytes, named after its content', () => {
    expect(more).toEqual([]);
    const content = readFileSync(join(SRC, 'public/fonts', file!));
    expect(statSync(join(SRC, 'public/fonts', file!)).size).toBeLessThanOrEqual(36_000);
    expect(file).toBe(`schibsted-${createHash('sha256').update(content).digest('hex').slice(0, 10)}.woff2`);
  });
  it('is the one that the styles name and every page fetches first', () => {
    expect(sheet('tokens')).toContain(`/fonts/${file}`);
    expect(readFileSync(join(SRC, 'layouts/Page.astro'), 'utf8')).toContain(`rel="preload" href="/fonts/${file}"`);
  });
});

describe('colours', () => {
  const tokens = Object.fromEntries([...sheet('tokens').matchAll(/--([a-z-]+):\s*(?:light-dark\((#\w+),\s*(#\w+)\)|(#\w+))/g)].map(([, name, light, dark, both]) => [name!, [light ?? both!, dark ?? both!]])) as Record<string, [string, string]>;
  const channels = (hex: string): number[] => (hex.length === 4 ? [...hex.slice(1)].map((one) => one + one) : hex.slice(1).match(/../g)!).map((pair) => parseInt(pair, 16) / 255);
  const light = (hex: string): number => {
    const [r, g, b] = channels(hex).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one: string, two: string): number => {
    const [low, high] = [light(one), light(two)].sort((a, b) => a - b) as [number, number];
    return (high + 0.05) / (low + 0.05);
  };
  const text: [string, string[]][] = [
    ['ink', ['paper', 'panel', 'raised', 'vial-soft', 'warn-soft', 'bad-soft']],
    ['muted', ['paper', 'panel', 'raised', 'vial-soft', 'warn-soft']],
    ['chalk', ['paper', 'panel', 'raised', 'chalk-soft', 'vial-soft', 'warn-soft']],
    ['deep', ['paper', 'panel', 'raised']],
    ['on-deep', ['deep']],
    ['on-vial', ['vial']],
    ['ok', ['paper', 'raised']],
    ['warn', ['paper', 'raised', 'warn-soft']],
    ['bad', ['paper', 'raised']],
  ];
  it.each(['light', 'dark'].map((scheme, at) => [scheme, at] as const))('of words can be read in the %s scheme: 4.5 to 1', (_, at) => {
    const weak = text.flatMap(([word, grounds]) => grounds.filter((ground) => ratio(tokens[word]![at]!, tokens[ground]![at]!) < 4.5).map((ground) => `${word} on ${ground}`));
    expect(weak).toEqual([]);
  });
  it.each(['light', 'dark'].map((scheme, at) => [scheme, at] as const))('of borders and drawings can be seen in the %s scheme: 3 to 1', (_, at) => {
    const weak = ['edge', 'deep', 'doc', 'chalk'].filter((name) => Math.min(ratio(tokens[name]![at]!, tokens['paper']![at]!), ratio(tokens[name]![at]!, tokens['raised']![at]!)) < 3);
    expect(weak).toEqual([]);
  });
  it('of neighbours in a score bar differ in lightness, so that the order shows without colour', () => {
    for (const at of [0, 1]) for (const [one, two] of [['deep', 'doc'], ['doc', 'word'], ['word', 'blank']] as const) expect.soft(ratio(tokens[one]![at]!, tokens[two]![at]!), `${one} beside ${two}, ${at}`).toBeGreaterThan(1.25);
  });
});

it('no page prints a lone dot between two things: on a narrow screen a line would begin or end with it', () => {
  const drawn = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /^(pages|components|layouts|shortlists|assessments|providers|standard)\b.*\.(astro|ts)$/.test(file));
  expect(drawn.length).toBeGreaterThan(100);
  const dotted = drawn.filter((file) => readFileSync(join(SRC, file), 'utf8').split('\n').some((line) => line.includes('·') && !/^\s*(\/\/|\/?\*)/.test(line)));
  expect(dotted).toEqual([]);
});
