// A kit: what an owner takes along to choose among one to four providers. One value that page, paper and document render. Works in memory; reads nothing.
import type { Need } from '#engine/need.ts';
import { counted, fullDate } from '#kernel/words.ts';
import type { CostModel } from '#standard/cost-schema.ts';
import type { KitWords } from '#standard/kit-schema.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { buildShortlist } from './build.ts';
import type { ReadCosts } from './costs-query.ts';
import type { Followed } from './follow.ts';
import { interviewOf, type Interview } from './kit-interview.ts';
import { modelInWords, type ModelWords } from './kit-model.ts';
import { proposalOf, type Proposal } from './kit-proposal.ts';
import { basisOf, consideredOf, leftOut, type Considered, type LeftOut } from './kit-record.ts';
import type { Listing } from './listing.ts';
import { mustPhrase } from './must-words.ts';
import { answersInWords } from './need-words.ts';
import { renewalInWords, type Renewal } from './renewal.ts';

export interface DecisionRecord {
  /** Every question that was answered, with its answer; empty where none was. */
  readonly need: readonly { readonly name: string; readonly answer: string }[];
  readonly model: ModelWords | undefined;
  readonly considered: readonly Considered[];
  /** Empty where nothing was answered: then nobody was left out. */
  readonly leftOut: readonly LeftOut[];
  readonly basis: readonly string[];
}

export interface Kit {
  readonly title: string;
  readonly made: string;
  /** A fictional firm stands in it, and whatever shows it says so. */
  readonly demonstration: boolean;
  readonly interviews: readonly Interview[];
  readonly contract: KitWords['contract'];
  readonly references: KitWords['references'];
  readonly record: DecisionRecord;
  readonly proposal: Proposal;
  readonly renewal: ReturnType<typeof renewalInWords> | undefined;
  /** What a provider must have for this owner, and how much the owner has answered: for the strip at the head of the page. */
  readonly asked: { readonly musts: readonly string[]; readonly answered: number; readonly turned: number };
}

/** What a kit is about: the providers in the order of the address, the need, what was changed of the cost model, the renewal where one is given. */
export interface KitWish {
  readonly listings: readonly Listing[];
  readonly need: Need;
  readonly costs: Pick<ReadCosts, 'entered' | 'ownPeople'>;
  readonly renewal: Renewal | undefined;
}

/** What a kit is made with: the standard, all providers, the cost model, the words. */
export interface KitMeans {
  readonly loaded: LoadedEdition;
  readonly followed: Followed;
  readonly model: CostModel;
  readonly words: KitWords;
}

/** The kit of these providers for this need, as of the day of the providers in memory. The same for the same address on the same facts. */
export function buildKit({ listings, need, costs, renewal }: KitWish, { loaded, followed, model, words }: KitMeans): Kit {
  const { edition } = loaded;
  const shortlist = buildShortlist(loaded, followed, need);
  const { demands } = shortlist.ranking;
  const rowOf = (listing: Listing) => followed.columns.rows[followed.directory.byId(listing.id) ?? -1];
  const answered = answersInWords(edition, need, followed.places).flatMap(({ name, answer }) => (answer === undefined ? [] : [{ name, answer }]));
  const turned = Object.keys(need.weights).length;
  const others = answered.length + turned === 0 ? [] : leftOut(shortlist, followed, loaded, new Set(listings.map(({ slug }) => slug)));
  return {
    title: listings.length === 1 ? `Your kit for ${listings[0]!.name}` : `Your kit for ${counted(listings.length, 'provider')}`,
    made: `Made with Plumbline on ${fullDate(shortlist.asOf)}.`,
    demonstration: shortlist.showsDemonstration || listings.some((one) => one.demonstration),
    interviews: listings.map((listing) => interviewOf(listing, rowOf(listing), demands, loaded)),
    contract: words.contract,
    references: words.references,
    record: {
      need: answered,
      model: modelInWords(need, costs, model),
      considered: listings.map((listing) => consideredOf(listing, shortlist, followed, loaded)),
      leftOut: others,
      basis: basisOf(shortlist, loaded),
    },
    proposal: proposalOf(listings.map(({ name }) => name), need, demands, words, loaded, followed.places),
    renewal: renewal && renewalInWords(renewal),
    asked: { musts: [...new Set(demands.musts.map((must) => mustPhrase(must, loaded)))], answered: answered.length, turned },
  };
}
