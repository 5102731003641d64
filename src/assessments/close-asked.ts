// What was asked for again and did not come: the case closes by itself as refused, the day after the last one (M-15). The daily job, and its mail.
import { and, eq, lt } from 'drizzle-orm';
import { mailOf } from '#accounts/mail.ts';
import type { App } from '#app.ts';
import { record } from '#audit/record.ts';
import { addDays, dayOf, type Day } from '#kernel/time.ts';
import { counted, fullDate } from '#kernel/words.ts';
import { providers } from '#providers/tables.ts';
import { teamOf } from '#providers/team-reads.ts';
import { evidence } from './evidence-tables.ts';
import { ASKED_IN_VAIN } from './jobs.ts';
import { refuseEvidence } from './read-evidence.ts';

/** The last day to send what we asked for at a moment. */
export const lastDayToSend = (askedAt: Date, days: number): Day => addDays(dayOf(askedAt), days);

/** Refuses, on `today`, all that was asked for again longer ago than the policy gives, each once, and says how many. Done twice, it changes nothing. */
export async function closeAsked(app: Pick<App, 'db' | 'clock' | 'queue' | 'policy'>, today: Day): Promise<number> {
  const over = and(eq(evidence.state, 'asked'), lt(evidence.askedAt, new Date(`${addDays(today, -app.policy.limits.again.count)}T00:00:00Z`)));
  let closed = 0;
  for (const { id } of await app.db.select({ id: evidence.id }).from(evidence).where(over).orderBy(evidence.askedAt)) {
    closed += await app.db.transaction(async (tx) => {
      const [row] = await tx.select({ providerId: evidence.providerId, check: evidence.checkId, slug: providers.slug }).from(evidence).innerJoin(providers, eq(providers.id, evidence.providerId)).where(and(eq(evidence.id, id), over)).for('update', { of: evidence });
      if (!row) return 0;
      await refuseEvidence(tx, app.clock, id);
      await app.queue.enqueue(tx, ASKED_IN_VAIN(id));
      // Like every refusal it names the firm to moderators alone (M-16, M-60).
      await record(tx, app.clock.now(), { actor: 'clock', act: 'evidence-closed', subject: 'evidence', subjectId: id, open: { check: row.check, clause: 'M-15' }, closed: { provider: row.slug } });
      return 1;
    });
  }
  return closed;
}

/** Tells the team. One without a team is told. */
export async function mailAskedInVain(app: Pick<App, 'db' | 'mailer' | 'config' | 'standard' | 'policy'>, id: string): Promise<void> {
  const [row] = await app.db.select({ sent: evidence, slug: providers.slug }).from(evidence).innerJoin(providers, eq(providers.id, evidence.providerId)).where(eq(evidence.id, id));
  if (!row?.sent.askedAt) return;
  const { checkId, edition, askedAt, providerId } = row.sent;
  const title = app.standard.editions.find((one) => one.edition.id === edition)?.edition.checks.find((check) => check.id === checkId)?.title ?? 'a check';
  const { again, appeal } = app.policy.limits;
  const text = [
    `On ${fullDate(dayOf(askedAt))} we asked you for more about your proof for “${title}” (${checkId}). Nothing came by ${fullDate(lastDayToSend(askedAt, again.count))}, so it is closed as refused (clause M-15).`,
    'Your answer stays as it was, and your page does not say that you tried. You may send better proof at any time.',
    { link: `${app.config.site}/desk/${row.slug}/checklist/${checkId}`, label: 'Send other proof' },
    `If we are wrong, write to us within ${counted(appeal.count, 'day')}:`,
    { link: `${app.config.site}/report`, label: 'Write to us' },
  ];
  for (const { mailbox } of await teamOf(app.db, providerId)) await app.mailer.send(mailOf(mailbox, `Your proof for “${title}” is closed`, text, app.config.site));
}
