// Whether the way in which a check hears its clients fits the check: its fact, its printed answers, its statistic. Pure.
import { CHOSEN_FACTS, NUMBER_FACTS, type ClientsHeard } from './review-schema.ts';
import type { Check } from './schema.ts';

const printedAnswers = ({ answer }: Check): readonly { readonly label: string }[] => (answer.kind === 'number' ? answer.bands : answer.options);

function answerProblems(check: Check, fact: string, { labels, heard }: Extract<ClientsHeard, { by: 'answers' }>): string[] {
  const known: readonly string[] = Object.entries(CHOSEN_FACTS).find(([name]) => name === fact)?.[1] ?? [];
  if (known.length === 0) return [`clients choose no answer to ${fact}`];
  const printed = printedAnswers(check).length;
  return [
    ...known.filter((name) => !(name in labels)).map((name) => `client answer ${name} has no words`),
    ...Object.keys(labels).filter((name) => !known.includes(name)).map((name) => `${fact} has no answer ${name}`),
    ...(heard.length === printed ? [] : [`clients are heard on ${heard.length} answers of ${printed}`]),
    ...heard.flatMap(({ agree, disagree }, at) => [
      ...[...agree, ...disagree].filter((name) => !known.includes(name)).map((name) => `answer ${at + 1}: ${fact} has no answer ${name}`),
      ...agree.filter((name) => disagree.includes(name)).map((name) => `answer ${at + 1}: ${name} both agrees and disagrees`),
    ]),
  ];
}

/** What does not fit, in words; empty where all is well. A check without a client fact hears nobody. */
export function heardProblems(check: Check, heard: ClientsHeard | undefined): string[] {
  const { clients } = check.proofs;
  if (!clients || !heard) return Boolean(clients) === Boolean(heard) ? [] : ['client fact and how it is heard must stand together'];
  if (check.answer.kind === 'rules') return ['clients cannot say which rule they speak of'];
  if ((heard.by === 'gap' || heard.by === 'mean') !== (clients.by === 'statistic')) return [`clients are heard by ${heard.by}, and the edition says by ${clients.by}`];
  if (heard.by === 'answers') return answerProblems(check, clients.fact, heard);
  const isBand = check.answer.kind === 'number' && (NUMBER_FACTS as readonly string[]).includes(clients.fact);
  return heard.by === 'band' && !isBand ? [`${clients.fact} falls into no band`] : [];
}

/** A printed answer of the check, and the client answers that agree and disagree with it, in words. */
interface HeardRow {
  readonly answer: string;
  readonly agree: string;
  readonly disagree: string;
}

/** Which client answers agree with each answer as printed; empty where clients are not heard by single answers. */
export function heardRows(check: Check, heard: ClientsHeard | undefined): HeardRow[] {
  if (heard?.by !== 'answers') return [];
  const words = (names: readonly string[]): string => (names.length === 0 ? 'None' : names.length === Object.keys(heard.labels).length ? 'Every answer' : names.map((name) => heard.labels[name]).join('; '));
  return printedAnswers(check).map(({ label }, at) => ({ answer: label, agree: words(heard.heard[at]!.agree), disagree: words(heard.heard[at]!.disagree) }));
}
