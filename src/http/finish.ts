// The last step of an answer that is made for one request: headers, tag, compression. Nothing of it is kept.
import { encodeOnce, holds, isText, tagOf, type Coding } from './encoding.ts';
import { headersOf, setHeaders, type Keeping } from './headers.ts';

/** What the last step needs to know of the request. */
export interface Finishing {
  readonly coding: Coding;
  readonly ifNoneMatch: string | null;
  /** How a good answer may be kept; any other is kept by nobody. */
  readonly keeping: Keeping;
  /** Where the site is served over TLS. */
  readonly secure: boolean;
  /** Where the page runs a script of ours. */
  readonly scripts: boolean;
}

/** The whole body. */
export const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());

/** `response` as it is sent: 304 where the client holds it already. */
export async function finish(response: Response, { coding, ifNoneMatch, keeping, secure, scripts }: Finishing): Promise<Response> {
  const headers = headersOf(response);
  const ok = response.status === 200;
  setHeaders(headers, keeping === 'form' || (ok && headers.get('cache-control') !== 'no-store') ? keeping : 'never', secure, scripts);
  if (response.body === null || !isText(headers.get('content-type'))) return new Response(response.body, { status: response.status, headers });
  const body = await bytesOf(response);
  headers.append('vary', 'accept-encoding');
  if (ok) {
    const tag = tagOf(body);
    headers.set('etag', tag);
    if (holds(ifNoneMatch, tag)) return new Response(null, { status: 304, headers });
  }
  if (coding !== 'identity') headers.set('content-encoding', coding);
  return new Response((await encodeOnce(body, coding)) as Uint8Array<ArrayBuffer>, { status: response.status, headers });
}
