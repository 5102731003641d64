// The mails about answers that were drawn: what to send and by when, and later that nothing came. Jobs; without a team, or with nothing left to tell, there is nothing to do.
import { and, asc, eq } from 'drizzle-orm';
import { mailOf, type Part } from '#accounts/mail.ts';
import type { App } from '#app.ts';
import type { Day } from '#kernel/time.ts';
import { counted, fullDate, opening } from '#kernel/words.ts';
import { providers } from '#providers/tables.ts';
import { teamOf } from '#providers/team-reads.ts';
import type { Check } from '#standard/schema.ts';
import { drawnAnswers } from './draw-tables.ts';
import { lineWords } from './draw-words.ts';

type Parts = Pick<App, 'db' | 'mailer' | 'config' | 'standard' | 'policy'>;

/** What a check takes beyond somebody's word, in the words of the standard. */
const proofWords = ({ proofs: { document, attested } }: Check): string => [...(document ? [`A document: ${document}.`] : []), ...(attested ? [`Or outside proof: ${attested}.`] : [])].join(' ').replace(/^Or o/, 'O');

const checkLink = ({ config: { site } }: Parts, slug: string, check: Check) => ({ link: `${site}/desk/${slug}/checklist/${check.id}`, label: `Send proof for ${check.id}` });

/** Tells the team of one provider which of its answers were drawn for a day, and what proves each. */
export async function mailDrawn(app: Parts, { id, day: on }: { readonly id: string; readonly day: Day }): Promise<void> {
  const { edition } = app.standard.current;
  const rows = await app.db.select().from(drawnAnswers).where(and(eq(drawnAnswers.providerId, id), eq(drawnAnswers.drawDay, on), eq(drawnAnswers.state, 'asked'), eq(drawnAnswers.edition, edition.id))).orderBy(asc(drawnAnswers.checkId), asc(drawnAnswers.rule));
  const [firm] = await app.db.select({ slug: providers.slug }).from(providers).where(eq(providers.id, id));
  const lines = rows.map((row) => ({ row, check: edition.checks.find((check) => check.id === row.checkId)! }));
  const dueOn = rows[0]?.dueOn as Day | undefined;
  if (!firm || !dueOn) return;
  const asked = lines.flatMap(({ row, check }): Part[] => [`${lineWords(check, row.rule)}: ${proofWords(check)}`, checkLink(app, firm.slug, check)]);
  const many = rows.length > 1;
  const text: Part[] = [
    `Four times a year we draw some answers by lot, and ask for fuller proof of them. This time ${many ? `${counted(rows.length, 'answer')} of yours were` : 'one of yours was'} drawn. That is no suspicion.`,
    `Please send it by ${fullDate(dueOn)}. If it backs your answer, it counts from then on. If nothing comes, the answer counts as unanswered from the day after. You may also change it, or take it back.`,
    ...asked,
    { link: `${app.config.site}/about/transparency#draws`, label: 'How answers are drawn' },
  ];
  for (const { mailbox } of await teamOf(app.db, id)) await app.mailer.send(mailOf(mailbox, `${opening(counted(rows.length, 'answer'))} of yours ${many ? 'were' : 'was'} drawn on Plumbline`, text, app.config.site));
}

/** Tells the team that an answer of theirs ended, because no proof came. */
export async function mailDrawnEnded(app: Parts, id: string): Promise<void> {
  const [row] = await app.db.select({ drawn: drawnAnswers, slug: providers.slug }).from(drawnAnswers).innerJoin(providers, eq(providers.id, drawnAnswers.providerId)).where(eq(drawnAnswers.id, id));
  const check = app.standard.editions.find((one) => one.edition.id === row?.drawn.edition)?.edition.checks.find((one) => one.id === row?.drawn.checkId);
  if (!row || !check) return;
  const { drawDay, rule, dueOn, closedOn, providerId } = row.drawn;
  const text: Part[] = [
    `This answer was drawn for ${fullDate(drawDay as Day)}, and no proof that backs it came by ${fullDate(dueOn as Day)}: ${lineWords(check, rule)}. So it counts as unanswered from ${fullDate(closedOn as Day)} on (clause M-58).`,
    'You may answer it again at any time. It counts as before once you do, and more with proof.',
    checkLink(app, row.slug, check),
    `If we are wrong, write to us within ${counted(app.policy.limits.appeal.count, 'day')}. Somebody looks at it:`,
    { link: `${app.config.site}/report`, label: 'Write to us' },
  ];
  for (const { mailbox } of await teamOf(app.db, providerId)) await app.mailer.send(mailOf(mailbox, `“${check.title}” counts as unanswered now`, text, app.config.site));
}
