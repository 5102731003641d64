// The letter that asks a provider for what is missing. Pure: the page and the plain text are made of this one value. It names nobody.
import type { CheckupJudgement, JudgedQuestion } from '#engine/checkup.ts';
import type { Checkup } from '#standard/checkup-schema.ts';

export interface LetterPoint {
  readonly check: string;
  readonly says: string;
}

export interface Letter {
  readonly opening: readonly string[];
  readonly groups: readonly { readonly title: string; readonly points: readonly LetterPoint[] }[];
  readonly closing: readonly string[];
}

const isMissing = ({ state }: JudgedQuestion): boolean => state !== 'holds';

/** The letter for what `judgement` leaves short, open or drifting, and for the essentials that no client can see. */
export function letterOf(judgement: CheckupJudgement, checkup: Checkup, site: string): Letter {
  const { edition } = checkup.loaded;
  const missing = judgement.areas.flatMap(({ lines }) => lines).filter(isMissing);
  const pointOf = ({ question: { check, letter } }: { readonly question: { readonly check: string; readonly letter: string } }): LetterPoint => ({ check, says: letter });
  const essential = new Set(edition.checks.flatMap(({ id, essential: rule }) => (rule ? [id] : [])));
  const unseen = judgement.areas.flatMap(({ ask }) => ask).filter(({ check }) => essential.has(check));
  const groups = [
    { title: 'What no small firm should be without', points: [...missing.filter((line) => line.essential).map(pointOf), ...unseen] },
    { title: 'What else we would like to have', points: missing.filter((line) => !line.essential).map(pointOf) },
    { title: 'What has changed', points: judgement.drift.filter(({ state }) => state === 'sign').map(pointOf) },
  ];
  return {
    opening: ['Hello,', 'Once a year we look at how our IT is looked after. For some points we lack an answer or a paper. Please write back by [a day in two weeks], point by point, and send the paper where there is one.'],
    groups: groups.filter(({ points }) => points.length > 0),
    closing: [`The marks in brackets name checks of the Plumbline Standard, ${edition.label}. Anybody can read them at ${site}/standard/${edition.id}.`, 'If a point does not apply to us, please say why. Thank you for your work.', '[Your name]', '[Your firm]'],
  };
}

/** The points of all groups numbered through, from 1, as the page prints them. */
export const firstNumberOf = ({ groups }: Letter, at: number): number => 1 + groups.slice(0, at).reduce((sum, { points }) => sum + points.length, 0);

/** The letter as plain text, one paragraph or point a line, to be copied into a mail. */
export function letterText(letter: Letter): string {
  const groups = letter.groups.map(({ title, points }, at) => [title, ...points.map(({ check, says }, n) => `${firstNumberOf(letter, at) + n}. ${says} [${check}]`)].join('\n'));
  return `${[...letter.opening, ...groups, ...letter.closing].join('\n\n')}\n`;
}
