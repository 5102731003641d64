// Answers to requests that Node or its adaptor could not read, so that no page ran: plain text, with the headers of every other answer.
import { STATUS_CODES } from 'node:http';
import { setHeaders } from './headers.ts';
import { problemOf } from './problems.ts';

/** What Node calls the fault, and the status that we answer with; anything else could not be read: 400. */
const STATUSES: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, HPE_INVALID_METHOD: 405, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** The status for a fault that Node names. */
export const statusOfFault = (code: string | undefined): number => STATUSES[code ?? ''] ?? 400;

/** Title and sentence of `status` as plain text. `secure` where the site is served over TLS. */
export function plainRefusal(status: number, secure: boolean): Response {
  const { title, sentence } = problemOf(status);
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
