// The comparison of up to four providers and a person of one's own, for one need: one value that page, JSON and paper render. Pure.
import { clearLead, planRows, worthOfScore, type Asked, type RowId } from '#engine/compare.ts';
import { explain, type Explanation } from '#engine/explain.ts';
import { flipsBetween, type RankFlip } from '#engine/flip.ts';
import { priceRange } from '#engine/prices.ts';
import { GROUP_NAMES, type GroupName } from '#engine/rank.ts';
import { rowsServing, type Shortlist } from './build.ts';
import type { CompareGroup } from '#standard/guidance-schema.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { cellFor, NO_ANSWER, type Cell } from './compare-cells.ts';
import type { ComparedProvider } from './compare-read.ts';
import type { Followed } from './follow.ts';
import type { OwnColumn, OwnWords } from './own-column.ts';

/** One provider with where it stands for this owner. Without an answer, or where it does not serve the place, it has no group. */
export interface ComparedColumn extends ComparedProvider {
  readonly group: GroupName | undefined;
  /** From 1, in its group; 0 without one. */
  readonly place: number;
  /** Undefined while it is only listed. */
  readonly explanation: Explanation | undefined;
}

export interface TableRow {
  readonly row: RowId;
  readonly asked: Asked | undefined;
  /** By column. */
  readonly cells: readonly Cell[];
  /** The column that leads clearly. */
  readonly lead: number | undefined;
  readonly own: OwnWords | undefined;
  /** All providers say the same, with the same proof. */
  readonly same: boolean;
}

export interface Comparison {
  readonly shortlist: Shortlist;
  /** In the owner's order: what fits first, then what is to be asked, then what is ruled out, then those that are not ranked. */
  readonly columns: readonly ComparedColumn[];
  readonly own: OwnColumn | undefined;
  /** The column whose score leads clearly. */
  readonly scoreLead: number | undefined;
  readonly groups: readonly { readonly group: CompareGroup; readonly rows: readonly TableRow[] }[];
  readonly flips: readonly RankFlip[];
}

interface Parts {
  readonly shortlist: Shortlist;
  readonly providers: readonly ComparedProvider[];
  readonly own: OwnColumn | undefined;
}

function inOrder({ shortlist: { ranking } }: Parts, providers: readonly ComparedProvider[], { columns }: Followed): ComparedColumn[] {
  const found = providers.map((provider): ComparedColumn => {
    const group = GROUP_NAMES.find((name) => ranking.groups[name].rows.includes(provider.row));
    const place = group ? ranking.groups[group].rows.indexOf(provider.row) + 1 : 0;
    return { ...provider, group, place, explanation: provider.assessed && explain(ranking, columns, provider.row) };
  });
  const groupAt = ({ group, assessed }: ComparedColumn): number => (group ? GROUP_NAMES.indexOf(group) : assessed ? GROUP_NAMES.length : GROUP_NAMES.length + 1);
  return found.toSorted((a, b) => groupAt(a) - groupAt(b) || a.place - b.place);
}

/** The checks behind the lowest cap of each: without their rows nobody could see why it counts no more. */
function capsOf(columns: readonly ComparedColumn[], followed: Followed): ReadonlySet<string> {
  const rows = columns.flatMap(({ assessed, row }) => (assessed ? [followed.columns.rows[row]!] : []));
  return new Set(rows.flatMap(({ cap, caps }) => caps.filter(({ limit }) => limit === cap).flatMap(({ checks }) => checks)));
}

const printed = ({ says, of, note, proof }: Cell): string => JSON.stringify([says, of, note, proof]);

function tableRow(row: RowId & { readonly asked: Asked | undefined }, columns: readonly ComparedColumn[], { shortlist: { need, asOf }, own }: Parts, loaded: LoadedEdition, followed: Followed): TableRow {
  const cells = columns.map(({ assessed, row: at }) => (assessed ? cellFor(row, { loaded, need, asOf, ...assessed, price: priceRange(followed.columns, at, need.people) }) : { ...NO_ANSWER, worth: row.kind === 'fact' ? undefined : NO_ANSWER.worth }));
  return {
    row, asked: row.asked, cells,
    lead: clearLead(cells.map((cell) => cell.worth)),
    own: own?.cellFor(row),
    same: new Set(cells.map(printed)).size === 1,
  };
}

/** Sets `providers` side by side. The order, the rows and the flips are those of the need of `shortlist`. */
export function compareProviders(parts: Parts, loaded: LoadedEdition, followed: Followed): Comparison {
  const { shortlist } = parts;
  const { edition, guidance } = loaded;
  const { need, ranking } = shortlist;
  const columns = inOrder(parts, parts.providers, followed);
  const comparable = edition.checks.flatMap(({ id }) => (guidance[id]?.compare ? [{ check: id, group: guidance[id].compare.group }] : []));
  const frame = { edition, need, columns: followed.columns, candidates: Uint32Array.from(rowsServing(followed, shortlist.place)), ranking };
  const scores = columns.map(({ listing: { parts: score, shown } }) => (score && shown !== undefined ? worthOfScore(score, shown) : NO_ANSWER.worth));
  return {
    shortlist, columns, own: parts.own,
    scoreLead: clearLead(scores),
    groups: planRows(edition, need, ranking.demands, comparable, capsOf(columns, followed)).map(({ group, rows }) => ({ group, rows: rows.map((row) => tableRow(row, columns, parts, loaded, followed)) })),
    flips: flipsBetween(frame, columns.flatMap(({ row, group, assessed }) => (group && assessed ? [{ row, ...assessed }] : []))),
  };
}
