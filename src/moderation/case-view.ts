// Everything that a moderator sees of one case: what is said, what it would earn, what was sent, what was found before, and signals in words. Reads only.
import { and, desc, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import { accounts } from '#accounts/tables.ts';
import { answerInWords } from '#assessments/answer-words.ts';
import { drawnWords } from '#assessments/draw-words.ts';
import { deskFacts } from '#assessments/desk-facts.ts';
import { evidence } from '#assessments/evidence-tables.ts';
import { textsBefore } from '#assessments/read-texts.ts';
import { answers, proofs } from '#assessments/tables.ts';
import { OUTCOME_WORDS } from '#assessments/wording.ts';
import type { Day } from '#kernel/time.ts';
import { counted, fullDate } from '#kernel/words.ts';
import type { Db } from '#platform/db.ts';
import { isFactKey } from '#providers/correct-fact.ts';
import { isAtDomain } from '#providers/mail-domains.ts';
import { wholeProviderBySlug } from '#providers/reads.ts';
import { cases } from '#providers/case-tables.ts';
import { providers } from '#providers/tables.ts';
import { claims } from '#providers/team-tables.ts';
import { teamOf } from '#providers/team-reads.ts';
import { editionNamed } from '#standard/catalogue.ts';
import type { LoadedEdition, Standard } from '#standard/load.ts';
import { identityView } from './identity-case.ts';
import { appeals, decisions } from './tables.ts';
import type { CaseKey } from './case-of.ts';

const FIRM = { slug: providers.slug, name: providers.name, legalName: providers.legalName, domain: providers.domain, demonstration: providers.demonstration, firstClaimedOn: providers.firstClaimedOn };

/** Proofs that were read before for the same check, the newest first, in words. */
async function earlierFindings(db: Db, providerId: string, checkId: string): Promise<string[]> {
  const rows = await db.select({ kind: proofs.kind, date: proofs.date, checkedOn: proofs.checkedOn, checked: proofs.checked }).from(proofs).innerJoin(answers, eq(answers.id, proofs.answerId)).where(and(eq(answers.providerId, providerId), eq(answers.checkId, checkId))).orderBy(desc(proofs.checkedOn)).limit(10);
  return rows.map((row) => `${fullDate(row.checkedOn as Day)}: ${row.kind === 'attested' ? 'outside proof' : 'a document'} of ${fullDate(row.date as Day)}. ${row.checked}`);
}

/** The newest published comment beside the answer, also where it was taken down: an appeal is judged on it. */
async function commentOn(db: Db, providerId: string, checkId: string): Promise<string | undefined> {
  const [row] = await db.select({ note: answers.note }).from(answers).where(and(eq(answers.providerId, providerId), eq(answers.checkId, checkId), eq(answers.state, 'published'), isNotNull(answers.note))).orderBy(desc(answers.givenOn), desc(answers.writtenAt)).limit(1);
  return row?.note ?? undefined;
}

/** What should make a reader look twice. None of it decides. */
async function signalsOf(db: Db, row: typeof evidence.$inferSelect): Promise<string[]> {
  const same = row.digest === null ? [] : await db.select({ name: providers.name, checkId: evidence.checkId, providerId: evidence.providerId }).from(evidence).innerJoin(providers, eq(providers.id, evidence.providerId)).where(and(eq(evidence.digest, row.digest), ne(evidence.id, row.id))).limit(5);
  const [refused] = await db.select({ times: sql<number>`count(*)::int` }).from(evidence).where(and(eq(evidence.providerId, row.providerId), eq(evidence.state, 'refused')));
  const sent = row.link === null ? 'file was sent' : 'text was given';
  return [
    ...same.map((one) => (one.providerId === row.providerId ? `The same ${sent} for ${one.checkId} too.` : `The very same ${sent} by another firm, ${one.name}, for ${one.checkId}.`)),
    ...(row.timesAsked > 0 ? [`We asked again ${counted(row.timesAsked, 'time')} before.`] : []),
    ...(refused!.times >= 3 ? [`${refused!.times} proofs of this firm were refused so far.`] : []),
  ];
}

async function evidenceView(db: Db, standard: Standard, id: string, asOf: Day) {
  const [row] = await db.select().from(evidence).where(eq(evidence.id, id));
  if (!row) return undefined;
  const [firm] = await db.select(FIRM).from(providers).where(eq(providers.id, row.providerId));
  const loaded = editionNamed(standard, row.edition);
  const check = loaded.edition.checks.find((one) => one.id === row.checkId);
  if (!firm || !check) return undefined;
  const desk = await deskFacts(db, loaded.edition, firm.slug, asOf);
  const finding = desk.today.findings.find((one) => one.check === check.id)!;
  const own = desk.today.facts.checks[check.id];
  const note = await commentOn(db, row.providerId, check.id);
  return {
    kind: 'evidence' as const, firm, row, check, note,
    answer: answerInWords(check, finding, own), outcome: OUTCOME_WORDS[finding.outcome], ground: own?.notApplicable?.ground,
    earlier: await earlierFindings(db, row.providerId, check.id),
    texts: await textsBefore(db, row),
    signals: [...drawnWords(check, desk.drawn, []), ...(await signalsOf(db, row))],
  };
}

async function claimView(db: Db, id: string) {
  const [row] = await db.select({ claim: claims, mailbox: accounts.mailbox, since: accounts.createdAt }).from(claims).innerJoin(accounts, eq(accounts.id, claims.accountId)).where(eq(claims.id, id));
  if (!row) return undefined;
  const [firm] = row.claim.providerId === null ? [] : await db.select(FIRM).from(providers).where(eq(providers.id, row.claim.providerId));
  const team = row.claim.providerId === null ? [] : await teamOf(db, row.claim.providerId);
  const domain = firm?.domain ?? row.claim.proposed?.domain;
  const signals = [
    ...(row.claim.contested ? [`${counted(team.length, 'person speaks', 'people speak')} for this firm already.`] : []),
    ...(domain && !isAtDomain(row.mailbox, domain) ? ['The claimant’s mailbox is not at the firm’s domain.'] : []),
    ...(row.claim.way === 'mailbox' || row.claim.way === 'dns' ? ['The claimant has shown that they hold the domain.'] : []),
  ];
  return { kind: 'claim' as const, firm, claim: row.claim, mailbox: row.mailbox, team, signals };
}

/** The answer that a challenge is about, as it stands today. */
async function challenged(db: Db, loaded: LoadedEdition, slug: string, checkId: string, asOf: Day) {
  const check = loaded.edition.checks.find((one) => one.id === checkId);
  if (!check) return undefined;
  const desk = await deskFacts(db, loaded.edition, slug, asOf);
  const finding = desk.today.findings.find((one) => one.check === checkId)!;
  const note = await commentOn(db, desk.provider.id, checkId);
  return { check, answer: answerInWords(check, finding, desk.today.facts.checks[checkId]), outcome: OUTCOME_WORDS[finding.outcome], note, earlier: await earlierFindings(db, desk.provider.id, checkId) };
}

async function reportView(db: Db, loaded: LoadedEdition, id: string, asOf: Day) {
  const [row] = await db.select().from(cases).where(eq(cases.id, id));
  if (!row) return undefined;
  const [firm] = row.providerId === null ? [] : await db.select(FIRM).from(providers).where(eq(providers.id, row.providerId));
  const about = row.checkId && firm ? await challenged(db, loaded, firm.slug, row.checkId, asOf) : undefined;
  const said = row.kind === 'wrong-fact' && firm?.firstClaimedOn ? Object.keys((await wholeProviderBySlug(db, firm.slug))!.stored).filter(isFactKey) : [];
  return { kind: 'report' as const, firm, report: row, about, said };
}

const firstView = async (db: Db, standard: Standard, { subject, id }: CaseKey, asOf: Day) =>
  subject === 'evidence' ? evidenceView(db, standard, id, asOf) : subject === 'claim' ? claimView(db, id) : subject === 'identity' ? identityView(db, id) : reportView(db, standard.current, id, asOf);
export type FirstCase = NonNullable<Awaited<ReturnType<typeof firstView>>>;

/** A decision that is looked at again, what was said to it, and the case that it was about. */
async function againView(db: Db, standard: Standard, { subject, id }: CaseKey, asOf: Day) {
  const [appeal] = subject === 'appeal' ? await db.select().from(appeals).where(eq(appeals.id, id)) : [];
  const [of] = await db.select().from(decisions).where(eq(decisions.id, appeal?.decisionId ?? id));
  const first = of && (await firstView(db, standard, { subject: of.subject, id: of.subjectId }, asOf));
  return of && first && { kind: 'again' as const, firm: first.firm, of, says: appeal?.text ?? of.says ?? '', isAppeal: appeal !== undefined, first };
}

/** One case, or undefined where there is none. */
export const caseView = async (db: Db, standard: Standard, key: CaseKey, asOf: Day) => (key.subject === 'appeal' || key.subject === 'fact-check' ? againView(db, standard, key, asOf) : firstView(db, standard, key, asOf));
export type CaseShown = NonNullable<Awaited<ReturnType<typeof caseView>>>;

/** This moderator's own decision on the case that has not taken effect, and how many decisions of others stand. A second reader is not told what the first said. */
export async function decisionsOn(db: Db, { subject, id }: CaseKey, moderatorId: string) {
  const rows = await db.select().from(decisions).where(and(eq(decisions.subject, subject), eq(decisions.subjectId, id), inArray(decisions.state, ['first', 'set', 'heard', 'split', 'effective', 'reversed']))).orderBy(desc(decisions.decidedAt));
  return { own: rows.find((row) => row.moderatorId === moderatorId && (row.state === 'first' || row.state === 'set' || row.state === 'heard')), others: rows.filter((row) => row.moderatorId !== moderatorId).length, effective: rows.find((row) => row.state === 'effective') };
}
