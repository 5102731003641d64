// Asks a server on this machine, one request after the other on one connection, and counts the bytes that come over the wire.
import { Agent, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it came, still compressed. */
  readonly body: Buffer;
  /** Bytes read from the connection for this answer, headers included. */
  readonly wire: number;
}

export interface Client {
  ask(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  close(): void;
}

const PATIENCE_MS = 30_000;

/** What a browser says that it can read. */
export const LIKE_A_BROWSER = { 'accept-encoding': 'gzip, deflate, br, zstd', accept: 'text/html,*/*' } as const;

/** A client of the server at `port` with one connection, opened when first needed and kept. */
export function openClient(port: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const read = new WeakMap<Socket, number>();
  const ask = (path: string, headers: Readonly<Record<string, string>>): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, agent, headers: { host: `localhost:${port}`, ...headers } }, (response: IncomingMessage) => {
        const parts: Buffer[] = [];
        const { socket, statusCode = 0 } = response;
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const wire = socket.bytesRead - (read.get(socket) ?? 0);
          read.set(socket, socket.bytesRead);
          resolve({ status: statusCode, headers: response.headers, body: Buffer.concat(parts), wire });
        });
      });
      sent.setTimeout(PATIENCE_MS, () => sent.destroy(new Error(`no answer from ${path} in ${PATIENCE_MS / 1_000} s`)));
      sent.on('error', reject);
      sent.end();
    });
  return { ask: (path, headers = {}) => ask(path, headers), close: () => agent.destroy() };
}

/** The body of an answer in clear. */
export function textOf({ headers, body }: Answer): string {
  const coding = headers['content-encoding'];
  const clear = coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body;
  return clear.toString('utf8');
}
