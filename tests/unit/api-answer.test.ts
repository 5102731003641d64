// Who takes JSON, and how long an answer of the API is remembered.
import { describe, expect, it } from 'vitest';
import { acceptsJson, keepTexts } from '#api/answer.ts';

describe('an Accept header takes JSON', () => {
  it.each([null, '', '*/*', 'application/*', 'application/json', 'Application/JSON; q=0.2', 'text/html, */*;q=0.1', 'text/html;q=1, application/problem+json', 'application/schema+json', 'application/json;charset=utf-8'])('%s', (accept) =>
    expect(acceptsJson(accept)).toBe(true));
});

describe('an Accept header does not take JSON', () => {
  it.each(['text/html', 'image/*, text/*', 'application/xml', 'application/json;q=0', 'application/json;q=0, */*', '*/*;q=0', 'application/*;q=0, */*', 'nonsense', 'application/json;q=none'])('%s', (accept) =>
    expect(acceptsJson(accept)).toBe(false));
});

describe('a kept text', () => {
  const counting = (): { readonly made: () => number; readonly make: () => Promise<string> } => {
    let made = 0;
    return { made: () => made, make: () => Promise.resolve(`text ${(made += 1)}`) };
  };

  it('is made once for a key, until the version changes', async () => {
    let version = '1';
    const keep = keepTexts(() => version);
    const { made, make } = counting();
    expect([await keep('a', make), await keep('a', make), await keep('b', make), made()]).toEqual(['text 1', 'text 1', 'text 2', 2]);
    version = '2';
    expect([await keep('a', make), await keep('a', make), made()]).toEqual(['text 3', 'text 3', 3]);
  });

  it('is sent and not kept where the version changed while it was made', async () => {
    let version = '1';
    const keep = keepTexts(() => version);
    const { make } = counting();
    const changing = (): Promise<string> => {
      version = '2';
      return make();
    };
    expect([await keep('a', changing), await keep('a', make)]).toEqual(['text 1', 'text 2']);
  });

  it('is only ever a text: a refusal is made anew each time', async () => {
    const keep = keepTexts(() => '1');
    const { make } = counting();
    expect(await keep('a', () => Promise.resolve(new Response(null, { status: 404 })))).toBeInstanceOf(Response);
    expect(await keep('a', make)).toBe('text 1');
  });
});
