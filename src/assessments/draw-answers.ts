// The verb that draws answers for fuller proof on the first day of a quarter (M-57). A day that was missed is made up for; done twice, it changes nothing.
import { and, desc, eq, isNull, lt, lte, sql } from 'drizzle-orm';
import type { App } from '#app.ts';
import { BEFORE_ALL } from '#audit/chain.ts';
import { record } from '#audit/record.ts';
import { records } from '#audit/tables.ts';
import { newId } from '#kernel/id.ts';
import { addDays, day, type Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { atRest, lineKey, livingAnswers, type Living } from './draw-population.ts';
import { drawnAnswers, draws } from './draw-tables.ts';
import { drawFrom, drawnOf, drawsDue } from './draw.ts';
import { ANSWERS_DRAWN } from './jobs.ts';
import { closeChanged } from './settle-draws.ts';
import { answers } from './tables.ts';

type Parts = Pick<App, 'db' | 'clock' | 'queue' | 'standard' | 'policy'>;

/** Any number, the same in every process: two that draw at once go one after the other. */
const LOCK = 7_206_002;

/** The seed of a day: the hash of the newest row of the record before it, which nobody could know beforehand. */
async function seedBefore(tx: Db, on: Day): Promise<{ readonly seed: string; readonly recordNumber: number }> {
  const [newest] = await tx.select({ seed: records.hash, recordNumber: records.number }).from(records).where(lt(records.at, new Date(`${on}T00:00:00Z`))).orderBy(desc(records.number)).limit(1);
  return newest ?? { seed: BEFORE_ALL, recordNumber: 0 };
}

/** The row of an answer that stood on a day. */
async function rowOn(tx: Db, edition: string, { providerId, check, rule }: Living, on: Day): Promise<string> {
  const ofRule = rule === undefined ? isNull(answers.rule) : eq(answers.rule, rule);
  const given = and(eq(answers.providerId, providerId), eq(answers.edition, edition), eq(answers.checkId, check), ofRule, eq(answers.state, 'published'), eq(answers.wouldNotSay, false), lte(answers.givenOn, on));
  const [row] = await tx.select({ id: answers.id }).from(answers).where(given).orderBy(desc(answers.givenOn), desc(answers.writtenAt), desc(answers.id)).limit(1);
  return row!.id;
}

const named = (some: readonly Living[]) => some.map(({ provider, check, rule }) => ({ provider, check, ...(rule !== undefined && { rule }) }));

/** Draws for one day. Gives how many of how many, or nothing where that draw was made before. */
async function drawFor(app: Parts, on: Day): Promise<{ readonly answers: number; readonly drawn: number } | undefined> {
  const { edition } = app.standard.current;
  return app.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
    if ((await tx.select({ day: draws.day }).from(draws).where(eq(draws.day, on))).length > 0) return undefined;
    const { seed, recordNumber } = await seedBefore(tx, on);
    const living = await livingAnswers(tx, edition, on);
    const rest = await atRest(tx, edition.id, on);
    const [population, setAside] = [living.filter((one) => !rest.has(lineKey(one))), living.filter((one) => rest.has(lineKey(one)))];
    const share = app.policy.limits.share.count;
    const chosen = drawFrom(seed, population, drawnOf(living.length, share));
    const [madeOn, now] = [app.clock.today(), app.clock.now()];
    await tx.insert(draws).values({ day: on, madeOn, seed, recordNumber, share, answers: living.length, drawn: chosen.length, population: named(population), setAside: named(setAside) });
    const dueOn = addDays(madeOn, app.policy.limits.drawn.count);
    for (const one of chosen) {
      const { providerId, provider: slug, check: checkId, rule = null } = one;
      await tx.insert(drawnAnswers).values({ id: newId(now.getTime()), drawDay: on, providerId, slug, edition: edition.id, checkId, rule, answerId: await rowOn(tx, edition.id, one, on), state: 'asked', dueOn });
    }
    for (const providerId of new Set(chosen.map((one) => one.providerId))) {
      await closeChanged(tx, providerId, madeOn);
      await app.queue.enqueue(tx, ANSWERS_DRAWN(providerId, on));
    }
    await record(tx, now, { actor: 'clock', act: 'answers-drawn', subject: 'draw', open: { day: on, seed, row: recordNumber, answers: living.length, drawn: chosen.length } });
    return { answers: living.length, drawn: chosen.length };
  });
}

/** Makes every draw that is due on `today` and says how many answers were drawn in all. */
export async function drawAnswers(app: Parts, today: Day): Promise<number> {
  const [last] = await app.db.select({ day: draws.day }).from(draws).orderBy(desc(draws.day)).limit(1);
  let drawn = 0;
  for (const on of drawsDue(today, last && day(last.day), day(app.policy.date))) drawn += (await drawFor(app, on))?.drawn ?? 0;
  return drawn;
}
