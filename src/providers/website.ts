// Addresses of firms as lists hold them, made comparable, or known to be none. Pure: nothing here opens an address.
import { parse } from 'tldts';

/**
 * Why a listed address is not taken for a website. Each is stored as "no website known", and counted apart in the report.
 * malformed: no host name can be read from it · no-such-name: a host name that cannot exist, by its ending or a hyphen at an edge.
 */
export type NoWebsite = 'missing' | 'malformed' | 'mail-address' | 'no-such-name' | 'own-site-of-the-list';

export type Website =
  | { readonly kind: 'known'; readonly website: string; readonly domain: string }
  | { readonly kind: 'none'; readonly because: NoWebsite };

const LONGEST = 500;
const none = (because: NoWebsite): Website => ({ kind: 'none', because });

/** A scheme in front of another one, as people paste them into a field that holds the first already: "http://<tab>http://…". */
const TWO_SCHEMES = /^https?:\/\/\s*(?=https?:\/\/)/i;
/** Written like a host name. */
const FORM = /^[a-z0-9.-]+\.[a-z][a-z0-9-]+$/;
/** A name that can exist: no part is empty, too long, or begins or ends with a hyphen. */
const NAME = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

function parsed(text: string): URL | undefined {
  try {
    return new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  } catch {
    return undefined;
  }
}

/**
 * Reads the address in `text`. Only what every browser would do is mended: a scheme written twice, a scheme left out, extra slashes, case,
 * a full stop at the end. Nothing is guessed: an address that names no host is malformed. `ownHosts` are hosts of the list itself.
 */
export function readWebsite(text: string | undefined, ownHosts: readonly string[] = []): Website {
  const given = (text ?? '').trim().replace(TWO_SCHEMES, '');
  if (!given || /^(?:https?:\/\/)?(?:n\/?a|none|-|tbd)$/i.test(given)) return none('missing');
  const url = given.length <= LONGEST ? parsed(given) : undefined;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return none('malformed');
  if (url.username) return none('mail-address');
  const host = url.hostname.replace(/\.$/, '');
  if (!FORM.test(host)) return none('malformed');
  const { domain, isIcann, isPrivate } = parse(host, { allowPrivateDomains: true });
  const ending = isIcann || isPrivate || host.endsWith('.example');
  if (!NAME.test(host) || !domain || !ending) return none('no-such-name');
  if (ownHosts.some((own) => host === own || host.endsWith(`.${own}`))) return none('own-site-of-the-list');
  const port = url.port ? `:${url.port}` : '';
  const path = url.pathname === '/' ? '' : url.pathname.replace(/\/+$/, '');
  const website = `${url.protocol}//${host}${port}${path}${url.search}`;
  return website.length <= LONGEST ? { kind: 'known', website, domain } : none('malformed');
}
