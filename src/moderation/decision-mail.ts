// The mail that tells whoever a decision is about what was decided, by which clause, and why. A job.
import { eq } from 'drizzle-orm';
import { mailOf, type Part } from '#accounts/mail.ts';
import { accounts } from '#accounts/tables.ts';
import type { App } from '#app.ts';
import { evidence } from '#assessments/evidence-tables.ts';
import { refusedWith } from '#assessments/reads.ts';
import { cases, providers } from '#providers/tables.ts';
import { claims } from '#providers/team-tables.ts';
import { teamOf } from '#providers/team-reads.ts';
import { clausesOf } from '#standard/policy.ts';
import { decisions } from './tables.ts';

type Parts = Pick<App, 'db' | 'mailer' | 'config' | 'policy' | 'standard'>;
type Row = typeof decisions.$inferSelect;

interface Told {
  readonly to: readonly string[];
  readonly subject: string;
  readonly link: string;
}

async function toldOf({ db, config: { site }, standard }: Parts, row: Row): Promise<Told> {
  const [firm] = row.providerId === null ? [] : await db.select({ name: providers.name, slug: providers.slug }).from(providers).where(eq(providers.id, row.providerId));
  if (row.subject === 'claim') {
    const [claim] = await db.select({ mailbox: accounts.mailbox, proposed: claims.proposed }).from(claims).innerJoin(accounts, eq(accounts.id, claims.accountId)).where(eq(claims.id, row.subjectId));
    return { to: claim ? [claim.mailbox] : [], subject: `Your claim of ${firm?.name ?? claim?.proposed?.name ?? 'a firm'}`, link: `${site}/desk` };
  }
  if (row.subject === 'report') {
    const [report] = await db.select({ contact: cases.contact, number: cases.number }).from(cases).where(eq(cases.id, row.subjectId));
    return { to: report?.contact ? [report.contact] : [], subject: `Your report ${report?.number ?? ''}`, link: firm ? `${site}/providers/${firm.slug}` : site };
  }
  const [sent] = await db.select({ checkId: evidence.checkId }).from(evidence).where(eq(evidence.id, row.subjectId));
  const title = standard.current.edition.checks.find((check) => check.id === sent?.checkId)?.title ?? 'a check';
  const team = row.providerId === null ? [] : await teamOf(db, row.providerId);
  return { to: team.map((member) => member.mailbox), subject: `Your proof for “${title}”`, link: `${site}/desk/${firm?.slug ?? ''}/checklist/${sent?.checkId ?? ''}` };
}

/** Sends one mail to each who is told. A decision without anybody to tell is told. */
export async function mailDecision(app: Parts, id: string): Promise<void> {
  const [row] = await app.db.select().from(decisions).where(eq(decisions.id, id));
  if (!row) return;
  const { to, subject, link } = await toldOf(app, row);
  const clause = clausesOf(app.policy).find((one) => one.id === row.clause);
  const also = row.subject === 'evidence' ? await refusedWith(app.db, row.subjectId) : [];
  const parts: Part[] = [`${app.policy.decisions[row.decision]}.`, `Why: ${row.reason}`, ...(also.length > 0 ? [`The same file was offered for ${also.join(', ')}. It is refused there too.`] : []), `The clause: ${row.clause}, ${clause?.title ?? ''}. ${clause?.says ?? ''}`, { link, label: 'Look at it' }, `You may appeal once within ${app.policy.limits.appeal.count} days. Somebody else decides then. To appeal, write to us:`, { link: `${app.config.site}/report`, label: 'Write to us' }];
  for (const mailbox of to) await app.mailer.send(mailOf(mailbox, subject, parts, app.config.site));
}
