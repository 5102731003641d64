// What becomes of a fact once a report about it proved right. Called by the moderators' room, in its transaction.
// A firm that is only listed gets the better value, with its source and day (M-51); what a firm says of itself only ever stops counting.
import { and, eq, isNull } from 'drizzle-orm';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import { announceChange } from './announce.ts';
import { FACT_SCHEMAS } from './fact-schema.ts';
import { listingKeyOf } from './listing-row.ts';
import { nameKey } from './readable-name.ts';
import { recordFacts } from './record-facts.ts';
import { places, providerFacts, providers, sources } from './tables.ts';
import { FACT_KEYS, type FactKey } from './terms.ts';
import { readWebsite } from './website.ts';

/** Facts of a firm that is only listed which a moderator may put right. */
export const LISTED_FACTS = { name: 'Its name', website: 'Its website', zip: 'Its ZIP code', phone: 'Its phone number' } as const;
export type ListedFact = keyof typeof LISTED_FACTS;

const isListedFact = (fact: string): fact is ListedFact => fact in LISTED_FACTS;
export const isFactKey = (fact: string): fact is FactKey => (FACT_KEYS as readonly string[]).includes(fact);

/** The source of what a report brought; added with the first of them. */
const FROM_REPORT = { id: 'report', says: 'a report that a moderator checked', publisher: 'Plumbline' };

/** Why this value cannot be, as a sentence; undefined where it can. Whether the ZIP is one that we know is seen when it is stored. */
export function correctionProblem(fact: string | undefined, value: string | undefined, claimed: boolean): string | undefined {
  if (claimed) return fact !== undefined && isFactKey(fact) ? undefined : 'Choose which fact counts no more.';
  if (fact === undefined || !isListedFact(fact)) return 'Choose which fact is put right.';
  const text = value?.trim() ?? '';
  if (text === '') return 'Write what is right.';
  if (fact === 'website') return readWebsite(text).kind === 'known' ? undefined : 'Write an address like https://firm.com.';
  if (fact === 'zip') return /^\d{5}$/.test(text) ? undefined : 'Write a ZIP code of five digits.';
  if (fact === 'phone') return FACT_SCHEMAS.phone.safeParse(text).success ? undefined : 'Write a phone number.';
  return text.length <= 200 ? undefined : 'Use at most 200 characters.';
}

async function columnsFor(tx: Db, fact: Exclude<ListedFact, 'phone'>, value: string): Promise<Partial<typeof providers.$inferInsert> | undefined> {
  if (fact === 'zip') {
    const [place] = await tx.select().from(places).where(eq(places.zip, value));
    return place && { zip: value, postcode: value, city: place.city, state: place.state, country: 'US', lat: place.lat, lon: place.lon };
  }
  if (fact === 'website') {
    const site = readWebsite(value);
    return site.kind === 'known' ? { website: site.website, domain: site.domain } : undefined;
  }
  return { name: value, legalName: value, nameKey: nameKey(value) };
}

/** Puts one fact of a listed firm right, as of today. Gives false where that cannot be: the firm speaks for itself by now, or the value is none. */
export async function correctListed(tx: Db, clock: Clock, providerId: string, fact: string, value: string): Promise<boolean> {
  const [old] = await tx.select().from(providers).where(eq(providers.id, providerId)).for('update');
  if (!old || old.firstClaimedOn !== null || !isListedFact(fact) || correctionProblem(fact, value, false)) return false;
  const [today, text] = [clock.today(), value.trim()];
  await tx.insert(sources).values(FROM_REPORT).onConflictDoNothing();
  const source = old.demonstration ? old.source : FROM_REPORT.id;
  if (fact === 'phone') await recordFacts(tx, [{ key: 'phone', value: text, providerId, demonstration: old.demonstration, source, givenOn: today }]);
  else {
    const columns = await columnsFor(tx, fact, text);
    if (!columns) return false;
    const next = { ...old, ...columns };
    const listingKey = listingKeyOf(next.nameKey, next.domain ?? undefined, next.country, next.postcode ?? undefined);
    const [same] = listingKey === old.listingKey ? [] : await tx.select({ id: providers.id }).from(providers).where(eq(providers.listingKey, listingKey));
    if (same) return false;
    await tx.update(providers).set({ ...columns, listingKey, source, sourceDate: today, changedAt: clock.now() }).where(eq(providers.id, providerId));
  }
  await announceChange(tx, [providerId]);
  return true;
}

/** The row that a firm says under this key now; undefined where it says nothing. */
export async function liveFact(tx: Db, providerId: string, fact: string): Promise<string | undefined> {
  if (!isFactKey(fact)) return undefined;
  const [row] = await tx.select({ id: providerFacts.id }).from(providerFacts).where(and(eq(providerFacts.providerId, providerId), eq(providerFacts.key, fact), isNull(providerFacts.replacedOn), isNull(providerFacts.takenBackOn)));
  return row?.id;
}

/**
 * That row of what a firm says of itself counts no more from today on; found false, its key is marked so for twelve months, whatever was said
 * after it (rules 35 and 37). What the firm put right meanwhile stays.
 */
export async function endFact(tx: Db, clock: Clock, providerId: string, row: string, isFalse: boolean): Promise<void> {
  const today = clock.today();
  const own = and(eq(providerFacts.id, row), eq(providerFacts.providerId, providerId));
  if (isFalse) await tx.update(providerFacts).set({ falseFoundOn: today }).where(own);
  else await tx.update(providerFacts).set({ replacedOn: today }).where(and(own, isNull(providerFacts.replacedOn), isNull(providerFacts.takenBackOn)));
  await announceChange(tx, [providerId]);
}

/** Undoes endFact of that day, on appeal. A fact that was said anew meanwhile stays. */
export async function restoreFact(tx: Db, providerId: string, fact: string, on: string): Promise<void> {
  if (!isFactKey(fact)) return;
  const own = and(eq(providerFacts.providerId, providerId), eq(providerFacts.key, fact));
  await tx.update(providerFacts).set({ falseFoundOn: null }).where(and(own, eq(providerFacts.falseFoundOn, on)));
  const [live] = await tx.select({ id: providerFacts.id }).from(providerFacts).where(and(own, isNull(providerFacts.replacedOn), isNull(providerFacts.takenBackOn)));
  const [ended] = live ? [] : await tx.select({ id: providerFacts.id }).from(providerFacts).where(and(own, eq(providerFacts.replacedOn, on))).limit(1);
  if (ended) await tx.update(providerFacts).set({ replacedOn: null }).where(eq(providerFacts.id, ended.id));
  await announceChange(tx, [providerId]);
}
