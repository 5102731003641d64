// `npm run verify-draw -- FILE [RECORD]`: draws again from a file of the transparency page, and tells whether the same answers come out. With the
// record as a file it also looks up the seed. Needs no database.
import { readFile } from 'node:fs/promises';
import { DrawDocument, drawProblems } from '#assessments/draw-document.ts';
import { BEFORE_ALL, type Link } from '#audit/chain.ts';
import { counted } from '#kernel/words.ts';
import { say } from './terminal.ts';

type Row = Link & { readonly hash: string };

/** What is wrong with the seed, held against the rows of the record. */
function seedProblems({ day, seed, recordNumber }: DrawDocument, rows: readonly Row[]): string[] {
  const newest = rows.filter(({ at }) => at < `${day}T00:00:00.000Z`).at(-1) ?? { number: 0, hash: BEFORE_ALL };
  return newest.number === recordNumber && newest.hash === seed ? [] : [`The seed should be the fingerprint of row ${newest.number}, ${newest.hash}.`];
}

async function verify(file: string, recordFile: string | undefined): Promise<readonly string[] | string> {
  const read = DrawDocument.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!read.success) return [`${file} is no draw.`];
  const draw = read.data;
  const rows = recordFile === undefined ? undefined : (await readFile(recordFile, 'utf8')).split('\n').filter((line) => line.trim()).map((line) => JSON.parse(line) as Row);
  const problems = [...drawProblems(draw), ...(rows ? seedProblems(draw, rows) : [])];
  return problems.length > 0 ? problems : `The draw of ${draw.day} comes out the same: ${draw.drawn.length.toLocaleString('en-US')} of ${counted(draw.answers, 'answer')}.${rows ? ` Its seed is row ${draw.recordNumber} of the record.` : ''}`;
}

const [file, recordFile] = process.argv.slice(2);
const outcome = file === undefined ? ['Name the file: npm run verify-draw -- FILE'] : await verify(file, recordFile).catch((error: unknown) => [error instanceof SyntaxError ? 'That file is no JSON.' : 'That file could not be read.']);
if (typeof outcome === 'string') say(outcome);
else {
  for (const line of outcome) console.error(line);
  process.exitCode = 1;
}
