// The verbs by which an owner of a firm publishes what was drafted in one area, and takes a published answer back. Published rows are never changed.
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { App } from '#app.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import { record } from '#audit/record.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import { roleOf } from '#providers/team.ts';
import { checksOf } from '#standard/catalogue.ts';
import { evidence } from './evidence-tables.ts';
import { FACTS_CHANGED } from './jobs.ts';
import { closeChanged } from './settle-draws.ts';
import { answers, notApplicableClaims } from './tables.ts';

type Parts = Pick<App, 'db' | 'clock' | 'queue' | 'standard'>;
interface Firm {
  readonly id: string;
  readonly slug: string;
}

/**
 * Publishes every draft of the area as of today, and sends the evidence that waits for it to a moderator. Signed: whoever asks is an owner of
 * the firm's desk and declares to be an owner or a director of the firm (proof kind S of the standard). Gives how many checks are new.
 */
export async function publishArea(app: Parts, { account }: SignedIn, firm: Firm, areaCode: string): Promise<Result<{ readonly checks: number; readonly evidence: number }, 'not-owner' | 'no-such-area' | 'nothing-new'>> {
  const { edition } = app.standard.current;
  const area = edition.areas.find((one) => one.code === areaCode);
  if (!area) return refused('no-such-area');
  const ids = checksOf(edition, area).map((check) => check.id);
  return app.db.transaction(async (tx) => {
    if ((await roleOf(tx, firm.id, account.id)) !== 'owner') return refused('not-owner');
    const [now, today] = [app.clock.now(), app.clock.today()];
    const here = <Table extends typeof answers | typeof notApplicableClaims | typeof evidence>(table: Table) => and(eq(table.providerId, firm.id), eq(table.edition, edition.id), inArray(table.checkId, ids), eq(table.state, 'draft'));
    const given = await tx.update(answers).set({ state: 'published', givenOn: today, writtenAt: now }).where(here(answers)).returning({ checkId: answers.checkId });
    const answered = given.map((one) => one.checkId);
    // An answer, or a new ground, ends the claim before it.
    const drafted = (await tx.select({ checkId: notApplicableClaims.checkId }).from(notApplicableClaims).where(here(notApplicableClaims))).map((one) => one.checkId);
    const ended = [...answered, ...drafted];
    if (ended.length > 0) await tx.update(notApplicableClaims).set({ takenBackOn: today }).where(and(eq(notApplicableClaims.providerId, firm.id), eq(notApplicableClaims.edition, edition.id), inArray(notApplicableClaims.checkId, ended), eq(notApplicableClaims.state, 'published'), isNull(notApplicableClaims.takenBackOn)));
    const claimed = await tx.update(notApplicableClaims).set({ state: 'published', claimedOn: today }).where(here(notApplicableClaims)).returning({ checkId: notApplicableClaims.checkId });
    const sent = await tx.update(evidence).set({ state: 'waiting', sentAt: now }).where(here(evidence)).returning({ id: evidence.id });
    const checks = [...new Set([...answered, ...claimed.map((one) => one.checkId)])].sort();
    if (checks.length === 0 && sent.length === 0) return refused('nothing-new');
    await closeChanged(tx, firm.id, today);
    await app.queue.enqueue(tx, FACTS_CHANGED(firm.id));
    await record(tx, now, { actor: 'account', actorId: account.id, act: 'answers-published', subject: 'provider', subjectId: firm.id, open: { provider: firm.slug, edition: edition.id, checks, evidence: sent.length } });
    return done({ checks: checks.length, evidence: sent.length });
  });
}

/** Takes back what is published to one check: from today on its silence speaks (rule 27). What was said stays in the history. */
export async function takeBackAnswer(app: Parts, { account }: SignedIn, firm: Firm, checkId: string): Promise<Result<void, 'not-owner' | 'nothing-there'>> {
  const { edition } = app.standard.current;
  return app.db.transaction(async (tx) => {
    if ((await roleOf(tx, firm.id, account.id)) !== 'owner') return refused('not-owner');
    const today = app.clock.today();
    const live = and(eq(answers.providerId, firm.id), eq(answers.edition, edition.id), eq(answers.checkId, checkId), eq(answers.state, 'published'), isNull(answers.takenBackOn), isNull(answers.endedOn));
    const back = await tx.update(answers).set({ takenBackOn: today }).where(live).returning({ id: answers.id });
    const claims = await tx.update(notApplicableClaims).set({ takenBackOn: today }).where(and(eq(notApplicableClaims.providerId, firm.id), eq(notApplicableClaims.edition, edition.id), eq(notApplicableClaims.checkId, checkId), eq(notApplicableClaims.state, 'published'), isNull(notApplicableClaims.takenBackOn))).returning({ id: notApplicableClaims.id });
    if (back.length + claims.length === 0) return refused('nothing-there');
    await closeChanged(tx, firm.id, today);
    await app.queue.enqueue(tx, FACTS_CHANGED(firm.id));
    await record(tx, app.clock.now(), { actor: 'account', actorId: account.id, act: 'answer-taken-back', subject: 'provider', subjectId: firm.id, open: { provider: firm.slug, edition: edition.id, check: checkId } });
    return done(undefined);
  });
}
