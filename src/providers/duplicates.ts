// A read: firms that look like one that somebody wants to add. By domain first, then by name; at most ten.
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { nameKey } from './readable-name.ts';
import { providers } from './tables.ts';

export interface LooksAlike {
  readonly slug: string;
  readonly name: string;
  readonly city: string | null;
  readonly state: string | null;
  readonly because: 'same-domain' | 'same-name' | 'like-name';
}

const MOST = 10;

/** Those that share the domain or the name, and those whose name begins alike near the same ZIP. */
export async function firmsAlike(db: Db, { legalName, domain, zip }: { readonly legalName: string; readonly domain: string; readonly zip: string }): Promise<LooksAlike[]> {
  const key = nameKey(legalName);
  const [first = ''] = key.split(' ');
  const alike = first.length >= 4 ? and(sql`${providers.nameKey} like ${`${first.replace(/[\\%_]/g, '')}%`}`, sql`left(${providers.zip}, 3) = ${zip.slice(0, 3)}`) : undefined;
  const rows = await db
    .select({ slug: providers.slug, name: providers.name, city: providers.city, state: providers.state, domain: providers.domain, nameKey: providers.nameKey })
    .from(providers)
    .where(and(isNull(providers.withdrawnOn), isNull(providers.succeededBy), or(eq(providers.domain, domain), eq(providers.nameKey, key), alike)))
    .orderBy(sql`${providers.domain} = ${domain} desc nulls last`, sql`${providers.nameKey} = ${key} desc`, providers.slug)
    .limit(MOST);
  return rows.map(({ domain: own, nameKey: named, ...row }) => ({ ...row, because: own === domain ? 'same-domain' : named === key ? 'same-name' : 'like-name' }));
}
