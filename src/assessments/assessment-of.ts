// One provider taken apart, as of a day: who it is, what it said, what the engine finds. A read of two queries; writes nothing.
import type { ProviderFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import type { Finding, Score } from '#engine/score-types.ts';
import { scoreOf } from '#engine/score.ts';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { wholeProviderBySlug, type PublicProvider, type StoredFacts, type StoredName } from '#providers/reads.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { checksOfOne, profileOf } from './facts.ts';

/** What the engine makes of a provider that has claimed its listing. */
export interface Assessment {
  readonly facts: ProviderFacts;
  readonly findings: readonly Finding[];
  readonly score: Score;
}

export type Looked =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'withdrawn'; readonly on: Day }
  /** Another firm carries it on: what it answered counts there. */
  | { readonly kind: 'succeeded'; readonly provider: PublicProvider }
  | {
      readonly kind: 'found';
      readonly provider: PublicProvider;
      readonly names: readonly StoredName[];
      readonly stored: StoredFacts;
      /** Absent while the firm is only listed: of it nothing is answered. */
      readonly assessment: Assessment | undefined;
    };

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The provider with this slug under one edition on `asOf`. A score is computed here, from the same facts that are published. */
export async function assessmentOf(db: Db, { edition }: LoadedEdition, slug: string, asOf: Day): Promise<Looked> {
  const whole = SLUG.test(slug) && slug.length <= 80 ? await wholeProviderBySlug(db, slug) : undefined;
  if (!whole) return { kind: 'unknown' };
  const { provider, stored, names } = whole;
  if (provider.withdrawnOn !== null) return { kind: 'withdrawn', on: provider.withdrawnOn as Day };
  if (provider.succeededBy !== null) return { kind: 'succeeded', provider };
  if (provider.firstClaimedOn === null) return { kind: 'found', provider, names, stored, assessment: undefined };
  const checks = await checksOfOne(db, edition.id, provider.id);
  const facts: ProviderFacts = { slug, firstClaimed: provider.firstClaimedOn as Day, checks, profile: profileOf(stored) };
  const findings = findingsOf(edition, facts, asOf);
  return { kind: 'found', provider, names, stored, assessment: { facts, findings, score: scoreOf(edition, findings, facts.firstClaimed, asOf) } };
}
