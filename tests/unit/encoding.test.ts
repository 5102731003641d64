// Which coding is chosen, and that every coding gives the same bytes back.
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { codingFor, encodeOnce, encodeWell, holds, isText, tagOf } from '#http/encoding.ts';

describe('coding', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['gzip;q=0, br;q=0', 'identity'],
    ['', 'identity'],
    [null, 'identity'],
    ['deflate', 'identity'],
    ['GZIP, BR', 'br'],
    ['br ; Q=0.000 , gzip ;q=0.5', 'gzip'],
    ['x-br, gzip', 'gzip'],
    ['br;q=0.001', 'br'],
    ['br;x=1;q=0', 'identity'],
    ['*', 'identity'],
  ])('for %s is %s', (accept, coding) => {
    expect(codingFor(accept)).toBe(coding);
  });
  it('gives the body back', async () => {
    const body = Buffer.from('plumb '.repeat(500));
    expect(Buffer.compare(brotliDecompressSync(await encodeOnce(body, 'br')), body)).toBe(0);
    expect(Buffer.compare(gunzipSync(encodeWell(body, 'gzip')), body)).toBe(0);
    expect(await encodeOnce(body, 'identity')).toBe(body);
  });
  it('is for text only', () => {
    expect(isText('text/html; charset=utf-8')).toBe(true);
    expect(isText('application/problem+json')).toBe(true);
    expect(isText('font/woff2')).toBe(false);
    expect(isText(null)).toBe(false);
  });
});

describe('entity tags', () => {
  it('match in a list, and differ between bodies', () => {
    const tag = tagOf(Buffer.from('a'));
    expect(holds(`W/"x", ${tag}`, tag)).toBe(true);
    expect(holds(null, tag)).toBe(false);
    expect(tagOf(Buffer.from('b'))).not.toBe(tag);
  });
});
