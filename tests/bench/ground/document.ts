// What a page of HTML names: how many elements it has, and what a browser would fetch for it. Reads with a real parser; fetches nothing.
import { Parser, StaticConfigLoader, type HtmlElement } from 'html-validate';

const resolved = await new StaticConfigLoader({ root: true, extends: [], elements: ['html5'] }).getConfigFor('page.html');

const parse = (html: string): HtmlElement => new Parser(resolved).parseHtml(html);

const FETCHED = 'link, script, img, source, iframe, embed, object, video, audio, track, input, image, use';

const value = (element: HtmlElement, name: string): string => element.getAttributeValue(name) ?? '';

function namedBy(element: HtmlElement): string[] {
  if (element.is('link')) return /\b(stylesheet|preload|modulepreload|icon|prefetch)\b/.test(value(element, 'rel')) ? [value(element, 'href')] : [];
  if (element.is('image') || element.is('use')) return [value(element, 'href')].filter((href) => !href.startsWith('#'));
  if (element.is('object')) return [value(element, 'data')];
  const sets = value(element, 'srcset').split(',').map((one) => one.trim().split(/\s+/)[0] ?? '');
  return [value(element, 'src'), value(element, 'poster'), ...sets];
}

export interface PageDocument {
  /** Elements, `html` and all below it. */
  readonly elements: number;
  /** Addresses of what a browser fetches with the page, in the order in which they are named; the icon too, where none is named. */
  readonly named: readonly string[];
}

/** Reads a page. */
export function readDocument(html: string): PageDocument {
  const root = parse(html);
  const links = root.querySelectorAll('link');
  const hasIcon = links.some((link) => /\bicon\b/.test(value(link, 'rel')));
  const named = root.querySelectorAll(FETCHED).flatMap(namedBy);
  return { elements: root.querySelectorAll('*').length, named: [...named, ...(hasIcon ? [] : ['/favicon.ico'])].filter((address) => address !== '' && !address.startsWith('data:')) };
}

/** Addresses that a style sheet names: fonts, pictures, further sheets. */
export const namedInStyles = (css: string): string[] =>
  [...css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']/g)].flatMap((found) => found[1] ?? found[2] ?? []).filter((address) => !address.startsWith('data:') && !address.startsWith('#'));
