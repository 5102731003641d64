// A row of the record in words, from its public part alone. Pure.
import type { PublicRecord } from '#audit/reads.ts';
import type { Policy } from '#standard/policy-schema.ts';

const ACTS: Readonly<Record<string, string>> = {
  'passkey-added': 'Somebody added a passkey',
  'passkey-removed': 'Somebody removed a passkey',
  'mailbox-changed': 'Somebody changed the mailbox of their account',
  'account-erased': 'Somebody erased their account',
  'moderator-appointed': 'A moderator was appointed',
  'moderator-passkey-lost': 'A moderator lost a passkey and was given a new way in',
  'moderator-dismissed': 'A moderator was let go',
  'provider-claimed': 'A provider was claimed',
  'provider-given-back': 'A provider was given back by its team',
  'member-joined': 'Somebody joined a provider’s team',
  'member-changed': 'A member of a provider’s team has another role',
  'member-removed': 'Somebody left a provider’s team',
  'profile-changed': 'A provider changed its profile',
  'answers-published': 'A provider published answers',
  'moderator-stood-aside': 'A moderator stood aside from a firm',
  'answer-taken-back': 'A provider took an answer back',
  'evidence-closed': 'What we asked for again did not come, so a proof is refused',
  'answers-drawn': 'Answers were drawn for fuller proof',
  'drawn-answer-ended': 'Nothing came for an answer that was drawn, so it counts as unanswered',
};

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One sentence for each kind of row; a kind that is not known here is shown by its own name. */
export function recordWords({ act, open }: Pick<PublicRecord, 'act' | 'open'>, policy: Pick<Policy, 'decisions'>): string {
  const of = text(open?.['provider']) && `: ${text(open?.['provider'])}`;
  if (act !== 'case-decided' && act !== 'case-heard') return `${ACTS[act] ?? act}${of}`;
  const decision = policy.decisions[open?.['decision'] as keyof Policy['decisions']] ?? text(open?.['decision']);
  const check = text(open?.['check']) && `, check ${text(open?.['check'])}`;
  return `${act === 'case-heard' ? 'To be published after its firm was heard: ' : ''}${act === 'case-heard' ? lowered(decision) : decision}, clause ${text(open?.['clause'])}${check}${open?.['moderators'] === 1 ? '' : `, by ${String(open?.['moderators'])} moderators`}${of}`;
}
