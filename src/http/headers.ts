// Headers of every answer: its security, how long it may be kept, its type. Strict, and the same for pages, errors and files; only a badge may be shown on pages of others.

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  // Nearly no page has a script that could connect; whoever judges a page in a browser reads the site's robots.txt from it.
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const EVERYWHERE: readonly (readonly [string, string])[] = [
  ['content-security-policy', POLICY],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()'],
  ['x-frame-options', 'DENY'],
  ['x-permitted-cross-domain-policies', 'none'],
];

/**
 * How an answer may be kept: by everybody but asked again each time, for a day (files without a hash in their name), for good (hashed names), by
 * nobody; form: by nobody, and it posts. badge: for an hour, and shown on pages of others.
 */
export type Keeping = 'check' | 'day' | 'forever' | 'never' | 'form' | 'badge';

const CACHE: Readonly<Record<Keeping, string>> = {
  check: 'public, max-age=0, must-revalidate',
  day: 'public, max-age=86400',
  forever: 'public, max-age=31536000, immutable',
  never: 'no-store',
  form: 'no-store',
  badge: 'public, max-age=3600, must-revalidate',
};

/** Sets the security headers and the cache rule on `headers`. `secure` where the site is served over TLS, `scripts` where the page has one of ours. */
export function setHeaders(headers: Headers, keeping: Keeping, secure: boolean, scripts = false): void {
  for (const [name, value] of EVERYWHERE) headers.set(name, value);
  if (scripts) headers.set('content-security-policy', `${POLICY}; script-src 'self'`);
  if (secure) headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
  headers.set('cache-control', CACHE[keeping]);
  if (keeping === 'badge') headers.set('cross-origin-resource-policy', 'cross-origin');
  // An address with a need in it says what an owner's business looks like: it goes to nobody, not even as a referrer. Where a form is posted
  // that would hide its origin too, and the door could not tell it from a stranger's.
  if (keeping === 'never') headers.set('referrer-policy', 'no-referrer');
}

/**
 * Headers of an answer whose body may still be compressed: Astro names the length of the plain body, and the server names the true one.
 * Astro leaves the character set away.
 */
export function headersOf(response: Response): Headers {
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  if (headers.get('content-type') === 'text/html') headers.set('content-type', 'text/html; charset=utf-8');
  return headers;
}
