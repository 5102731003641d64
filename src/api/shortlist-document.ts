// A shortlist as JSON: the value that the page renders, with codes and unrounded numbers beside the same sentences. Pure.
import type { z } from 'zod';
import type { Columns } from '#engine/columns.ts';
import type { MustResult } from '#engine/must-results.ts';
import { GROUP_NAMES, type GroupName } from '#engine/rank.ts';
import type { Entry, Shortlist } from '#shortlists/build.ts';
import type { DeliveryModel } from '#shortlists/delivery-model.ts';
import { entryInWords } from '#shortlists/entry-words.ts';
import { mustInWords, mustQuestion } from '#shortlists/must-words.ts';
import { writeNeed } from '#shortlists/need.ts';
import type { ReasonWords } from '#shortlists/reason-words.ts';
import type { Reason } from '#shortlists/reasons.ts';
import type { CostModel } from '#standard/cost-schema.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { deliveryDocument } from './delivery-document.ts';
import { scoreWithCaps } from './provider-document.ts';
import type { ShortlistDocument, ShortlistEntry } from './shortlist-shapes.ts';

type EntryDocument = z.infer<typeof ShortlistEntry>;

/** Entries of one list in one answer. */
export const ENTRIES = 20;

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);

function reasonDocument(reason: Reason, { sign, says }: ReasonWords): EntryDocument['reasons'][number] {
  if (reason.kind === 'cap') return { sign, says, kind: 'cap', id: 'cap', check: reason.checks[0] ?? null, proof: null, adds: null, difference: null };
  const shared = { sign, says, adds: reason.adds, difference: reason.difference ?? null };
  if (reason.kind === 'item') return { ...shared, kind: 'item', id: reason.item, check: null, proof: null };
  return { ...shared, kind: 'area', id: reason.area, check: reason.check ?? null, proof: reason.proof ?? null };
}

const mustDocument = (result: MustResult, loaded: LoadedEdition): EntryDocument['mustHaves'][number] => ({
  ...{ id: result.must.id, verdict: result.verdict, reason: result.reason, says: mustInWords(result, loaded) },
  question: result.verdict === 'ask' ? mustQuestion(result.must, loaded) : null,
  ...{ points: result.points ?? null, proof: result.proof ?? null, price: result.price ?? null },
});

/** What stands around the entries: the edition, the columns that were ranked, the delivery model with its assumptions, the site's own address. */
export interface ShortlistFrame {
  readonly loaded: LoadedEdition;
  readonly columns: Columns;
  readonly costs: CostModel;
  /** Undefined where the need does not tell the head count. */
  readonly delivery: DeliveryModel | undefined;
  readonly site: string;
}

function entryDocument(entry: Entry, shortlist: Shortlist, { loaded, columns, site }: ShortlistFrame): EntryDocument {
  const { listing, explanation, place, aboutSame, price, miles } = entry;
  const row = columns.rows[entry.row]!;
  const words = entryInWords(entry, row, shortlist, loaded, shortlist.need);
  const { slug, name, demonstration, city, state } = listing;
  const said = [...words.pluses, ...words.watch];
  return {
    ...{ place, aboutSame },
    provider: { slug, name, demonstration, city: city ?? null, state: state ?? null },
    ...{ fit: explanation.fit, fitShown: explanation.shown, needs: explanation.needs, match: explanation.match ?? null },
    score: scoreWithCaps({ shown: row.shown, uncapped: row.uncapped, caps: row.caps, claimed: listing.claimed ?? 0, answered: listing.answered ?? 0, grade: listing.grade }),
    ...{ price: price ?? null, miles: miles ?? null },
    lines: explanation.lines.map(({ kind, id, reads, adds, most, shown, difference, ask }) => ({ kind, id, reads: known(reads), adds, most, shown, difference: difference ?? null, ask })),
    reasons: [...entry.pluses, ...entry.watch].map((reason, at) => reasonDocument(reason, said[at]!)),
    mustHaves: explanation.musts.map((result) => mustDocument(result, loaded)),
    toAsk: entry.toAsk.map(({ check, reason, weight }) => ({ check, reason, question: loaded.guidance[check]?.meetingQuestion ?? '', weight })),
    links: { self: `${site}/api/v1/providers/${slug}`, page: `${site}/providers/${slug}` },
  };
}

function needParameters(query: string): Record<string, string[]> {
  const params = new URLSearchParams(query);
  return Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)]));
}

/** How a list is named in an address. */
export const GROUP_WORDS: Readonly<Record<GroupName, string>> = { fits: 'fits', askFirst: 'ask-first', ruledOut: 'ruled-out' };

/** A page of one list, or the first page of all three. `from` counts from 0. */
export interface Wanted {
  readonly group: GroupName | undefined;
  readonly from: number;
}

/** The document of a shortlist. */
export function shortlistDocument(shortlist: Shortlist, { group, from }: Wanted, frame: ShortlistFrame): ShortlistDocument {
  const { ranking, need, place, middle } = shortlist;
  const query = writeNeed(need, frame.loaded.edition);
  const lists = group ? [group] : GROUP_NAMES;
  const totalOf = (name: GroupName): number => ranking.groups[name].rows.length;
  const nextOf = (name: GroupName): string | null => {
    const params = new URLSearchParams(query);
    params.set('group', GROUP_WORDS[name]);
    params.set('from', String(from + ENTRIES));
    return from + ENTRIES < totalOf(name) ? `${frame.site}/api/v1/shortlist?${params}` : null;
  };
  return {
    ...{ edition: shortlist.edition, engine: shortlist.engine, asOf: shortlist.asOf, demonstration: shortlist.showsDemonstration },
    need: needParameters(query),
    place: place ? { zip: place.zip, city: place.city, state: place.state } : null,
    deliveryModel: frame.delivery ? deliveryDocument(frame.delivery, frame.costs) : null,
    candidates: shortlist.candidates,
    ...Object.fromEntries(lists.map((name) => [name, shortlist.entries(name, from, from + ENTRIES).map((entry) => entryDocument(entry, shortlist, frame))])),
    total: { fits: totalOf('fits'), askFirst: totalOf('askFirst'), ruledOut: totalOf('ruledOut') },
    next: Object.fromEntries(lists.map((name) => [name, nextOf(name)])),
    listedNearby: shortlist.listedNearby ?? null,
    counts: ranking.counts.filter((one) => one.reason !== 'holds').map(({ must, reason, providers }) => ({ mustHave: must.id, reason, providers })),
    loosen: ranking.loosen.map(({ param, value, musts, gains }) => ({ param, value, mustHaves: [...musts], gains })),
    middle: { real: middle.real ?? null, demonstration: middle.demonstration ?? null },
    links: { page: `${frame.site}/shortlist${query && `?${query}`}` },
  };
}
