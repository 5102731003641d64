// The verbs by which what a firm answered goes along to the firm that carries it on, each answer with its own days, proofs and marks (rule 30); and what a sale ends. Called by the moderators' room, in its transaction.
import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import type { Queue } from '#platform/queue.ts';
import { FACTS_CHANGED } from './jobs.ts';
import { answers } from './tables.ts';

interface Parts {
  readonly queue: Queue;
}

/** Who owns the firm: a new owner ends the answer at once (the check's own term of validity, and M-48). */
const OWNERS = 'IND-05';

/**
 * Copies all that `from` has published to `to`: answers that were taken back, ended or found false too, since a history is not left behind.
 * Of two answers to one check the newer counts, as it does within one firm. A claim that a check does not apply goes along where the
 * successor has made none and has answered nothing since. What `from` said stays where it is, unread by any score. On
 * `ownersUntil` it was taken over: what it had said about its owners ends then.
 */
export async function inheritAnswers(tx: Db, { queue }: Parts, from: string, to: string, ownersUntil?: Day): Promise<void> {
  await tx.execute(sql`insert into answers (id, provider_id, edition, check_id, rule, value, figures, flags, choice, would_not_say, note, note_down_on, note_down_under, state, given_on, taken_back_on, ended_on, false_found_on, written_at, inherited_from)
    select gen_random_uuid(), ${to}, edition, check_id, rule, value, figures, flags, choice, would_not_say, note, note_down_on, note_down_under, state, given_on, taken_back_on,
      case when check_id = ${OWNERS} and taken_back_on is null and ended_on is null and given_on <= ${ownersUntil ?? null}::date then ${ownersUntil ?? null}::date else ended_on end, false_found_on, written_at, id
    from answers where provider_id = ${from} and state = 'published'`);
  await tx.execute(sql`insert into not_applicable_claims (id, provider_id, edition, check_id, ground, state, claimed_on, inherited_from)
    select gen_random_uuid(), ${to}, c.edition, c.check_id, c.ground, c.state, c.claimed_on, c.id
    from not_applicable_claims c where c.provider_id = ${from} and c.state = 'published' and c.taken_back_on is null
      and not exists (select from not_applicable_claims o where o.provider_id = ${to} and o.edition = c.edition and o.check_id = c.check_id and o.state = 'published' and o.taken_back_on is null)
      and not exists (select from answers a where a.provider_id = ${to} and a.edition = c.edition and a.check_id = c.check_id and a.state = 'published' and a.inherited_from is null and a.given_on >= c.claimed_on)`);
  await tx.execute(sql`insert into proofs (id, answer_id, claim_id, kind, date, checked_on, until, checked_by, checked)
    select gen_random_uuid(), a.id, null, p.kind, p.date, p.checked_on, p.until, p.checked_by, p.checked from proofs p join answers a on a.inherited_from = p.answer_id and a.provider_id = ${to}
    union all
    select gen_random_uuid(), null, c.id, p.kind, p.date, p.checked_on, p.until, p.checked_by, p.checked from proofs p join not_applicable_claims c on c.inherited_from = p.claim_id and c.provider_id = ${to}`);
  // An answer that was drawn is still to be proven, by whoever goes on and by the same day: nobody is quit of a draw by being carried on.
  await tx.execute(sql`update drawn_answers d set provider_id = ${to}, answer_id = a.id from answers a
    where d.provider_id = ${from} and d.state = 'asked' and a.provider_id = ${to} and a.inherited_from = d.answer_id
      and not exists (select from drawn_answers o where o.provider_id = ${to} and o.draw_day = d.draw_day and o.check_id = d.check_id and o.rule is not distinct from d.rule)`);
  await queue.enqueue(tx, FACTS_CHANGED(to));
  await queue.enqueue(tx, FACTS_CHANGED(from));
}

/** Takes away again what went along, also from whoever carried it further. What the firms said themselves stays. */
export async function disinheritAnswers(tx: Db, { queue }: Parts, from: string, to: string): Promise<void> {
  await tx.execute(sql`with recursive gone as (
    select t.id, o.id as said from answers t join answers o on o.id = t.inherited_from where t.provider_id = ${to} and o.provider_id = ${from}
    union all select t.id, g.said from answers t join gone g on t.inherited_from = g.id)
    update drawn_answers d set provider_id = ${from}, answer_id = g.said from gone g where d.answer_id = g.id`);
  for (const [table, column] of [['answers', 'answer_id'], ['not_applicable_claims', 'claim_id']] as const) {
    const gone = sql`with recursive gone as (
      select t.id from ${sql.raw(table)} t join ${sql.raw(table)} o on o.id = t.inherited_from where t.provider_id = ${to} and o.provider_id = ${from}
      union all select t.id from ${sql.raw(table)} t join gone g on t.inherited_from = g.id)`;
    const proofs = sql`select p.id from proofs p join gone g on p.${sql.raw(column)} = g.id`;
    await tx.execute(sql`${gone} update evidence set proof_id = null where proof_id in (${proofs})`);
    await tx.execute(sql`${gone} delete from proofs where id in (${proofs})`);
    await tx.execute(sql`${gone} delete from ${sql.raw(table)} where id in (select id from gone)`);
  }
  await queue.enqueue(tx, FACTS_CHANGED(to));
  await queue.enqueue(tx, FACTS_CHANGED(from));
}

/** The firm was sold on that day: what was said about its owners until then counts no more. */
export async function endOwners(tx: Db, { queue }: Parts, providerId: string, on: Day): Promise<void> {
  await tx.update(answers).set({ endedOn: on }).where(and(eq(answers.providerId, providerId), eq(answers.checkId, OWNERS), eq(answers.state, 'published'), lte(answers.givenOn, on), isNull(answers.takenBackOn), isNull(answers.endedOn)));
  await queue.enqueue(tx, FACTS_CHANGED(providerId));
}

/** Undoes that, on appeal. */
export async function restoreOwners(tx: Db, { queue }: Parts, providerId: string, on: Day): Promise<void> {
  await tx.update(answers).set({ endedOn: null }).where(and(eq(answers.providerId, providerId), eq(answers.checkId, OWNERS), eq(answers.endedOn, on)));
  await queue.enqueue(tx, FACTS_CHANGED(providerId));
}
