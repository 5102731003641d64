// The providers of a comparison: from memory, with what they said to the checks from the database, in one query however many there are.
import { checksOf } from '#assessments/facts.ts';
import type { ProviderFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import type { Finding } from '#engine/score-types.ts';
import type { Day } from '#kernel/time.ts';
import { fullDate } from '#kernel/words.ts';
import type { Db } from '#platform/db.ts';
import { providerBySlug } from '#providers/reads.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Followed } from './follow.ts';
import type { Listing } from './listing.ts';
import { asCame } from './need-values.ts';
import type { FieldProblem } from './questionnaire.ts';

/** One provider that is compared. `assessed` is absent while it is only listed: of it nothing is answered. */
export interface ComparedProvider {
  readonly listing: Listing;
  readonly row: number;
  readonly assessed: { readonly facts: ProviderFacts; readonly findings: readonly Finding[] } | undefined;
}

export interface ComparedRead {
  readonly providers: readonly ComparedProvider[];
  /** Named, and not there: never was, or taken down. */
  readonly problems: readonly (FieldProblem & { readonly gone: boolean })[];
}

const SLUG = /^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/;

/** A firm that is not in memory was taken down, or never was. One that was taken down is not named again. */
async function missing(db: Db, slug: string): Promise<ComparedRead['problems'][number]> {
  const taken = SLUG.test(slug) ? await providerBySlug(db, slug) : undefined;
  if (taken?.withdrawnOn) return { field: 'p', gone: true, says: `One of these listings was taken down on ${fullDate(taken.withdrawnOn as Day)}. It is left out here.` };
  if (taken?.succeededBy) return { field: 'p', gone: true, says: `Another firm carries on ${taken.name}. Its page says which.` };
  return { field: 'p', gone: false, says: `We know no provider by the name “${asCame(slug)}”. Choose one from the list.` };
}

/**
 * Reads the providers with these slugs, in their order; at most four. Their findings are those of the columns' day. Rows are looked up after the
 * database has answered: while it was asked, the day may have turned and all of them may have moved.
 */
export async function readCompared(db: Db, { edition }: LoadedEdition, followed: Followed, slugs: readonly string[]): Promise<ComparedRead> {
  const answered = slugs.flatMap((slug) => followed.directory.bySlug(slug) ?? []).filter((listing) => listing.rank !== undefined);
  const checks = answered.length > 0 ? await checksOf(db, edition.id, answered.map(({ id }) => id)) : new Map<string, ProviderFacts['checks']>();
  const problems = await Promise.all(slugs.filter((slug) => !followed.directory.bySlug(slug)).map((slug) => missing(db, slug)));
  const { directory, columns } = followed;
  const providers = slugs.flatMap((slug) => directory.bySlug(slug) ?? []).map((listing): ComparedProvider => {
    const row = directory.byId(listing.id)!;
    const ranked = columns.rows[row];
    if (!ranked) return { listing, row, assessed: undefined };
    const { firstClaimedOn } = listing.record;
    const facts: ProviderFacts = { slug: listing.slug, checks: checks.get(listing.id) ?? {}, profile: ranked.profile, ...(firstClaimedOn && { firstClaimed: firstClaimedOn }) };
    return { listing, row, assessed: { facts, findings: findingsOf(edition, facts, columns.asOf) } };
  });
  return { providers, problems };
}
