// Requests that no browser would send: any Host, any method, any bytes. A connection that ends without an answer is an error.
import { request } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export interface Asked {
  readonly method?: string;
  /** As it stands in the request line: nothing is encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Answer {
  readonly status: number;
  /** By lower-case name; several lines of one name are joined by commas. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** As it came over the wire. */
  readonly body: Buffer;
  /** As it reads: decompressed, as UTF-8. */
  readonly text: string;
}

function plain(body: Buffer, coding: string | undefined): Buffer {
  if (body.length === 0 || coding === undefined) return body;
  if (coding === 'br') return brotliDecompressSync(body);
  if (coding === 'gzip') return gunzipSync(body);
  throw new Error(`nobody asked for ${coding}`);
}

const joined = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value.join(', ') : value);

/** Sends one request to the site at `url`. The Host is the site's own, unless `headers` name another. */
export function ask(url: string, { method = 'GET', path, headers = {}, body }: Asked): Promise<Answer> {
  const { hostname, port, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request({ host: hostname, port, method, path, agent: false, headers: { host, ...length, ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const whole = Buffer.concat(parts);
        const named = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, joined(value)]));
        try {
          resolve({ status: response.statusCode ?? 0, headers: named, body: whole, text: plain(whole, named['content-encoding']).toString() });
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Writes `bytes` to the socket of the site at `url` and gives back all that comes until the other side ends. Throws where nothing comes. */
export function speak(url: string, bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const heard: Buffer[] = [];
    const socket = connect(Number(port), hostname);
    const end = (error?: Error): void => (heard.length > 0 ? resolve(Buffer.concat(heard).toString()) : reject(error ?? new Error('the connection was dropped')));
    socket.setTimeout(8_000, () => socket.destroy(new Error('no answer came')));
    socket.on('data', (part) => heard.push(part)).on('error', end).on('end', () => end()).on('close', () => end());
    socket.write(bytes);
  });
}
