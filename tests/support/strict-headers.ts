// What the headers of every answer must say, written down apart from the code that sets them (GOALS 3: strict on every page, 404 and badge).

/** Directives of the policy, each with all that it may allow. Nothing may run, and nothing may come from elsewhere. */
const POLICY: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
  'object-src': ["'none'"],
};
const EXACTLY: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-permitted-cross-domain-policies': 'none',
};
const NEEDED = ['default-src', 'form-action', 'base-uri', 'frame-ancestors'];
const KEPT = ['no-store', 'public, max-age=0, must-revalidate', 'public, max-age=86400', 'public, max-age=31536000, immutable'];
/** What a badge may say and nothing else: it stands on pages of others, and is kept for an hour. */
const BADGE: Readonly<Record<string, string>> = { 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'public, max-age=3600, must-revalidate' };

/** What is wrong with the headers of an answer, of a badge where `isBadge`, one line each; empty where all is well. `header` gives a header by its lower-case name. */
export function headerFaults(header: (name: string) => string | null | undefined, isBadge = false): string[] {
  const policy = (header('content-security-policy') ?? '').split(';').map((one) => one.trim().split(/\s+/));
  const faults = policy.filter(([name = '', ...values]) => !POLICY[name] || values.some((value) => !POLICY[name]!.includes(value))).map((one) => `policy allows ${one.join(' ')}`);
  faults.push(...NEEDED.filter((name) => !policy.some(([own]) => own === name)).map((name) => `policy leaves out ${name}`));
  for (const [name, value] of Object.entries({ ...EXACTLY, ...(isBadge ? BADGE : {}) })) if (header(name) !== value) faults.push(`${name} is ${header(name)}`);
  if (!['same-origin', 'no-referrer'].includes(header('referrer-policy') ?? '')) faults.push(`referrer-policy is ${header('referrer-policy')}`);
  for (const power of ['camera', 'geolocation', 'microphone', 'payment']) if (!(header('permissions-policy') ?? '').includes(`${power}=()`)) faults.push(`permissions-policy leaves ${power}`);
  if (!isBadge && !KEPT.includes(header('cache-control') ?? '')) faults.push(`cache-control is ${header('cache-control')}`);
  for (const name of ['server', 'x-powered-by', 'set-cookie']) if ((header(name) ?? null) !== null) faults.push(`${name} is ${header(name)}`);
  return faults;
}
