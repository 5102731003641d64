// What a provider's desk knows beside the public: drafts and evidence. A read, and a pure overlay of drafts on what is published.
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Answer, CheckFacts, ProviderFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import { scoreOf } from '#engine/score.ts';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { wholeProviderBySlug } from '#providers/reads.ts';
import type { Edition } from '#standard/schema.ts';
import type { Assessment } from './assessment-of.ts';
import { evidence } from './evidence-tables.ts';
import { checksOfOne, profileOf } from './facts.ts';
import { shownNote } from './reads.ts';
import { answers, notApplicableClaims } from './tables.ts';

const DRAFT = { id: answers.id, checkId: answers.checkId, rule: answers.rule, value: answers.value, figures: answers.figures, flags: answers.flags, choice: answers.choice, wouldNotSay: answers.wouldNotSay, note: answers.note, writtenAt: answers.writtenAt };

/** Answers that the provider has not published yet. */
export const draftsOf = (db: Db, edition: string, providerId: string) =>
  db.select(DRAFT).from(answers).where(and(eq(answers.providerId, providerId), eq(answers.edition, edition), eq(answers.state, 'draft')));
export type Draft = Awaited<ReturnType<typeof draftsOf>>[number];

/** Live claims that a check does not apply, drafts too. */
export const claimsOn = (db: Db, edition: string, providerId: string) =>
  db
    .select({ id: notApplicableClaims.id, checkId: notApplicableClaims.checkId, ground: notApplicableClaims.ground, state: notApplicableClaims.state, claimedOn: notApplicableClaims.claimedOn })
    .from(notApplicableClaims)
    .where(and(eq(notApplicableClaims.providerId, providerId), eq(notApplicableClaims.edition, edition), isNull(notApplicableClaims.takenBackOn)));
export type DeskClaim = Awaited<ReturnType<typeof claimsOn>>[number];

/** Everything that was sent or is to be sent, oldest first. */
export const evidenceOf = (db: Db, edition: string, providerId: string) => db.select().from(evidence).where(and(eq(evidence.providerId, providerId), eq(evidence.edition, edition))).orderBy(asc(evidence.addedAt));
export type EvidenceRow = Awaited<ReturnType<typeof evidenceOf>>[number];

/** The published comments in order of time; one that was taken down is left out of its row. */
export const notesOf = (db: Db, edition: string, providerId: string) =>
  db.select({ checkId: answers.checkId, rule: answers.rule, note: shownNote, givenOn: answers.givenOn, noteDownOn: answers.noteDownOn, noteDownUnder: answers.noteDownUnder }).from(answers).where(and(eq(answers.providerId, providerId), eq(answers.edition, edition), eq(answers.state, 'published'))).orderBy(asc(answers.givenOn), asc(answers.writtenAt));

const entryOf = ({ value, figures, flags, choice }: Draft, given: Day): Answer => ({ given, ...(value !== null && { value }), ...(figures && { figures }), ...(flags && { flags }), ...(choice !== null && { choice }), proofs: [] });

function withDraft(own: CheckFacts, draft: Draft, today: Day): CheckFacts {
  if (draft.wouldNotSay) return { ...own, answers: [], rules: {}, wouldNotSay: today };
  const { wouldNotSay: _, notApplicable: __, ...rest } = own;
  const answer = entryOf(draft, today);
  return draft.rule === null ? { ...rest, answers: [...own.answers, answer] } : { ...rest, rules: { ...own.rules, [draft.rule]: [...(own.rules?.[draft.rule] ?? []), answer] } };
}

/** The facts as they would be if all these drafts and claims were published today. Pure. */
export function withDrafts(facts: ProviderFacts, drafts: readonly Draft[], claims: readonly DeskClaim[], today: Day): ProviderFacts {
  const checks: Record<string, CheckFacts> = { ...facts.checks };
  const own = (id: string): CheckFacts => checks[id] ?? { answers: [] };
  for (const draft of drafts) checks[draft.checkId] = withDraft(own(draft.checkId), draft, today);
  for (const { checkId, ground, state } of claims) if (state === 'draft') checks[checkId] = { ...own(checkId), notApplicable: { ground, claimed: today, proofs: [] } };
  return { ...facts, checks };
}

/** What the engine makes of facts on a day. Pure. */
export function assess(edition: Edition, facts: ProviderFacts, asOf: Day): Assessment {
  const findings = findingsOf(edition, facts, asOf);
  return { facts, findings, score: scoreOf(edition, findings, facts.firstClaimed, asOf) };
}

/** Everything that the pages of a desk show of the checklist: today's score, and the score with all drafts. */
export async function deskFacts(db: Db, edition: Edition, slug: string, asOf: Day) {
  const { provider, stored } = (await wholeProviderBySlug(db, slug))!;
  const published: ProviderFacts = { slug, firstClaimed: provider.firstClaimedOn as Day, checks: await checksOfOne(db, edition.id, provider.id), profile: profileOf(stored) };
  const [drafts, claims, sent] = [await draftsOf(db, edition.id, provider.id), await claimsOn(db, edition.id, provider.id), await evidenceOf(db, edition.id, provider.id)];
  return { provider, stored, drafts, claims, evidence: sent, today: assess(edition, published, asOf), withDrafts: assess(edition, withDrafts(published, drafts, claims, asOf), asOf) };
}
export type DeskFacts = Awaited<ReturnType<typeof deskFacts>>;
