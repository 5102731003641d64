// The answers of the fictional firms to the checks of one edition: true or claimed, proven or not, old or new, or none. Pure.
import type { Publication } from '#assessments/publish-answers.ts';
import type { GivenAnswer } from '#assessments/schema.ts';
import { addDays, later, type Day } from '#kernel/time.ts';
import type { Check, Edition } from '#standard/schema.ts';
import { chooseFor, NO_NIGHTS } from './choices.ts';
import { diceFor, type Dice } from './dice.ts';
import { FIGURES } from './figures.ts';
import type { Firm } from './firms.ts';
import type { Habits } from './habits.ts';
import { papersFor, readProof } from './papers.ts';

export type Told = Omit<Publication, 'providerId'>;

/** What a glossy firm leaves open: the figures that would show it. */
const UNEASY = new Set(['STF-02', 'STF-03', 'STF-04', 'STF-05', 'ATT-02', 'ATT-03']);
/** Checks whose earlier answers are kept, so that a firm's drift can be seen. */
const REPEATED = new Set(['STF-01', 'STF-05', 'SVC-02']);
/** What firms that drift would rather not talk about. */
const SORE = ['IND-05', 'ATT-03', 'STF-05', 'PRC-06'];
const NOTES = ['We say more about this on the phone.', 'We measured this with the help of our ticket system.', 'We mean to be better here by next spring.', 'The same for every client, whatever its size.', 'Ask us for an example with the names blacked out.'];

const areaOf = (check: Check): keyof Firm['truth'] => check.id.slice(0, 3) as keyof Firm['truth'];

function isAnswered(check: Check, { kind, traits }: Firm, dice: Dice): boolean {
  if (kind === 'glossy' && UNEASY.has(check.id)) return false;
  return dice.chance(check.essential ? (traits.openness + 1) / 2 : traits.openness);
}

const say = (check: Check, answer: GivenAnswer, given: Day, proofs: Told['proofs'] = []): Told => ({ checkId: check.id, givenOn: given, proofs, says: { kind: 'answer', answer } });

/** The answer that a firm would give at this level; none where a check of numbers has no maker. */
function answersAt(check: Check, firm: Firm, habits: Habits, level: number, dice: Dice): GivenAnswer[] {
  const entry = { firm, habits, level, dice };
  if (check.answer.kind !== 'number') return chooseFor(check, entry);
  const make = FIGURES[check.id];
  return make ? [make(entry)] : [];
}

/** No large clients, no gap to measure: most such firms show their list of clients, a few only say so. */
function notApplicable(check: Check, firm: Firm, habits: Habits, given: Day, dice: Dice, asOf: Day): Told | undefined {
  if (check.id !== 'ATT-02' || firm.traits.clientSize[1] > 30 || firm.kind === 'glossy' || firm.kind === 'fresh' || (habits.largest ?? 999) >= 75) return undefined;
  const days = { date: given, checkedOn: given > addDays(asOf, -3) ? given : addDays(given, 3) };
  const proofs = dice.chance(0.85) ? [readProof(check, { kind: 'document', days })] : [];
  return { checkId: check.id, givenOn: given, proofs, says: { kind: 'not-applicable', ground: 'We have no client with 75 users or more.' } };
}

function tellCheck(check: Check, firm: Firm, habits: Habits, seed: number, asOf: Day): Told[] {
  const dice = diceFor(seed, firm.domain, check.id);
  if (!isAnswered(check, firm, dice)) return [];
  const given = later(addDays(habits.updated, -dice.whole(0, 9)), habits.claimedOn);
  const apart = notApplicable(check, firm, habits, given, dice, asOf);
  if (apart) return [apart];
  // What every contract and every audit asks for varies less between the checks of one area.
  const truth = dice.near(firm.truth[areaOf(check)], check.essential ? 0.07 : 0.13);
  const boasts = !dice.chance(firm.traits.honesty);
  const answers = answersAt(check, firm, habits, boasts ? 1 : truth, dice);
  const isNoNights = check.id === 'STF-06' && answers[0]?.choice === NO_NIGHTS;
  const told = answers.map((answer) => {
    const noted = dice.chance(0.06) ? { ...answer, note: dice.pick(NOTES) } : answer;
    const papers = boasts ? [] : papersFor(check, firm, given, dice, asOf);
    const forNoNights = isNoNights && papers.length === 0 ? papersFor(check, { ...firm, papers: 0.9 }, given, dice, asOf) : papers;
    return say(check, noted, given, forNoNights.map((paper) => readProof(check, paper)));
  });
  const before = addDays(given, -dice.whole(300, 360));
  if (!REPEATED.has(check.id) || before <= habits.claimedOn) return told;
  const worse = firm.kind === 'drifting-roll-up' ? 0.28 : dice.between(-0.06, 0.06);
  const earlierLevel = Math.min(1, Math.max(0, truth + worse));
  return [...answersAt(check, firm, habits, earlierLevel, dice).map((answer) => say(check, answer, before)), ...told];
}

/** The computers in its care today are the same in both answers that name them; how fast they grew stays as it was. */
function agreed(told: readonly Told[]): Told[] {
  const cared = told.findLast(({ checkId }) => checkId === 'STF-01');
  const now = cared?.says.kind === 'answer' ? cared.says.answer.figures?.['endpoints'] : undefined;
  return told.map((one) => {
    if (one.checkId !== 'STF-04' || one.says.kind !== 'answer' || now === undefined) return one;
    const { endpointsNow = now, endpointsBefore = now, ...technicians } = one.says.answer.figures ?? {};
    return { ...one, says: { kind: 'answer', answer: { ...one.says.answer, figures: { endpointsNow: now, endpointsBefore: Math.max(1, Math.round((now * endpointsBefore) / endpointsNow)), ...technicians } } } };
  });
}

/** Everything that one firm has said to the edition, oldest first. */
export function answersOf(firm: Firm, habits: Habits, { checks }: Edition, seed: number, asOf: Day): Told[] {
  const told = agreed(checks.flatMap((check) => tellCheck(check, firm, habits, seed, asOf)));
  const dice = diceFor(seed, firm.domain, 'sore');
  const sore = firm.kind === 'drifting-roll-up' && dice.chance(0.6) ? dice.pick(SORE) : undefined;
  const rest = sore === undefined ? told : [...told.filter((one) => one.checkId !== sore), { checkId: sore, givenOn: habits.updated, proofs: [], says: { kind: 'would-not-say' as const } }];
  return rest.toSorted((a, b) => (a.givenOn < b.givenOn ? -1 : a.givenOn > b.givenOn ? 1 : 0));
}
