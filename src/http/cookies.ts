// The two cookies of this site: the key of a session, and the secret of a browser that asked for a link. Knows their names and attributes, no table.
import type { AstroCookies } from 'astro';

/** Over TLS a cookie is bound to this very host by its name; browsers refuse it where that is not so. */
const nameOf = (secure: boolean, name: string): string => (secure ? `__Host-${name}` : name);

const SESSION = 'plumbline';
const ASKING = 'plumbline-asking';
/** A mail may wait a day for its server. */
const ASKING_S = 26 * 3_600;

const attributes = (secure: boolean) => ({ path: '/', httpOnly: true, secure, sameSite: 'lax' }) as const;

/** The key that a request brings, read from its Cookie header. */
export function sessionKeyIn(header: string | null, secure: boolean): string | undefined {
  const wanted = `${nameOf(secure, SESSION)}=`;
  return header?.split(';').map((part) => part.trim()).find((part) => part.startsWith(wanted))?.slice(wanted.length);
}

/** The cookies of one request, by what they mean. */
export function cookiesOf(cookies: AstroCookies, site: string) {
  const secure = site.startsWith('https:');
  const [session, asking] = [nameOf(secure, SESSION), nameOf(secure, ASKING)];
  return {
    session: (): string | undefined => cookies.get(session)?.value,
    keepSession: (key: string, endsAt: Date): void => cookies.set(session, key, { ...attributes(secure), expires: endsAt }),
    dropSession: (): void => cookies.delete(session, attributes(secure)),
    asking: (): string | undefined => cookies.get(asking)?.value,
    keepAsking: (secret: string): void => cookies.set(asking, secret, { ...attributes(secure), maxAge: ASKING_S }),
    dropAsking: (): void => cookies.delete(asking, attributes(secure)),
  };
}
