// The verb that publishes answers with the proofs that were read for them. A row follows the row before it; nothing is rewritten.
import type { App } from '#app.ts';
import { newId } from '#kernel/id.ts';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { FACTS_CHANGED } from './jobs.ts';
import { formFor, type GivenAnswer } from './schema.ts';
import { answers, notApplicableClaims, proofs } from './tables.ts';
import type { CheckerRole, ReadProofKind } from './terms.ts';

/** A proof that was read: when it is from, when and by whom it was looked at, and what was looked at. */
export interface ReadProof {
  readonly kind: ReadProofKind;
  readonly date: Day;
  readonly checkedOn: Day;
  readonly until?: Day;
  readonly checkedBy: CheckerRole;
  readonly checked: string;
}

export interface Publication {
  readonly providerId: string;
  readonly checkId: string;
  readonly givenOn: Day;
  readonly proofs: readonly ReadProof[];
  /** An answer, the recorded words "would not say" (rule 13), or the ground on which the check does not apply (rule 29). */
  readonly says: { readonly kind: 'answer'; readonly answer: GivenAnswer } | { readonly kind: 'would-not-say' } | { readonly kind: 'not-applicable'; readonly ground: string };
}

const AT_ONCE = 2_000;

async function inParts<Row>(rows: readonly Row[], store: (part: Row[]) => PromiseLike<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) await store(rows.slice(at, at + AT_ONCE));
}

const proofRow = (target: { answerId: string } | { claimId: string }, { kind, date, checkedOn, until, checkedBy, checked }: ReadProof) => ({
  ...{ id: newId(), kind, date, checkedOn, until: until ?? null, checkedBy, checked },
  ...target,
});

function answerRow(edition: string, { providerId, checkId, givenOn, says }: Publication, writtenAt: Date) {
  const { rule = null, value = null, figures = null, flags = null, choice = null, note = null } = says.kind === 'answer' ? says.answer : {};
  const said = { rule, value, figures, flags, choice, note, wouldNotSay: says.kind === 'would-not-say' };
  return { id: newId(writtenAt.getTime()), providerId, edition, checkId, ...said, state: 'published' as const, givenOn, writtenAt };
}

/**
 * Publishes all of it under the current edition in one transaction, and asks for the scores of the providers it concerns. Throws on an
 * answer that its check does not allow, and on a check that the edition does not hold: whoever calls has judged both before.
 */
export async function publishAnswers(app: Pick<App, 'clock' | 'queue' | 'standard'> & { readonly db: Db }, publications: readonly Publication[]): Promise<void> {
  const { edition } = app.standard.current;
  const forms = new Map(edition.checks.map((check) => [check.id, formFor(check)]));
  const now = app.clock.now();
  const answerRows: (typeof answers.$inferInsert)[] = [];
  const claimRows: (typeof notApplicableClaims.$inferInsert)[] = [];
  const proofRows: (typeof proofs.$inferInsert)[] = [];
  for (const one of publications) {
    const form = forms.get(one.checkId);
    if (!form) throw new Error(`edition ${edition.id} has no check ${one.checkId}`);
    if (one.says.kind === 'answer') form.parse(one.says.answer);
    if (one.says.kind === 'not-applicable') {
      const claim = { id: newId(now.getTime()), providerId: one.providerId, edition: edition.id, checkId: one.checkId, ground: one.says.ground, claimedOn: one.givenOn };
      claimRows.push(claim);
      proofRows.push(...one.proofs.map((proof) => proofRow({ claimId: claim.id }, proof)));
    } else {
      const answer = answerRow(edition.id, one, now);
      answerRows.push(answer);
      proofRows.push(...one.proofs.map((proof) => proofRow({ answerId: answer.id }, proof)));
    }
  }
  await app.db.transaction(async (tx) => {
    await inParts(answerRows, (part) => tx.insert(answers).values(part));
    await inParts(claimRows, (part) => tx.insert(notApplicableClaims).values(part));
    await inParts(proofRows, (part) => tx.insert(proofs).values(part));
    for (const id of new Set(publications.map((one) => one.providerId))) await app.queue.enqueue(tx, FACTS_CHANGED(id));
  });
}
