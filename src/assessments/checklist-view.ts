// The checklist of a desk as it is drawn: a line for each check with its status, by area, and what stands above. Pure.
import { counted, fullDate, oneDecimal } from '#kernel/words.ts';
import { checksOf } from '#standard/catalogue.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Action } from './actions.ts';
import type { DeskFacts } from './desk-facts.ts';
import { answerInWords } from './answer-words.ts';
import { drawnWords } from './draw-words.ts';
import { lastGraceDay } from './wording.ts';

/** Words of LOOK.md; what is done is plain, so that the eye goes to what is left. */
export const STATUS_WORDS = { new: 'Not started', draft: 'In progress', asked: 'We asked again', waiting: 'With our checkers', drawn: 'Drawn', expired: 'Evidence expired', done: 'Completed' } as const;
export type Status = keyof typeof STATUS_WORDS;

export interface ChecklistLine {
  readonly id: string;
  readonly title: string;
  readonly status: Status;
  /** What is said so far, or what a status means here. */
  readonly says: string | undefined;
  readonly essential: boolean;
  /** It was drawn, and until when fuller proof may come. */
  readonly drawn: readonly string[];
}
export interface ChecklistArea {
  readonly code: string;
  readonly name: string;
  readonly lines: readonly ChecklistLine[];
  readonly done: number;
  /** Checks with a draft, and evidence that is not sent: what publishing would make public or send. */
  readonly unpublished: number;
  readonly unsent: number;
}

function statusOf(desk: DeskFacts, id: string): Status {
  const sent = desk.evidence.filter((one) => one.checkId === id);
  const finding = desk.today.findings.find((one) => one.check === id)!;
  if (sent.some((one) => one.state === 'asked')) return 'asked';
  if (desk.drafts.some((draft) => draft.checkId === id) || desk.claims.some((claim) => claim.checkId === id && claim.state === 'draft') || sent.some((one) => one.state === 'draft')) return 'draft';
  if (sent.some((one) => one.state === 'waiting')) return 'waiting';
  if (desk.drawn.some((one) => one.checkId === id)) return 'drawn';
  if (finding.outcome === 'lapsed' || (finding.inGrace && finding.proof !== undefined)) return 'expired';
  const own = desk.today.facts.checks[id];
  const isSilent = finding.outcome === 'unanswered' && !own?.wouldNotSay && !own?.notApplicable;
  return isSilent ? 'new' : 'done';
}

/** Every area of the edition with its checks, in its order. */
export function checklistAreas({ edition }: LoadedEdition, desk: DeskFacts): ChecklistArea[] {
  return edition.areas.map((area) => {
    const lines = checksOf(edition, area).map((check): ChecklistLine => {
      const finding = desk.withDrafts.findings.find((one) => one.check === check.id)!;
      const today = desk.today.findings.find((one) => one.check === check.id)!;
      const status = statusOf(desk, check.id);
      const answer = answerInWords(check, finding, desk.withDrafts.facts.checks[check.id]);
      const until = status === 'expired' && today.validUntil ? `Lapsed ${fullDate(today.validUntil)}${today.inGrace ? `; counts one step lower until ${fullDate(lastGraceDay(today.validUntil, edition.scoring))}` : ''}` : undefined;
      return { id: check.id, title: check.title, status, says: until ?? answer?.says ?? (finding.outcome === 'not-applicable' ? 'Does not apply' : undefined), essential: check.essential !== undefined, drawn: drawnWords(check, desk.drawn, desk.evidence) };
    });
    const ids = new Set(area.checks);
    const drafted = new Set([...desk.drafts, ...desk.claims.filter((claim) => claim.state === 'draft')].map((one) => one.checkId).filter((id) => ids.has(id)));
    return { code: area.code, name: area.name, lines, done: lines.filter((line) => line.status === 'done').length, unpublished: drafted.size, unsent: desk.evidence.filter((one) => one.state === 'draft' && ids.has(one.checkId)).length };
  });
}

const EFFORT_WORDS = { 'an-hour': 'about an hour', 'a-day': 'about a day', 'a-week': 'about a week', 'a-month': 'about a month', 'a-quarter': 'about three months' } as const;
const KIND_WORDS = { document: 'a document', attested: 'outside proof' } as const;

/** An action in words, with its effort and what it adds. */
export function actionWords({ kind, proof, title, effort, worth, shownWorth }: Action) {
  const small = title.charAt(0).toLowerCase() + title.slice(1);
  const does = kind === 'answer' ? `Answer: ${small}` : `${kind === 'renew' ? 'Renew' : 'Prove'}: ${small}${proof ? `, by ${KIND_WORDS[proof]}` : ''}`;
  return { does, effort: EFFORT_WORDS[effort], worth: `${kind === 'answer' ? 'up to ' : ''}+${oneDecimal(worth)}`, held: shownWorth < worth - 0.05 };
}

/** The page after this one: the next check of the area that nobody has begun, else the list. */
export function nextCheck(areas: readonly ChecklistArea[], id: string): string | undefined {
  const all = areas.flatMap((area) => area.lines);
  const at = all.findIndex((line) => line.id === id);
  return [...all.slice(at + 1), ...all.slice(0, at)].find((line) => line.status === 'new')?.id;
}

/** How far the whole is: 51 of 68 checks are done. */
export const doneWords = (areas: readonly ChecklistArea[]): string => `${areas.reduce((sum, area) => sum + area.done, 0)} of ${counted(areas.reduce((sum, area) => sum + area.lines.length, 0), 'check')} done`;
