// The mail that tells whoever a decision is about what was decided, by which clause, and why. A job.
import { eq } from 'drizzle-orm';
import { mailOf, type Part } from '#accounts/mail.ts';
import { accounts } from '#accounts/tables.ts';
import type { App } from '#app.ts';
import { evidence } from '#assessments/evidence-tables.ts';
import { refusedWith } from '#assessments/reads.ts';
import { fullDate } from '#kernel/words.ts';
import { cases } from '#providers/case-tables.ts';
import { providers } from '#providers/tables.ts';
import { claims } from '#providers/team-tables.ts';
import { teamOf } from '#providers/team-reads.ts';
import { clausesOf } from '#standard/policy.ts';
import { appealEnd } from './decision-words.ts';
import { saidBy } from './identity-case.ts';
import { mailboxesOf } from './sides.ts';
import { appeals, decisions } from './tables.ts';

type Parts = Pick<App, 'db' | 'mailer' | 'config' | 'policy' | 'standard'>;
type Row = typeof decisions.$inferSelect;

interface Told {
  readonly to: readonly string[];
  readonly subject: string;
  /** Who may appeal finds the way on this page. */
  readonly link: string;
}

const teamMailboxes = async (db: App['db'], providerId: string | null): Promise<string[]> => (providerId === null ? [] : (await teamOf(db, providerId)).map((member) => member.mailbox));

async function claimTold({ db }: Parts, row: Row, firm: string | undefined): Promise<Pick<Told, 'to' | 'subject'>> {
  const [claim] = await db.select({ mailbox: accounts.mailbox, proposed: claims.proposed }).from(claims).innerJoin(accounts, eq(accounts.id, claims.accountId)).where(eq(claims.id, row.subjectId));
  return { to: claim ? [claim.mailbox] : [], subject: `Your claim of ${firm ?? claim?.proposed?.name ?? 'a firm'}` };
}

/** The team and whoever appealed; the other side of the first decision is the same people. */
async function appealTold({ db }: Parts, row: Row, firm: string | undefined): Promise<Pick<Told, 'to' | 'subject'>> {
  const [asked] = await db.select({ mailbox: accounts.mailbox }).from(appeals).innerJoin(accounts, eq(accounts.id, appeals.accountId)).where(eq(appeals.id, row.subjectId));
  return { to: [...new Set([...(asked ? [asked.mailbox] : []), ...(await teamMailboxes(db, row.providerId))])], subject: `Your appeal${firm ? ` for ${firm}` : ''}` };
}

async function toldOf(app: Parts, row: Row): Promise<Told[]> {
  const { db, config: { site }, standard } = app;
  const [firm] = row.providerId === null ? [] : await db.select({ name: providers.name, slug: providers.slug }).from(providers).where(eq(providers.id, row.providerId));
  const link = `${site}/desk/decisions/${row.id}`;
  if (row.subject === 'claim') {
    const claimant = { ...(await claimTold(app, row, firm?.name)), link };
    const others = row.decision === 'claim-grant' ? (await teamMailboxes(db, row.providerId)).filter((mailbox) => !claimant.to.includes(mailbox)) : [];
    return [claimant, { to: others, subject: `Somebody else speaks for ${firm?.name ?? 'your firm'} too`, link }];
  }
  if (row.subject === 'appeal') return [{ ...(await appealTold(app, row, firm?.name)), link: `${site}/desk` }];
  if (row.subject === 'fact-check') return [{ to: await teamMailboxes(db, row.providerId), subject: `What you told us about ${firm?.name ?? 'your firm'}`, link: `${site}/desk/decisions/${row.subjectId}` }];
  if (row.subject === 'identity') {
    const said = await saidBy(db, row.subjectId);
    const teams = row.decision === 'no-change' ? [] : await mailboxesOf(db, row);
    const asked = { to: (said?.to ?? []).filter((one) => !teams.includes(one)), subject: `Case I-${said?.number ?? ''}, about ${firm?.name ?? 'a firm'}`, link: firm ? `${site}/providers/${firm.slug}` : site };
    return [asked, { to: teams, subject: `A decision about ${firm?.name ?? 'your firm'}`, link }];
  }
  if (row.subject === 'report') {
    const [report] = await db.select({ contact: cases.contact, number: cases.number }).from(cases).where(eq(cases.id, row.subjectId));
    const reporter = { to: report?.contact ? [report.contact] : [], subject: `Your report ${report?.number ?? ''}`, link: firm ? `${site}/providers/${firm.slug}` : site };
    const team = row.decision === 'no-change' ? [] : await teamMailboxes(db, row.providerId);
    return [reporter, { to: team, subject: `A decision about ${firm?.name ?? 'your firm'}`, link }];
  }
  const [sent] = await db.select({ checkId: evidence.checkId }).from(evidence).where(eq(evidence.id, row.subjectId));
  const title = standard.current.edition.checks.find((check) => check.id === sent?.checkId)?.title ?? 'a check';
  return [{ to: await teamMailboxes(db, row.providerId), subject: `Your proof for “${title}”`, link }];
}

/** Sends one mail to each who is told. A decision without anybody to tell is told. */
export async function mailDecision(app: Parts, id: string): Promise<void> {
  const [row] = await app.db.select().from(decisions).where(eq(decisions.id, id));
  if (!row) return;
  const clause = clausesOf(app.policy).find((one) => one.id === row.clause);
  const also = row.subject === 'evidence' ? await refusedWith(app.db, row.subjectId) : [];
  const until = appealEnd(row, app.policy);
  for (const { to, subject, link } of await toldOf(app, row)) {
    const appeal = until && link.includes('/desk/decisions/') ? [`You may appeal once, until the end of ${fullDate(until)}. Somebody who had no part in it decides then. The page says how.`] : [];
    const parts: Part[] = [`${app.policy.decisions[row.decision]}.`, `Why: ${row.reason}`, ...(also.length > 0 ? [`The same file was offered for ${also.join(', ')}. It is refused there too.`] : []), `The clause: ${row.clause}, ${clause?.title ?? ''}. ${clause?.says ?? ''}`, { link, label: 'Look at it' }, ...appeal];
    for (const mailbox of to) await app.mailer.send(mailOf(mailbox, subject, parts, app.config.site));
  }
}
