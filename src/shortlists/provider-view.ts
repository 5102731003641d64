// Everything that a provider's page shows, in words and numbers ready to be drawn: from what was read, the directory and the owner's need. Pure.
import { areaLines, type AreaLine } from '#assessments/area-lines.ts';
import type { Assessment } from '#assessments/assessment-of.ts';
import { insteadOf } from '#assessments/fact-doubt.ts';
import { answeredWords, scoreWords } from '#assessments/number-words.ts';
import { bookPlace, type BookPlace } from '#assessments/book-place.ts';
import { coverageWords, offerLines, type ProfileLine } from '#assessments/profile-words.ts';
import { openQuestions, standoutsOf, toldByArea, type OpenQuestion, type Standout, type ToldArea } from '#assessments/told.ts';
import { capsInWords, gradeInWords, type CapWords } from '#assessments/wording.ts';
import { countingFacts } from '#engine/known.ts';
import { coverageDrawing, type CoverageDrawing } from '#providers/coverage-map.ts';
import { historyLines, type HistoryLine } from '#providers/identity-words.ts';
import type { StoredFact, StoredFacts } from '#providers/reads.ts';
import type { Grade } from '#standard/schema.ts';
import { headFacts, noteOf, noteOfListing, type FoundProvider, type Frame, type HeadFact } from './provider-head.ts';
import { saidOnce } from './said-once.ts';

export interface ScoreView {
  readonly grade: Grade | undefined;
  readonly gradeSays: string;
  readonly shown: string;
  readonly claimed: string;
  readonly answered: string;
  readonly caps: readonly CapWords[];
  readonly areas: readonly (AreaLine & { readonly median: number | undefined })[];
  readonly lineSays: string | undefined;
}

export interface AnsweredView {
  readonly score: ScoreView;
  readonly strong: readonly Standout[];
  readonly weak: readonly Standout[];
  readonly told: readonly ToldArea[];
  readonly questions: readonly OpenQuestion[];
  readonly openCount: number;
  readonly book: BookPlace | undefined;
  /** Where the sizes of its clients are from, and why they do not count, where they do not. */
  readonly bookNote: string | undefined;
}

export interface ProviderView {
  readonly facts: { readonly items: readonly HeadFact[]; readonly note: string | undefined };
  readonly description: { readonly says: string; readonly note: string } | undefined;
  readonly offers: readonly ProfileLine[];
  readonly reach: { readonly heading: string; readonly says: string; readonly note: string; readonly drawing: CoverageDrawing | undefined } | undefined;
  readonly contact: { readonly phone: string | undefined; readonly mail: string | undefined; readonly website: string | null; readonly note: string | undefined };
  readonly history: readonly HistoryLine[];
  readonly answered: AnsweredView | undefined;
}

const STANDOUTS = 4;
const QUESTIONS = 8;

function scoreView(assessment: Assessment, { loaded, middle, middlePlace }: Frame): ScoreView {
  const { score, findings } = assessment;
  const { scoring } = loaded.edition;
  return {
    grade: score.grade,
    gradeSays: gradeInWords(score, scoring),
    shown: scoreWords(score.shown, scoring),
    claimed: scoreWords(score.claimed, scoring),
    answered: answeredWords(score.answered, scoring),
    caps: capsInWords(score, findings, loaded.edition),
    areas: areaLines(loaded, assessment).map((area) => ({ ...area, median: middle?.areas[area.code] })),
    lineSays: middle && `Middle of the ${middle.count} assessed providers that serve ${middlePlace}: ${scoreWords(middle.whole, scoring)} in all`,
  };
}

function answeredView(assessment: Assessment, found: FoundProvider, frame: Frame): AnsweredView {
  const { loaded, need } = frame;
  const { facts, findings } = assessment;
  const questions = openQuestions(loaded, findings);
  const shares = found.stored['size-shares'];
  return {
    score: scoreView(assessment, frame),
    ...standoutsOf(loaded, findings, STANDOUTS),
    told: toldByArea(loaded, facts, findings),
    questions: questions.slice(0, QUESTIONS),
    openCount: questions.length,
    book: need.people !== undefined && shares?.value && !insteadOf(shares, loaded, frame.asOf) ? bookPlace(shares.value, need.people, loaded) : undefined,
    bookNote: shares && noteOf(found, shares, frame),
  };
}

type Reach = NonNullable<ProviderView['reach']>;

/** Where it comes to, drawn and said only while that counts. */
function reachOf(found: FoundProvider, coverage: NonNullable<StoredFacts['coverage']>, frame: Frame): Reach {
  const { provider, stored } = found;
  const instead = insteadOf(coverage, frame.loaded, frame.asOf);
  const { visits } = countingFacts({ visits: stored.visits }, frame.loaded.edition, frame.asOf);
  const isRemote = visits?.value.scheduled === 'never';
  const home = provider.lat !== null && provider.lon !== null && provider.state !== null ? { lat: provider.lat, lon: provider.lon, state: provider.state } : undefined;
  return {
    heading: isRemote ? 'Where it helps' : 'Where it sends people',
    says: instead ?? coverageWords(coverage.value!, provider.city, isRemote),
    note: noteOf(found, coverage, frame),
    drawing: instead ? undefined : coverageDrawing(coverage.value!, home),
  };
}

function describedBy(found: FoundProvider, description: StoredFact<string>, frame: Frame): NonNullable<ProviderView['description']> {
  const note = noteOf(found, description, frame);
  return description.value === undefined ? { says: 'It took back how it described itself.', note } : { says: description.value, note: `Its own words. ${note}` };
}

/** The view of one provider. What is not known is absent, never guessed. */
export function providerView(found: FoundProvider, frame: Frame): ProviderView {
  const { provider, stored, names, assessment } = found;
  const { description, coverage } = stored;
  const [phone, mail] = [stored.phone, stored['contact-mail']].map((fact) => (fact?.value === undefined ? undefined : fact));
  const told = phone ?? mail;
  return {
    facts: saidOnce(headFacts(found, frame)),
    description: description && describedBy(found, description, frame),
    offers: offerLines(stored, frame.loaded, frame.asOf),
    reach: coverage && reachOf(found, coverage, frame),
    contact: { phone: phone?.value, mail: mail?.value, website: provider.website, note: told ? noteOf(found, told, frame) : provider.website === null ? undefined : noteOfListing(provider) },
    history: historyLines(provider, names),
    answered: assessment && answeredView(assessment, found, frame),
  };
}
