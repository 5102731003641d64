// A small server that speaks as much of S3 as a store of files needs: put, get, delete, and a list in pages of two.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';

export interface S3Server {
  /** For ?endpoint=…, without a slash at the end. */
  readonly url: string;
  /** By bucket and key, as `bucket/key`. */
  readonly held: Map<string, Buffer>;
  /** The headers of the last request that brought bytes. */
  readonly lastPut: IncomingHttpHeaders;
  /** Whether it has run full. */
  full: boolean;
}

const PAGE = 2;
const error = (code: string): string => `<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`;

function list(held: Map<string, Buffer>, bucket: string, query: URLSearchParams): string {
  const start = `${bucket}/${query.get('prefix') ?? ''}`;
  const keys = [...held.keys()].filter((name) => name.startsWith(start)).map((name) => name.slice(bucket.length + 1)).sort();
  const from = Number(query.get('continuation-token') ?? 0);
  const rows = keys.slice(from, from + PAGE).map((key) => `<Contents><Key>${key}</Key><Size>1</Size><ETag>"e"</ETag><LastModified>2026-11-24T10:00:00.000Z</LastModified></Contents>`);
  const more = from + PAGE < keys.length;
  return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${from + PAGE}</NextContinuationToken>` : ''}${rows.join('')}</ListBucketResult>`;
}

/** Registers the hooks of a test file: `const s3 = useS3()`. */
export function useS3(): S3Server {
  const state = { url: '', held: new Map<string, Buffer>(), lastPut: {} as IncomingHttpHeaders, full: false };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://s3');
      const name = url.pathname.slice(1);
      const say = (status: number, body: string | Buffer = ''): void => void response.writeHead(status, { 'content-type': typeof body === 'string' ? 'application/xml' : 'application/octet-stream' }).end(body);
      if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/')) return say(403, error('AccessDenied'));
      if (request.method === 'PUT') {
        state.lastPut = request.headers;
        if (state.full) return say(507, error('XMinioStorageFull'));
        state.held.set(name, Buffer.concat(parts));
        return say(200);
      }
      if (request.method === 'DELETE') {
        state.held.delete(name);
        return say(204);
      }
      if (url.searchParams.has('list-type')) return say(200, list(state.held, name.replace(/\/$/, ''), url.searchParams));
      const found = state.held.get(name);
      return found ? say(200, found) : say(404, error(name.startsWith('gone/') ? 'NoSuchBucket' : 'NoSuchKey'));
    });
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return state;
}
