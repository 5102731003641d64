// What would put B above A, as a sentence, and the address in which it does. Pure; tells only what the engine has borne out.
import { afterChange, type RankChange } from '#engine/flip-changes.ts';
import type { RankFlip } from '#engine/flip.ts';
import type { Need } from '#engine/need.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Field } from '#standard/question-schema.ts';

export interface FlipWords {
  readonly upper: string;
  readonly lower: string;
  readonly says: string;
  /** The need with the change in it; undefined where the change is not the owner's, or where there is none. */
  readonly need: Need | undefined;
}

interface Asked {
  readonly question: string;
  readonly field: Field;
}

function askedBy({ edition }: LoadedEdition, param: string): Asked {
  for (const { short, fields } of edition.questionnaire.questions) for (const field of fields) if (field.param === param) return { question: short, field };
  throw new Error(`no question asks for ${param}`);
}

const labels = ({ field }: Asked, values: readonly string[]): string =>
  values.map((value) => ('options' in field ? field.options.find((option) => option.value === value) : undefined)).flatMap((option) => (option ? [`“${option.short ?? option.label}”`] : [])).join(', ');

function answerWords({ from, to, param }: Extract<RankChange, { kind: 'need' }>, loaded: LoadedEdition): string {
  const asked = askedBy(loaded, param);
  const { question, field } = asked;
  if (field.kind === 'tick') return to.length > 0 ? `you also said “${field.tick}”` : `you did not say “${field.tick}”`;
  if (field.kind === 'many') {
    const [gone] = from.filter((value) => !to.includes(value));
    const [added] = to.filter((value) => !from.includes(value));
    return added === undefined ? `you did not name ${labels(asked, [gone ?? ''])} under “${question}”` : `you named ${labels(asked, [added])} too under “${question}”`;
  }
  if (to.length === 0) return `you left “${question}” open, where you now say ${labels(asked, from)}`;
  return from.length === 0 ? `you answered ${labels(asked, to)} to “${question}”, which you left open` : `you answered ${labels(asked, to)} to “${question}”, not ${labels(asked, from)}`;
}

function weightWords({ area, from, to }: Extract<RankChange, { kind: 'weight' }>, { edition }: LoadedEdition): string {
  const name = edition.areas.find(({ code }) => code === area)?.name ?? area;
  return from === 1 ? `“${name}” counted ${to} times as much for you` : `you set the weight of “${name}” to ${to}, where it stands at ${from} now`;
}

function changeWords(change: RankChange, loaded: LoadedEdition): string {
  if (change.kind === 'weight') return weightWords(change, loaded);
  if (change.kind === 'need') return answerWords(change, loaded);
  const title = loaded.edition.checks.find(({ id }) => id === change.check)?.title ?? change.check;
  return change.to === 'document' ? `it showed a document for its answer on “${title}”, which rests on its word now` : `an outsider had checked its answer on “${title}”, which rests on ${change.from === 'document' ? 'a document' : 'its word'} now`;
}

/** One flip in words. `nameOf` gives the name of the provider in a row. */
export function flipInWords({ upper, lower, found }: RankFlip, need: Need, loaded: LoadedEdition, nameOf: (row: number) => string): FlipWords {
  const names = { upper: nameOf(upper), lower: nameOf(lower) };
  if (!found) return { ...names, says: `Nothing within reach puts ${names.lower} before ${names.upper}. No single weight, no single wish of yours and no better proof of one answer does.`, need: undefined };
  const { change } = found;
  return { ...names, says: `${names.lower} would come before ${names.upper} if ${changeWords(change, loaded)}.`, need: change.kind === 'proof' ? undefined : afterChange(need, change) };
}
