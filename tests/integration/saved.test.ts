// What an owner saves: needs with frozen lists, firms with notes. Each account sees and changes its own alone; erasing takes all of it.
import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { eraseAccount } from '../../src/accounts/erase.ts';
import type { SignedIn } from '../../src/accounts/sessions.ts';
import { records } from '../../src/audit/tables.ts';
import { day } from '../../src/kernel/time.ts';
import { providers } from '../../src/providers/tables.ts';
import type { DatedList } from '../../src/shortlists/frozen.ts';
import { dropFirm, keepFirm } from '../../src/shortlists/keep-firm.ts';
import { changeNeed, dropNeed, freezeNeed, saveNeed } from '../../src/shortlists/save-need.ts';
import { exportSaved, savedFirmOf, savedFirmsOf, savedNeedAt, savedNeedOf, savedNeedsOf } from '../../src/shortlists/saved-reads.ts';
import { MOST_SAVED } from '../../src/shortlists/saved-room.ts';
import { changeNotices, savedNeeds, savedProviders, savedShortlists } from '../../src/shortlists/tables.ts';
import { useApp } from '../support/app.ts';
import { makeProvider } from '../support/make-provider.ts';
import { signedIn } from '../support/sign-in.ts';

const app = useApp();
const QUERY = 'zip=43215&people=18';
const listOn = (asOf: string, slug = 'northgate-it'): DatedList => ({
  edition: '2026.1', editionDigest: 'a'.repeat(64), engine: '1.0.0', asOf: day(asOf),
  list: { fits: [{ slug, fit: 71.2 }], askFirst: [], ruledOut: ['gloss-it'], total: { fits: 1, askFirst: 0, ruledOut: 1 } },
});
const codeOf = (outcome: { kind: string; code?: string }): string => outcome.code ?? outcome.kind;

let olive: SignedIn;
let sid: SignedIn;
let firm: string;
beforeEach(async () => {
  firm = await makeProvider(app.db);
  [olive, sid] = [await signedIn(app.db, 'olive@harbour.example'), await signedIn(app.db, 'sid@elsewhere.example')];
});
async function save(viewer = olive, query = QUERY, name = 'The practice'): Promise<string> {
  const outcome = await saveNeed(app, viewer, { name, query, note: 'Ask about weekends.' }, listOn('2026-11-24'));
  if (outcome.kind !== 'done') throw new Error(outcome.code);
  return outcome.value.id;
}

describe('a saved need', () => {
  it('is there with its note and the list of its day, for whose it is and for nobody else', async () => {
    const id = await save();
    expect(await savedNeedOf(app.db, id, olive.account.id)).toMatchObject({ need: { name: 'The practice', query: QUERY, note: 'Ask about weekends.' }, frozen: { ...listOn('2026-11-24') } });
    expect(await savedNeedOf(app.db, id, sid.account.id)).toBeUndefined();
    expect(await savedNeedsOf(app.db, sid.account.id)).toEqual([]);
    expect([await savedNeedAt(app.db, QUERY, olive.account.id), await savedNeedAt(app.db, QUERY, sid.account.id)]).toEqual([id, undefined]);
  });
  it('may stand without a list, and get one later; the list of an earlier day then goes', async () => {
    const outcome = await saveNeed(app, olive, { name: 'Bare', query: QUERY }, undefined);
    const id = outcome.kind === 'done' ? outcome.value.id : '';
    expect((await savedNeedOf(app.db, id, olive.account.id))?.frozen).toBeNull();
    expect(codeOf(await freezeNeed(app, olive, id, listOn('2026-11-24')))).toBe('done');
    expect(codeOf(await freezeNeed(app, olive, id, listOn('2027-03-01', 'elm-it')))).toBe('done');
    expect((await savedNeedOf(app.db, id, olive.account.id))?.frozen).toMatchObject(listOn('2027-03-01', 'elm-it'));
    expect(await app.db.select().from(savedShortlists)).toHaveLength(1);
  });
  it('is saved once, however often the form is sent, and leaves what was written first', async () => {
    const id = await save();
    expect(await save(olive, QUERY, 'Again')).toBe(id);
    expect((await savedNeedsOf(app.db, olive.account.id)).map((one) => one.name)).toEqual(['The practice']);
    expect(await save(sid)).not.toBe(id);
  });
  it('of nothing is refused', async () => expect(codeOf(await saveNeed(app, olive, { name: 'Nothing', query: '' }, undefined))).toBe('no-need'));
  it('can be renamed, and loses its note where none is written', async () => {
    const id = await save();
    expect(codeOf(await changeNeed(app, olive, id, { name: 'The shop' }))).toBe('done');
    expect((await savedNeedOf(app.db, id, olive.account.id))?.need).toMatchObject({ name: 'The shop', note: null, query: QUERY });
  });
  it('of another account can be neither renamed nor frozen nor dropped', async () => {
    const id = await save();
    expect([codeOf(await changeNeed(app, sid, id, { name: 'Mine' })), codeOf(await freezeNeed(app, sid, id, listOn('2027-03-01', 'elm-it')))]).toEqual(['not-there', 'not-there']);
    await dropNeed(app, sid, id);
    expect(await savedNeedOf(app.db, id, olive.account.id)).toMatchObject({ need: { name: 'The practice' }, frozen: listOn('2026-11-24') });
  });
  it('goes with its list when it is dropped, and may be dropped twice', async () => {
    const id = await save();
    await dropNeed(app, olive, id);
    await dropNeed(app, olive, id);
    expect([await app.db.select().from(savedNeeds), await app.db.select().from(savedShortlists)]).toEqual([[], []]);
  });
  it('leaves no line in the record, which anybody may read', async () => {
    await save();
    await keepFirm(app, olive, firm, { tell: true });
    expect(await app.db.select().from(records)).toEqual([]);
  });
});

describe('a firm that is kept', () => {
  const keep = async (viewer = olive, said = { note: 'They called back.', tell: true }): Promise<string> => codeOf(await keepFirm(app, viewer, firm, said));

  it('stands there with its note and the wish, for whose it is and for nobody else', async () => {
    expect(await keep()).toBe('done');
    expect(await savedFirmOf(app.db, firm, olive.account.id)).toEqual({ note: 'They called back.', tell: true });
    expect([await savedFirmOf(app.db, firm, sid.account.id), await savedFirmsOf(app.db, sid.account.id)]).toEqual([undefined, []]);
    expect((await savedFirmsOf(app.db, olive.account.id)).map((one) => one.slug)).toEqual(['northgate-it']);
  });
  it('is known by what its page says on that day', async () => {
    await keep();
    const [row] = await app.db.select({ told: savedProviders.told }).from(savedProviders);
    expect(row?.told).toMatchObject({ listed: true, name: 'Northgate IT', names: [], standing: 'claimed', edition: '2026.1', on: '2026-11-24', proofs: {}, lapsed: [], ended: [] });
  });
  it('may be changed as often as its owner likes, and is one row', async () => {
    await keep();
    expect(await keep(olive, { note: 'Too dear.', tell: false })).toBe('done');
    expect(await app.db.select({ note: savedProviders.note, tell: savedProviders.tell }).from(savedProviders)).toEqual([{ note: 'Too dear.', tell: false }]);
  });
  it('is let go by its owner alone', async () => {
    await keep();
    await dropFirm(app, sid, firm);
    expect(await savedFirmOf(app.db, firm, olive.account.id)).toBeDefined();
    await dropFirm(app, olive, firm);
    expect(await savedFirmOf(app.db, firm, olive.account.id)).toBeUndefined();
  });
  it('that was taken down cannot be added; kept before, it keeps its note and may be changed', async () => {
    await keep();
    await app.db.update(providers).set({ withdrawnOn: '2026-11-24', withdrawnBecause: 'asked for by the firm' }).where(eq(providers.id, firm));
    expect(await keep(sid)).toBe('withdrawn');
    expect(await keep(olive, { note: 'Gone.', tell: true })).toBe('done');
    expect((await savedFirmsOf(app.db, olive.account.id))[0]).toMatchObject({ note: 'Gone.', withdrawnOn: '2026-11-24' });
  });
  it('must be there', async () => expect(codeOf(await keepFirm(app, olive, '01a20ff8-0000-7000-8000-000000000000', { tell: true }))).toBe('no-such-provider'));
});

describe('the room of an account', () => {
  it('is fifty things, needs and firms together; what is there can still be changed', async () => {
    for (let at = 1; at < MOST_SAVED; at += 1) await save(olive, `people=${at}`);
    expect(codeOf(await keepFirm(app, olive, firm, { tell: false }))).toBe('done');
    expect(codeOf(await saveNeed(app, olive, { name: 'One more', query: 'people=999' }, undefined))).toBe('full');
    const other = await makeProvider(app.db, { name: 'Southgate IT', legalName: 'Southgate IT, LLC', domain: 'southgate.example' });
    expect(codeOf(await keepFirm(app, olive, other, { tell: true }))).toBe('full');
    expect(codeOf(await keepFirm(app, olive, firm, { tell: true, note: 'Still here.' }))).toBe('done');
    expect(codeOf(await saveNeed(app, olive, { name: 'The same', query: 'people=1' }, undefined))).toBe('done');
    await dropFirm(app, olive, firm);
    expect(codeOf(await keepFirm(app, olive, other, { tell: true }))).toBe('done');
    expect(codeOf(await saveNeed(app, sid, { name: 'Mine', query: 'people=999' }, undefined))).toBe('done');
  });
});

describe('all that is saved', () => {
  it('stands in the file that its owner may take away, and in that of nobody else', async () => {
    await save();
    await keepFirm(app, olive, firm, { note: 'They called back.', tell: true });
    await app.db.insert(changeNotices).values({ accountId: olive.account.id, onDay: '2026-11-24', changes: [{ slug: null, name: null, demonstration: false, says: ['It is no longer listed.'] }] });
    const held = await exportSaved(app.db, olive.account.id);
    expect(held).toMatchObject({ needs: [{ query: QUERY, note: 'Ask about weekends.', list: { asOf: '2026-11-24' } }], firms: [{ slug: 'northgate-it', note: 'They called back.', tell: true }], mails: [{ onDay: '2026-11-24' }] });
    expect(await exportSaved(app.db, sid.account.id)).toEqual({ needs: [], firms: [], mails: [] });
  });
  it('goes when the account is erased, and nothing of another goes with it', async () => {
    await save();
    await save(sid);
    for (const viewer of [olive, sid]) await keepFirm(app, viewer, firm, { tell: true });
    await app.db.insert(changeNotices).values({ accountId: olive.account.id, onDay: '2026-11-24', changes: [{ slug: null, name: null, demonstration: false, says: ['It is no longer listed.'] }] });
    expect(codeOf(await eraseAccount(app, olive))).toBe('done');
    const left = await app.db.execute<{ owner: string }>(sql`select account_id as owner from saved_needs union all select account_id from saved_providers union all select account_id from change_notices`);
    expect(left.rows.map((row) => row.owner)).toEqual([sid.account.id, sid.account.id]);
    expect(await app.db.select().from(savedShortlists)).toHaveLength(1);
    expect(codeOf(await saveNeed(app, olive, { name: 'Late', query: QUERY }, undefined))).toBe('gone');
    expect(codeOf(await keepFirm(app, olive, firm, { tell: true }))).toBe('gone');
  });
});
