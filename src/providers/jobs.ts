// The jobs that this room asks for, by name. What answers them stands in worker.ts.
import { MAIL_TRIES } from '#accounts/jobs.ts';
import type { Job } from '#platform/queue.ts';

const factsChanged = (provider: string): Job => ({ name: 'provider-facts-changed', payload: { providers: [provider] }, key: `provider-facts-changed:${provider}` });

/** A firm speaks for itself from now on: its score is computed, and shown as not rated for its time of grace (rule 28). */
export const PROVIDER_CLAIMED = factsChanged;

/** A firm said something else of itself, or said it anew: what is worked out of it is worked out again. */
export const PROFILE_CHANGED = factsChanged;

/** Somebody else showed that a claimed firm's domain is theirs: those who speak for it are told. */
export const FIRM_CONTESTED = (claim: string): Job => ({ name: 'firm-contested', payload: { id: claim }, tries: MAIL_TRIES });

/** Somebody was invited to a team. */
export const MEMBER_INVITED = (invitation: string): Job => ({ name: 'member-invited', payload: { id: invitation }, tries: MAIL_TRIES });
