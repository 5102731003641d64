// An entry of a shortlist in words and printed numbers: what the page shows and what the JSON says. Pure; the one place that turns one into the other.
import type { RankRow } from '#engine/columns.ts';
import type { ExplainedLine } from '#engine/explain.ts';
import type { Need } from '#engine/need.ts';
import type { AskReason } from '#engine/questions.ts';
import type { Parts } from '#engine/score-types.ts';
import { scoreLimits } from '#engine/rounding.ts';
import { shownParts } from '#engine/shown-parts.ts';
import { dollars, oneDecimal } from '#kernel/words.ts';
import { answeredWords, scoreWords } from '#assessments/number-words.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Edition, Grade, MatchItem } from '#standard/schema.ts';
import type { Entry, Shortlist } from './build.ts';
import { noPriceWords, openBecause } from './doubt-words.ts';
import { ITEM_NAMES, reasonInWords, type ReasonWords } from './reason-words.ts';

/** One line of the sum as it is printed. */
export interface LineWords {
  readonly id: string;
  readonly name: string;
  /** What the line reads of the provider, of 100; "not known" where nobody has told. */
  readonly reads: string;
  readonly adds: string;
}

export interface AskWords {
  readonly question: string;
  readonly because: string;
  /** Where a good and a bad answer are told; absent for a fact of the profile. */
  readonly href: string | undefined;
}

export interface EntryWords {
  readonly slug: string;
  readonly name: string;
  readonly place: number;
  readonly demonstration: boolean;
  readonly aboutSame: boolean;
  readonly whereabouts: string;
  readonly fit: string;
  readonly fitParts: string;
  /** What needs and match are, for the sum. */
  readonly fitSays: string;
  readonly grade: Grade | undefined;
  readonly shown: string;
  readonly scoreSays: string;
  readonly parts: Parts | undefined;
  readonly middle: number | undefined;
  readonly price: { readonly amount: string; readonly period: string } | undefined;
  readonly noPrice: string;
  readonly pluses: readonly ReasonWords[];
  readonly watch: readonly ReasonWords[];
  readonly lines: readonly LineWords[];
  /** Facts of the profile that nobody has told, and the checks of 4.2 step 5. */
  readonly toAskFirst: readonly AskWords[];
  readonly toAsk: readonly AskWords[];
}

/** Why a check is worth asking about, as it stands in brackets behind the question. */
export const BECAUSE: Readonly<Record<AskReason, string>> = {
  unanswered: 'not answered',
  lapsed: 'its answer is too old to count',
  'would-not-say': 'left open for too long',
  contested: 'clients disagree with its answer',
  'false-answer': 'it gave a false answer',
  weak: 'a weak answer',
};

function lineInWords(line: ExplainedLine, { edition }: LoadedEdition): LineWords {
  const name = line.kind === 'area' ? edition.areas.find((area) => area.code === line.id)!.name : line.kind === 'item' ? ITEM_NAMES[line.id] : 'Held down by a cap';
  return { id: line.id, name, reads: line.kind === 'cap' ? '' : Number.isNaN(line.reads) ? 'not known' : oneDecimal(line.reads), adds: oneDecimal(line.shown) };
}

/** A price for the whole team a month, and for one person. */
export function priceInWords(price: Entry['price'], people: number | undefined): EntryWords['price'] {
  if (!price) return undefined;
  const range = (times: number): string => (price.low === price.high ? dollars(price.low * times) : `${dollars(price.low * times)} to ${dollars(price.high * times)}`);
  if (people === undefined) return { amount: range(1), period: 'per person a month' };
  return { amount: range(people), period: `a month for ${people === 1 ? 'one person' : `${people.toLocaleString('en-US')} people`} (${range(1)} each)` };
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** Facts of the profile that this owner wishes for and of which nothing counts. */
function unknownItems(lines: Entry['explanation']['lines'], need: Need, edition: Edition, row: RankRow): AskWords[] {
  const questions: Readonly<Record<MatchItem, string>> = {
    size: 'How many of your clients are our size?',
    apps: `Do you look after ${need.apps.map((app) => app.typed).join(', ')}, and for how many clients?`,
    visits: 'How often would somebody come by, and is that in the price?',
    budget: 'What does a firm of our size pay, lowest and highest?',
    trade: 'How many clients do you have in our trade?',
    hours: 'In which hours does a technician answer, and what happens outside them?',
    capacity: 'On which day could you start with us?',
  };
  return lines.flatMap((line) => (line.kind === 'item' && line.ask ? [{ question: questions[line.id], because: openBecause(line.id, edition, row), href: undefined }] : []));
}

function whereIs({ listing, miles }: Entry): string {
  const town = [listing.city, listing.state].filter(Boolean).join(', ');
  const away = miles === undefined ? undefined : miles < 1 ? 'under a mile away' : `${Math.round(miles).toLocaleString('en-US')} ${Math.round(miles) === 1 ? 'mile' : 'miles'} away`;
  return [town, away].filter(Boolean).join(', ') || 'Place not known';
}

/** Puts an entry into words. `row` is its rank row, of the same columns. */
export function entryInWords(entry: Entry, row: RankRow, shortlist: Shortlist, loaded: LoadedEdition, need: Need): EntryWords {
  const { listing, explanation } = entry;
  const { scoring } = loaded.edition;
  const context = { loaded, need, row, price: entry.price };
  const capped = row.caps.some((cap) => cap.binds) ? `${scoreWords(row.uncapped, scoring)} before a cap. ` : '';
  return {
    slug: listing.slug, name: listing.name, place: entry.place, demonstration: listing.demonstration, aboutSame: entry.aboutSame,
    whereabouts: whereIs(entry),
    fit: oneDecimal(explanation.shown),
    fitParts: `needs ${oneDecimal(explanation.needs)}${explanation.match === undefined ? '' : `, match ${oneDecimal(explanation.match)}`}`,
    fitSays: explanation.match === undefined ? 'You wished for nothing of its profile, so the fit is its needs score.' : `${percent(loaded.edition.fit.needsShare)} of its needs score (what counts, weighed your way) and ${percent(loaded.edition.fit.matchShare)} of its match (its profile against your wishes).`,
    grade: listing.grade,
    shown: scoreWords(row.shown, scoring),
    scoreSays: `${capped}It claims ${scoreWords(listing.claimed ?? 0, scoring)} in all. ${answeredWords(listing.answered ?? 0, scoring)} is answered.`,
    parts: listing.parts && shownParts(listing.parts, scoreLimits(scoring)),
    middle: listing.demonstration ? shortlist.middle.demonstration : shortlist.middle.real,
    price: priceInWords(entry.price, need.people),
    noPrice: noPriceWords(need.people, loaded.edition, row),
    pluses: entry.pluses.map((reason) => reasonInWords(reason, context, true)),
    watch: entry.watch.map((reason) => reasonInWords(reason, context, false)),
    lines: explanation.lines.map((line) => lineInWords(line, loaded)),
    toAskFirst: unknownItems(explanation.lines, need, loaded.edition, row),
    toAsk: entry.toAsk.map(({ check, reason }) => ({ question: loaded.guidance[check]?.meetingQuestion ?? '', because: BECAUSE[reason], href: `/standard/${loaded.edition.id}/${check}` })),
  };
}
