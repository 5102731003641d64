// Providers that an address names one by one (p=slug&p=slug): one to four, each once, each still listed. What is wrong comes with a sentence and its status.
import type { Db } from '#platform/db.ts';
import { providerBySlug } from '#providers/reads.ts';
import { fullDate } from '#kernel/words.ts';
import type { Day } from '#kernel/time.ts';
import { MOST_COMPARED } from './compare-query.ts';
import type { Directory } from './directory.ts';
import type { Listing } from './listing.ts';
import { asCame } from './need-values.ts';

/** What is wrong with the providers of an address, and those that could stay. */
export interface ChoiceProblem {
  readonly status: 400 | 410;
  readonly says: string;
  readonly keep: readonly string[];
}

export type Chosen = { readonly listings: readonly Listing[] } | { readonly problem: ChoiceProblem };

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST = 80;

/** Why a listing is not in the directory, where it once was. Asks the database once for each. */
async function goneBecause(db: Db, slug: string): Promise<string | undefined> {
  const found = SLUG.test(slug) && slug.length <= LONGEST ? await providerBySlug(db, slug) : undefined;
  if (found?.withdrawnOn) return `One of the firms that this address names is no longer listed, since ${fullDate(found.withdrawnOn as Day)}.`;
  return found?.succeededBy ? `Another firm carries on ${found.name}. Its page says which.` : undefined;
}

/**
 * The providers named by `p`, in the order of the address. 400 where there is none, one stands twice, there are more than four, or nobody knows
 * one (decision 0022: in a query a name is a value); 410 for one that was taken down, which is not named. The database is asked only about those that the directory does not hold.
 */
export async function chosenProviders(db: Db, directory: Pick<Directory, 'bySlug'>, query: URLSearchParams): Promise<Chosen> {
  const slugs = query.getAll('p').map((slug) => slug.trim()).filter((slug) => slug !== '');
  const once = [...new Set(slugs)];
  const known = once.filter((slug) => directory.bySlug(slug) !== undefined);
  const wrong = (status: ChoiceProblem['status'], says: string, keep = known): Chosen => ({ problem: { status, says, keep: keep.slice(0, MOST_COMPARED) } });
  if (once.length === 0) return wrong(400, 'This address names no provider. Choose one to four.');
  if (once.length < slugs.length) return wrong(400, `“${asCame(slugs.find((slug, at) => slugs.indexOf(slug) < at)!)}” is named twice. Name each provider once.`);
  if (once.length > MOST_COMPARED) return wrong(400, `This address names ${once.length.toLocaleString('en-US')} providers. Choose four at most.`);
  for (const slug of once.filter((one) => !known.includes(one))) {
    const gone = await goneBecause(db, slug);
    return gone === undefined ? wrong(400, `We list no provider under “${asCame(slug)}”. The address may have a typing mistake.`) : wrong(410, gone);
  }
  return { listings: once.map((slug) => directory.bySlug(slug)!) };
}
