// The pipeline when even the page that tells of a problem breaks: plain text, the strict headers, and one line with all that went wrong.
import { describe, expect, it } from 'vitest';
import type { Parts } from '#http/parts.ts';
import { pipeline } from '../../src/pipeline.ts';
import { headerFaults } from '../support/strict-headers.ts';

interface Written {
  readonly line: Parameters<Parts['onAnswer']>[0];
  readonly errors: readonly unknown[];
}

/** A pipeline in which pages do what `pages` does, asked for `path`. */
async function asked(path: string, pages: Parts['pages'], init: RequestInit = {}): Promise<{ response: Response; text: string; written: Written[] }> {
  const written: Written[] = [];
  const app = pipeline({
    ...{ site: 'http://plumbline.example', hosts: new Set(['plumbline.example']), trustedProxyHops: 0, version: () => '1', assets: () => undefined },
    ...{ api: { fetch: () => Promise.reject(new Error('the API broke')) }, pages, countPost: () => Promise.resolve(undefined), ready: () => Promise.resolve(true) },
    onAnswer: (line, errors) => void written.push({ line, errors }),
  });
  const response = await app.fetch(new Request(`http://plumbline.example${path}`, { ...init, headers: { host: 'plumbline.example', ...init.headers } }));
  return { response, text: await response.text(), written };
}
const broken: Parts['pages'] = () => Promise.reject(new Error('the page broke'));

describe('a page that breaks, and the page of problems with it', () => {
  it('is told in plain text under its number, and both causes stand in one line', async () => {
    const { response, text, written } = await asked('/method?zip=43215', broken);
    expect([response.status, response.headers.get('content-type')]).toEqual([500, 'text/plain; charset=utf-8']);
    expect(text).toBe(`Something broke on our side. It is our mistake, not yours. Try again in a minute. Your answers are still in the address of the page before. If you tell us of it, quote this number: ${response.headers.get('x-request-id')}.\n`);
    expect(headerFaults((name) => response.headers.get(name))).toEqual([]);
    expect(written).toMatchObject([{ line: { method: 'GET', path: '/method', status: 500 }, errors: [{ message: 'the page broke' }, { message: 'the page broke' }] }]);
  });
  it('keeps the status of a refusal, and is a line in the log all the same', async () => {
    const { response, text, written } = await asked('/method', broken, { method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(text).toBe('This page cannot be used that way. It can be read, and nothing can be sent to it.\n');
    expect(written).toMatchObject([{ line: { method: 'DELETE', status: 405 }, errors: [{ message: 'the page broke' }] }]);
  });
  it('is a mistake of ours also where something is thrown that is no error', async () => {
    const { response, written } = await asked('/method', async () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- a package may throw anything
      throw 'a word';
    });
    expect(response.status).toBe(500);
    expect(written[0]!.errors).toEqual(['a word', 'a word']);
  });
  it('is one where it answers 500 and throws nothing', async () => {
    const { response, written } = await asked('/method', (_, problem) => Promise.resolve(new Response('words', { status: problem?.status ?? 500 })));
    expect(response.status).toBe(500);
    expect(written).toMatchObject([{ errors: [{ message: 'answered 500, and threw nothing' }] }]);
  });
  it('of the API is problem+json', async () => {
    const { response, text, written } = await asked('/api/v1/standard', broken);
    expect([response.status, response.headers.get('content-type')]).toEqual([500, 'application/problem+json; charset=utf-8']);
    expect((JSON.parse(text) as { detail: string }).detail).toContain(String(response.headers.get('x-request-id')));
    expect(written).toMatchObject([{ errors: [{ message: 'the API broke' }] }]);
  });
});

describe('a page that says itself that something is full or away', () => {
  it.each([503, 507])('is heard with its own words and %s, and is a line in the log', async (status) => {
    const { response, text, written } = await asked('/method', (_, problem) => Promise.resolve(new Response(problem?.sentence ?? 'own words', { status: problem?.status ?? status })));
    expect([response.status, text]).toEqual([status, 'own words']);
    expect(written).toMatchObject([{ line: { status }, errors: [{ message: `answered ${status}, and threw nothing` }] }]);
  });
  it('gets our words where it has none', async () => {
    const { response, text } = await asked('/method', (_, problem) => Promise.resolve(problem ? new Response(problem.sentence, { status: problem.status }) : new Response(null, { status: 507 })));
    expect([response.status, text]).toEqual([507, 'Our store of files is full, so nothing was kept. It is our mistake, not yours. Try again in an hour.']);
  });
});

describe('a body that is too large', () => {
  const post = (path: string, bytes: number) =>
    asked(path, (_, problem) => Promise.resolve(new Response(problem?.sentence ?? 'taken', { status: problem?.status ?? 200 })), { method: 'POST', body: new Uint8Array(bytes), headers: { origin: 'http://plumbline.example', 'content-length': String(bytes) } });
  it('is told as a file where a file may be sent, and as a text elsewhere', async () => {
    expect((await post('/desk/harbour-it/checklist/STF-01/evidence', 11 * 1_024 * 1_024 + 1)).text).toBe('A file may have 10 MB at most. Save yours smaller, or send only the pages that show it.');
    expect((await post('/report', 65_537)).text).toBe('What you sent is larger than this form needs. Shorten the text and send it again.');
  });
});
