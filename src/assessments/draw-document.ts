// A draw as data: with it anybody can draw again and see the same answers. The shape of the file, and what is wrong in one. Pure.
import { z } from 'zod';
import { drawFrom, drawnOf } from './draw.ts';
import { DRAWN_STATES } from './terms.ts';

const CalendarDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Answer = z.strictObject({ provider: z.string(), check: z.string(), rule: z.string().optional() });

export const DrawDocument = z.strictObject({
  day: CalendarDay,
  madeOn: CalendarDay.describe('When it was made: later than its day only where no job ran on that.'),
  seed: z.string().regex(/^[0-9a-f]{64}$/).describe('The hash of the newest row of the record before the day; 64 zeros where there was none.'),
  recordNumber: z.int().min(0).describe('The number of that row.'),
  share: z.int().min(1).describe('Percent of the answers that a year draws; a draw takes a fourth of it, rounded up.'),
  answers: z.int().min(0).describe('All answers that are declared or proven by a document.'),
  population: z.array(Answer).describe('What was drawn from.'),
  setAside: z.array(Answer).describe('Drawn in the 12 months before, and the same answer still.'),
  drawn: z.array(Answer.extend({ state: z.enum(DRAWN_STATES), dueOn: CalendarDay, closedOn: CalendarDay.nullable() })),
});
export type DrawDocument = z.infer<typeof DrawDocument>;

const keyOf = ({ provider, check, rule }: z.infer<typeof Answer>): string => [provider, check, ...(rule === undefined ? [] : [rule])].join(' ');

/** What does not follow from the seed, a sentence each; empty where the draw can be repeated. */
export function drawProblems({ seed, share, answers, population, setAside, drawn }: DrawDocument): string[] {
  const all = [...population, ...setAside].map(keyOf);
  const wanted = drawFrom(seed, population, drawnOf(answers, share)).map(keyOf);
  const found = new Set(drawn.map(keyOf));
  return [
    ...(all.length === answers ? [] : [`The file says ${answers} answers and lists ${all.length}.`]),
    ...(new Set(all).size === all.length ? [] : ['An answer is listed twice.']),
    ...(drawn.length === wanted.length ? [] : [`${wanted.length} should be drawn, and ${drawn.length} are.`]),
    ...wanted.filter((key) => !found.has(key)).map((key) => `${key} should be drawn, and is not.`),
    ...[...found].filter((key) => !wanted.includes(key)).map((key) => `${key} is drawn, and should not be.`),
  ];
}
