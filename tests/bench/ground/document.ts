// What a page of HTML names: how many elements it has, and what a browser would fetch for it. Reads with a real parser; fetches nothing.
import { Parser, StaticConfigLoader, type HtmlElement } from 'html-validate';

/** The parser leaves out what stands in a foreign element; here it must count, and what a drawing fetches too. */
const READ_WHOLE = { svg: { foreign: false }, math: { foreign: false } };
const resolved = await new StaticConfigLoader({ root: true, extends: [], elements: ['html5', READ_WHOLE] }).getConfigFor('page.html');

const parse = (html: string): HtmlElement => new Parser(resolved).parseHtml(html);

const FETCHED = ['link', 'script', 'img', 'source', 'iframe', 'embed', 'object', 'video', 'audio', 'track', 'input', 'image', 'use'];

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
  const elements = parse(html).querySelectorAll('*');
  const hasIcon = elements.some((element) => element.is('link') && /\bicon\b/.test(value(element, 'rel')));
  const named = elements.filter((element) => FETCHED.some((name) => element.is(name))).flatMap(namedBy);
  return { elements: elements.length, named: [...named, ...(hasIcon ? [] : ['/favicon.ico'])].filter((address) => address !== '' && !address.startsWith('data:')) };
}

/** Addresses that a style sheet names: fonts, pictures, further sheets. */
export const namedInStyles = (css: string): string[] =>
  [...css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']/g)].flatMap((found) => found[1] ?? found[2] ?? []).filter((address) => !address.startsWith('data:') && !address.startsWith('#'));
