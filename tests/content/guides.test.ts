// The prose of the site as content: guides and the pages about us. Easy to read, sourced, linked to pages that exist, true to the figures.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SOURCE_KINDS } from '#standard/guidance-schema.ts';
import { readingGrade } from '../support/reading-grade.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGES = join(ROOT, 'src/pages');

interface Text {
  readonly name: string;
  readonly head: { readonly title: string; readonly description: string; readonly updated: string; readonly sources?: readonly { kind: string; says: string; url?: string }[] };
  readonly body: string;
}

const texts = (folder: string): Text[] =>
  readdirSync(join(ROOT, folder)).filter((file) => file.endsWith('.md')).map((file) => {
    const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(ROOT, folder, file), 'utf8'))!;
    return { name: `${folder}/${file}`, head: parse(head!) as Text['head'], body: body! };
  });
const guides = texts('content/guides');
const all = [...guides, ...texts('content/handbook/about')];

/** What is read aloud: headings and list items end like sentences, links keep their words, tables are left out. */
const spoken = (body: string): string =>
  body.split('\n').filter((line) => !line.startsWith('|')).map((line) => line.replace(/^#+ (.*)$/, '$1.').replace(/^\s*(-|\d\.|>) /, '')).join('\n').replace(/\]\([^)]*\)/g, ']').replace(/[*_[\]`]/g, '');

function exists(path: string): boolean {
  const [bare] = path.split('#') as [string];
  const [, first, ...rest] = bare.split('/');
  if (bare === '/') return true;
  if (first === 'guides' && rest[0]) return guides.some(({ name }) => name.endsWith(`/${rest[0]}.md`));
  if (first === 'about' && rest[0]) return existsSync(join(ROOT, `content/handbook/about/${rest[0]}.md`));
  if (first === 'standard' && rest.length === 2) return existsSync(join(ROOT, `content/guidance/${rest[0]}/${rest[1]}.yaml`));
  if (first === 'start') return /^\d+$/.test(rest[0] ?? '');
  return [`${bare}.astro`, `${bare}/index.astro`, `${bare}/[...slug].astro`].some((file) => existsSync(join(PAGES, file)));
}

describe.each(all.map((text) => [text.name, text] as const))('%s', (_, { head, body }) => {
  it('can be read with ease at grade 8 or lower', () => {
    expect(readingGrade(spoken(`${head.description}\n${body}`))).toBeLessThanOrEqual(8);
    for (const part of body.split(/^## /m).slice(1)) expect.soft(readingGrade(spoken(`## ${part}`)), part.split('\n')[0]).toBeLessThanOrEqual(8);
  });
  it('says none of the words that we do not use', () => {
    const words = /\b(best|top|trusted partner|solutions?|vendors?|leading|world-class|seamless)\b/i;
    expect(words.exec(spoken(body))?.[0]).toBeUndefined();
    expect(body).not.toMatch(/97%|36% of/);
  });
  it('writes money with its period where it speaks of a price', () => {
    const prices = spoken(body).match(/\$\d+ (?:to \$\d+ )?per person(?! a month| comes)/g);
    expect(prices).toBeNull();
  });
  it('links to pages of ours that exist', () => {
    const links = [...body.matchAll(/\]\((\/[^)?]*)(?:\?[^)]*)?\)/g)].map((match) => match[1]!);
    expect(links.filter((link) => !exists(link))).toEqual([]);
  });
  it('holds no HTML and no aligned table, which would bring a style attribute', () => {
    expect(body).not.toMatch(/<[a-z]/i);
    expect(body).not.toMatch(/^\|.*-:.*\|$/m);
  });
});

describe.each(guides.map((guide) => [guide.name, guide] as const))('%s', (_, { head, body }) => {
  it('names its sources, each with its kind, and an address unless it is our own judgement', () => {
    for (const { kind, says, url } of head.sources ?? []) {
      expect(SOURCE_KINDS).toContain(kind);
      expect(says.length).toBeGreaterThan(20);
      expect(url === undefined).toBe(kind === 'own-judgement');
    }
    expect(head.sources!.length).toBeGreaterThanOrEqual(2);
  });
  it('is long enough to help, and short enough to read in some minutes', () => {
    const words = spoken(body).split(/\s+/).length;
    expect(words).toBeGreaterThan(400);
    expect(words).toBeLessThan(1200);
  });
});

describe('the guide on hiring', () => {
  const rows = (file: string): string[][] => readFileSync(join(ROOT, 'content/figures', file), 'utf8').trim().split('\n').map((line) => line.split(','));
  const { body } = guides.find(({ name }) => name.endsWith('provider-or-your-own-person.md'))!;
  const pay = (code: string): Record<string, number> => {
    const [names, ...lines] = rows('oews_national_it_2020_2024.csv');
    const line = lines.find((one) => one[0] === '2024' && one[1] === code)!;
    return Object.fromEntries(names!.map((name, at) => [name, Number(line[at])]));
  };
  const money = (dollars: number): string => `$${dollars.toLocaleString('en-US')}`;
  const load = (): number => {
    const line = rows('ecec_2026-03_table6_private_industry.csv').find(([series]) => series === '1-49 workers')!;
    const [total, wages, leave] = [Number(line[1]), Number(line[2]), Number(line[6])];
    return total / (wages + (leave / 100) * total);
  };
  it('quotes the public pay figures of May 2024', () => {
    for (const code of ['15-1232', '15-1244']) for (const part of ['a_pct25', 'a_median', 'a_pct75']) expect(body).toContain(money(pay(code)[part]!));
  });
  it('adds what an employer pays on top, as the public table has it', () => {
    expect(load().toFixed(2)).toBe('1.24');
    expect(body).toContain('about $1.24 in all');
    expect(Math.round((pay('15-1232')['a_median']! * load()) / 1000)).toBe(75);
    expect(Math.round((pay('15-1244')['a_median']! * load()) / 10_000)).toBe(12);
  });
  it('puts the meeting points where the sums put them', () => {
    const meet = (code: string, price: number): number => Math.round((pay(code)['a_median']! * load()) / (12 * price));
    expect([meet('15-1232', 160), meet('15-1244', 160)]).toEqual([39, 63]);
    expect([meet('15-1232', 125), meet('15-1244', 125), meet('15-1232', 200), meet('15-1244', 200)]).toEqual([50, 80, 31, 50]);
    for (const people of [10, 18, 39, 60]) expect(body).toContain(`| ${people} | ${money(people * 160 * 12)} |`);
  });
});
