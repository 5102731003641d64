// The jobs that this room asks for, by name. What answers them stands in worker.ts.
import { MAIL_TRIES } from '#accounts/jobs.ts';
import type { Job } from '#platform/queue.ts';

/** The ten minutes of a decision are over. */
export const DECISION_DUE = (id: string, at: Date): Job => ({ name: 'decision-due', payload: { id }, runAt: at });

/** The firm sees a decision first: it is told what, why, and until when it may answer. */
export const DECISION_HEARD = (id: string): Job => ({ name: 'decision-heard', payload: { id }, tries: MAIL_TRIES });

/** The days for the fact check are over, or the firm agreed. */
export const DECISION_PUBLISHES = (id: string, at: Date): Job => ({ name: 'decision-publishes', payload: { id }, runAt: at });

/** A decision has taken effect: whoever it is about is told. */
export const DECISION_EFFECTIVE = (id: string): Job => ({ name: 'decision-effective', payload: { id }, tries: MAIL_TRIES });
