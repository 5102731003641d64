// What an owner who keeps a firm knows of it on a day: what a change is a change of. A read; writes nothing.
import { eq } from 'drizzle-orm';
import { factsOf } from '#assessments/facts.ts';
import { scoreWords } from '#assessments/number-words.ts';
import type { CheckFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { goesOnWords } from '#providers/identity-rules.ts';
import { whoGoesOn } from '#providers/lineage.ts';
import { providers } from '#providers/tables.ts';
import type { NameKind, Standing } from '#providers/terms.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Grade } from '#standard/schema.ts';
import type { Listing } from './listing.ts';
import { theseListings } from './rows.ts';

/** A firm as it was known. One that was taken down is not named any more; of one that another carries on, it is said which. */
export type KnownOfFirm =
  | { readonly listed: false; readonly goesOn?: { readonly name: string; readonly says: string } }
  | {
      readonly listed: true;
      readonly on: Day;
      readonly name: string;
      /** Trading names and firms that it grew out of: a sale shows here first. */
      readonly names: readonly { readonly kind: NameKind; readonly name: string }[];
      readonly standing: Standing;
      readonly grade: Grade | null;
      /** As it is printed, so that no mail tells of what no page shows; null while it is only listed. */
      readonly shown: string | null;
      readonly edition: string;
      /** The last valid day of each proof that counts in full, by check; of what rests on its word alone there is none. */
      readonly proofs: Readonly<Record<string, Day>>;
      /** Checks whose answer is too old to count, in the order of the edition. */
      readonly lapsed: readonly string[];
      /** Checks whose answer a change at the firm ended, each with the day: a change of owners is one. */
      readonly ended: readonly { readonly check: string; readonly on: Day }[];
    };

/** Days on which a change at the firm ended an answer, up to `asOf`. */
const endsIn = (checks: Readonly<Record<string, CheckFacts>>, asOf: Day): { check: string; on: Day }[] =>
  Object.entries(checks)
    .flatMap(([check, facts]) => [...facts.answers, ...Object.values(facts.rules ?? {}).flat()].flatMap(({ ended }) => (ended !== undefined && ended <= asOf ? [{ check, on: ended }] : [])))
    .toSorted((a, b) => (a.check < b.check ? -1 : a.check > b.check ? 1 : a.on < b.on ? -1 : 1))
    .filter((one, at, all) => one.check !== all[at - 1]?.check || one.on !== all[at - 1]?.on);

/** A firm that is in no list: carried on by another, or taken down. */
async function goneOn(db: Db, id: string): Promise<KnownOfFirm> {
  const [own] = await db.select({ name: providers.name, withdrawnOn: providers.withdrawnOn }).from(providers).where(eq(providers.id, id));
  const next = own?.withdrawnOn === null ? await whoGoesOn(db, id) : undefined;
  return { listed: false, ...(own && next && { goesOn: { name: own.name, says: goesOnWords(next.kind, next.name, next.on as Day) } }) };
}

/** What is known of these firms on `asOf` under one edition, by id; every id has an entry. */
export async function knownOf(db: Db, { edition }: Pick<LoadedEdition, 'edition'>, ids: readonly string[], asOf: Day): Promise<ReadonlyMap<string, KnownOfFirm>> {
  if (ids.length === 0) return new Map();
  const listings = new Map((await theseListings({ db, edition, asOf }, ids)).map((one): [string, Listing] => [one.id, one]));
  const facts = await factsOf(db, edition.id, ids);
  const of = async (id: string): Promise<KnownOfFirm> => {
    const listing = listings.get(id);
    if (!listing) return goneOn(db, id);
    const { name, standing, grade, shown, record } = listing;
    const own = facts.get(id);
    const findings = own ? findingsOf(edition, own, asOf) : [];
    return {
      listed: true, on: asOf, name, standing,
      names: record.names.filter((one) => one.kind !== 'legal').map((one) => ({ kind: one.kind, name: one.name })),
      grade: grade ?? null,
      shown: shown === undefined ? null : scoreWords(shown, edition.scoring),
      edition: edition.id,
      proofs: Object.fromEntries(findings.flatMap(({ check, proof, validUntil, inGrace }) => (proof && proof !== 'declared' && validUntil && !inGrace ? [[check, validUntil]] : []))),
      lapsed: findings.filter(({ outcome }) => outcome === 'lapsed').map(({ check }) => check),
      ended: own ? endsIn(own.checks, asOf) : [],
    };
  };
  const known = new Map<string, KnownOfFirm>();
  for (const id of ids) known.set(id, await of(id));
  return known;
}
