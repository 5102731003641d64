// One check at a desk: what its page shows, and what its form does. The page decides nothing.
import type { App } from '#app.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import { toOneDecimal } from '#engine/rounding.ts';
import type { Day } from '#kernel/time.ts';
import { fullDate } from '#kernel/words.ts';
import type { Db } from '#platform/db.ts';
import { definitionsOf } from '#standard/catalogue.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Check, Edition } from '#standard/schema.ts';
import { actOnOlder, type ActedOnOlder } from './act-on-older.ts';
import { readSaid, type Fault } from './answer-input.ts';
import { answerInWords } from './answer-words.ts';
import { checklistAreas, nextCheck } from './checklist-view.ts';
import { assess, deskFacts, notesOf, withDrafts, type DeskClaim, type DeskFacts, type Draft } from './desk-facts.ts';
import { drawnWords } from './draw-words.ts';
import type { FormEdition } from './form-edition.ts';
import { figureWords, scoreWords } from './number-words.ts';
import { takeBackAnswer } from './publish-area.ts';
import { textsOf } from './read-texts.ts';
import { saveAnswer, stateOfCheck, type Said } from './save-answer.ts';
import { filledAtDesk } from './typed-answer.ts';
import { OUTCOME_WORDS, untilWords } from './wording.ts';

interface Firm {
  readonly id: string;
  readonly slug: string;
}

/** Points with one decimal where they are not whole. */
const pointWords = (points: number): string => figureWords(toOneDecimal(points));

/** Drafts as they would be if this were saved. */
function drafted(desk: DeskFacts, check: Check, said: Said): { readonly drafts: readonly Draft[]; readonly claims: readonly DeskClaim[] } {
  const others = desk.drafts.filter((draft) => draft.checkId !== check.id);
  const claims = desk.claims.filter((claim) => claim.checkId !== check.id || claim.state === 'published');
  const blank = { id: '', checkId: check.id, rule: null, value: null, figures: null, flags: null, choice: null, wouldNotSay: false, note: null, writtenAt: new Date(0) };
  if (said.kind === 'would-not-say') return { drafts: [...others, { ...blank, wouldNotSay: true }], claims };
  if (said.kind === 'answers') return { drafts: [...others, ...said.given.map((one) => ({ ...blank, ...one }))], claims };
  if (said.kind === 'not-applicable') return { drafts: others, claims: [...claims, { id: '', checkId: check.id, ground: said.ground, state: 'draft', claimedOn: '' }] };
  return { drafts: others, claims };
}

export interface Preview {
  /** The score today, and with every draft and this answer published. */
  readonly today: string;
  readonly then: string;
  /** Points of this answer, and what counts of them without proof. */
  readonly points: string;
  readonly counts: string;
  readonly says: string;
}

function previewOf(edition: Edition, desk: DeskFacts, check: Check, said: Said, asOf: Day): Preview {
  const { drafts, claims } = drafted(desk, check, said);
  const after = assess(edition, withDrafts(desk.today.facts, drafts, claims, asOf), asOf);
  const finding = after.findings.find((one) => one.check === check.id)!;
  return { today: scoreWords(desk.today.score.shown, edition.scoring), then: scoreWords(after.score.shown, edition.scoring), points: pointWords(finding.points), counts: pointWords(finding.counted), says: OUTCOME_WORDS[finding.outcome] };
}

/** Everything that the page of one check shows. With `said`, what that unsaved answer would be worth. */
export async function checkPage(db: Db, loaded: LoadedEdition, firm: Firm, check: Check, asOf: Day, said?: Said) {
  const { edition } = loaded;
  const desk = await deskFacts(db, edition, firm.slug, asOf);
  const notes = await notesOf(db, edition.id, firm.id);
  const own = desk.today.facts.checks[check.id];
  const finding = desk.today.findings.find((one) => one.check === check.id)!;
  const claims = desk.claims.filter((claim) => claim.checkId === check.id);
  const note = notes.findLast((one) => one.checkId === check.id)?.note ?? undefined;
  const until = untilWords(finding, edition.scoring);
  const isPublic = (own?.answers.length ?? 0) > 0 || Object.keys(own?.rules ?? {}).length > 0 || own?.wouldNotSay !== undefined || own?.notApplicable !== undefined;
  return {
    state: await stateOfCheck(db, edition.id, { providerId: firm.id, checkId: check.id }),
    filled: filledAtDesk(check, desk, notes),
    hasDraft: desk.drafts.some((draft) => draft.checkId === check.id) || claims.some((one) => one.state === 'draft'),
    guidance: loaded.guidance[check.id]!,
    definitions: definitionsOf(edition, check),
    provable: { answer: desk.drafts.some((draft) => draft.checkId === check.id && !draft.wouldNotSay) || (own?.answers.at(-1)?.proofs !== undefined && finding.outcome !== 'unanswered') || Object.keys(own?.rules ?? {}).length > 0, claim: claims.length > 0 },
    evidence: desk.evidence.filter((one) => one.checkId === check.id),
    texts: await textsOf(db, firm.id, edition.id, [check.id]),
    drawn: drawnWords(check, desk.drawn, desk.evidence),
    published: isPublic ? { answer: answerInWords(check, finding, own), outcome: OUTCOME_WORDS[finding.outcome], given: finding.given && fullDate(finding.given), until, points: pointWords(finding.points), counts: pointWords(finding.counted), note } : undefined,
    preview: said && previewOf(edition, desk, check, said, asOf),
  };
}
export type CheckPage = Awaited<ReturnType<typeof checkPage>>;

export type Acted = ActedOnOlder | { readonly kind: 'go'; readonly to: string } | { readonly kind: 'preview'; readonly said: Said } | { readonly kind: 'faults'; readonly status: number; readonly faults: readonly Fault[] };

const REFUSED = {
  'not-member': { status: 403, says: 'You are no longer in the team of this firm. Nothing was saved.' },
  'not-owner': { status: 403, says: 'Only an owner of your team may do that.' },
  'nothing-there': { status: 409, says: 'There is nothing public here any more.' },
  'no-such-check': { status: 404, says: 'The edition does not hold this check any more.' },
  'not-allowed': { status: 422, says: 'This check does not take that answer.' },
  'changed-meanwhile': { status: 409, says: 'Somebody else changed this check while you wrote. What stands now is shown below, and your words are kept: send them again to put them in its place.' },
} as const;

/** Does what the form asks for: saves and goes on to the next open check, shows what it is worth, or takes the published answer back. */
export async function actOnCheck(app: Pick<App, 'db' | 'clock' | 'queue' | 'standard'>, viewer: SignedIn, firm: Firm, form: FormEdition, input: Readonly<Record<string, unknown>>): Promise<Acted> {
  const { check } = form;
  if (form.isOlder) return actOnOlder(app, viewer, firm, form, app.standard.current.edition.checks.find(({ id }) => id === check.id), input);
  const list = `/desk/${firm.slug}/checklist`;
  if (input['act'] === 'take-back') {
    const outcome = await takeBackAnswer(app, viewer, firm, check.id);
    return outcome.kind === 'done' ? { kind: 'go', to: `${list}/${check.id}` } : { kind: 'faults', status: REFUSED[outcome.code].status, faults: [{ field: 'says', says: REFUSED[outcome.code].says }] };
  }
  const read = readSaid(check, input);
  if (read.kind === 'faults') return { kind: 'faults', status: 422, faults: read.faults };
  if (input['act'] === 'preview') return { kind: 'preview', said: read.said };
  const outcome = await saveAnswer(app, viewer, { providerId: firm.id, checkId: check.id }, read.said, typeof input['seen'] === 'string' ? input['seen'] : '');
  if (outcome.kind === 'refused') return { kind: 'faults', status: REFUSED[outcome.code].status, faults: [{ field: 'says', says: REFUSED[outcome.code].says }] };
  const loaded = app.standard.current;
  const next = nextCheck(checklistAreas(loaded, await deskFacts(app.db, loaded.edition, firm.slug, app.clock.today())), check.id);
  return { kind: 'go', to: next ? `${list}/${next}?saved=${check.id}` : list };
}
