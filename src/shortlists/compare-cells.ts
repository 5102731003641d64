// What one provider says to one row of a comparison, in few words, with its proof and day. Pure; the words of checks are the guidance's.
import { plainSentence } from '#assessments/answer-words.ts';
import { insteadOf } from '#assessments/fact-doubt.ts';
import type { Known, ProviderFacts } from '#engine/facts.ts';
import { worthOf, type ComparedFact, type RowId, type Worth } from '#engine/compare.ts';
import type { Need } from '#engine/need.ts';
import type { Finding } from '#engine/score-types.ts';
import type { Day } from '#kernel/time.ts';
import { counted, dollars, fullDate } from '#kernel/words.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Check, ProofKind } from '#standard/schema.ts';
import { noPriceWords } from './doubt-words.ts';

/** A cell as it is printed. Nothing known has neither proof nor day. */
export interface CellWords {
  readonly says: string;
  /** What the value is of, before its day. */
  readonly of?: string | undefined;
  /** What must be known of the answer, behind its day. */
  readonly note?: string | undefined;
  readonly proof: ProofKind | undefined;
  readonly on: Day | undefined;
  /** Nobody has answered, or nothing of it counts today. */
  readonly open: boolean;
}

export interface Cell extends CellWords {
  /** Where the worth of the answer lies; absent for facts, which carry no points. */
  readonly worth: Worth | undefined;
}

/** What a cell is made from. `price` is that of the columns for this head count. */
export interface CellFrame {
  readonly loaded: LoadedEdition;
  readonly need: Need;
  readonly asOf: Day;
  readonly facts: ProviderFacts;
  readonly findings: readonly Finding[];
  readonly price: { readonly low: number; readonly high: number } | undefined;
}

/** Of a firm that is only listed nothing is known. */
export const NO_ANSWER: Cell = { says: 'No answer', proof: undefined, on: undefined, open: true, worth: { low: 0, high: 100, proven: false } };

const OPEN_NOTES: Readonly<Record<string, string>> = { lapsed: 'its answer is too old', refused: 'left open for too long' };

/** The answer to one rule of a check: the last one that stands, its own proof and day. */
function ruleFinding(check: Check, finding: Finding, facts: ProviderFacts, rule: string, { scoring }: LoadedEdition['edition']): Finding {
  const points = finding.pointsByRule?.[rule];
  const { falseAnswer, contested } = finding;
  const wouldNotSay = finding.wouldNotSayByRule?.[rule] ?? finding.wouldNotSay;
  if (points === undefined || falseAnswer) return { ...finding, outcome: falseAnswer ? finding.outcome : 'unanswered', points: 0, counted: 0, wouldNotSay };
  const proof = finding.proofByRule?.[rule] ?? 'declared';
  const options = check.answer.kind === 'number' ? [] : check.answer.options;
  const last = facts.checks[check.id]?.rules?.[rule]?.findLast((answer) => options[(answer.choice ?? 0) - 1]?.points === points);
  const date = last?.proofs.filter((one) => one.kind === proof).map((one) => one.date).toSorted().at(-1) ?? last?.given;
  return { ...finding, outcome: 'partly', points, counted: points * scoring.factors[proof], proof, contested, wouldNotSay, ...(last?.choice && { choice: last.choice }), ...(date && { proofDate: date }) };
}

function checkCell(id: string, rule: string | undefined, { loaded, facts, findings }: CellFrame): Cell {
  const check = loaded.edition.checks.find((one) => one.id === id)!;
  const whole = findings.find((one) => one.check === id)!;
  const finding = rule === undefined ? whole : ruleFinding(check, whole, facts, rule, loaded.edition);
  const worth = worthOf(finding);
  const nothing = { proof: undefined, on: undefined, worth };
  if (finding.outcome === 'not-applicable') return { ...nothing, says: 'Does not apply to it', open: false };
  if (finding.falseAnswer) return { ...nothing, says: 'It gave a false answer', open: false };
  const says = plainSentence(check, loaded.guidance[id]?.compare?.short, finding, facts.checks[id]);
  if (worth === undefined || finding.outcome === 'unanswered' || finding.outcome === 'lapsed' || says === undefined)
    return { ...NO_ANSWER, note: OPEN_NOTES[finding.outcome] ?? (finding.wouldNotSay ? OPEN_NOTES['refused'] : undefined) };
  return { says, note: finding.contested ? 'clients disagree' : finding.inGrace ? 'past its day' : undefined, proof: finding.proof, on: finding.proofDate, open: false, worth };
}

const HOURS = { office: 'Office hours', extended: 'Early and late too', always: 'Day and night' } as const;
const OTHERWISE = { 'call-back': 'then a call back', voicemail: 'then voicemail', none: 'then nobody' } as const;
const VISITS = { monthly: 'Every month', quarterly: 'Every quarter', 'on-request': 'When you ask', never: 'Never' } as const;

const labelsOf = ({ edition }: LoadedEdition, param: string): ReadonlyMap<string, string> => {
  const field = edition.questionnaire.questions.flatMap((question) => question.fields).find((one) => one.param === param);
  return new Map(field && 'options' in field ? field.options.map(({ value, label }) => [value, label]) : []);
};

type Said = Pick<CellWords, 'says' | 'of'>;

const amount = (low: number, high: number): string => (low === high ? dollars(low) : `${dollars(low)} to ${dollars(high)}`);

/** What is said to each fact that counts; undefined where it says nothing of what this owner asks. */
const SAID: { readonly [Fact in ComparedFact]: (frame: CellFrame) => Said | undefined } = {
  prices: ({ price, need }) => {
    if (!price) return undefined;
    const { low, high } = price;
    return need.people === undefined ? { says: amount(low, high) } : { says: amount(low * need.people, high * need.people), of: `${amount(low, high)} each` };
  },
  hours: ({ facts: { profile } }) => {
    const { technician, otherwise } = profile.hours!.value!;
    return { says: technician === 'always' ? HOURS.always : `${HOURS[technician]}, ${OTHERWISE[otherwise]}` };
  },
  sizeShares: ({ facts: { profile }, need, loaded }) => {
    const band = loaded.edition.questionnaire.sizeBands.find(({ from, to }) => need.people !== undefined && need.people >= from && need.people <= (to ?? Infinity));
    const share = band && profile.sizeShares!.value![band.id];
    return share === undefined ? undefined : { says: `${Math.round(100 * share)}% of its clients` };
  },
  apps: ({ facts: { profile }, need }) => {
    const { programs, complete } = profile.apps!.value!;
    const known = need.apps.map(({ typed, program }) => {
      const support = Object.hasOwn(programs, program) ? programs[program] : undefined;
      return support ? `${typed}: ${support.bestEffort ? 'as well as it can' : counted(support.clients, 'client')}${support.proven ? ', shown on paper' : ''}` : complete ? `${typed}: no` : undefined;
    });
    const said = known.filter((one) => one !== undefined);
    return said.length === 0 ? undefined : { says: said.join('; ') };
  },
  visits: ({ facts: { profile } }) => {
    const { scheduled, included } = profile.visits!.value!;
    return { says: scheduled === 'never' ? VISITS.never : `${VISITS[scheduled]}, ${included ? 'within the fee' : 'at extra cost'}` };
  },
  trades: ({ facts: { profile }, need }) => ({ says: counted(profile.trades!.value![need.choices['trade']?.[0] ?? ''] ?? 0, 'client').replace(/^./, (first) => first.toUpperCase()) }),
  languages: ({ facts: { profile }, loaded }) => {
    const labels = labelsOf(loaded, 'language');
    return { says: profile.languages!.value!.map((code) => labels.get(code) ?? code).join(', ') };
  },
  startsFrom: ({ facts: { profile }, asOf }) => ({ says: profile.startsFrom!.value! <= asOf ? 'Now' : `From ${fullDate(profile.startsFrom!.value!)}` }),
};

function factCell(fact: ComparedFact, frame: CellFrame): Cell {
  const { facts, loaded, asOf, need } = frame;
  const known = facts.profile[fact] as Known<unknown> | undefined;
  const nothing: Cell = { says: 'No answer', proof: undefined, on: undefined, open: true, worth: undefined };
  if (!known) return nothing;
  const instead = insteadOf(known, loaded, asOf);
  if (instead) return { ...nothing, says: instead };
  const said = SAID[fact](frame);
  if (!said) return fact === 'prices' ? { ...nothing, note: noPriceWords(need.people, loaded.edition, { profile: facts.profile, asOf }) } : { ...nothing, note: 'not for what you named' };
  return { ...said, proof: 'declared', on: known.given, open: false, worth: undefined };
}

/** One cell of a provider that has answered. */
export const cellFor = (row: RowId, frame: CellFrame): Cell => (row.kind === 'fact' ? factCell(row.fact, frame) : checkCell(row.check, row.rule, frame));
