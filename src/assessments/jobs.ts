// The jobs of this room: past events that worker.ts answers by recomputing scores. Names and keys; nothing runs here.
import { MAIL_TRIES } from '#accounts/jobs.ts';
import type { Job } from '#platform/queue.ts';

/** Something that a score is computed from has changed for one provider. Many changes before the worker comes to it are one job. */
export const FACTS_CHANGED = (provider: string): Job => ({ name: 'provider-facts-changed', payload: { providers: [provider] }, key: `provider-facts-changed:${provider}` });

/** A new day began, in UTC: proofs lapse and silence speaks by the calendar alone (rule 23). */
export const DAY_ROLLED = 'day-rolled';

/** Something of a provider lapses in 60 or 14 days, or today: its team is told. */
export const LAPSES_NEAR = (id: string, slug: string, day: string): Job => ({ name: 'lapses-near', payload: { id, slug, day }, tries: MAIL_TRIES });

/** Answers of a provider were drawn for fuller proof: its team is told what to send. */
export const ANSWERS_DRAWN = (id: string, day: string): Job => ({ name: 'answers-drawn', payload: { id, day }, tries: MAIL_TRIES });

/** What we asked for again did not come in time, so that proof is refused: its team is told. */
export const ASKED_IN_VAIN = (id: string): Job => ({ name: 'asked-in-vain', payload: { id }, tries: MAIL_TRIES });

/** Nothing came for an answer that was drawn, so it counts no more: its team is told. */
export const DRAWN_ANSWER_ENDED = (id: string): Job => ({ name: 'drawn-answer-ended', payload: { id }, tries: MAIL_TRIES });
