// The worker: runs jobs in bare Node, from one explicit table. That it starts is the proof that the rooms need no framework.
import { z } from 'zod';
import { HOUR_PASSED } from '#accounts/jobs.ts';
import { mailboxLeftMail } from '#accounts/mail.ts';
import { sendLink } from '#accounts/send-link.ts';
import { sweepAccounts } from '#accounts/sweep.ts';
import { openApp, type App } from '#app.ts';
import { forgetComments } from '#assessments/against-answer.ts';
import { closeAsked, mailAskedInVain } from '#assessments/close-asked.ts';
import { drawAnswers } from '#assessments/draw-answers.ts';
import { mailDrawn, mailDrawnEnded } from '#assessments/draw-mail.ts';
import { DAY_ROLLED } from '#assessments/jobs.ts';
import { mailLapses, noticeLapses } from '#assessments/lapses.ts';
import { recomputeScores } from '#assessments/recompute-scores.ts';
import { addDays, day } from '#kernel/time.ts';
import { mailDecision } from '#moderation/decision-mail.ts';
import { mailHearing } from '#moderation/hearing-mail.ts';
import { effectDecision, publishDecision } from '#moderation/effect.ts';
import { settleDraws } from '#assessments/settle-draws.ts';
import { sweepEvidence } from '#assessments/sweep-evidence.ts';
import { untilTold } from '#platform/lifeline.ts';
import { untilReachable } from '#platform/reach.ts';
import { keepOwners } from '#providers/team.ts';
import { mailContest, mailInvitation } from '#providers/team-mail.ts';
import { mailLater } from '#shortlists/later-mail.ts';
import { mailChanges, noticeChanges } from '#shortlists/tell-changes.ts';
import { runJobs, type JobVerb, type Timetable } from '#platform/run-jobs.ts';

const DAY_MS = 86_400_000;
/** A worker that is started again while Postgres is away waits for it. */
const DATABASE_WITHIN_MS = 60_000;
const OneId = z.object({ id: z.uuid() });
const NearLapses = z.object({ id: z.uuid(), slug: z.string(), day: z.string().transform(day) });
const AccountDay = z.object({ id: z.uuid(), day: z.string().transform(day) });
const LaterWish = z.object({ mailbox: z.string(), query: z.string(), askedAt: z.iso.datetime() });
const OneDraw = z.object({ id: z.uuid(), day: z.string().transform(day) });
const OneMailbox = z.object({ mailbox: z.string() });
const SomeProviders = z.object({ providers: z.array(z.uuid()) });

/** Job → what answers it. A job that is not here is never taken from the queue. */
export const answersOf = (app: App): Readonly<Record<string, JobVerb>> => ({
  [DAY_ROLLED]: async (_payload, log) => {
    const asOf = app.clock.today();
    log.info({ asOf, closed: await closeAsked(app, asOf) }, 'proof that was asked for again and did not come');
    log.info({ asOf, ended: await settleDraws(app, asOf), drawn: await drawAnswers(app, asOf) }, 'random checks');
    log.info({ asOf, ...(await recomputeScores(app, { asOf })) }, 'scores of a new day');
    log.info({ asOf, told: await noticeLapses(app, asOf) }, 'teams told of what lapses');
    log.info({ asOf, told: await noticeChanges(app, asOf) }, 'owners told of what changed');
  },
  'provider-facts-changed': async (payload) => {
    const { providers } = SomeProviders.parse(payload);
    await recomputeScores(app, { asOf: app.clock.today(), providers });
  },
  'mailed-link-asked': (payload) => sendLink(app, OneId.parse(payload).id),
  'mailbox-left': (payload) => app.mailer.send(mailboxLeftMail(OneMailbox.parse(payload).mailbox, app.config.site)),
  'firm-contested': (payload) => mailContest(app, OneId.parse(payload).id),
  'member-invited': (payload) => mailInvitation(app, OneId.parse(payload).id),
  'lapses-near': (payload) => mailLapses(app, NearLapses.parse(payload)),
  'saved-firms-changed': (payload) => mailChanges(app, AccountDay.parse(payload)),
  'later-asked': (payload) => mailLater(app, LaterWish.parse(payload)),
  'asked-in-vain': (payload) => mailAskedInVain(app, OneId.parse(payload).id),
  'answers-drawn': (payload) => mailDrawn(app, OneDraw.parse(payload)),
  'drawn-answer-ended': (payload) => mailDrawnEnded(app, OneId.parse(payload).id),
  'decision-due': (payload) => effectDecision(app, OneId.parse(payload).id),
  'decision-heard': (payload) => mailHearing(app, OneId.parse(payload).id),
  'decision-publishes': (payload) => publishDecision(app, OneId.parse(payload).id),
  'decision-effective': (payload) => mailDecision(app, OneId.parse(payload).id),
  [HOUR_PASSED]: async () => {
    await sweepAccounts(app);
    await keepOwners(app.db);
    await sweepEvidence(app);
    await forgetComments(app.db, addDays(app.clock.today(), -2 * app.policy.limits.appeal.count));
  },
});

/** A day that began while no worker ran is rolled when one starts. */
export const TIMETABLE: readonly Timetable[] = [
  { job: DAY_ROLLED, at: '0 0 * * *', madeUpFor: DAY_MS },
  { job: HOUR_PASSED, at: '17 * * * *', madeUpFor: 0 },
];

async function main(): Promise<void> {
  const app = openApp();
  await untilReachable(app.config.databaseUrl!, DATABASE_WITHIN_MS);
  const jobs = await runJobs(app.config.databaseUrl!, answersOf(app), TIMETABLE, app.log);
  process.send?.({ ready: true });
  await untilTold();
  await jobs.stop();
  await app.close();
  process.exit(0);
}

if (import.meta.main) await main();
