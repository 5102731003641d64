// Which answers may be drawn on a day, and which of them were drawn not long ago. Reads only.
import { and, asc, eq, exists, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { ProviderFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import { addDays, addMonths, type Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { providers } from '#providers/tables.ts';
import { memberships } from '#providers/team-tables.ts';
import type { Edition } from '#standard/schema.ts';
import type { Drawable } from './draw.ts';
import { factsOf } from './facts.ts';

const BATCH = 200;
/** For so many months an answer that was drawn is not drawn again. */
const AT_REST_MONTHS = 12;

/** An answer that may be drawn, with the id of its provider. */
export interface Living extends Drawable {
  readonly providerId: string;
}

/** Firms that speak for themselves: real ones, and fictional ones for which somebody speaks. A firm that was taken off the list has no page, and of one that another carries on, the other is asked. */
const firmsAfter = (db: Db, asOf: Day, after: string) => {
  const isByDay = sql`${memberships.since} < ${addDays(asOf, 1)}::date`;
  const team = db.select({ id: memberships.providerId }).from(memberships).where(and(eq(memberships.providerId, providers.id), isByDay));
  const speaks = and(isNotNull(providers.firstClaimedOn), lte(providers.firstClaimedOn, asOf), isNull(providers.withdrawnOn), isNull(providers.succeededBy), or(eq(providers.demonstration, false), exists(team)));
  return db.select({ id: providers.id, slug: providers.slug }).from(providers).where(and(speaks, gt(providers.id, after))).orderBy(asc(providers.id)).limit(BATCH);
};

/** The answers of one provider that count on a day by its word or by a document. One that was found to be false counts nothing, so there is nothing to look into. Pure. */
export function drawableIn(edition: Edition, facts: ProviderFacts, asOf: Day): Drawable[] {
  const provider = facts.slug;
  const isOpen = (kind: string | undefined): boolean => kind === 'declared' || kind === 'document';
  return findingsOf(edition, facts, asOf).flatMap((finding): Drawable[] => {
    if (finding.falseAnswer) return [];
    if (!finding.proofByRule) return isOpen(finding.proof) ? [{ provider, check: finding.check }] : [];
    return Object.entries(finding.proofByRule).filter(([, kind]) => isOpen(kind)).map(([rule]) => ({ provider, check: finding.check, rule }));
  });
}

/** Every answer that may be drawn on a day, a batch of firms at a time. */
export async function livingAnswers(db: Db, edition: Edition, asOf: Day): Promise<Living[]> {
  const living: Living[] = [];
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const firms = await firmsAfter(db, asOf, after);
    const facts = await factsOf(db, edition.id, firms.map(({ id }) => id));
    for (const [providerId, known] of facts) living.push(...drawableIn(edition, known, asOf).map((one) => ({ providerId, ...one })));
    if (firms.length < BATCH) return living;
    after = firms.at(-1)!.id;
  }
}

/** One answer of one provider, whatever the provider is called. */
export const lineKey = ({ providerId, check, rule }: { readonly providerId: string; readonly check: string; readonly rule?: string | null | undefined }): string => `${providerId} ${check} ${rule ?? ''}`;

/**
 * The answers that were drawn in the 12 months before a day and still stand as they were. One that was changed, taken back or ended since is
 * another answer: nobody is left alone for a year by changing a figure a little.
 */
export async function atRest(db: Db, edition: string, on: Day): Promise<ReadonlySet<string>> {
  const { rows } = await db.execute<{ providerId: string; check: string; rule: string | null }>(sql`
    select d.provider_id as "providerId", d.check_id as check, d.rule from drawn_answers d join answers a on a.id = d.answer_id
    where d.edition = ${edition} and d.draw_day > ${addMonths(on, -AT_REST_MONTHS)}::date and d.draw_day < ${on}::date and a.taken_back_on is null and a.ended_on is null
      and not exists (select from answers n where n.provider_id = a.provider_id and n.edition = a.edition and n.check_id = a.check_id and n.state = 'published'
        and (n.would_not_say or n.rule is not distinct from a.rule) and (n.given_on, n.written_at, n.id) > (a.given_on, a.written_at, a.id)
        and (n.value, n.figures, n.flags, n.choice) is distinct from (a.value, a.figures, a.flags, a.choice))`);
  return new Set(rows.map(lineKey));
}
