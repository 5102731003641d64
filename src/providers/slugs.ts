// Short names for addresses. Chosen once, when a provider is first stored, and never changed: links outlive names.
import { inArray } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { providers } from './tables.ts';

const LONGEST = 56;
const MOST_NUMBERS = 9;

/** Small letters, digits and single hyphens; empty where the text holds neither letters nor digits of ours. */
export function slugOf(text: string): string {
  const plain = text.normalize('NFKD').replace(/[\u0300-\u036f'’.]/g, '').toLowerCase().replace(/&/g, ' and ');
  return plain.replace(/[^a-z0-9]+/g, '-').slice(0, LONGEST).replace(/^-+|-+$/g, '');
}

export interface Unnamed {
  readonly id: string;
  readonly name: string;
  readonly city?: string | undefined;
}

function wishes({ id, name, city }: Unnamed): string[] {
  const own = slugOf(name) || 'provider';
  const local = city ? `${own}-${slugOf(city).slice(0, 18)}`.replace(/-+$/, '') : own;
  const numbered = Array.from({ length: MOST_NUMBERS - 1 }, (_, at) => `${local}-${at + 2}`);
  return [own, local, ...numbered, `${own.slice(0, 40).replace(/-+$/, '')}-${id.slice(-12)}`];
}

/** A free slug for each, by id: the name alone, then with its city, then with a number. In the order given, so a second run agrees. */
export async function chooseSlugs(tx: Db, unnamed: readonly Unnamed[]): Promise<ReadonlyMap<string, string>> {
  const wished = unnamed.map((one) => ({ id: one.id, slugs: wishes(one) }));
  const all = [...new Set(wished.flatMap((one) => one.slugs))];
  const taken = new Set((await tx.select({ slug: providers.slug }).from(providers).where(inArray(providers.slug, all))).map((row) => row.slug));
  const chosen = new Map<string, string>();
  for (const { id, slugs } of wished) {
    const slug = slugs.find((one) => !taken.has(one))!;
    taken.add(slug);
    chosen.set(id, slug);
  }
  return chosen;
}
