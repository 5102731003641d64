// Rows → what the engine needs of a provider. Reads only; judges nothing: days, proofs and points are the engine's.
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Answer, CheckFacts, Profile, Proof, ProviderFacts } from '#engine/facts.ts';
import { addDays, type Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { keepStatement } from '#platform/statements.ts';
import { claimsOf, factsOfProviders, type StoredFacts } from '#providers/reads.ts';
import { answers, notApplicableClaims, proofs } from './tables.ts';

const idsIn = (placeholder: string) => sql`any(${sql.placeholder(placeholder)}::uuid[])`;

const ANSWER = {
  ...{ id: answers.id, providerId: answers.providerId, checkId: answers.checkId, rule: answers.rule, value: answers.value, figures: answers.figures, flags: answers.flags, choice: answers.choice },
  ...{ wouldNotSay: answers.wouldNotSay, givenOn: answers.givenOn, takenBackOn: answers.takenBackOn, endedOn: answers.endedOn, falseFoundOn: answers.falseFoundOn },
};
const publishedAnswers = (db: Db) =>
  keepStatement(db, 'published_answers', () =>
    db
      .select(ANSWER)
      .from(answers)
      .where(and(sql`${answers.providerId} = ${idsIn('providers')}`, eq(answers.edition, sql.placeholder('edition')), eq(answers.state, 'published')))
      .orderBy(asc(answers.givenOn), asc(answers.writtenAt), asc(answers.id))
      .prepare('published_answers'),
  );
type AnswerRow = Awaited<ReturnType<ReturnType<typeof publishedAnswers>['execute']>>[number];

const CLAIM = { id: notApplicableClaims.id, providerId: notApplicableClaims.providerId, checkId: notApplicableClaims.checkId, ground: notApplicableClaims.ground, claimedOn: notApplicableClaims.claimedOn };
const liveClaims = (db: Db) =>
  keepStatement(db, 'live_claims', () =>
    db
      .select(CLAIM)
      .from(notApplicableClaims)
      .where(and(sql`${notApplicableClaims.providerId} = ${idsIn('providers')}`, eq(notApplicableClaims.edition, sql.placeholder('edition')), isNull(notApplicableClaims.takenBackOn)))
      .prepare('live_claims'),
  );

const PROOF = { answerId: proofs.answerId, claimId: proofs.claimId, kind: proofs.kind, date: proofs.date, checkedOn: proofs.checkedOn, until: proofs.until };
/** By ids that were just read: asked with a sub-query on either side of the "or", Postgres reads every proof there is. */
const proofsRead = (db: Db) =>
  keepStatement(db, 'proofs_read', () =>
    db
      .select(PROOF)
      .from(proofs)
      .where(or(sql`${proofs.answerId} = ${idsIn('answers')}`, sql`${proofs.claimId} = ${idsIn('claims')}`))
      .orderBy(asc(proofs.date), asc(proofs.id))
      .prepare('proofs_read'),
  );
type ProofRow = Awaited<ReturnType<ReturnType<typeof proofsRead>['execute']>>[number];

const dayIn = (text: string | null): Day | undefined => (text === null ? undefined : (text as Day));
const latest = (days: readonly (string | null)[]): Day | undefined => dayIn(days.filter((one) => one !== null).toSorted().at(-1) ?? null);

const proofOf = ({ kind, date, checkedOn, until }: ProofRow): Proof => ({ kind, date: date as Day, checked: checkedOn as Day, ...(until === null ? {} : { until: until as Day }) });

function answerOf(row: AnswerRow, proofsOf: ReadonlyMap<string, readonly Proof[]>): Answer {
  const { value, figures, flags, choice, endedOn } = row;
  return {
    given: row.givenOn as Day,
    ...(value === null ? {} : { value }),
    ...(figures === null ? {} : { figures }),
    ...(flags === null ? {} : { flags }),
    ...(choice === null ? {} : { choice }),
    proofs: proofsOf.get(row.id) ?? [],
    ...(endedOn === null ? {} : { ended: endedOn as Day }),
  };
}

/**
 * The answers of one line in order of time. One that was taken back leaves an answer that says nothing on that day: what was said before it
 * counts no more, and the silence speaks (rule 27). `rows` stand in the order in which they were given.
 */
function lineOf(rows: readonly AnswerRow[], proofsOf: ReadonlyMap<string, readonly Proof[]>): Answer[] {
  const events = rows.flatMap((row, at) => [
    { day: row.givenOn, at, answer: answerOf(row, proofsOf) },
    ...(row.takenBackOn === null ? [] : [{ day: row.takenBackOn, at: at + 0.5, answer: { given: row.takenBackOn as Day, proofs: [] } }]),
  ]);
  return events.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.at - b.at)).map((event) => event.answer);
}

/**
 * A recorded "would not say" ends everything said up to that day (rule 13). One that was followed by an answer on the same day is left out
 * with all before it, since days alone could not tell which came first. Where that answer is to one rule of the check, the others stay
 * refused: the refusal is dated a day back, so that it ends nothing said after it.
 */
function afterRefusals(rows: readonly AnswerRow[]): { readonly said: readonly AnswerRow[]; readonly refused: Day | undefined } {
  const at = rows.findLastIndex((row) => row.wouldNotSay);
  if (at < 0) return { said: rows, refused: undefined };
  const refused = rows[at]!.givenOn as Day;
  const next = rows[at + 1];
  if (next?.givenOn === refused) return { said: rows.slice(at + 1), refused: next.rule === null ? undefined : addDays(refused, -1) };
  return { said: rows.filter((row) => !row.wouldNotSay), refused };
}

function checkFacts(rows: readonly AnswerRow[], proofsOf: ReadonlyMap<string, readonly Proof[]>): CheckFacts {
  const { said, refused } = afterRefusals(rows);
  const byRule = Map.groupBy(said, (row) => row.rule);
  const rules = [...byRule].filter(([rule]) => rule !== null).map(([rule, line]) => [rule!, lineOf(line, proofsOf)] as const);
  const falseFound = latest(rows.map((row) => row.falseFoundOn));
  return {
    answers: lineOf(byRule.get(null) ?? [], proofsOf),
    ...(rules.length ? { rules: Object.fromEntries(rules) } : {}),
    ...(falseFound ? { falseFound } : {}),
    ...(refused ? { wouldNotSay: refused } : {}),
  };
}

/** The facts beside the checks that the engine reads, each with its day and source. */
export function profileOf(facts: StoredFacts): Profile {
  const { sizes, prices, hours, languages, trades, apps, visits } = facts;
  const named = { sizes, sizeShares: facts['size-shares'], prices, minimumFee: facts['minimum-fee'], hours, languages, trades, apps, visits, startsFrom: facts['starts-from'] };
  return Object.fromEntries(Object.entries(named).filter(([, fact]) => fact !== undefined));
}

/**
 * All that these providers have said to the checks of one edition, by id, in three queries however many there are. Drafts are never read
 * (rule 20).
 */
export async function checksOf(db: Db, edition: string, ids: readonly string[]): Promise<ReadonlyMap<string, Readonly<Record<string, CheckFacts>>>> {
  const [rows, claims] = [await publishedAnswers(db).execute({ providers: ids, edition }), await liveClaims(db).execute({ providers: ids, edition })];
  const papers = await proofsRead(db).execute({ answers: rows.map((row) => row.id), claims: claims.map((row) => row.id) });
  const proofsOf = new Map([...Map.groupBy(papers, (row) => row.answerId ?? row.claimId!)].map(([id, found]) => [id, found.map(proofOf)]));
  const byProvider = Map.groupBy(rows, (row) => row.providerId);
  const claimsBy = Map.groupBy(claims, (row) => row.providerId);
  return new Map(
    ids.map((id) => {
      const checks: Record<string, CheckFacts> = {};
      for (const [check, given] of Map.groupBy(byProvider.get(id) ?? [], (row) => row.checkId)) checks[check] = checkFacts(given, proofsOf);
      for (const claim of claimsBy.get(id) ?? []) {
        const notApplicable = { ground: claim.ground, claimed: claim.claimedOn as Day, proofs: proofsOf.get(claim.id) ?? [] };
        checks[claim.checkId] = { ...(checks[claim.checkId] ?? { answers: [] }), notApplicable };
      }
      return [id, checks] as const;
    }),
  );
}

/**
 * What the engine needs of these providers under one edition, by id, in five queries however many there are. Providers that are only listed
 * are left out: of them nothing is answered.
 */
export async function factsOf(db: Db, edition: string, ids: readonly string[]): Promise<ReadonlyMap<string, ProviderFacts>> {
  const claimed = await claimsOf(db, ids);
  if (claimed.length === 0) return new Map();
  const known = claimed.map(({ id }) => id);
  const checks = await checksOf(db, edition, known);
  const profiles = await factsOfProviders(db, known);
  return new Map(claimed.map(({ id, slug, firstClaimed }) => [id, { slug, firstClaimed, checks: checks.get(id) ?? {}, profile: profileOf(profiles.get(id) ?? {}) }] as const));
}
