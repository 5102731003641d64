// Answers without a page: to requests that Node or its adaptor could not read, and where the page itself broke. Plain text, with the headers of every other answer.
import { STATUS_CODES } from 'node:http';
import { setHeaders } from './headers.ts';
import { problemOf, type Problem } from './problems.ts';

/** What Node says of a request that it could not read. */
interface Fault {
  readonly code?: string | undefined;
  readonly rawPacket?: Buffer;
}

const STATUSES: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };
const REQUEST_LINE = /^[A-Z]+ \S+ HTTP\//;

/** The status for a fault: 405 for a method that Node does not know, in a line that is a request otherwise; 400 for what is none. */
export function statusOfFault({ code = '', rawPacket }: Fault): number {
  if (code === 'HPE_INVALID_METHOD' && rawPacket && REQUEST_LINE.test(rawPacket.toString('latin1', 0, 1_024))) return 405;
  return STATUSES[code] ?? 400;
}

/** Title and sentence of `status`, or of a `problem` that says it more exactly, as plain text. `secure` where the site is served over TLS. */
export function plainRefusal(status: number, secure: boolean, { title, sentence }: Problem = problemOf(status)): Response {
  const headers = new Headers({ 'content-type': 'text/plain; charset=utf-8', ...(status === 405 && { allow: 'GET, HEAD' }) });
  setHeaders(headers, 'never', secure);
  return new Response(`${title}. ${sentence}\n`, { status, headers });
}

/** The same as it goes over the wire, for a socket on which nothing was answered yet. The connection ends with it. */
export async function refusalOnWire(status: number, secure: boolean): Promise<string> {
  const response = plainRefusal(status, secure);
  const body = await response.text();
  const lines = [...response.headers, ['content-length', String(Buffer.byteLength(body))], ['connection', 'close']].map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}
