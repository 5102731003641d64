// What a sheet would do if it were saved: which checks change, from what to what, what is wrong in which row, what another edition no longer asks. Stores nothing. Pure.
import { refused, done, type Result } from '#kernel/result.ts';
import type { Standard } from '#standard/load.ts';
import type { Check } from '#standard/schema.ts';
import type { Input } from './answer-input.ts';
import { cellsOf } from './answers-csv.ts';
import { carryInput } from './carry-answer.ts';
import { inputWords } from './input-words.ts';
import { judged } from './judged-input.ts';
import type { RowFault, Sheet, SheetBreak, SheetRow } from './read-answers-csv.ts';
import type { Said } from './save-answer.ts';
import { readInput, sameInput } from './sheet-input.ts';
import type { Filled } from './typed-answer.ts';

/** One check that would change. `before` and `after` are lines of words. */
export interface Change {
  readonly checkId: string;
  readonly title: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly said: Said;
}

export interface DryRun {
  /** The edition of the sheet, where it is not the current one. */
  readonly otherEdition: string | undefined;
  readonly changes: readonly Change[];
  /** Checks whose rows say what stands already. */
  readonly unchanged: number;
  /** Checks whose rows are empty: what stands stays. */
  readonly untouched: number;
  /** In the order of rows. A check with one of them is left out as a whole. */
  readonly faults: readonly RowFault[];
  /** Answers to another edition that answer nothing in this one. */
  readonly left: readonly { readonly checkId: string; readonly title: string; readonly says: string }[];
}

/** What stands for a check, read the way a sheet is read; undefined where nothing does. */
export function standing(check: Check, filled: Filled): Input | undefined {
  const rows = cellsOf(check, filled).map((cells): SheetRow => ({ row: 0, check: check.id, ...cells, comment: cells.comment.replace(/\r\n?/g, '\n').trim(), reason: cells.reason.replace(/\r\n?/g, '\n').trim() }));
  const read = readInput(check, rows, 'point');
  return read.kind === 'input' ? read.input : undefined;
}

/**
 * Goes through a sheet against what stands: `filledOf` gives it for each check of the current edition. Refuses a sheet of an edition that was
 * never ours.
 */
export function dryRunOf({ editions, current }: Standard, sheet: Sheet, filledOf: (check: Check) => Filled): Result<DryRun, SheetBreak> {
  const own = editions.find((one) => one.edition.id === sheet.edition)?.edition;
  if (!own) return refused('unknown-edition', { edition: sheet.edition });
  const isCurrent = own.id === current.edition.id;
  const faults: RowFault[] = [...sheet.faults];
  const [changes, left]: [Change[], { checkId: string; title: string; says: string }[]] = [[], []];
  let [unchanged, untouched] = [0, 0];
  for (const [checkId, rows] of Map.groupBy(sheet.rows, (row) => row.check)) {
    const asked = own.checks.find((check) => check.id === checkId);
    if (!asked) {
      faults.push(...rows.map(({ row }) => ({ row, check: checkId, says: checkId === '' ? 'Write in the column "Check" which check this row answers.' : `Edition ${own.id} has no such check.` })));
      continue;
    }
    const read = readInput(asked, rows, sheet.fractions);
    if (read.kind === 'untouched') untouched += 1;
    if (read.kind === 'faults') faults.push(...read.faults);
    if (read.kind !== 'input') continue;
    const check = isCurrent ? asked : current.edition.checks.find((one) => one.id === checkId);
    const carried = isCurrent ? { input: read.input, left: [] } : carryInput(asked, check, read.input);
    left.push(...carried.left.map((says) => ({ checkId, title: asked.title, says })));
    if (!carried.input || !check) continue;
    const before = standing(check, filledOf(check));
    if (before && sameInput(before, carried.input)) {
      unchanged += 1;
      continue;
    }
    const outcome = judged(check, carried.input);
    if (outcome.kind === 'faults') faults.push(...outcome.faults.map(({ field, says }) => ({ row: read.rowOf(field), check: checkId, says })));
    else changes.push({ checkId, title: check.title, before: inputWords(check, before), after: inputWords(check, carried.input), said: outcome.said });
  }
  // A row that cannot be read may have held a part of its check: the rest of it would be half an answer.
  const broken = new Set(faults.map((fault) => fault.check));
  return done({ otherEdition: isCurrent ? undefined : own.id, changes: changes.filter((change) => !broken.has(change.checkId)), unchanged, untouched, faults: faults.toSorted((a, b) => a.row - b.row), left });
}
