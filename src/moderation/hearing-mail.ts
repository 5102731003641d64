// The mail that tells a firm's team of a decision before it is published (M-30). A job.
import { eq } from 'drizzle-orm';
import { mailOf, type Part } from '#accounts/mail.ts';
import type { App } from '#app.ts';
import { addDays, day } from '#kernel/time.ts';
import { fullDate } from '#kernel/words.ts';
import { providers } from '#providers/tables.ts';
import { clausesOf } from '#standard/policy.ts';
import { doesWhat } from './decision-words.ts';
import { mailboxesOf } from './sides.ts';
import { decisions } from './tables.ts';

/** Sends one mail to each of the team. A decision that was dropped or published meanwhile is told by the mail of that. */
export async function mailHearing(app: Pick<App, 'db' | 'mailer' | 'config' | 'policy'>, id: string): Promise<void> {
  const [row] = await app.db.select().from(decisions).where(eq(decisions.id, id));
  if (row?.state !== 'heard' || row.providerId === null) return;
  const [firm] = await app.db.select({ name: providers.name }).from(providers).where(eq(providers.id, row.providerId));
  const clause = clausesOf(app.policy).find((one) => one.id === row.clause);
  const last = fullDate(addDays(day(row.publishesOn!), -1));
  const parts: Part[] = [
    `${app.policy.decisions[row.decision]}${row.checkId ? `, check ${row.checkId}` : ''}. Nothing is published yet: you see it first.`,
    ...(doesWhat(row) ? [`What it would do: ${doesWhat(row)!}`] : []),
    `Why: ${row.reason}`,
    `The clause: ${row.clause}, ${clause?.title ?? ''}. ${clause?.says ?? ''}`,
    `You have until the end of ${last} to check the facts and to tell us what is wrong. After that day it is published by itself.`,
    { link: `${app.config.site}/desk/decisions/${row.id}`, label: 'Read it and answer' },
  ];
  for (const mailbox of await mailboxesOf(app.db, row)) await app.mailer.send(mailOf(mailbox, `Before we publish it: about ${firm?.name ?? 'your firm'}`, parts, app.config.site));
}
