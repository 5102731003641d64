// When a new edition becomes the current one: which answers of a desk to the edition before can be taken over as drafts, which checks ask something new, and the verb that takes them.
import type { App } from '#app.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import type { Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import type { LoadedEdition, Standard } from '#standard/load.ts';
import type { Check } from '#standard/schema.ts';
import type { Input } from './answer-input.ts';
import { carryInput } from './carry-answer.ts';
import { deskFacts, notesOf, type DeskFacts } from './desk-facts.ts';
import { standing } from './dry-run.ts';
import { importAnswers, stateOfChecklist, type NewDraft } from './import-answers.ts';
import { judged } from './judged-input.ts';
import type { SaveProblem } from './save-answer.ts';
import { filledAtDesk } from './typed-answer.ts';

interface Firm {
  readonly id: string;
  readonly slug: string;
}

export interface TakeOver {
  /** The edition from which answers are taken. */
  readonly from: string;
  /** Answers to it for which nothing stands in the current edition yet. */
  readonly answers: number;
  readonly drafts: readonly NewDraft[];
  /** What the current edition asks in another way, or not any more. `inPart`: the rest of the answer is among the drafts. */
  readonly asks: readonly { readonly check: string; readonly title: string; readonly says: string; readonly isThere: boolean; readonly inPart: boolean }[];
  /** The state of the desk under the current edition, for the form. */
  readonly seen: string;
}

/** Whether anything is said to a check, in public or in a draft. What was taken back, or was ended, is said no more. */
function isSaid(desk: DeskFacts, { id }: Check): boolean {
  if (desk.drafts.some((draft) => draft.checkId === id) || desk.claims.some((claim) => claim.checkId === id)) return true;
  return desk.today.findings.find((one) => one.check === id)?.outcome !== 'unanswered' || desk.today.facts.checks[id]?.wouldNotSay !== undefined;
}

/** Whether nobody ever said anything to a check. */
const isOpen = ({ drafts, claims, today }: DeskFacts, { id }: Check): boolean => today.facts.checks[id] === undefined && ![...drafts, ...claims].some((one) => one.checkId === id);

/** What stands at a desk under an edition, check by check, the way a form says it. */
async function saidUnder(db: Db, { edition }: LoadedEdition, firm: Firm, asOf: Day): Promise<readonly { readonly check: Check; readonly input: Input }[]> {
  const desk = await deskFacts(db, edition, firm.slug, asOf);
  const notes = await notesOf(db, edition.id, firm.id);
  return edition.checks.flatMap((check) => {
    const input = isSaid(desk, check) ? standing(check, filledAtDesk(check, desk, notes)) : undefined;
    return input ? [{ check, input }] : [];
  });
}

/** What can be taken over from the newest edition before the current one to which this desk said anything; undefined where there is nothing to tell. */
export async function takeOverOf(db: Db, { editions, current }: Standard, firm: Firm, asOf: Day): Promise<TakeOver | undefined> {
  const older = editions.slice(0, editions.findIndex(({ edition }) => edition.id === current.edition.id)).toReversed();
  for (const loaded of older) {
    const said = await saidUnder(db, loaded, firm, asOf);
    if (said.length === 0) continue;
    // First the state, then what stands: what changes between the two is found when it is saved.
    const seen = await stateOfChecklist(db, current.edition.id, firm.id);
    const now = await deskFacts(db, current.edition, firm.slug, asOf);
    const open = said.filter(({ check }) => isOpen(now, check));
    const [drafts, asks]: [NewDraft[], TakeOver['asks'][number][]] = [[], []];
    for (const { check, input } of open) {
      const to = current.edition.checks.find(({ id }) => id === check.id);
      const carried = carryInput(check, to, input);
      const read = carried.input && to ? judged(to, carried.input) : undefined;
      if (read?.kind === 'said') drafts.push({ checkId: check.id, said: read.said });
      const left = read?.kind === 'faults' ? read.faults.map((fault) => fault.says) : carried.left;
      if (left.length > 0) asks.push({ check: check.id, title: to?.title ?? check.title, says: left.join(' '), isThere: to !== undefined, inPart: read?.kind === 'said' });
    }
    const isNew = open.length === said.length;
    return drafts.length > 0 || (isNew && asks.length > 0) ? { from: loaded.edition.id, answers: open.length, drafts, asks, seen } : undefined;
  }
  return undefined;
}

/** Takes over as drafts all that can be, or nothing where the desk has changed since `seen`. Proof is not taken along. */
export async function takeOver(app: Pick<App, 'db' | 'clock' | 'standard'>, viewer: SignedIn, firm: Firm, seen: string): Promise<Result<{ readonly checks: number }, SaveProblem>> {
  const found = await takeOverOf(app.db, app.standard, firm, app.clock.today());
  return importAnswers(app, viewer, firm.id, found?.drafts ?? [], seen);
}
