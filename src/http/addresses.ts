// Which addresses may be kept, which hold an owner's need, which take a POST, and how much of one. One table, so that a new page has one place to say so.

/** Parameters of an owner's need. An address with one of them is private: it is kept by nobody. */
export const NEED_PARAMS: ReadonlySet<string> = new Set([
  'zip', 'sites', 'visits', 'people', 'trade', 'app', 'unusual', 'rules', 'rivals', 'small', 'pains', 'hours', 'down', 'today', 'keep',
  'budget', 'commit', 'change', 'decide', 'plans', 'start', 'language',
]);

const isNeed = (name: string): boolean => NEED_PARAMS.has(name) || name.startsWith('w-');

/** Paths under which every page belongs to one owner, whatever its query. */
const PRIVATE = [/^\/(start|shortlist|checkup)(\/|$)/, /^\/(costs|compare)$/, /^\/kit(\.docx|\.ics)?$/, /^\/api\/v1\/(shortlist|costs|compare)$/, /^\/report(\/|$)/, /^\/(sign-in|sign-out|account|mailbox|desk|moderation|evidence)(\/|$)/];

const BROWSED = ['q', 'near', 'within', 'state', 'service', 'trade', 'app', 'rule', 'grade', 'price', 'standing', 'sort', 'after'];

/** Pictures for the pages of others. */
const BADGE = /^\/badge\/[a-z0-9-]+\.svg$/;

/** Kept pages, and the parameters that each reads. A query with any other parameter is answered, and not kept. */
const KEPT: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\/$/, []],
  [/^\/(method|standard|guides|about(?!\/transparency))(\/[^?]*)?$/, []],
  [/^\/providers$/, [...BROWSED, 'all']],
  [/^\/providers\/[a-z0-9-]+$/, []],
  [/^\/providers\/[a-z0-9-]+\/checks$/, ['area']],
  [BADGE, []],
  [/^\/(sitemap(-\d+)?\.xml|robots\.txt)$/, []],
  [/^\/api\/(openapi\.json|v1\/standard|v1\/facts\.schema\.json)$/, []],
  [/^\/api\/v1\/providers$/, BROWSED],
  [/^\/api\/v1\/providers\/[a-z0-9-]+(\/facts)?$/, []],
];

/** What those who take JSON mostly say; whoever says anything else gets a fresh answer, or a refusal. */
const TAKES_JSON: ReadonlySet<string | null> = new Set([null, '*/*', 'application/json', 'application/json, text/plain, */*']);

/** Pages with a form that is posted to its own address. */
const POSTS = [/^\/report$/, /^\/sign-in(\/[A-Za-z0-9_-]+)?$/, /^\/sign-out$/, /^\/account(\/[a-z-]+(\/[A-Za-z0-9_-]+)?)?$/, /^\/desk(\/add|\/(claims|decisions)\/[0-9a-f-]+|\/shown\/[A-Za-z0-9_-]+|\/[a-z0-9-]+\/(team|identity|papers\/[a-z0-9-]+|profile(\/[a-z]+)?|checklist(\/[A-Za-z0-9-]+(\/evidence)?)?))?$/, /^\/providers\/[a-z0-9-]+\/(claim|identity)$/, /^\/moderation\/[a-z-]+\/[0-9a-f-]+$/];

/** A form with every field full is far below this. */
export const LARGEST_TEXT = 64 * 1_024;
/** Of one file, in units of 1,024 × 1,024 bytes. */
export const LARGEST_FILE_MB = 10;
/** One file and the words around it. */
const LARGEST_UPLOAD = (LARGEST_FILE_MB + 1) * 1_024 * 1_024;

/** Forms that a file may be sent with. */
const UPLOADS = [/^\/desk\/[a-z0-9-]+\/(checklist\/[A-Za-z0-9-]+\/evidence|papers\/[a-z0-9-]+)$/];

/** All answers of a desk as one file of text, pasted or sent. */
const SHEET = /^\/desk\/[a-z0-9-]+\/checklist\/spreadsheet$/;
const LARGEST_SHEET = 512 * 1_024;

/** A moderator pastes a published text of 60 kB here; line ends may double it on the way. */
const READS = /^\/moderation\/evidence\/[0-9a-f-]+$/;
const LARGEST_READ = 192 * 1_024;

/** Pages that need a script of ours: a passkey can be asked for in no other way. */
const SCRIPTED = [/^\/sign-in\/passkey$/, /^\/account\/passkeys$/];

/** Whether the path belongs to the API, which answers in JSON only. */
export const isApi = (path: string): boolean => path.startsWith('/api/');

/** Whether a POST may be sent there. */
export const takesPost = (path: string): boolean => POSTS.some((pattern) => pattern.test(path));

/** Whether a form posted there is of somebody who is signed in. */
export const isForAccounts = (path: string): boolean => /^\/(account(?!\/(later(\/|$)|mailbox\/.))|desk(?!\/shown\/)|moderation)(\/|$)|^\/providers\/[^/]+\/(claim|review)(\/|$)/.test(path);

/** Bytes that a body posted there may have. */
export function largestBody(path: string): number {
  if (UPLOADS.some((pattern) => pattern.test(path))) return LARGEST_UPLOAD;
  if (READS.test(path)) return LARGEST_READ;
  return SHEET.test(path) ? LARGEST_SHEET : LARGEST_TEXT;
}

/** Whether a page there runs a script. No other page may. */
export const runsScript = (path: string): boolean => SCRIPTED.some((pattern) => pattern.test(path));

/** A request with the key of a session gets a page of its holder's, which nobody else may be shown. */
const HOLDS_KEY = /(?:^|;\s*)(?:__Host-)?plumbline=/;

/** Path and query of an address, as they were sent. */
export function partsOf(address: string): readonly [path: string, query: string] {
  const start = address.indexOf('/', 8);
  const query = address.indexOf('?');
  return query === -1 ? [address.slice(start), ''] : [address.slice(start, query), address.slice(query)];
}

const PLAIN = /^\/$|^(\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._~-]+)+$/;

/**
 * How the path of an address is written. other: with percent signs, doubled slashes or one at its end, and `plain`, path and query, is where it
 * leads: the router would read them all alike, and the tables here would not know whose page it is. none: no address of ours can be meant.
 */
export type Written = { readonly kind: 'plain' | 'none' } | { readonly kind: 'other'; readonly plain: string };

/** Reads how an address is written. It is decoded once: what then still holds a percent sign is none. */
export function writtenAs(address: string): Written {
  const [path, query] = partsOf(address);
  if (PLAIN.test(path)) return { kind: 'plain' };
  try {
    const plain = decodeURIComponent(path).replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
    return PLAIN.test(plain) ? { kind: 'other', plain: `${plain}${query}` } : { kind: 'none' };
  } catch {
    return { kind: 'none' };
  }
}

/** How an answer to this request may be kept. What is not written plainly is kept by nobody. */
export function keepingOf(request: Request): 'check' | 'never' | 'form' | 'badge' {
  const keeping = keepingOfAddress(request);
  return keeping === 'check' && HOLDS_KEY.test(request.headers.get('cookie') ?? '') ? 'form' : keeping;
}

function keepingOfAddress(request: Request): 'check' | 'never' | 'form' | 'badge' {
  const url = new URL(request.url);
  if (takesPost(url.pathname)) return 'form';
  if (!PLAIN.test(url.pathname)) return 'never';
  if (request.method === 'POST' || PRIVATE.some((pattern) => pattern.test(url.pathname))) return 'never';
  // A list that is browsed names trades and programs too, as filters of its own; they say nothing of who looks. A need it carries whole.
  if (url.pathname === '/providers' || url.pathname === '/api/v1/providers') return url.searchParams.has('need') ? 'never' : 'check';
  if ([...url.searchParams.keys()].some(isNeed)) return 'never';
  return BADGE.test(url.pathname) ? 'badge' : 'check';
}

/** The key of a page that may be kept for everybody, or undefined where it may not. Parameters stand in one order. */
export function cacheKeyOf(request: Request): string | undefined {
  if (request.method !== 'GET') return undefined;
  const [path, query] = partsOf(request.url);
  const row = KEPT.find(([pattern]) => pattern.test(path));
  if (!row || (isApi(path) && !TAKES_JSON.has(request.headers.get('accept')))) return undefined;
  if (query === '') return path;
  const params = new URLSearchParams(query);
  for (const name of params.keys()) if (!row[1].includes(name)) return undefined;
  params.sort();
  return `${path}?${params}`;
}
