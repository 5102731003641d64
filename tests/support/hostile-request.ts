// Random requests over every address of the site: half right, half wrong, never a report that may be stored.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadStandard } from '../../src/standard/load.ts';
import type { Asked } from './raw-http.ts';
import type { Chance } from './seed.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Whether something that was sent became a tag of the page, or an attribute of one: then somebody forgot to escape it. In a value it may stand. */
export const isUnescaped = (html: string): boolean => /<[^<>]*zq7/.test(html.replace(/="[^"]*"/g, '=""').replace(/<\?xml[^>]*>/, ''));

export interface Attack extends Asked {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** An owner's answers stand in the address: nobody may keep what comes back. */
  readonly hasNeed: boolean;
}

/** What would become a tag or an attribute of a page that does not escape it. */
const MARKED = ['<zq7>', '"zq7="', '"><zq7 onload="zq7=1">', '</title><zq7>', '</script><zq7>', '</textarea><zq7>', '</option><zq7>', '--><zq7>', ' zq7= ', '“<zq7>”'];
const EVIL = [
  ...MARKED, "'zq7", '{{zq7}}', '${zq7}', "' or 1=1 --", '1; drop table providers', '%', '%%', '%00', '%0d%0aset-cookie:zq7=1', '%e2%80%ae',
  '\u202ezq7', 'zq7\uFFFF', 'é', '漢字', '😀', '-1', '0', '1e309', 'NaN', '9999999999999999999', '../../etc/passwd', '//evil.example', 'https://evil.example', 'javascript:zq7', '__proto__', 'constructor', 'hasOwnProperty', 'unsure', 'null', '',
  ' ', '+', '&', '=', '#', '?', ';', '\\', '[]', 'a'.repeat(61), 'a'.repeat(500), 'zq7'.repeat(900),
];
const METHODS = ['GET', 'GET', 'GET', 'GET', 'GET', 'GET', 'HEAD', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'];
const KINDS = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=zq7', 'multipart/form-data', 'application/json', 'text/plain', 'application/x-www-form-urlencoded; charset=zq7', 'zq7', ''];

/** Addresses of every kind that the site has, with holes for what may stand there. */
function addresses(slugs: readonly string[]): readonly string[] {
  const { edition } = loadStandard(join(ROOT, 'content')).current;
  const guides = readdirSync(join(ROOT, 'content/guides')).map((file) => `/guides/${file.replace(/\.md$/, '')}`);
  const about = ['', '/privacy', '/terms', '/accessibility', '/contact'].map((name) => `/about${name}`);
  const some = slugs.slice(0, 6);
  return [
    ...['/', '/start/check', '/shortlist', '/shortlist/weights', '/shortlist/fits', '/shortlist/ask-first', '/shortlist/ruled-out', '/providers', '/method', '/guides', '/compare', '/kit', '/kit.docx', '/kit.ics', '/report', '/report/received', '/problem', '/404', '/500'],
    ...Array.from({ length: 20 }, (_, at) => `/start/${at}`),
    ...some.flatMap((slug) => [`/providers/${slug}`, `/providers/${slug}/checks`, `/api/v1/providers/${slug}`, `/api/v1/providers/${slug}/facts`]),
    ...['/standard', `/standard/${edition.id}`, `/standard/${edition.id}.json`, '/standard/schema.json', ...edition.checks.slice(0, 8).map((check) => `/standard/${edition.id}/${check.id}`)],
    ...['/api/v1/providers', '/api/v1/standard', '/api/v1/shortlist', '/api/v1/compare', '/api/v1/facts.schema.json', '/api/openapi.json', '/api/v1', '/api', '/api/v2/shortlist'],
    ...['/health', '/ready', '/robots.txt', '/sitemap.xml', '/sitemap-1.xml', '/sitemap-9.xml', '/favicon.svg', '/social.png', '/_astro/nothing.css', '/.env', '/.git/config', '/wp-login.php', '/server/entry.mjs'],
    ...guides, ...about, '/{}', '/providers/{}', '/standard/{}', '/standard/{}/{}', '/guides/{}', '/about/{}', '/shortlist/{}', '/start/{}', '/api/v1/providers/{}', '/api/v1/{}', '/{}/{}', '//{}',
  ];
}

const NEED = /^(zip|sites|visits|people|trade|app|unusual|rules|rivals|small|pains|hours|down|today|keep|budget|commit|change|decide|plans|start|language|w-[a-z]+)$/;

/** Parameters that some page reads, each with values that it takes. */
function parameters(): ReadonlyMap<string, readonly string[]> {
  const { edition } = loadStandard(join(ROOT, 'content')).current;
  const fields = edition.questionnaire.questions.flatMap((question) => question.fields);
  const typed: Readonly<Record<string, readonly string[]>> = { zip: ['43215', '80202', '00501'], number: ['18', '1', '5000'], words: ['Dentrix', 'MyOddProgram'] };
  const others = {
    ...{ go: ['1'], back: ['check', '3'], from: ['0', '20', '9999'], group: ['fits', 'ask-first', 'ruled-out'], area: ['stf', 'ext'], number: ['1001'], provider: ['nobody'] },
    ...{ p: ['nobody'], renewal: ['2030-06-30', '6/30/2030'], notice: ['90'] },
    ...{ q: ['help desk'], near: ['43215'], within: ['25'], state: ['OH'], service: ['help desk'], rule: ['hipaa'], grade: ['B'], price: ['200'], standing: ['listed'], sort: ['near'], after: ['50~a'], all: ['trade'] },
  };
  return new Map<string, readonly string[]>([
    ...fields.map((field) => [field.param, 'options' in field ? field.options.map((option) => option.value) : field.kind === 'tick' ? [field.value] : typed[field.kind]!] as const),
    ...edition.areas.map(({ code }) => [`w-${code.toLowerCase()}`, ['0.5', '2.5', '1', '1.75']] as const),
    ...Object.entries(others),
  ]);
}

/** Percent signs where they must be, or not at all where Node lets the bytes through. */
function written(text: string, chance: Chance): string {
  if (text.startsWith('%') || chance.is(0.1)) return [...text].map((one) => (one > ' ' && one < '\u007f' ? one : encodeURIComponent(one))).join('').replaceAll('#', '%23');
  return chance.is(0.1) ? encodeURIComponent(encodeURIComponent(text)) : encodeURIComponent(text);
}

/** Makes one request after the other, from `chance` alone. `url` is the site's address. */
export function attackOn(url: string, slugs: readonly string[], chance: Chance): () => Attack {
  const [paths, values] = [addresses(slugs), parameters()];
  const names = [...values.keys()];
  const { host } = new URL(url);

  const evil = (): string => chance.one(chance.is(0.4) ? MARKED : EVIL);

  const query = (): string => {
    const pairs = Array.from({ length: chance.one([0, 0, 1, 2, 3, 8, 25]) }, () => {
      const name = chance.is(0.92) ? chance.one(names) : evil();
      return [name, (chance.is(0.6) && chance.one(values.get(name) ?? [''])) || evil()] as const;
    });
    const text = pairs.map(([name, value]) => `${NEED.test(name) ? name : written(name, chance)}=${written(value, chance)}`).join(chance.is(0.02) ? ';' : '&');
    const long = chance.is(0.015) ? `${text ? '&' : ''}q=${'zq7'.repeat(3_000)}` : '';
    return text + long;
  };

  const headers = (): Record<string, string> => ({
    ...(chance.is(0.04) && { host: chance.one(['evil.example', `${host}.evil.example`, 'localhost', `${host}@evil.example`, '', `user@${host}`, '[::1', '<zq7>']) }),
    ...(chance.is(0.3) && { 'accept-encoding': chance.one(['br', 'gzip', 'br;q=0', '*', 'zq7', 'identity;q=0', 'gzip;q=zq7']) }),
    ...(chance.is(0.3) && { accept: chance.one(['text/html', 'application/json', '*/*', 'zq7/zq7', ',,,', 'application/json;q=0', '']) }),
    ...(chance.is(0.2) && { 'if-none-match': chance.one(['*', 'W/"zq7"', '"zq7', ',,,']) }),
    ...(chance.is(0.1) && { cookie: chance.one(['a=b', '=;=;=', `zq7=${'a'.repeat(4_000)}`]) }),
    ...(chance.is(0.1) && { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': '<zq7>' }),
    ...(chance.is(0.05) && { range: 'bytes=0-1,5-9' }),
    ...(chance.is(0.05) && { referer: 'https://evil.example/<zq7>' }),
    ...(chance.is(0.1) && { 'sec-fetch-site': chance.one(['same-origin', 'same-site', 'cross-site', 'none', 'zq7']) }),
    ...(chance.is(0.03) && { expect: chance.one(['100-continue', 'zq7']) }),
  });

  /** From our own pages only what the form refuses: no kind that it knows. From elsewhere whatever comes. */
  const body = (isOwn: boolean): string => {
    if (chance.is(0.04)) return 'a'.repeat(chance.one([65_537, 90_000, 300_000]));
    const kind = isOwn ? chance.one(['', 'zq7', 'WRONG-FACT', '<zq7>']) : 'something-else';
    const form = new URLSearchParams({ kind, text: evil().repeat(chance.one([1, 1, 3, 40])), contact: evil(), provider: chance.is(0.8) ? evil() : chance.one(slugs) }).toString();
    const part = `--zq7\r\ncontent-disposition: form-data; name="kind"\r\n\r\n${kind}\r\n--zq7`;
    return chance.is(0.7) ? form : chance.one([form.slice(0, 7), '%', `${form}%00`, part, `${part}--\r\n`, '{"kind":', '[[[[', '']);
  };

  return () => {
    const isForm = chance.is(0.15);
    const template = isForm ? '/report' : chance.one(paths);
    const path = template.replace(/\{\}/g, () => (chance.is(0.2) ? chance.one(slugs) : written(evil(), chance).replaceAll('?', '%3F')));
    const method = isForm && chance.is(0.8) ? 'POST' : chance.one(METHODS);
    const asked = query();
    const isOwn = chance.is(0.6);
    const isSent = method !== 'GET' && method !== 'HEAD' && method !== 'TRACE';
    const sent = isSent ? { body: body(isOwn) } : {};
    const hasNeed = ([...new URLSearchParams(asked).keys()].some((name) => NEED.test(name)) && !/^\/(api\/v1\/)?providers$/.test(path) && !/\.(svg|png|css)$/.test(path)) || /^\/(start|shortlist|report|compare)(\/|$)/.test(path);
    return {
      method, ...sent, hasNeed,
      path: asked || chance.is(0.03) ? `${path}?${asked}` : path,
      headers: { ...headers(), ...(isSent && { 'content-type': chance.is(0.6) ? KINDS[0]! : chance.one(KINDS), origin: isOwn ? url : chance.one(['https://evil.example', 'null', `${url}.evil.example`]) }) },
    };
  };
}
