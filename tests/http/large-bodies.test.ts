// How much of a body the built server takes in: 64 KB, and 11 MB where a file may be sent; what is more is turned away before it is all there.
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ask } from '../support/raw-http.ts';
import { useSite } from '../support/server.ts';

const site = useSite();
const UPLOAD = '/desk/harbour-it/checklist/STF-01/evidence';
const MB = 1_024 * 1_024;
const FILE_WORDS = 'A file may have 10 MB at most.';
const headers = (): Record<string, string> => ({ origin: site.url, 'content-type': 'multipart/form-data; boundary=b' });

/** Sends `megabytes` in chunks, without saying beforehand how many, until an answer comes. Gives back its status and what was sent by then. */
function pour(path: string, megabytes: number): Promise<{ readonly status: number; readonly sent: number }> {
  const { hostname, port, host } = new URL(site.url);
  const chunk = Buffer.alloc(64 * 1_024, 'x');
  return new Promise((resolve, reject) => {
    let [sent, over] = [0, false];
    const socket = connect(Number(port), hostname);
    const framed = Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]);
    // A pause after each chunk: what the system holds back between the two ends is not what the server took in.
    const pump = (): void => {
      if (over) return;
      if (sent >= megabytes * MB) return void socket.write('0\r\n\r\n');
      sent += chunk.length;
      socket.write(framed, () => setTimeout(pump, 2));
    };
    socket.on('data', (part) => {
      over = true;
      resolve({ status: Number(part.toString('latin1', 9, 12)), sent });
      socket.destroy();
    });
    socket.on('error', reject);
    const lines = Object.entries({ host, ...headers(), 'transfer-encoding': 'chunked' }).map(([name, value]) => `${name}: ${value}`);
    socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    pump();
  });
}

describe('a body', () => {
  it.each([
    ['64 MB to a form with a file', UPLOAD, 64 * MB, FILE_WORDS],
    ['one byte too many to it', UPLOAD, 11 * MB + 1, FILE_WORDS],
    ['1 MB to any other form', '/report', MB, 'What you sent is larger than this form needs.'],
    ['1 MB to a page beside it', `${UPLOAD}/x`, MB, 'What you sent is larger than this form needs.'],
  ])('of %s is told 413', async (_, path, size, words) => {
    const answer = await ask(site.url, { method: 'POST', path, headers: { ...headers(), 'content-length': String(size) }, body: 'x' });
    expect([answer.status, answer.headers['cache-control']]).toEqual([413, 'no-store']);
    expect(answer.text).toContain(words);
  });
  it('of 11 MB is not too large where a file may be sent', async () => {
    const { status, sent } = await pour(UPLOAD, 11);
    expect([status === 413, sent]).toEqual([false, 11 * MB]);
  });
  it('of 64 MB that does not say so is turned away after 16 MB at most', async () => {
    const { status, sent } = await pour(UPLOAD, 64);
    expect(status).toBe(413);
    expect(sent).toBeGreaterThan(11 * MB - 64 * 1_024);
    expect(sent).toBeLessThanOrEqual(16 * MB);
  });
  it('of 64 MB to any other form is turned away after 6 MB at most', async () => {
    const { status, sent } = await pour('/report', 64);
    expect(status).toBe(413);
    expect(sent).toBeLessThanOrEqual(6 * MB);
  });
});
