// The jobs that this room asks for, by name. What answers them stands in worker.ts.
import type { Job } from '#platform/queue.ts';

/**
 * How often a mail is tried: with the pauses that grow to six hours, the last try is about a day after the first. Then it is given up, and
 * stays in the list of jobs for whoever is on duty.
 */
export const MAIL_TRIES = 13;

/** Somebody asked for a link by mail. The job names the wish; the link itself is made when the mail is sent. */
export const LINK_ASKED = (id: string): Job => ({ name: 'mailed-link-asked', payload: { id }, tries: MAIL_TRIES });

/** An account has another mailbox now; the one it had is told. */
export const MAILBOX_LEFT = (mailbox: string): Job => ({ name: 'mailbox-left', payload: { mailbox }, tries: MAIL_TRIES });

/** What is over is swept away, once an hour. */
export const HOUR_PASSED = 'hour-passed';
