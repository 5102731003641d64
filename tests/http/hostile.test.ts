// Bad input over the wire: each kind gets the right status and a plain sentence, and nothing is written. Random requests find what nobody thought of.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countRows } from '../support/count-rows.ts';
import { attackOn, isUnescaped } from '../support/hostile-request.ts';
import { ask, speak, type Asked } from '../support/raw-http.ts';
import { chanceFor } from '../support/seed.ts';
import { useServer } from '../support/server.ts';
import { headerFaults } from '../support/strict-headers.ts';

const site = useServer({ env: { LOG_LEVEL: 'debug' } });
let before: Readonly<Record<string, number>>;
beforeAll(async () => {
  before = await countRows(site.databaseUrl);
});
afterAll(async () => {
  expect(await countRows(site.databaseUrl), 'rows by table').toEqual(before);
});

const NUL = 'The address holds something that no page of ours understands.';
const LOST = 'The address may have a typing mistake, or the page has moved.';
const READ_ONLY = 'It can be read, and nothing can be sent to it.';
const FOREIGN = 'We only take forms that were filled in on our own pages.';
const NOT_OURS = 'Your request named a site that does not live here.';
const SIX = ['Dentrix', 'Eaglesoft', 'Clio', 'Sage', 'QuickBooks', 'Excel'].map((name) => `app=${name}`).join('&');

/** Sentences as they stand in HTML. */
const shown = (sentence: string): string => sentence.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

describe('answers that cannot be', () => {
  it.each([
    ['a ZIP that does not exist', '/start/1?zip=00000&go=1', 'We know no place with the ZIP code 00000. Look at the digits again.'],
    ['a ZIP that is none', '/start/1?zip=Ohio&go=1', 'A ZIP code has five digits, such as 43215.'],
    ['nobody at all', '/start/3?people=0&go=1', '0 is outside what we can work with. Give a number from 1 to 5,000.'],
    ['too many people', '/start/3?people=5001&go=1', '5001 is outside what we can work with.'],
    ['"many" people', '/start/3?people=many&go=1', '“many” is not a whole number. Write it in digits, such as 18.'],
    ['half a person', '/start/3?people=1.5&go=1', '“1.5” is not a whole number.'],
    ['six programs', `/start/5?${SIX}&go=1`, 'Choose at most 5.'],
    ['a program of 61 letters', `/start/5?app=${'a'.repeat(61)}&go=1`, 'Use at most 60 letters.'],
    ['one answer given twice', '/start/2?visits=monthly&visits=rarely&go=1', 'Only one answer fits here, and two came. Choose one.'],
    ['an answer that is none', '/start/11?down=never&go=1', '“never” is none of the answers. Choose one from the list.'],
    ['four pains', '/start/9?pains=hackers&pains=lost-data&pains=locked-in&pains=new-faces&go=1', 'Choose at most 3.'],
    ['"none of these" beside a rule', '/start/6?rules=hipaa&rules=none&go=1', 'cannot stand beside another answer.'],
    ['nothing', '/start/7?go=1', 'Choose what you think about competitors, or “I’m not sure”.'],
    ['a weight that is none', '/shortlist/weights?w-stf=heavy', '“heavy” is not a weight. Use a number from 0.5 to 2.5.'],
    ['a weight out of range', '/shortlist/weights?w-stf=9', '9 is outside what we can work with.'],
    ['a mark that turns the direction of text', '/start/5?app=Dent%E2%80%AErix&go=1', 'That answer holds a sign that nobody can type.'],
  ])('%s: 400, a sentence, the rest kept', async (_, path, sentence) => {
    const answer = await ask(site.url, { path: `${path}&trade=dental&budget=150-200` });
    expect([answer.status, answer.headers['cache-control']]).toEqual([400, 'no-store']);
    expect(answer.text).toContain(shown(sentence));
    expect(answer.text).toMatch(/<title>Error: /);
    for (const kept of ['name="trade" value="dental"', 'name="budget" value="150-200"']) expect(answer.text).toContain(kept);
  });
  it.each([
    ['zip=00000', '/start/1?zip=00000&trade=dental&back=check'],
    ['people=many', '/start/3?people=many&trade=dental&back=check'],
    ['w-stf=heavy', '/shortlist/weights?w-stf=heavy&trade=dental'],
  ])('%s on the way to a shortlist leads to where it is mended', async (query, to) => {
    for (const path of ['/shortlist', '/shortlist/fits', '/shortlist/ruled-out']) {
      const answer = await ask(site.url, { path: `${path}?${query}&trade=dental` });
      expect([answer.status, new URLSearchParams(answer.headers['location']?.split('?')[1]).toString().split('&').sort()]).toEqual([303, to.split('?')[1]!.split('&').sort()]);
      expect(answer.headers['location']?.split('?')[0]).toBe(to.split('?')[0]);
      expect((await ask(site.url, { path: answer.headers['location']! })).status).toBe(400);
    }
  });
  it('are all named by the API, each with its reason', async () => {
    const { status, headers, text } = await ask(site.url, { path: `/api/v1/shortlist?zip=00000&people=many&${SIX}&visits=monthly&visits=rarely&w-ext=9&from=-1&nonsense=1` });
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([400, 'application/problem+json; charset=utf-8', 'no-store']);
    const { errors } = JSON.parse(text) as { errors: { name: string; reason: string }[] };
    expect(errors.map((one) => one.name)).toEqual(['zip', 'visits', 'people', 'app', 'w-ext', 'from', 'from']);
    for (const { reason } of errors) expect(reason).toMatch(/^\p{Lu}?.{10,}\.$/u);
  });
});

const own = (): string => site.url;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const REPORT = 'kind=something-else&text=The+link+to+the+method+is+broken.';

describe('requests that are turned away', () => {
  const cases = (): readonly [what: string, asked: Asked, status: number, sentence: string][] => [
    ['a page that is not there', { path: '/nothing/here' }, 404, LOST],
    ['a question past the last', { path: '/start/19' }, 404, LOST],
    ['a question of no number', { path: '/start/one' }, 404, LOST],
    ['a page of the checkup past the last', { path: '/checkup/7' }, 404, LOST],
    ['one of no number', { path: '/checkup/keys' }, 404, LOST],
    ['NUL in a checkup', { path: '/checkup/5?keys=a%00b' }, 400, NUL],
    ['10 kB of checkup', { path: `/checkup/result?keys=${'a'.repeat(10_000)}` }, 414, 'The address holds more than our longest page needs.'],
    ['a provider that is not there', { path: '/providers/nobody-of-that-name' }, 404, LOST],
    ['its checks', { path: '/providers/nobody-of-that-name/checks?area=stf' }, 404, LOST],
    ['its document', { path: '/api/v1/providers/nobody-of-that-name' }, 404, 'We know no provider by that name.'],
    ['an edition that is not there', { path: '/standard/1999.1' }, 404, LOST],
    ['a check of it', { path: '/standard/1999.1/STF-01' }, 404, LOST],
    ['its data', { path: '/standard/1999.1.json' }, 404, 'There is no edition of that name.'],
    ['a check that is not there', { path: '/standard/2026.1/STF-99' }, 404, LOST],
    ['a guide that is not there', { path: '/guides/get-rich' }, 404, LOST],
    ['a group that is not there', { path: '/shortlist/best' }, 404, LOST],
    ['a report that was never stored', { path: '/report/received?number=1%20or%201=1' }, 404, LOST],
    ['a file of the sitemap that is not there', { path: '/sitemap-99.xml' }, 404, LOST],
    ['a picture made by the framework', { path: '/_image?href=/social.png&f=png' }, 404, LOST],
    ['one of an endless name', { path: `/_image?href=/${'a'.repeat(5_000)}&f=png` }, 404, LOST],
    ['the same in disguise', { path: `/%5fimage?href=/${'a'.repeat(5_000)}&f=png` }, 404, LOST],
    ['the same in a second disguise', { path: '/%255fimage?href=/social.png&w=40&f=webp' }, 404, LOST],
    ['a page in two disguises', { path: '/%2563heckup/result?who=own' }, 404, LOST],
    ['an island of the framework', { path: '/_server-islands/x' }, 404, LOST],
    ['an action of the framework', { path: '/_actions/x' }, 404, LOST],
    ['the page of our own mistakes', { path: '/500' }, 404, LOST],
    ['a way out of the folder', { path: '/../../etc/passwd' }, 404, LOST],
    ['the same in disguise', { path: '/..%2f..%2fetc%2fpasswd' }, 404, LOST],
    ['NUL in a path', { path: '/providers/a%00b' }, 400, NUL],
    ['NUL in a query', { path: '/providers?q=%00' }, 400, NUL],
    ['NUL in an answer', { path: '/start/5?app=Dent%00rix&go=1' }, 400, NUL],
    ['a broken percent sign', { path: '/providers?q=%E0%A4%A' }, 400, NUL],
    ['bytes that are no letters', { path: '/%ff%fe' }, 400, NUL],
    ['10 kB of query', { path: `/providers?q=${'a'.repeat(10_000)}` }, 414, 'The address holds more than our longest page needs.'],
    ['a forged Host', { path: '/', headers: { host: 'evil.example' } }, 421, NOT_OURS],
    ['a forged Host with its own Origin', { method: 'POST', path: '/report', headers: { ...FORM, host: 'evil.example', origin: 'http://evil.example' }, body: REPORT }, 421, NOT_OURS],
    ['our Host on another port', { path: '/', headers: { host: 'localhost:1' } }, 421, NOT_OURS],
    ['a whole address of another site', { path: 'http://evil.example/' }, 421, NOT_OURS],
    ['a POST where there is none', { method: 'POST', path: '/providers', headers: { ...FORM, origin: own() }, body: 'q=x' }, 405, READ_ONLY],
    ['a POST in disguise', { method: 'POST', path: '/%72eport', headers: { ...FORM, origin: own() }, body: REPORT }, 405, READ_ONLY],
    ['a POST to the API', { method: 'POST', path: '/api/v1/shortlist', headers: { 'content-type': 'application/json', origin: own() }, body: '{}' }, 405, READ_ONLY],
    ['a DELETE', { method: 'DELETE', path: '/api/v1/providers/anybody' }, 405, READ_ONLY],
    ['a PUT of a form', { method: 'PUT', path: '/report', headers: { ...FORM, origin: own() }, body: REPORT }, 405, READ_ONLY],
    ['a form from another origin', { method: 'POST', path: '/report', headers: { ...FORM, origin: 'https://evil.example' }, body: REPORT }, 403, FOREIGN],
    ['a form from a sister port', { method: 'POST', path: '/report', headers: { ...FORM, origin: 'http://localhost:1' }, body: REPORT }, 403, FOREIGN],
    ['a form from nowhere', { method: 'POST', path: '/report', headers: { ...FORM, origin: 'null' }, body: REPORT }, 403, FOREIGN],
    ['a form without an origin', { method: 'POST', path: '/report', headers: FORM, body: REPORT }, 403, FOREIGN],
    ['JSON from another origin', { method: 'POST', path: '/report', headers: { 'content-type': 'application/json', origin: 'https://evil.example' }, body: '{"kind":"take-down"}' }, 403, FOREIGN],
    ['a form that a browser calls cross-site', { method: 'POST', path: '/report', headers: { ...FORM, origin: own(), 'sec-fetch-site': 'cross-site' }, body: REPORT }, 403, FOREIGN],
    ['JSON where a form is wanted', { method: 'POST', path: '/report', headers: { 'content-type': 'application/json', origin: own() }, body: '{"kind":"take-down"}' }, 415, 'We could not read what was sent.'],
    ['a form of parts without its seams', { method: 'POST', path: '/report', headers: { 'content-type': 'multipart/form-data', origin: own() }, body: 'nothing' }, 400, 'We could not read what was sent.'],
    ['an empty form', { method: 'POST', path: '/report', headers: { ...FORM, origin: own() }, body: '' }, 422, 'Choose what you want to report.'],
    ['a report on a firm that is not there', { method: 'POST', path: '/report', headers: { ...FORM, origin: own() }, body: 'kind=take-down&provider=nobody-of-that-name&text=We+are+no+IT+firm+at+all.' }, 422, 'We list no firm of that name.'],
    ['a report with a NUL in it', { method: 'POST', path: '/report', headers: { ...FORM, origin: own() }, body: `${REPORT}%00` }, 422, 'Leave out control characters; they cannot be stored.'],
    ['a report with half a letter in it', { method: 'POST', path: '/report', headers: { ...FORM, origin: own() }, body: 'kind=nonsense&text=%ff%fe%80' }, 422, 'Choose what you want to report.'],
    ['100 kB of report', { method: 'POST', path: '/report', headers: { ...FORM, origin: own() }, body: `${REPORT}${'a'.repeat(100_000)}` }, 413, 'What you sent is larger than this form needs.'],
    ['100 kB to a page that takes nothing', { method: 'POST', path: '/', headers: { ...FORM, origin: own() }, body: 'a'.repeat(100_000) }, 413, 'What you sent is larger than this form needs.'],
  ];
  it('each with its status, a plain sentence and strict headers', async () => {
    for (const [what, asked, status, sentence] of cases()) {
      const answer = await ask(site.url, asked);
      expect([what, answer.status, answer.headers['cache-control']]).toEqual([what, status, 'no-store']);
      expect(answer.text, what).toContain(sentence);
      expect(headerFaults((name) => answer.headers[name]), what).toEqual([]);
      if (status === 405) expect(answer.headers['allow'], what).toMatch(/GET, HEAD/);
    }
  });
  const line = (request: string, ...headers: string[]): string => [`${request} HTTP/1.1`, `Host: ${new URL(site.url).host}`, 'Connection: close', ...headers, '', ''].join('\r\n');
  it.each([
    ['100 kB of query', () => line(`GET /providers?q=${'a'.repeat(100_000)}`), 431, 'Your browser sent more than we can take in.'],
    ['100 kB of checkup', () => line(`GET /checkup/result?keys=${'a'.repeat(100_000)}`), 431, 'Your browser sent more than we can take in.'],
    ['100 kB of cookies', () => line('GET /', `Cookie: a=${'a'.repeat(100_000)}`), 431, 'Your browser sent more than we can take in.'],
    ['a bare NUL', () => line('GET /providers?q=\0'), 400, NUL],
    ['a method that nobody knows', () => line('BREW /'), 405, READ_ONLY],
    ['a tunnel', () => line('CONNECT evil.example:443'), 405, READ_ONLY],
    ['no address at all', () => line('OPTIONS *'), 400, NUL],
    ['no Host', () => 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 421, NOT_OURS],
    ['two Hosts', () => line('GET /', 'Host: evil.example'), 421, NOT_OURS],
    ['two lengths of one body', () => `${line('POST /report', 'Content-Length: 3', 'Transfer-Encoding: chunked')}0\r\n\r\n`, 400, NUL],
    ['nonsense', () => '\x16\x03\x01 this is no HTTP\r\n\r\n', 400, NUL],
  ])('%s on the wire', async (_, bytes, status, sentence) => {
    const heard = await speak(site.url, bytes());
    expect(heard).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(heard).toContain(sentence);
    const headers = new Map(heard.split('\r\n\r\n')[0]!.split('\r\n').slice(1).map((row) => [row.slice(0, row.indexOf(':')).toLowerCase(), row.slice(row.indexOf(':') + 1).trim()]));
    expect(headerFaults((name) => headers.get(name))).toEqual([]);
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

const INSIDES = /node_modules|\.(ts|mjs|astro):\d+|\bat [\w.<>]+ \(|syntax error at or near|invalid input syntax|Failed query|violates \w+ constraint|relation "|ECONNREFUSED/;
const MARKUP = /^(text\/html|application\/xml|image\/svg)/;
const AT_ONCE = 8;

describe('2,000 random requests', () => {
  it('break nothing, show nothing of the inside, leave nothing unescaped, and are logged without what was asked', { timeout: 120_000 }, async () => {
    const chance = chanceFor('hostile requests');
    const { providers } = JSON.parse((await ask(site.url, { path: '/api/v1/providers' })).text) as { providers: { slug: string }[] };
    const attack = attackOn(site.url, providers.map((one) => one.slug), chance);
    const attacks = Array.from({ length: 2_000 }, attack);
    const seen = new Map<number, number>();
    const faults: string[] = [];
    const send = async (one: ReturnType<typeof attack>): Promise<void> => {
      const say = (fault: string): void => void faults.push(`${fault}: ${one.method} ${one.path.slice(0, 300)} ${JSON.stringify(one.headers).slice(0, 200)} ${String(one.body ?? '').slice(0, 120)}`);
      const answer = await ask(site.url, one).catch((error: Error) => void say(`no answer (${error.message})`));
      if (!answer) return;
      const { status, headers, text } = answer;
      seen.set(status, (seen.get(status) ?? 0) + 1);
      if (status >= 500) say(`status ${status}`);
      for (const fault of headerFaults((name) => headers[name])) say(fault);
      if (one.hasNeed && headers['cache-control'] !== 'no-store') say(`a need may be kept (${headers['cache-control']})`);
      if (headers['location'] !== undefined && !/^\/(?!\/)/.test(headers['location'])) say(`leads to ${headers['location']}`);
      if (INSIDES.test(text)) say(`shows ${INSIDES.exec(text)?.[0]}`);
      if (MARKUP.test(headers['content-type'] ?? '') && isUnescaped(text)) say('unescaped');
      if (status >= 400 && one.method !== 'HEAD' && !/[A-Z][^<>{}]{10,}\./.test(text)) say(`no sentence with ${status}`);
    };
    const lanes = Array.from({ length: AT_ONCE }, async (_, lane) => {
      for (let at = lane; at < attacks.length; at += AT_ONCE) await send(attacks[at]!);
    });
    await Promise.all(lanes);
    expect(faults.slice(0, 10)).toEqual([]);
    // Requests that are all refused at the door would prove little.
    for (const status of [200, 303, 400, 403, 404, 405, 413, 414, 421, 422]) expect([status, seen.get(status) ?? 0]).toEqual([status, expect.toSatisfy((count: number) => count > 0)]);
    const log = site.log.join('\n');
    expect(log).toContain('"path":"/shortlist"');
    for (const absent of ['"level":"error"', 'ERROR', 'zip=', 'people=', 'budget=', 'text=']) expect(log.includes(absent), absent).toBe(false);
  });
});
