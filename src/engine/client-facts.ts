// What clients' facts say of a provider's live answers: for each check of rule 34, how many firms agree and disagree, and since when. Pure.
import { addMonths, type Day } from '#kernel/time.ts';
import { CHOSEN_FACTS, NUMBER_FACTS, type ChosenFact, type ClientsHeard, type NumberFact } from '#standard/review-schema.ts';
import type { Check, Edition } from '#standard/schema.ts';
import type { Guidance } from '#standard/guidance-schema.ts';
import { experience, LARGE, SMALL } from './experience.ts';
import type { Answer, CheckFacts } from './facts.ts';
import { walkAnswers } from './history.ts';
import { bandAt, floorOf, judgeAnswer } from './points.ts';
import type { Portal } from './portal.ts';
import type { Review } from './review.ts';
import type { Entered } from './sum.ts';
import { firmsOf, newestOf } from './waves.ts';

type Heard = NonNullable<CheckFacts['clients']>;
type Stance = 'agree' | 'disagree' | undefined;

/** Reviews are heard for so many months from their own day, the last day included (3.3). */
const HEARD_MONTHS = 24;

interface ClientFactsInput {
  readonly edition: Edition;
  /** By check; says which answers agree. */
  readonly guidance: Readonly<Record<string, Pick<Guidance, 'clientsHeard'>>>;
  /** What is known of the provider, by check. */
  readonly checks: Readonly<Record<string, CheckFacts>>;
  readonly reviews: readonly Review[];
  readonly portal: Portal;
}

/** A provider's live answer to one check: where it stands among the bands or options as printed, 0 for the first, and what was entered. */
interface Live {
  readonly place: number;
  readonly entered: Entered;
}

function liveAnswer(check: Check, facts: CheckFacts, inflation: number, floor: number, asOf: Day): Live | undefined {
  const judge = (answer: Answer) => judgeAnswer(check, answer, inflation, floor);
  const live = walkAnswers(facts.answers, judge, asOf, facts.wouldNotSay).candidates.at(-1);
  if (!live) return undefined;
  const { figures = {}, flags = {} } = facts.answers.findLast((answer) => answer.given === live.given)!;
  const entered = { figures, flags, inflation };
  return { entered, place: check.answer.kind === 'number' ? bandAt(check.answer, live.value!, entered) : live.choice! - 1 };
}

const isChosen = (fact: string): fact is ChosenFact => fact in CHOSEN_FACTS;
const isNumber = (fact: string): fact is NumberFact => (NUMBER_FACTS as readonly string[]).includes(fact);

/** What one person's review says of the live answer; undefined where it is not counted. */
function stanceOf({ tenure, size, facts }: Review, check: Check, heard: ClientsHeard, { place, entered }: Live): Stance {
  const fact = check.proofs.clients!.fact;
  if (heard.by === 'answers' && isChosen(fact)) {
    const said = facts[fact];
    if (said === undefined || heard.sizes?.includes(size) === false) return undefined;
    const { agree, disagree } = heard.heard[place]!;
    return agree.includes(said) ? 'agree' : disagree.includes(said) ? 'disagree' : undefined;
  }
  if (heard.by === 'band' && isNumber(fact) && check.answer.kind === 'number') {
    const said = facts[fact];
    if (said === undefined || heard.tenures?.includes(tenure) === false) return undefined;
    return bandAt(check.answer, said, entered) <= place ? 'agree' : 'disagree';
  }
  return undefined;
}

/** A firm counts once: people of one firm who contradict each other are not counted. */
function countStances(firms: readonly (readonly Review[])[], stance: (review: Review) => Stance): Heard | undefined {
  const counted = firms.flatMap((people) => {
    const said = people.flatMap((review) => { const one = stance(review); return one ? [{ stance: one, on: review.on }] : []; });
    return new Set(said.map((one) => one.stance)).size === 1 ? [{ stance: said[0]!.stance, on: said.map((one) => one.on).sort().at(-1)! }] : [];
  });
  const latest = counted.map((one) => one.on).sort().at(-1);
  const count = (of: Stance): number => counted.filter((one) => one.stance === of).length;
  return latest === undefined ? undefined : { agree: count('agree'), disagree: count('disagree'), latest };
}

/** A statistic speaks for all the firms in it at once, or says nothing. */
function byStatistic(heard: ClientsHeard, reviews: readonly Review[], portal: Portal, asOf: Day): Heard | undefined {
  const { sizeGap, ratings } = experience(reviews, portal, asOf);
  const speak = (agree: number, disagree: number, inIt: (review: Review) => boolean): Heard => ({ agree, disagree, latest: reviews.filter(inIt).map((one) => one.on).sort().at(-1)! });
  if (heard.by === 'gap') {
    const isEven = sizeGap.enough && sizeGap.low >= -heard.within && sizeGap.high <= heard.within;
    return isEven ? speak(sizeGap.first.firms + sizeGap.second.firms, 0, (one) => one.ratings.ATT !== undefined && [...SMALL, ...LARGE].includes(one.size)) : undefined;
  }
  if (heard.by !== 'mean') return undefined;
  const { rating } = heard;
  const { firms, mean } = ratings[rating];
  if (!mean.enough || firms < heard.firms || (mean.value < heard.atLeast && mean.value >= heard.under)) return undefined;
  const confirms = mean.value >= heard.atLeast;
  return speak(confirms ? firms : 0, confirms ? 0 : firms, (one) => one.ratings[rating] !== undefined);
}

/**
 * For each check that clients may confirm, what a score takes as `clients`: the newest wave of each firm within 24 months, held against the live
 * answer (rules 18 and 34). A check is left out where no firm is counted, or where its statistic neither confirms nor contests. Total.
 */
export function clientFacts({ edition, guidance, checks, reviews, portal }: ClientFactsInput, asOf: Day): Readonly<Record<string, Heard>> {
  const isRecent = (one: Review): boolean => addMonths(one.on, HEARD_MONTHS) >= asOf;
  // Waves are told from all reviews, so that one which is too old to be heard still decides which wave is the newest.
  const firms = firmsOf(reviews, asOf).map((firm) => newestOf(firm).reviews.filter(isRecent));
  const inflation = edition.scoring.inflation[asOf.slice(0, 4)] ?? 0;
  const entries = edition.checks.flatMap((check): [string, Heard][] => {
    const heard = guidance[check.id]?.clientsHeard;
    const facts = checks[check.id];
    const live = check.proofs.clients && heard && facts && liveAnswer(check, facts, inflation, floorOf(check, edition.scoring.floor), asOf);
    if (!live) return [];
    const told = heard.by === 'gap' || heard.by === 'mean' ? byStatistic(heard, firms.flat(), portal, asOf) : countStances(firms, (review) => stanceOf(review, check, heard, live));
    return told ? [[check.id, told]] : [];
  });
  return Object.fromEntries(entries);
}
