// Claims and teams: a domain shown by mail or by a record in real DNS, a second claimant, roles, invitations, removal, giving back.
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { sendLink } from '../../src/accounts/send-link.ts';
import { mailedLinks } from '../../src/accounts/tables.ts';
import { records } from '../../src/audit/tables.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { smtpMailer } from '../../src/platform/mailer.ts';
import { nameResolver } from '../../src/platform/resolver.ts';
import { askModerator, beginClaim, dropClaim } from '../../src/providers/claim-firm.ts';
import { firmsAlike } from '../../src/providers/duplicates.ts';
import { readProposal } from '../../src/providers/propose-firm.ts';
import { mailToDomain, showByMail, showByRecord } from '../../src/providers/show-domain.ts';
import { providers } from '../../src/providers/tables.ts';
import { answerInvitation, changeMember, giveBack, inviteMember, roleOf, withdrawInvitation } from '../../src/providers/team.ts';
import { mailContest, mailInvitation } from '../../src/providers/team-mail.ts';
import { claimsOfAccount, deskOf, firmsOf, invitationsOf, invitationsTo } from '../../src/providers/team-reads.ts';
import { claims } from '../../src/providers/team-tables.ts';
import { loadPlaces } from '../../src/providers/load-places.ts';
import { useApp } from '../support/app.ts';
import { useNames } from '../support/dns.ts';
import { makeProvider } from '../support/make-provider.ts';
import { signedIn } from '../support/sign-in.ts';
import { useMailServer } from '../support/smtp.ts';

const base = useApp();
const mail = useMailServer();
const names = useNames();
const app = {
  clock: systemClock, queue: base.queue, config: base.config,
  get db() { return base.db; },
  get mailer() { return smtpMailer(mail.url, 'Plumbline <hello@plumbline.example>'); },
  get resolver() { return nameResolver([names.address]); },
};
const DOMAIN = 'northgate.example';
/** Listed, and claimed by nobody yet. */
async function northgate(change: Partial<typeof providers.$inferInsert> = {}): Promise<string> {
  const id = await makeProvider(app.db);
  await app.db.update(providers).set({ slug: 'northgate', standing: 'listed', firstClaimedOn: null, ...change }).where(eq(providers.id, id));
  return id;
}
const begin = async (mailbox: string) => {
  const viewer = await signedIn(app.db, mailbox);
  const outcome = await beginClaim(app, viewer, { slug: 'northgate' });
  if (outcome.kind === 'refused') throw new Error(outcome.code);
  return { viewer, ...outcome.value };
};
const said = async (promise: Promise<{ kind: string; code?: string; value?: unknown }>): Promise<unknown> => {
  const { kind, code, value } = await promise;
  return code ?? value ?? kind;
};
const claimRow = async (id: string) => (await app.db.select().from(claims).where(eq(claims.id, id)))[0]!;

describe('a claim', () => {
  it('by whoever signed in at the firm’s own domain is granted at once, and starts the clock', async () => {
    const id = await northgate();
    const { viewer, state } = await begin(`marlow@mail.${DOMAIN}`);
    expect(state).toBe('granted');
    expect(await deskOf(app.db, 'northgate', viewer.account.id)).toMatchObject({ id, role: 'owner', standing: 'claimed', firstClaimedOn: systemClock.today() });
    expect((await app.db.select().from(records)).map(({ act, open }) => ({ act, open }))).toEqual([{ act: 'provider-claimed', open: { provider: 'northgate', way: 'mailbox' } }]);
    expect(await said(beginClaim(app, viewer, { slug: 'northgate' }))).toBe('member-already');
  });
  it('by anybody else shows nothing, until a mail to the domain is answered', async () => {
    await northgate();
    const { viewer, id, state } = await begin('marlow@gmail.com');
    expect(state).toBe('open');
    expect(await firmsOf(app.db, viewer.account.id)).toEqual([]);
    for (const elsewhere of ['marlow@gmail.com', `marlow@not${DOMAIN}`, `marlow@${DOMAIN}.elsewhere.example`]) expect(await said(mailToDomain(app, viewer, id, elsewhere, 'browser'))).toBe('elsewhere');
    expect(await said(mailToDomain(app, viewer, id, `office@${DOMAIN}`, 'browser'))).toBe('done');
    const [wish] = await app.db.select().from(mailedLinks);
    await sendLink(app, wish!.id);
    const token = /desk\/shown\/([A-Za-z0-9_-]{43})$/m.exec(mail.received.at(-1)!.text)![1]!;
    expect(mail.received.at(-1)!.to).toBe(`office@${DOMAIN}`);
    expect(await said(showByMail(app, { token, browser: 'another' }))).toBe('code-wanted');
    expect(await said(showByMail(app, { token, browser: 'browser' }))).toMatchObject({ id, state: 'granted' });
    expect(await firmsOf(app.db, viewer.account.id)).toMatchObject([{ slug: 'northgate', role: 'owner' }]);
  });
  it('is granted by a text record at the domain, or below it', async () => {
    for (const name of [DOMAIN, `_plumbline.${DOMAIN}`]) {
      await northgate();
      const { viewer, id } = await begin('marlow@elsewhere.example');
      expect(await said(showByRecord(app, viewer, id))).toBe('not-there');
      names.texts.set(name, ['v=spf1 -all', `plumbline=${(await claimRow(id)).dnsWord}x`]);
      expect(await said(showByRecord(app, viewer, id))).toBe('not-there');
      names.texts.set(name, [`plumbline=${(await claimRow(id)).dnsWord}`]);
      expect(await said(showByRecord(app, viewer, id))).toBe('granted');
      names.texts.clear();
      await app.db.execute('delete from claims; delete from memberships; delete from providers');
    }
  });
  it('says so where no name server answers', async () => {
    await northgate();
    const { viewer, id } = await begin('marlow@elsewhere.example');
    expect(await said(showByRecord({ ...app, resolver: nameResolver(['127.0.0.1:1']) }, viewer, id))).toBe('no-answer');
  });
  it('of a firm without a domain of its own goes to a moderator', async () => {
    for (const domain of [null, 'gmail.com', 'mailinator.com']) {
      await northgate({ domain, website: domain && `https://${domain}`, demonstration: false, source: 'provider' });
      const { viewer, id, state } = await begin('marlow@gmail.com');
      expect([domain, state, await said(mailToDomain(app, viewer, id, 'office@gmail.com', 'browser')), await said(showByRecord(app, viewer, id))]).toEqual([domain, 'open', 'no-usable-domain', 'no-usable-domain']);
      expect(await said(askModerator(app, viewer, id, 'The register of companies of Ohio names me.'))).toBe('done');
      expect(await claimRow(id)).toMatchObject({ state: 'waiting', way: 'moderator' });
      await app.db.execute('delete from claims; delete from providers');
    }
  });
  it('of a firm that is claimed opens a case, tells those who speak for it, and takes nothing from them', async () => {
    const id = await northgate();
    const first = await begin(`marlow@${DOMAIN}`);
    const second = await begin(`sid@${DOMAIN}`);
    expect(second.state).toBe('waiting');
    expect(await claimRow(second.id)).toMatchObject({ contested: true, way: 'mailbox' });
    expect([await roleOf(app.db, id, first.viewer.account.id), await roleOf(app.db, id, second.viewer.account.id)]).toEqual(['owner', undefined]);
    await mailContest(app, second.id);
    expect(mail.received.at(-1)).toMatchObject({ to: `marlow@${DOMAIN}`, subject: 'Somebody else says that Northgate IT is theirs' });
    expect(mail.received.at(-1)!.text).not.toContain('sid@');
  });
  it('belongs to its account alone', async () => {
    await northgate();
    const { id } = await begin('marlow@elsewhere.example');
    const sid = await signedIn(app.db, 'sid@elsewhere.example');
    expect(await said(askModerator(app, sid, id, 'It is mine, believe me, it is.'))).toBe('no-such-claim');
    expect(await said(dropClaim(app, sid, id))).toBe('no-such-claim');
    expect(await said(showByRecord(app, sid, id))).toBe('no-such-claim');
    expect(await claimsOfAccount(app.db, sid.account.id)).toEqual([]);
  });
  it('begun twice is one claim; dropped, it can be begun again', async () => {
    await northgate();
    const { viewer, id } = await begin('marlow@elsewhere.example');
    expect((await begin('marlow@elsewhere.example')).id).toBe(id);
    expect(await said(dropClaim(app, viewer, id))).toBe('done');
    expect((await begin('marlow@elsewhere.example')).id).not.toBe(id);
  });
});

describe('a firm that is not listed', () => {
  const wanted = { name: 'Harbour Light IT', website: 'harbourlight.example', zip: '43215' };
  it('is added when it is shown whose it is, and not before', async () => {
    await loadPlaces(app);
    const read = await readProposal(app.db, wanted, true);
    const viewer = await signedIn(app.db, 'ann@harbourlight.example');
    const stranger = await signedIn(app.db, 'sid@elsewhere.example');
    if (read.kind === 'refused') throw new Error(read.code);
    expect(await said(beginClaim(app, stranger, { proposed: read.value }))).toMatchObject({ state: 'open' });
    expect(await app.db.select().from(providers)).toEqual([]);
    expect(await said(beginClaim(app, viewer, { proposed: read.value }))).toMatchObject({ state: 'granted' });
    expect(await app.db.select().from(providers)).toMatchObject([{ slug: 'harbour-light-it', domain: 'harbourlight.example', standing: 'claimed', demonstration: true, zip: '43215' }]);
  });
  it('is refused without a website, a place, or where fiction is not allowed', async () => {
    await loadPlaces(app);
    const says = (change: object, fiction = true) => said(readProposal(app.db, { ...wanted, ...change }, fiction));
    expect([await says({ website: 'our site' }), await says({ zip: '00000' }), await says({}, false)]).toEqual(['no-website', 'no-place', 'fiction']);
  });
  it('is held against those that look like it', async () => {
    await makeProvider(app.db, { name: 'Harbour Light', legalName: 'Harbour Light IT LLC', domain: 'other.example' });
    await makeProvider(app.db, { name: 'Something Else', legalName: 'Something Else', domain: 'harbourlight.example' });
    await makeProvider(app.db, { name: 'Nothing Alike', legalName: 'Nothing Alike', domain: 'nothing.example' });
    const found = await firmsAlike(app.db, { legalName: wanted.name, domain: 'harbourlight.example', zip: '43215' });
    expect(found.map(({ slug, because }) => [slug, because])).toEqual([['something-else', 'same-domain'], ['harbour-light', 'same-name']]);
  });
});

describe('a team', () => {
  const team = async () => {
    const providerId = await northgate();
    const { viewer: owner } = await begin(`marlow@${DOMAIN}`);
    await inviteMember(app, owner, { providerId }, { mailbox: 'Nils@elsewhere.example', role: 'editor' });
    const editor = await signedIn(app.db, 'nils@elsewhere.example');
    return { place: { providerId }, owner, editor, stranger: await signedIn(app.db, 'sid@elsewhere.example') };
  };
  it('invites a mailbox, and only whoever signed in with it can accept', async () => {
    const { place, editor, stranger } = await team();
    const [invitation] = await invitationsOf(app.db, place.providerId);
    await mailInvitation(app, invitation!.id);
    expect(mail.received.at(-1)!.to).toBe('Nils@elsewhere.example');
    expect(await invitationsTo(app.db, stranger.account.mailbox, systemClock.now())).toEqual([]);
    expect(await said(answerInvitation(app, stranger, invitation!.id, true))).toBe('no-invitation');
    expect(await said(answerInvitation(app, editor, invitation!.id, true))).toEqual(place);
    expect(await roleOf(app.db, place.providerId, editor.account.id)).toBe('editor');
    expect(await said(answerInvitation(app, editor, invitation!.id, true))).toBe('no-invitation');
  });
  it('lets owners alone invite, change and remove; anybody may leave; one owner stays', async () => {
    const { place, owner, editor, stranger } = await team();
    const [invitation] = await invitationsOf(app.db, place.providerId);
    await answerInvitation(app, editor, invitation!.id, true);
    for (const viewer of [editor, stranger]) {
      expect(await said(inviteMember(app, viewer, place, { mailbox: 'x@y.example', role: 'owner' }))).toBe('not-owner');
      expect(await said(changeMember(app, viewer, place, owner.account.id, undefined))).toBe('not-owner');
      expect(await said(changeMember(app, viewer, place, viewer.account.id, 'owner'))).toBe('not-owner');
      expect(await said(giveBack(app, viewer, place))).toBe('not-owner');
      expect(await said(withdrawInvitation(app, viewer, place, invitation!.id))).toBe('not-owner');
    }
    expect(await said(changeMember(app, owner, place, owner.account.id, undefined))).toBe('last-owner');
    expect(await said(changeMember(app, owner, place, owner.account.id, 'editor'))).toBe('last-owner');
    expect(await said(changeMember(app, owner, place, editor.account.id, 'owner'))).toBe('done');
    expect(await said(changeMember(app, editor, place, owner.account.id, undefined))).toBe('done');
    expect(await deskOf(app.db, 'northgate', owner.account.id)).toBeUndefined();
  });
  it('given back leaves the day of the first claim, and the next claim begins no new one', async () => {
    const { place, owner } = await team();
    await app.db.update(providers).set({ firstClaimedOn: '2026-01-05' }).where(eq(providers.id, place.providerId));
    expect(await said(giveBack(app, owner, place))).toBe('done');
    expect(await deskOf(app.db, 'northgate', owner.account.id)).toBeUndefined();
    const again = await begin(`ann@${DOMAIN}`);
    expect([again.state, (await deskOf(app.db, 'northgate', again.viewer.account.id))?.firstClaimedOn]).toEqual(['granted', '2026-01-05']);
  });
});
