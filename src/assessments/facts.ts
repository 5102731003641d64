// Rows → what the engine needs of a provider. Reads only; judges nothing: days, proofs and points are the engine's.
import { eq, sql } from 'drizzle-orm';
import type { Answer, CheckFacts, Profile, ProviderFacts } from '#engine/facts.ts';
import { addDays, type Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { keepStatement } from '#platform/statements.ts';
import { claimsOf, factsOfProviders, type StoredFacts } from '#providers/reads.ts';
import { providers } from '#providers/tables.ts';
import { checksText, readChecks, type AnswerRow } from './written-checks.ts';

const latest = (days: readonly (Day | null)[]): Day | undefined => days.filter((one) => one !== null).toSorted().at(-1);

function answerOf(row: AnswerRow): Answer {
  const { value, figures, flags, choice, endedOn } = row;
  return {
    given: row.givenOn,
    ...(value === null ? {} : { value }),
    ...(figures === null ? {} : { figures }),
    ...(flags === null ? {} : { flags }),
    ...(choice === null ? {} : { choice }),
    proofs: row.proofs,
    ...(endedOn === null ? {} : { ended: endedOn }),
  };
}

/**
 * The answers of one line in order of time. One that was taken back leaves an answer that says nothing on that day: what was said before it
 * counts no more, and the silence speaks (rule 27). `rows` stand in the order in which they were given.
 */
function lineOf(rows: readonly AnswerRow[]): Answer[] {
  const events = rows.flatMap((row, at) => [
    { day: row.givenOn, at, answer: answerOf(row) },
    ...(row.takenBackOn === null ? [] : [{ day: row.takenBackOn, at: at + 0.5, answer: { given: row.takenBackOn, proofs: [] } }]),
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
  const refused = rows[at]!.givenOn;
  const next = rows[at + 1];
  if (next?.givenOn === refused) return { said: rows.slice(at + 1), refused: next.rule === null ? undefined : addDays(refused, -1) };
  return { said: rows.filter((row) => !row.wouldNotSay), refused };
}

function checkFacts(rows: readonly AnswerRow[]): CheckFacts {
  const { said, refused } = afterRefusals(rows);
  const byRule = Map.groupBy(said, (row) => row.rule);
  const rules = [...byRule].filter(([rule]) => rule !== null).map(([rule, line]) => [rule!, lineOf(line)] as const);
  const falseFound = latest(rows.map((row) => row.falseFoundOn));
  return {
    answers: lineOf(byRule.get(null) ?? []),
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

/** All that stands in a text of checksText, by check. */
function checksIn(text: string): Readonly<Record<string, CheckFacts>> {
  const { answers, claims } = readChecks(text);
  const checks: Record<string, CheckFacts> = {};
  for (const [check, given] of Map.groupBy(answers, (row) => row.checkId)) checks[check] = checkFacts(given);
  for (const { checkId, ...notApplicable } of claims) checks[checkId] = { ...(checks[checkId] ?? { answers: [] }), notApplicable };
  return checks;
}

/** All that one provider has said to the checks of one edition. Asked for a single id, so that Postgres keeps its plan: for a list it makes a new one each time. */
export async function checksOfOne(db: Db, edition: string, id: string): Promise<Readonly<Record<string, CheckFacts>>> {
  const statement = keepStatement(db, 'checks_of_provider', () =>
    db
      .select({ checks: checksText(sql`providers.id`, sql`${sql.placeholder('edition')}`) })
      .from(providers)
      .where(eq(providers.id, sql.placeholder('id')))
      .prepare('checks_of_provider'),
  );
  const [row] = await statement.execute({ id, edition });
  return row ? checksIn(row.checks) : {};
}

/** All that these providers have said to the checks of one edition, by id, in one query however many there are. */
export async function checksOf(db: Db, edition: string, ids: readonly string[]): Promise<ReadonlyMap<string, Readonly<Record<string, CheckFacts>>>> {
  const statement = keepStatement(db, 'checks_of_providers', () =>
    db
      .select({ id: providers.id, checks: checksText(sql`providers.id`, sql`${sql.placeholder('edition')}`) })
      .from(providers)
      .where(sql`${providers.id} = any(${sql.placeholder('ids')}::uuid[])`)
      .prepare('checks_of_providers'),
  );
  return new Map((await statement.execute({ ids, edition })).map(({ id, checks }) => [id, checksIn(checks)]));
}

/**
 * What the engine needs of these providers under one edition, by id, in three queries however many there are. Providers that are only listed
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
