// A shortlist read back from its HTML, as a person would copy it off the screen. Knows the page's marks, and none of the code that draws them.

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** Text of HTML: tags and drawings away, entities as letters, one space between words. */
export const textOf = (html: string): string =>
  html
    .replace(/<svg class="bar[\s\S]*?<\/svg>\s*(<\/svg>)?/g, ' ')
    .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) => (code ? String.fromCodePoint(Number(code)) : (ENTITIES[name] ?? '')))
    .replace(/\s+/g, ' ')
    .trim();

const unescaped = (address: string): string => address.replaceAll('&amp;', '&').replaceAll('&#38;', '&');

export interface PageLine {
  readonly name: string;
  /** What it reads of the provider; undefined where it prints no number. */
  readonly reads: number | undefined;
  readonly adds: number;
}
export interface PageReason {
  readonly sign: 'plus' | 'watch' | 'ask';
  readonly says: string;
  readonly hasMark: boolean;
}
export interface PageEntry {
  readonly slug: string;
  readonly name: string;
  readonly place: number;
  readonly aboutSame: boolean;
  readonly demonstration: boolean;
  readonly fit: string;
  readonly needs: string | undefined;
  readonly match: string | undefined;
  readonly grade: string | undefined;
  readonly shown: string | undefined;
  readonly claimed: string | undefined;
  readonly answered: string | undefined;
  readonly lines: readonly PageLine[];
  /** The sum printed under the lines. */
  readonly sum: number | undefined;
  readonly reasons: readonly PageReason[];
  /** Address of the provider's page. */
  readonly href: string;
  readonly text: string;
}

const number = (text: string): number => Number(text.replace('−', '-').replaceAll(',', ''));
const first = (html: string, pattern: RegExp): string | undefined => pattern.exec(html)?.[1];

function linesOf(html: string): { lines: PageLine[]; sum: number | undefined } {
  const list = first(html, /<dl class="sum[^"]*">([\s\S]*?)<\/dl>/) ?? '';
  const rows = [...list.matchAll(/<dt[^>]*>([\s\S]*?)<\/dt>\s*<dd[^>]*>([\s\S]*?)<\/dd>/g)].map(([, term, value]) => ({ term: textOf(term!), value: textOf(value!) })).filter(({ value }) => /^[−-]?[\d.,]+$/.test(value));
  const lines = rows.filter(({ term }) => term !== 'Fit').map(({ term, value }) => {
    const [, name = term, reads] = /^(.*?)(?:: (.*))?$/.exec(term) ?? [];
    return { name, reads: reads === undefined || !/^[\d.]+$/.test(reads) ? undefined : number(reads), adds: number(value) };
  });
  const sum = rows.find(({ term }) => term === 'Fit')?.value;
  return { lines, sum: sum === undefined ? undefined : number(sum) };
}

function reasonsOf(html: string): PageReason[] {
  const list = first(html, /<ul class="signs[^"]*">([\s\S]*?)<\/ul>/) ?? '';
  return [...list.matchAll(/<li(?: class="(watch|ask)")?>([\s\S]*?)<\/li>/g)].map(([, sign, inside]) => ({
    sign: (sign ?? 'plus') as PageReason['sign'],
    says: textOf(inside!.replace(/<span class="(proven|partly|claimed|unproven)[\s\S]*$/, '')).replace(/^Watch: /, ''),
    hasMark: /class="mark/.test(inside!),
  }));
}

/** Every ranked entry of a page, in its order. */
export function entriesOf(html: string): PageEntry[] {
  return html.split('<article class="entry').slice(1).map((part, at, all) => {
    const own = part.slice(0, part.indexOf('</article>'));
    const before = at === 0 ? '' : all[at - 1]!.slice(all[at - 1]!.indexOf('</article>'));
    const text = textOf(`<article${own}`);
    const link = /<h[23][^>]*><a href="([^"]*)">([\s\S]*?)<\/a>/.exec(own);
    return {
      slug: first(own, /id="([a-z0-9-]+)"/)!,
      name: textOf(link?.[2] ?? ''),
      place: Number(first(text, /^(?:.*?)Place (\d+)/)),
      aboutSame: before.includes('class="tie"'),
      demonstration: own.includes('class="tag made-up"'),
      fit: first(own, /class="big">([\d.]+)</)!,
      needs: first(text, /needs ([\d.]+)/),
      match: first(text, /match ([\d.]+)/),
      grade: first(own, /Grade <\/span>([A-E])</),
      shown: first(text, /([\d.]+) of 100 by the standard/),
      claimed: first(text, /laims ([\d.]+)/),
      answered: first(text, /([\d.]+)% (?:is )?answered/),
      ...linesOf(own),
      reasons: reasonsOf(own),
      href: unescaped(link?.[1] ?? ''),
      text,
    };
  });
}

/** Slugs of the providers of a group that does not fit, with all that is said of each. */
export const asidesOf = (html: string): { slug: string; says: string }[] =>
  [...html.matchAll(/<li class="stack close">\s*<p><a href="\/providers\/([a-z0-9-]+)[?"]([\s\S]*?)<\/li>/g)].map(([, slug, inside]) => ({ slug: slug!, says: textOf(`<a ${inside}`) }));

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
/** A count as it is printed: in words up to nine, then in digits. */
export const countIn = (text: string): number => (/^\d/.test(text) ? number(text) : WORDS.indexOf(text.toLowerCase()));

/** What loosening a need promises: the address that does it, and how many more then fit. */
export const loosenOf = (html: string): { href: string; says: string; gains: number }[] =>
  [...html.matchAll(/<li><a href="(\/shortlist\?[^"]*)">(If [\s\S]*?)<\/a>, (\S+) (?:more )?providers? fits?\./g)].map(([, href, says, gains]) => ({ href: unescaped(href!), says: textOf(says!), gains: countIn(gains!) }));

/** How many fit, by the headline. */
export function fitsIn(html: string): number {
  const headline = textOf(first(html, /<h1[^>]*>([\s\S]*?)<\/h1>/) ?? '');
  return headline.startsWith('None here fits') ? 0 : countIn(/^(\S+) providers? fits?\./.exec(headline)?.[1] ?? '');
}

/** The address of the next page of a group, where there is one. */
export const nextIn = (html: string): string | undefined => {
  const href = first(html, /<a class="pad" rel="next" href="([^"]*)"/);
  return href === undefined ? undefined : unescaped(href);
};
