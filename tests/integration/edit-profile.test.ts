// A team says what its firm is: who may, what is stored and from when, what is taken back, and two editors at once.
import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn } from '../../src/accounts/sessions.ts';
import { accounts } from '../../src/accounts/tables.ts';
import { records } from '../../src/audit/tables.ts';
import { day, dayOf } from '../../src/kernel/time.ts';
import { editProfile } from '../../src/providers/edit-profile.ts';
import type { Fact } from '../../src/providers/fact-schema.ts';
import { seenOf } from '../../src/providers/profile-seen.ts';
import { factsOfProviders } from '../../src/providers/reads.ts';
import { recordFacts } from '../../src/providers/record-facts.ts';
import { providerFacts, providers } from '../../src/providers/tables.ts';
import { memberships } from '../../src/providers/team-tables.ts';
import { changeMember } from '../../src/providers/team.ts';
import type { FactKey } from '../../src/providers/terms.ts';
import { useApp } from '../support/app.ts';
import { makeProvider } from '../support/make-provider.ts';

const base = useApp();
const moving = { at: new Date('2026-11-24T10:00:00Z') };
const app = { get db() { return base.db; }, queue: base.queue, config: base.config, clock: { now: () => moving.at, today: () => dayOf(moving.at) } };
let providerId: string;
let marlow: SignedIn;
let nils: SignedIn;
let sid: SignedIn;

const signedUp = async (mailbox: string): Promise<SignedIn> => {
  const [account] = await app.db.insert(accounts).values({ id: crypto.randomUUID(), mailbox, mailboxKey: mailbox, createdAt: moving.at }).returning();
  return { account: account!, session: { id: crypto.randomUUID(), strength: 'mailbox', signedInAt: moving.at }, moderator: false };
};
beforeEach(async () => {
  moving.at = new Date('2026-11-24T10:00:00Z');
  providerId = await makeProvider(app.db);
  [marlow, nils, sid] = [await signedUp('marlow@northgate.example'), await signedUp('nils@northgate.example'), await signedUp('sid@elsewhere.example')];
  await app.db.insert(memberships).values([{ providerId, accountId: marlow.account.id, role: 'owner', since: moving.at }, { providerId, accountId: nils.account.id, role: 'editor', since: moving.at }]);
});

const stored = async () => (await factsOfProviders(app.db, [providerId])).get(providerId)!;
const rows = () => app.db.select().from(providerFacts).where(eq(providerFacts.providerId, providerId)).orderBy(providerFacts.givenOn, providerFacts.id);
const jobs = async () => (await app.db.execute<{ task_identifier: string; key: string }>(sql`select task_identifier, key from graphile_worker.jobs`)).rows;
/** How many changes were announced so far, to everybody who holds providers in memory. */
const announced = async () => Number((await app.db.execute<{ last_value: string }>(sql`select last_value from provider_changes`)).rows[0]!.last_value);
const deeds = () => app.db.select({ actor: records.actor, actorId: records.actorId, act: records.act, subjectId: records.subjectId, open: records.open }).from(records).where(eq(records.act, 'profile-changed')).orderBy(records.number);
const PRICES: readonly FactKey[] = ['minimum-fee', 'prices'];
const FEE: Fact = { key: 'minimum-fee', value: 500 };
const PRICE: Fact = { key: 'prices', value: [{ from: 1, low: 150, high: 165 }] };
/** Saves the page of prices as it stands, with these facts in it. */
const save = async (who: SignedIn, facts: readonly Fact[], seen?: string) =>
  editProfile(app, who, { providerId }, { seen: seen ?? seenOf(await stored(), PRICES), facts, takenBack: PRICES.filter((key) => !facts.some((fact) => fact.key === key)) });

describe('whoever', () => {
  it.each(['owner', 'editor'])('is in the team as %s may say what the firm is', async (role) => {
    expect(await save(role === 'owner' ? marlow : nils, [FEE, PRICE])).toEqual({ kind: 'done', value: ['minimum-fee', 'prices'] });
    expect(await stored()).toEqual({ 'minimum-fee': { value: 500, given: '2026-11-24', source: 'demonstration' }, prices: { value: PRICE.value, given: '2026-11-24', source: 'demonstration' } });
  });
  it('is a stranger may not, and nothing is written', async () => {
    expect(await save(sid, [FEE])).toEqual({ kind: 'refused', code: 'not-member' });
    expect([await rows(), await jobs(), await deeds()]).toEqual([[], [], []]);
  });
  it('was removed may no more, from that moment on', async () => {
    await save(nils, [FEE]);
    await changeMember(app, marlow, { providerId }, nils.account.id, undefined);
    expect(await save(nils, [])).toEqual({ kind: 'refused', code: 'not-member' });
    expect((await stored())['minimum-fee']).toMatchObject({ value: 500 });
  });
  it('is in the team of another firm may not', async () => {
    const other = await makeProvider(app.db, { name: 'Other IT', legalName: 'Other IT, LLC', domain: 'other.example' });
    await app.db.insert(memberships).values({ providerId: other, accountId: sid.account.id, role: 'owner', since: moving.at });
    expect(await save(sid, [FEE])).toEqual({ kind: 'refused', code: 'not-member' });
  });
});

describe('what is saved', () => {
  it('asks for a new score, is announced, and leaves one line in the record without a name', async () => {
    const before = await announced();
    await save(nils, [FEE, PRICE]);
    expect(await announced()).toBe(before + 1);
    expect(await jobs()).toEqual([{ task_identifier: 'provider-facts-changed', key: `provider-facts-changed:${providerId}` }]);
    expect(await deeds()).toEqual([{ actor: 'account', actorId: nils.account.id, act: 'profile-changed', subjectId: providerId, open: { provider: 'northgate-it', facts: ['minimum-fee', 'prices'] } }]);
  });
  it('of a real firm is the firm’s own word', async () => {
    await app.db.update(providers).set({ demonstration: false, source: 'provider', domain: 'northgate.com', website: 'https://northgate.com' }).where(eq(providers.id, providerId));
    await save(marlow, [FEE]);
    expect((await rows()).map(({ source, demonstration }) => [source, demonstration])).toEqual([['provider', false]]);
  });
  it('again on the same day changes nothing, and says nothing twice', async () => {
    await save(marlow, [FEE]);
    expect(await save(marlow, [FEE])).toEqual({ kind: 'done', value: [] });
    const before = await announced();
    await save(marlow, [FEE]);
    expect([(await rows()).length, (await deeds()).length, await announced()]).toEqual([1, 1, before]);
  });
  it('again a year later renews the day, and keeps the row of the year before', async () => {
    await save(marlow, [FEE]);
    moving.at = new Date('2027-11-20T10:00:00Z');
    expect(await save(nils, [FEE])).toEqual({ kind: 'done', value: ['minimum-fee'] });
    expect((await rows()).map(({ givenOn, replacedOn }) => [givenOn, replacedOn])).toEqual([['2026-11-24', '2027-11-20'], ['2027-11-20', null]]);
  });
  it('and left empty is taken back, with its day; silence about what was never said is none', async () => {
    await save(marlow, [FEE]);
    moving.at = new Date('2026-12-01T10:00:00Z');
    expect(await save(marlow, [])).toEqual({ kind: 'done', value: ['minimum-fee'] });
    expect(await stored()).toEqual({ 'minimum-fee': { given: '2026-11-24', source: 'demonstration', takenBack: '2026-12-01' } });
    expect(await save(marlow, [])).toEqual({ kind: 'done', value: [] });
    expect(await save(marlow, [FEE])).toEqual({ kind: 'done', value: ['minimum-fee'] });
    expect(await stored()).toEqual({ 'minimum-fee': { value: 500, given: '2026-12-01', source: 'demonstration' } });
  });
  it('leaves facts of other pages alone', async () => {
    await recordFacts(app.db, [{ providerId, demonstration: true, source: 'demonstration', key: 'founded', value: 2011, givenOn: '2026-01-01' }]);
    await save(marlow, [FEE]);
    expect((await stored()).founded).toEqual({ value: 2011, given: '2026-01-01', source: 'demonstration' });
  });
});

describe('two editors', () => {
  it('who read the same page: the second is told, and what the first saved stays', async () => {
    const seen = seenOf(await stored(), PRICES);
    expect((await save(marlow, [FEE], seen)).kind).toBe('done');
    expect(await save(nils, [{ key: 'minimum-fee', value: 900 }], seen)).toEqual({ kind: 'refused', code: 'changed-meanwhile' });
    expect((await stored())['minimum-fee']).toMatchObject({ value: 500 });
    expect(await save(nils, [{ key: 'minimum-fee', value: 900 }])).toMatchObject({ kind: 'done' });
    expect((await stored())['minimum-fee']).toMatchObject({ value: 900 });
  });
  it('on different pages do not meet', async () => {
    const seen = seenOf(await stored(), PRICES);
    await editProfile(app, nils, { providerId }, { seen: seenOf(await stored(), ['founded']), facts: [{ key: 'founded', value: 2011 }], takenBack: [] });
    expect((await save(marlow, [FEE], seen)).kind).toBe('done');
  });
  it.each(['', 'x', 'A'.repeat(22)])('is what somebody is taken for who brings “%s” as the word for what was shown', async (seen) => {
    expect(await save(marlow, [FEE], seen)).toEqual({ kind: 'refused', code: 'changed-meanwhile' });
  });
  it('are told apart by value, day, source, a mark and a taking back, and by nothing else', async () => {
    const words = new Set<string>();
    const fact = { value: 500, given: day('2026-11-24'), source: 'provider' };
    for (const one of [undefined, fact, { ...fact, value: 501 }, { ...fact, given: day('2026-11-25') }, { ...fact, source: 'gsa' }, { ...fact, falseFound: day('2026-11-25') }, { given: fact.given, source: fact.source, takenBack: day('2026-11-25') }]) words.add(seenOf(one ? { 'minimum-fee': one, founded: fact } : {}, PRICES));
    expect(words.size).toBe(7);
    expect(seenOf({ 'minimum-fee': fact, founded: fact }, PRICES)).toBe(seenOf({ 'minimum-fee': fact }, [...PRICES].reverse()));
  });
});

describe('a number of clients that a document showed', () => {
  const apps = (clients: number, more = {}): Fact => ({ key: 'apps', value: { complete: false, programs: { dentrix: { clients, ...more } } } });
  const saveApps = async (fact: Fact) => editProfile(app, marlow, { providerId }, { seen: seenOf(await stored(), ['apps']), facts: [fact], takenBack: [] });
  const proven = async () => (await stored()).apps!.value!.programs['dentrix']!.proven;
  beforeEach(() => recordFacts(app.db, [{ providerId, demonstration: true, source: 'demonstration', givenOn: '2026-03-01', ...apps(8, { proven: true }) }]));
  it('stays shown while no more are claimed, and not beyond', async () => {
    await saveApps(apps(8));
    expect(await proven()).toBe(true);
    await saveApps(apps(5));
    expect(await proven()).toBe(true);
    await saveApps(apps(6));
    expect(await proven()).toBeUndefined();
  });
  it('is never shown by saying so', async () => {
    await saveApps(apps(9, { proven: true }));
    expect(await proven()).toBeUndefined();
  });
  it('is shown no more where it is said without promise, or of nobody', async () => {
    await saveApps(apps(0));
    expect(await proven()).toBeUndefined();
  });
});
