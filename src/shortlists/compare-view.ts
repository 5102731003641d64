// One look at a comparison: what the address asks, the comparison in printed words, and the ways on. Reads the database once; judges nothing.
import { answeredWords, scoreWords } from '#assessments/number-words.ts';
import type { App } from '#app.ts';
import { scoreLimits } from '#engine/rounding.ts';
import type { Parts } from '#engine/score-types.ts';
import { shownParts } from '#engine/shown-parts.ts';
import { oneDecimal } from '#kernel/words.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Grade } from '#standard/schema.ts';
import { buildShortlist } from './build.ts';
import { MOST_COMPARED, readCompare, writeCompare, type CompareQuery } from './compare-query.ts';
import { readCompared, type ComparedRead } from './compare-read.ts';
import { mustsWords, standingWords } from './compare-words.ts';
import { compareProviders, type ComparedColumn, type Comparison } from './comparison.ts';
import type { Followed } from './follow.ts';
import { flipInWords, type FlipWords } from './flip-words.ts';
import { ownColumn } from './own-column.ts';

/** A provider over all: what stands at the head of its column and in the first rows. Figures as printed. */
export interface ColumnWords {
  readonly slug: string;
  readonly name: string;
  readonly demonstration: boolean;
  readonly standing: string;
  readonly fit: { readonly shown: string; readonly needs: string; readonly match: string | undefined; readonly sameAs: string | undefined } | undefined;
  readonly score: { readonly grade: Grade | undefined; readonly shown: string; readonly claims: string; readonly answered: string; readonly parts: Parts; readonly middle: number | undefined } | undefined;
  readonly musts: { readonly says: string; readonly note: string | undefined } | undefined;
}

export interface CompareView {
  readonly query: CompareQuery;
  readonly problems: ComparedRead['problems'];
  /** Undefined where no provider is named, or none that we know. */
  readonly comparison: Comparison | undefined;
  readonly columns: readonly ColumnWords[];
  readonly flips: readonly (FlipWords & { readonly href: string | undefined })[];
  /** The first of the owner's own shortlist that are not compared yet; none where there is no room. */
  readonly toAdd: readonly { readonly slug: string; readonly name: string }[];
  /** The address of this comparison with something changed. */
  readonly to: (changed: Partial<Pick<CompareQuery, 'slugs' | 'own' | 'onlyDifferences' | 'need'>>) => string;
}

const OFFERED = 10;

function sameAs(column: ComparedColumn, before: ComparedColumn | undefined, tie: number): string | undefined {
  if (!before?.explanation || !column.explanation || column.group === undefined || before.group !== column.group) return undefined;
  return before.explanation.fit - column.explanation.fit < tie ? before.listing.name : undefined;
}

function columnWords(column: ComparedColumn, before: ComparedColumn | undefined, { shortlist }: Comparison, loaded: LoadedEdition): ColumnWords {
  const { listing, explanation, group, place } = column;
  const { scoring, fit } = loaded.edition;
  const { grade, shown, claimed, answered, parts, demonstration } = listing;
  const of = group ? shortlist.ranking.groups[group].rows.length : 0;
  return {
    ...{ slug: listing.slug, name: listing.name, demonstration },
    standing: column.assessed ? standingWords(group, place, of, shortlist) : 'has told us nothing yet',
    fit: explanation && { shown: oneDecimal(explanation.shown), needs: oneDecimal(explanation.needs), match: explanation.match === undefined ? undefined : oneDecimal(explanation.match), sameAs: sameAs(column, before, fit.tie) },
    score:
      shown === undefined || !parts
        ? undefined
        : {
            grade, shown: scoreWords(shown, scoring), claims: scoreWords(claimed ?? 0, scoring), answered: answeredWords(answered ?? 0, scoring),
            parts: shownParts(parts, scoreLimits(scoring)), middle: demonstration ? shortlist.middle.demonstration : shortlist.middle.real,
          },
    musts: explanation && explanation.musts.length > 0 ? mustsWords(explanation.musts, loaded) : undefined,
  };
}

function offered({ shortlist, columns }: Pick<Comparison, 'shortlist' | 'columns'>, { directory }: Followed): CompareView['toAdd'] {
  if (columns.length >= MOST_COMPARED) return [];
  const taken = new Set(columns.map(({ row }) => row));
  const { fits, askFirst } = shortlist.ranking.groups;
  return [...fits.rows.subarray(0, OFFERED + MOST_COMPARED), ...askFirst.rows.subarray(0, OFFERED)].filter((row) => !taken.has(row)).slice(0, OFFERED).map((row) => ({ slug: directory.rows[row]!.slug, name: directory.rows[row]!.name }));
}

/** Reads the address, then the providers, then compares. Everything after the reading is done at one go, on one state of the directory. */
export async function compareView(app: Pick<App, 'db' | 'standard' | 'costs'>, followed: Followed, search: URLSearchParams): Promise<CompareView> {
  const loaded = app.standard.current;
  const query = readCompare(search, loaded, app.costs, (zip) => followed.places.find(zip) !== undefined);
  const { providers, problems } = await readCompared(app.db, loaded, followed, query.slugs);
  const { need } = query;
  const to: CompareView['to'] = (changed) => `/compare?${writeCompare({ ...query, ...changed }, { ...query, ...changed }, loaded)}`.replace(/\?$/, '');
  const shared = { query, problems: [...query.problems.map((one) => ({ ...one, gone: false })), ...problems], to };
  const shortlist = buildShortlist(loaded, followed, need);
  if (providers.length === 0) return { ...shared, comparison: undefined, columns: [], flips: [], toAdd: offered({ shortlist, columns: [] }, followed) };
  const own = query.own ? ownColumn(need, query.costs, app.costs, loaded) : undefined;
  const comparison = compareProviders({ shortlist, providers, own }, loaded, followed);
  const nameOf = (row: number): string => comparison.columns.find((one) => one.row === row)!.listing.name;
  return {
    ...shared, comparison,
    columns: comparison.columns.map((column, at) => columnWords(column, comparison.columns[at - 1], comparison, loaded)),
    flips: comparison.flips.map((flip) => flipInWords(flip, need, loaded, nameOf)).map((words) => ({ ...words, href: words.need && to({ need: words.need }) })),
    toAdd: offered(comparison, followed),
  };
}

/** 400 where the address holds something that cannot be, 410 where all that is wrong is a listing that was taken down. */
export const statusOf = ({ problems }: Pick<CompareView, 'problems'>): 200 | 400 | 410 => (problems.length === 0 ? 200 : problems.every(({ gone }) => gone) ? 410 : 400);
