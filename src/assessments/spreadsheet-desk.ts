// The spreadsheet page of a desk: the file to take along, what a file that is sent would do, and saving it. The page decides nothing.
import type { App } from '#app.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import type { Day } from '#kernel/time.ts';
import { counted, opening } from '#kernel/words.ts';
import type { Db } from '#platform/db.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Check } from '#standard/schema.ts';
import type { Fault } from './answer-input.ts';
import { answersCsv } from './answers-csv.ts';
import { deskFacts, notesOf } from './desk-facts.ts';
import { dryRunOf, type DryRun } from './dry-run.ts';
import { importAnswers, stateOfChecklist } from './import-answers.ts';
import { LARGEST_SHEET, MOST_ROWS, readSheet, textOf, type SheetBreak } from './read-answers-csv.ts';
import { filledAtDesk, type Filled } from './typed-answer.ts';

interface Firm {
  readonly id: string;
  readonly slug: string;
}

async function standingAt(db: Db, { edition }: LoadedEdition, firm: Firm, asOf: Day): Promise<(check: Check) => Filled> {
  const desk = await deskFacts(db, edition, firm.slug, asOf);
  const notes = await notesOf(db, edition.id, firm.id);
  return (check) => filledAtDesk(check, desk, notes);
}

/** All answers of this firm as a file: the draft, else what is published, else empty. */
export async function answersFile(db: Db, loaded: LoadedEdition, firm: Firm, asOf: Day): Promise<string> {
  return answersCsv(loaded.edition, await standingAt(db, loaded, firm, asOf));
}

const SAVE_AS = 'Save it as "CSV UTF-8" and send that file.';
const BREAKS: Readonly<Record<SheetBreak, (details: Readonly<Record<string, string | number>>) => string>> = {
  empty: () => 'There is nothing in this file.',
  'too-large': () => `This file is larger than ${LARGEST_SHEET / 1_000} kB. Take the columns Area, Question and What to enter out, or send some rows at a time.`,
  'too-many-rows': () => `This file has more than ${MOST_ROWS.toLocaleString('en-US')} rows. Take out the rows that are not from our spreadsheet.`,
  'too-many-columns': () => 'This file has far more columns than our spreadsheet. Download it and fill that one in.',
  workbook: () => `This is a workbook, not a CSV file. Open it in your spreadsheet program. ${SAVE_AS}`,
  'not-utf8': () => `This file is not written in UTF-8, so we cannot tell its letters apart. Open it in your spreadsheet program. ${SAVE_AS}`,
  'nul-bytes': () => `This is no text file. Open it in your spreadsheet program. ${SAVE_AS}`,
  'stray-quote': ({ row }) => `In row ${row} a quote opens and does not close, or stands in the middle of a cell. Nothing after it can be read. Save the file again with your spreadsheet program.`,
  'no-column': ({ column }) => `The first row has no column "${column}". Put it back, or download the spreadsheet anew.`,
  'column-twice': ({ column }) => `The column "${column}" stands twice in the first row. Keep one of the two.`,
  'no-edition': () => 'The column "Edition" is empty. Put back what stood there, or download the spreadsheet anew.',
  'two-editions': () => 'Rows of two editions stand in this file. Send those of one edition at a time.',
  'unknown-edition': ({ edition }) => `There is no edition ${edition} of the standard. Download the spreadsheet and fill that one in.`,
};

const REFUSED = {
  'not-member': { status: 403, says: 'You are no longer in the team of this firm. Nothing was saved.' },
  'no-such-check': { status: 409, says: 'The edition does not hold one of these checks any more. Nothing was saved.' },
  'not-allowed': { status: 422, says: 'One of these checks does not take that answer. Nothing was saved.' },
  'changed-meanwhile': { status: 409, says: 'Somebody changed an answer after you looked. Nothing was saved. What would change now is shown below: look at it and save again.' },
} as const;

/** What was sent: a file, or the text of one that was looked at before, with the state of the desk at that time. */
export interface SentSheet {
  readonly file: Uint8Array | undefined;
  readonly text: string | undefined;
  readonly seen: string;
  readonly save: boolean;
}

/** Reads the form of the page. The text of a file is taken as it is: each of its marks may count. */
export async function sentSheet(form: FormData): Promise<SentSheet> {
  const [file, text, seen] = [form.get('file'), form.get('text'), form.get('seen')];
  const bytes = file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : undefined;
  return { file: bytes, text: typeof text === 'string' ? text : undefined, seen: typeof seen === 'string' ? seen : '', save: form.get('act') === 'save' };
}

/** A dry run on the page, with what the second form carries. */
export interface ShownRun {
  readonly run: DryRun;
  readonly text: string;
  readonly seen: string;
  /** Checks that were saved just now; undefined while nothing was. */
  readonly saved: number | undefined;
}
export type ActedOnSheet = { readonly kind: 'go'; readonly to: string } | { readonly kind: 'shown'; readonly status: number; readonly problems: readonly Fault[]; readonly shown?: ShownRun };

/** Looks at a sheet, or saves what of it can be saved. A row with an error is never saved, and named again after saving. */
export async function actOnSheet(app: Pick<App, 'db' | 'clock' | 'standard'>, viewer: SignedIn, firm: Firm, sent: SentSheet, asOf: Day): Promise<ActedOnSheet> {
  const wrong = (says: string, status = 422, shown?: ShownRun): ActedOnSheet => ({ kind: 'shown', status, problems: [{ field: shown ? 'run' : 'file', says }], ...(shown && { shown }) });
  const text = sent.file ? textOf(sent.file) : undefined;
  if (text?.kind === 'refused') return wrong(BREAKS[text.code](text.details ?? {}));
  const written = text?.value ?? sent.text;
  if (written === undefined) return wrong('Choose the file first.');
  const sheet = readSheet(written);
  if (sheet.kind === 'refused') return wrong(BREAKS[sheet.code](sheet.details ?? {}));
  const loaded = app.standard.current;
  const look = async (): Promise<ShownRun | string> => {
    // First the state, then what stands: what changes between the two is found when it is saved.
    const seen = await stateOfChecklist(app.db, loaded.edition.id, firm.id);
    const run = dryRunOf(app.standard, sheet.value, await standingAt(app.db, loaded, firm, asOf));
    return run.kind === 'refused' ? BREAKS[run.code](run.details ?? {}) : { run: run.value, text: written, seen, saved: undefined };
  };
  const shown = await look();
  if (typeof shown === 'string') return wrong(shown);
  if (!sent.save || shown.run.changes.length === 0) return { kind: 'shown', status: 200, problems: [], shown };
  const outcome = await importAnswers(app, viewer, firm.id, shown.run.changes, sent.seen);
  if (outcome.kind === 'refused') return wrong(REFUSED[outcome.code].says, REFUSED[outcome.code].status, shown);
  const { checks } = outcome.value;
  if (shown.run.faults.length + shown.run.left.length === 0) return { kind: 'go', to: `/desk/${firm.slug}/checklist/spreadsheet?saved=${checks}` };
  return { kind: 'shown', status: 200, problems: [], shown: { ...shown, saved: checks } };
}

/** That so many checks were saved, from the address to which saving leads; undefined where it says something else. */
export const savedWords = (saved: string | number | null): string | undefined => (/^[1-9]\d{0,2}$/.test(String(saved)) ? `${opening(counted(Number(saved), 'check'))} saved as ${Number(saved) === 1 ? 'a draft' : 'drafts'}.` : undefined);
