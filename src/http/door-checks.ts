// What is turned away before any page runs: foreign hosts, endless or broken addresses, wrong methods, forms from elsewhere.
// An attacker tries a forged Host with a matching Origin, JSON from another origin, NUL bytes, double encoding and 100 kB of query.
import { problemOf, problemOfSize, type Problem } from './problems.ts';

export const LONGEST_ADDRESS = 8_192;

export interface DoorRules {
  /** Host header values this site answers to, with port where there is one. */
  readonly hosts: ReadonlySet<string>;
  readonly site: string;
  /** Whether a POST may be sent to this path at all. */
  readonly takesPost: (path: string) => boolean;
  /** Bytes that a body sent there may have. */
  readonly largestBody: (path: string) => number;
}

const SAFE = new Set(['GET', 'HEAD']);
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Addresses that the framework answers by itself (pictures read from the disk, islands, actions), with nothing behind them that a page of ours uses. */
const FRAMEWORKS_OWN = /^[a-z]+:\/\/[^/]*\/+_/;

/** The address with its percent signs resolved; undefined where that cannot be done, or gives control characters. */
function readable(url: string): string | undefined {
  if (CONTROL.test(url)) return undefined;
  try {
    const read = decodeURIComponent(url.replaceAll('+', ' '));
    return CONTROL.test(read) ? undefined : read;
  } catch {
    return undefined;
  }
}

/** Whether the address itself names the site that the Host header names: a request line may hold a whole address, and then it comes first. */
function namesHost(url: string, host: string): boolean {
  const start = url.indexOf('//') + 2;
  return url.startsWith(`${host}/`, start) || new URL(url).host === new URL(`${url.slice(0, start)}${host}/`).host;
}

/** Whether an unsafe request was sent from our own pages. Browsers send Origin with every form; Sec-Fetch-Site says it again. */
function fromOurPages(request: Request, site: string): boolean {
  const fetchSite = request.headers.get('sec-fetch-site');
  if (fetchSite !== null && fetchSite !== 'same-origin' && fetchSite !== 'none') return false;
  return request.headers.get('origin') === site;
}

/** Why a request is turned away, or undefined where it may pass. `path` is the raw path of its address. */
export function refusalOf(request: Request, path: string, rules: DoorRules): Problem | undefined {
  const host = (request.headers.get('host') ?? '').toLowerCase();
  if (!rules.hosts.has(host) || !namesHost(request.url, host)) return problemOf(421);
  if (request.url.length > LONGEST_ADDRESS) return problemOf(414);
  const read = readable(request.url);
  if (read === undefined) return problemOf(400);
  if (FRAMEWORKS_OWN.test(read)) return problemOf(404);
  if (SAFE.has(request.method)) return undefined;
  if (request.method !== 'POST' || !rules.takesPost(path)) return problemOf(405);
  if (!fromOurPages(request, rules.site)) return problemOf(403);
  if (Number(request.headers.get('content-length') ?? 0) > rules.largestBody(path)) return problemOfSize(rules.largestBody(path));
  return undefined;
}
