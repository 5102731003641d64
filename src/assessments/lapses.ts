// What of a provider's answers and proofs lapses on which day, and the daily job that tells its team 60 and 14 days before, and on the day.
import { mailOf } from '#accounts/mail.ts';
import type { App } from '#app.ts';
import { findingsOf } from '#engine/findings.ts';
import type { Finding } from '#engine/score-types.ts';
import { addDays, type Day } from '#kernel/time.ts';
import { counted, fullDate } from '#kernel/words.ts';
import { claimedProviders } from '#providers/reads.ts';
import { teamOf } from '#providers/team-reads.ts';
import type { Edition } from '#standard/schema.ts';
import { factsOf } from './facts.ts';
import { LAPSES_NEAR } from './jobs.ts';
import { lapseNotices } from './notice-tables.ts';

/** How many days before a last valid day the team is told. */
export const NOTICE_DAYS = [60, 14, 0] as const;

export interface Lapse {
  readonly check: string;
  readonly title: string;
  /** The last day on which it counts in full. */
  readonly on: Day;
}

/** Everything that counts today and has a last day, in order of that day. Pure. */
export function lapsesOf(edition: Edition, findings: readonly Finding[]): Lapse[] {
  const titles = new Map(edition.checks.map((check) => [check.id, check.title]));
  return findings
    .flatMap(({ check, validUntil, inGrace }) => (validUntil && !inGrace ? [{ check, title: titles.get(check) ?? check, on: validUntil }] : []))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.check < b.check ? -1 : 1));
}

const BATCH = 200;

/** Of each provider with a team, the lapses that are 60, 14 or 0 days away on `asOf`; each provider is told once a day, however often this runs. */
export async function noticeLapses(app: Pick<App, 'db' | 'queue' | 'standard'>, asOf: Day): Promise<number> {
  const { edition } = app.standard.current;
  const days = new Set(NOTICE_DAYS.map((count) => addDays(asOf, count)));
  let told = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const ids = await claimedProviders(app.db, after, BATCH);
    for (const [id, facts] of await factsOf(app.db, edition.id, ids)) {
      if (!lapsesOf(edition, findingsOf(edition, facts, asOf)).some((one) => days.has(one.on))) continue;
      told += await app.db.transaction(async (tx) => {
        const fresh = await tx.insert(lapseNotices).values({ providerId: id, onDay: asOf }).onConflictDoNothing().returning({ id: lapseNotices.providerId });
        if (fresh.length > 0) await app.queue.enqueue(tx, LAPSES_NEAR(id, facts.slug, asOf));
        return fresh.length;
      });
    }
    if (ids.length < BATCH) return told;
    after = ids.at(-1)!;
  }
}

/** Mails the team of one provider what is near on that day. Without a team, or with nothing left to tell, there is nothing to do. */
export async function mailLapses(app: Pick<App, 'db' | 'mailer' | 'config' | 'standard'>, { id, slug, day: asOf }: { readonly id: string; readonly slug: string; readonly day: Day }): Promise<void> {
  const { edition } = app.standard.current;
  const team = await teamOf(app.db, id);
  const facts = team.length === 0 ? undefined : (await factsOf(app.db, edition.id, [id])).get(id);
  if (!facts) return;
  const all = lapsesOf(edition, findingsOf(edition, facts, asOf));
  const parts = NOTICE_DAYS.flatMap((count) => {
    const near = all.filter((one) => one.on === addDays(asOf, count));
    if (near.length === 0) return [];
    return [`${count === 0 ? 'Today is the last day' : `In ${count} days, on ${fullDate(addDays(asOf, count))}, is the last day`} on which ${near.length === 1 ? 'this counts' : 'these count'} in full: ${near.map((one) => `${one.title} (${one.check})`).join('; ')}.`];
  });
  if (parts.length === 0) return;
  const { site } = app.config;
  const text = [...parts, 'After that a proof counts one step lower, and 180 days later not at all. Send a new one before.', { link: `${site}/desk/${slug}/checklist`, label: 'Open your checklist' }, { link: `${site}/desk/${slug}/lapses.ics`, label: 'All days as a calendar file' }];
  for (const { mailbox } of team) await app.mailer.send(mailOf(mailbox, `${counted(all.filter((one) => NOTICE_DAYS.some((count) => one.on === addDays(asOf, count))).length, 'answer')} of yours will lapse on Plumbline`, text, site));
}
