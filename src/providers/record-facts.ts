// The verb that stores facts of profiles. The live row of a key is replaced, never rewritten: what was said before stays, with its days.
import { sql } from 'drizzle-orm';
import { newId } from '#kernel/id.ts';
import type { Db } from '#platform/db.ts';
import { FACT_SCHEMAS, type Fact } from './fact-schema.ts';

export type NewFact = Fact & {
  readonly providerId: string;
  readonly demonstration: boolean;
  /** An id of the table of sources. */
  readonly source: string;
  readonly givenOn: string;
};

/**
 * Stores each fact, in the caller's transaction, and gives back the providers for whom something changed. A fact that says what its source
 * said already on that day or later changes nothing, an older one never replaces a newer, and what was said before a fact was taken back does not bring it back. Throws on a value of the wrong form: whoever
 * calls has judged it before.
 */
export async function recordFacts(tx: Db, facts: readonly NewFact[]): Promise<ReadonlySet<string>> {
  if (facts.length === 0) return new Set();
  for (const { key, value } of facts) FACT_SCHEMAS[key].parse(value);
  const given = JSON.stringify(facts.map((fact) => ({ id: newId(), provider_id: fact.providerId, demonstration: fact.demonstration, key: fact.key, value: fact.value, source: fact.source, given_on: fact.givenOn })));
  const these = sql`jsonb_to_recordset(${given}::jsonb) as n(id uuid, provider_id uuid, demonstration boolean, key text, value jsonb, source text, given_on date)`;
  await tx.execute(sql`
    update provider_facts f set replaced_on = n.given_on from ${these}
    where f.provider_id = n.provider_id and f.key = n.key and f.replaced_on is null and f.taken_back_on is null
      and f.given_on <= n.given_on and (f.value, f.source, f.given_on) is distinct from (n.value, n.source, n.given_on)`);
  const added = await tx.execute<{ provider_id: string }>(sql`
    insert into provider_facts (id, provider_id, demonstration, key, value, source, given_on)
    select id, provider_id, demonstration, key, value, source, given_on from ${these}
    where not exists (select 1 from provider_facts f where f.provider_id = n.provider_id and f.key = n.key and f.replaced_on is null and (f.taken_back_on is null or f.taken_back_on > n.given_on))
    returning provider_id`);
  return new Set(added.rows.map((row) => row.provider_id));
}
