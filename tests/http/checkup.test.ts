// The checkup over HTTP: the whole way with every answer, with none and with errors, and a result, a letter and a text that say the same.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { questionsOf } from '#standard/checkup-schema.ts';
import { loadCheckup } from '#standard/load-checkup.ts';
import { loadStandard } from '#standard/load.ts';
import { useSite } from '../support/server.ts';

const site = useSite();
const CONTENT = join(import.meta.dirname, '../../content');
const checkup = loadCheckup(CONTENT, loadStandard(CONTENT));
const STEPS = checkup.pages.length;

async function get(path: string): Promise<{ readonly status: number; readonly to: string; readonly text: string; readonly headers: Headers }> {
  const answer = await fetch(`${site.url}${path}`, { redirect: 'manual' });
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text(), headers: answer.headers };
}
const plain = (html: string): string => html.replace(/<[^>]*>/g, '').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
/** Hidden fields as a browser sends them. */
const hidden = (html: string): [string, string][] => [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1]!, match[2]!]);
/** Radio buttons, by name. */
const radios = (html: string): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const [tag] of html.matchAll(/<input[^>]*type="radio"[^>]*>/g)) {
    const [name, value] = [/name="([^"]+)"/.exec(tag)![1]!, /value="([^"]+)"/.exec(tag)![1]!];
    found.set(name, [...(found.get(name) ?? []), value]);
  }
  return found;
};

/** Sends each page's own form with what `pick` chooses, and returns where the last one leads. */
async function walk(pick: (values: readonly string[]) => string | undefined): Promise<string> {
  let at = '/checkup/1';
  for (let step = 1; step <= STEPS; step += 1) {
    const { status, text } = await get(at);
    expect([step, status]).toEqual([step, 200]);
    const chosen = [...radios(text)].flatMap(([name, values]): [string, string][] => {
      const value = pick(values);
      return value === undefined ? [] : [[name, value]];
    });
    const sent = await get(`/checkup/${step}?${new URLSearchParams([...hidden(text), ...chosen])}`);
    expect([step, sent.status]).toEqual([step, 303]);
    at = sent.to;
  }
  return at;
}

describe('the way', () => {
  it('with the first answer everywhere ends with all that holds', async () => {
    const check = await walk(([first]) => first);
    expect([...new URLSearchParams(check.split('?')[1])]).toHaveLength(questionsOf(checkup).length);
    const { text } = await get(check);
    const result = await get(`/checkup/result?${new URLSearchParams(hidden(text))}`);
    expect(result.status).toBe(200);
    expect(plain(result.text)).toContain('All that you can see holds');
    expect(plain(result.text)).toContain('21 of 21');
  });
  it('with the worst answer everywhere names every essential', async () => {
    const { text } = await get((await walk((values) => values.at(-2))).replace('/check?', '/result?'));
    expect(plain(text)).toContain('Eight essentials do not hold');
    expect(text).toContain('Do not give notice before step 2 is done');
  });
  it('with “I’m not sure” everywhere, or with nothing, ends with a letter of all', async () => {
    const unsure = await get((await walk((values) => values.at(-1))).replace('/check?', '/letter?'));
    const check = await walk(() => undefined);
    expect(check).toBe('/checkup/check');
    expect(plain((await get(check)).text)).toContain('You have answered nothing yet');
    const nothing = await get('/checkup/letter');
    const points = (html: string): string[] => plain(html).match(/\d+\. .*?\[[A-Z]{3}-\d\d\]/gs) ?? [];
    expect(points(nothing.text)).toHaveLength(24);
    expect(points(unsure.text)).toEqual(points(nothing.text));
    expect((await get('/checkup/result')).status).toBe(200);
    // Who is sure of nothing is led to the letter, with every answer; who opened the page without any is led to the questions.
    const query = 'who=unsure&keys=unsure';
    expect((await get(`/checkup/result?${query}`)).text).toContain('href="/checkup/letter?who=unsure&amp;keys=unsure"');
    expect((await get('/checkup/result')).text).not.toContain('/checkup/letter');
  });
});

describe('what is wrong', () => {
  it.each([
    ['/checkup/5?who=own&keys=lost&go=1', 'Master logins: “lost” is none of the answers. Choose one from the list.', 'keys'],
    ['/checkup/5?who=own&restore=report&restore=none&go=1', 'A restore test: Only one answer fits here, and two came. Choose one.', 'restore'],
    ['/checkup/5?who=own&keys=tried&keys=unsure&go=1', 'cannot stand beside another answer.', 'keys'],
    ['/checkup/5?who=own&keys=%E2%80%AE&go=1', 'That answer holds a sign that nobody can type.', 'keys'],
    [`/checkup/5?who=own&keys=${'x'.repeat(5_000)}&go=1`, 'is none of the answers.', 'keys'],
    [`/checkup/5?who=own&${'keys=tried&'.repeat(500)}go=1`, 'Only one answer fits here, and two came.', 'keys'],
  ])('%.60s: 400, a sentence at its field, the rest kept', async (path, sentence, field) => {
    const { status, text, headers } = await get(path);
    expect([status, headers.get('cache-control')]).toEqual([400, 'no-store']);
    expect(text).toMatch(/<title>Error: /);
    expect(text).toContain(`href="#${field}"`);
    expect(plain(text)).toContain(sentence);
    expect(hidden(text)).toContainEqual(['who', 'own']);
  });
  it.each(['check', 'result', 'letter', 'letter.txt'])('leads from /checkup/%s to the page where it is mended', async (page) => {
    const { status, to } = await get(`/checkup/${page}?keys=lost&person=both`);
    expect([status, to]).toEqual([303, '/checkup/5?person=both&keys=lost&back=check']);
    expect((await get(to)).status).toBe(400);
  });
});

describe('the result', () => {
  const QUERY = 'restore=none&person=both&slower=slower';
  it('says what was answered and where it would hold, with the checks of the edition', async () => {
    const { text, headers } = await get(`/checkup/result?${QUERY}`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text).toContain('href="/standard/2026.1/BCK-01"');
    for (const says of ['One essential does not hold', 'You said: “No, or they only told us so”. It holds from: “Yes, and we have the report”.', 'They answer slower than a year ago.']) expect(plain(text)).toContain(says);
  });
  it('compares with nobody while none is assessed: the firms that were made up do not count', async () => {
    const { text } = await get(`/checkup/result?${QUERY}`);
    expect(plain(text)).toContain('So far no real provider has been assessed. From 20 on,');
    expect(text).not.toMatch(/assessed providers prove it|demonstration/i);
  });
  it('does not care about the order of the address', async () => {
    const [one, other] = await Promise.all([QUERY, QUERY.split('&').reverse().join('&')].map((query) => get(`/checkup/result?${query}`)));
    expect(other!.text.replaceAll(/<meta property="og:url"[^>]*>/g, '')).toBe(one!.text.replaceAll(/<meta property="og:url"[^>]*>/g, ''));
  });
  it('gives the same letter as page and as text, and stores nothing', async () => {
    const [page, text] = [await get(`/checkup/letter?${QUERY}`), await get(`/checkup/letter.txt?${QUERY}`)];
    expect([text.status, text.headers.get('content-type'), text.headers.get('cache-control'), text.headers.get('set-cookie')]).toEqual([200, 'text/plain; charset=utf-8', 'no-store', null]);
    const lines = text.text.split('\n').filter((line) => line !== '');
    expect(lines.length).toBeGreaterThan(10);
    const shown = plain(page.text);
    expect(lines.filter((line) => !shown.includes(line))).toEqual([]);
  });
});

it('has no field for words anywhere: no provider can be named', async () => {
  const paths = ['/checkup', ...Array.from({ length: STEPS }, (_, at) => `/checkup/${at + 1}`), '/checkup/check', '/checkup/result?keys=none', '/checkup/letter?keys=none'];
  for (const path of paths) {
    const { text } = await get(path);
    expect([path, [...text.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/type="(radio|hidden)"/.test(tag))]).toEqual([path, []]);
  }
});
