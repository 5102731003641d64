// Names that every object of JavaScript has, wherever a visitor may write a name or a value: they are words like others, and find nothing.
import { describe, expect, it } from 'vitest';
import { isUnescaped } from '../support/hostile-request.ts';
import { ask } from '../support/raw-http.ts';
import { useSite } from '../support/server.ts';

const site = useSite();
const NAMES = ['__proto__', 'constructor', 'hasOwnProperty', 'toString'];
const NEED = ['zip', 'sites', 'visits', 'people', 'trade', 'app', 'unusual', 'rules', 'rivals', 'small', 'pains', 'hours', 'down', 'today', 'keep', 'budget', 'commit', 'change', 'decide', 'plans', 'start', 'language', 'w-stf', 'go', 'back', 'from'];
const BROWSED = ['q', 'near', 'within', 'state', 'service', 'trade', 'app', 'rule', 'grade', 'price', 'standing', 'sort', 'after', 'all'];
const AT_ONCE = 4;

const slug = async (): Promise<string> => (JSON.parse((await ask(site.url, { path: '/api/v1/providers' })).text) as { providers: { slug: string }[] }).providers[0]!.slug;
const crossed = (paths: readonly string[], params: readonly string[]): string[] => paths.flatMap((path) => params.flatMap((param) => NAMES.map((name) => `${path}?${param}=${name}`)));

/** What is wrong with the answers, one line each. */
async function faultsOf(paths: readonly string[], allowed: ReadonlySet<number>): Promise<string[]> {
  const faults: string[] = [];
  const lanes = Array.from({ length: AT_ONCE }, async (_, lane) => {
    for (let at = lane; at < paths.length; at += AT_ONCE) {
      const { status, text } = await ask(site.url, { path: paths[at]! });
      if (!allowed.has(status) || isUnescaped(text) || /function \w+\(|\[native code\]|\[object /.test(text)) faults.push(`${status} ${paths[at]}`);
    }
  });
  await Promise.all(lanes);
  return faults;
}

describe('a name that every object has', () => {
  it('is a value like any other', { timeout: 60_000 }, async () => {
    const one = await slug();
    const paths = [
      ...crossed(['/providers', '/api/v1/providers'], BROWSED),
      ...crossed(['/start/check', '/shortlist', '/api/v1/shortlist', `/providers/${one}`], NEED),
      ...crossed([`/providers/${one}/checks`], ['area']),
      ...crossed(['/report'], ['provider']),
      ...crossed(['/report/received'], ['number']),
    ];
    expect(await faultsOf(paths, new Set([200, 303, 400, 404]))).toEqual([]);
  });
  it('is a parameter that nobody reads', async () => {
    const one = await slug();
    const paths = ['/', '/start/1', '/start/check', '/shortlist', '/shortlist/weights', '/providers', `/providers/${one}`, '/api/v1/providers', '/report'].flatMap((path) => NAMES.flatMap((name) => [`${path}?${name}=1`, `${path}?${name}[x]=1`]));
    expect(await faultsOf([...paths, '/api/v1/shortlist?zip=43215&__proto__=1'], new Set([200]))).toEqual([]);
  });
  it('is no page, no provider, no edition, no check, no guide, no group and no file', async () => {
    const one = await slug();
    const paths = ['/', '/providers/', `/providers/${one}/`, '/standard/', '/standard/2026.1/', '/guides/', '/about/', '/shortlist/', '/start/', '/report/', '/api/', '/api/v1/', '/api/v1/providers/', '/api/v1/standard/', '/assets/', '/fonts/'].flatMap((path) => NAMES.map((name) => `${path}${name}`));
    expect(await faultsOf(paths, new Set([404]))).toEqual([]);
  });
});
