// /api/v1/compare: up to four providers side by side for a need, as on the page. The query is that of the page; nothing is kept.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { RankChange } from '#engine/flip-changes.ts';
import { problemJson, problemOf } from '#http/problems.ts';
import { MOST_COMPARED } from '#shortlists/compare-query.ts';
import { compareView, statusOf, type CompareView } from '#shortlists/compare-view.ts';
import { GROUP_TITLES, rowName } from '#shortlists/compare-words.ts';
import type { Comparison, TableRow } from '#shortlists/comparison.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { jsonText, type Serving } from './answer.ts';
import type { CompareDocument } from './compare-shapes.ts';
import { parametersOf } from './need-parameters.ts';
import { scoreWithCaps } from './provider-document.ts';
import type { Registers } from './register.ts';
import { answersWith, GONE, PROBLEMS } from './shapes.ts';

type ColumnDocument = CompareDocument['columns'][number];
type RowDocument = CompareDocument['groups'][number]['rows'][number];

function columnDocument({ columns }: Comparison, { columns: words }: CompareView, at: number, { site }: Serving): ColumnDocument {
  const { listing, group, place, explanation } = columns[at]!;
  const { slug, name, demonstration, claimed, answered, grade, rank: ranked } = listing;
  const { fit, musts } = words[at]!;
  return {
    provider: { slug, name, demonstration },
    ...{ group: group ?? null, place: place || null, aboutSame: fit?.sameAs !== undefined },
    ...{ fit: explanation?.fit ?? null, fitShown: explanation?.shown ?? null, needs: explanation?.needs ?? null, match: explanation?.match ?? null },
    score: ranked ? scoreWithCaps({ shown: ranked.shown, uncapped: ranked.uncapped, caps: ranked.caps, claimed: claimed ?? 0, answered: answered ?? 0, grade }) : null,
    mustHaves: musts ? { says: musts.says, note: musts.note ?? null } : null,
    links: { self: `${site}/api/v1/providers/${slug}`, page: `${site}/providers/${slug}` },
  };
}

const rowDocument = ({ row, asked, same, lead, cells, own }: TableRow, loaded: LoadedEdition, people: number | undefined): RowDocument => ({
  ...{ kind: row.kind, id: row.kind === 'fact' ? row.fact : row.check, rule: row.kind === 'check' ? (row.rule ?? null) : null },
  ...{ name: rowName(row, loaded, people), asked: asked ?? null, same, lead: lead ?? null },
  cells: cells.map(({ says, of, note, open, proof, on, worth }) => ({ says, of: of ?? null, note: note ?? null, open, proof: proof ?? null, on: on ?? null, worth: worth ? { low: worth.low, high: worth.high } : null })),
  own: own ? { says: own.says, note: own.note ?? null } : null,
});

function changeDocument(change: RankChange): NonNullable<CompareDocument['flips'][number]['change']> {
  const id = change.kind === 'weight' ? change.area : change.kind === 'need' ? change.param : change.check;
  const [from, to] = change.kind === 'need' ? [[...change.from], [...change.to]] : [change.from, change.to];
  return { kind: change.kind, id, from, to };
}

function documentOf(view: CompareView, comparison: Comparison, serving: Serving): CompareDocument {
  const { shortlist, columns, own, groups, flips, scoreLead } = comparison;
  const loaded = serving.app.standard.current;
  const slugAt = (row: number): string => columns.find((one) => one.row === row)!.listing.slug;
  const { onlyDifferences } = view.query;
  return {
    ...{ edition: shortlist.edition, engine: shortlist.engine, asOf: shortlist.asOf, demonstration: columns.some(({ listing }) => listing.demonstration) },
    columns: columns.map((_, at) => columnDocument(comparison, view, at, serving)),
    own: own ? { way: own.way ?? null, cost: own.cost ?? null } : null,
    scoreLead: scoreLead ?? null,
    groups: groups.map(({ group, rows }) => ({ id: group, title: GROUP_TITLES[group], rows: rows.filter(({ same }) => !(onlyDifferences && same && columns.length > 1)).map((row) => rowDocument(row, loaded, shortlist.need.people)) })),
    flips: flips.map(({ upper, lower, found }, at) => ({ upper: slugAt(upper), lower: slugAt(lower), change: found ? changeDocument(found.change) : null, size: found?.size ?? null, says: view.flips[at]!.says })),
    links: { page: `${serving.site}${view.to({})}` },
  };
}

async function answer(serving: Serving, query: URLSearchParams): Promise<Response> {
  const view = await compareView(serving.app, serving.followed, query);
  const status = statusOf(view);
  const errors = view.problems.map(({ field, says }) => ({ name: field, reason: says }));
  if (status === 200 && !view.comparison) errors.push({ name: 'p', reason: 'Name one to four providers, each by its slug.' });
  if (errors.length > 0) return problemJson(problemOf(status === 410 ? 410 : 400, 'The comparison could not be made as asked. Each reason is named.'), errors);
  return jsonText(JSON.stringify(documentOf(view, view.comparison!, serving)));
}

/** Registers the address of this resource. */
export function registerCompare(register: Registers, serving: Serving): void {
  const route = createRoute({
    method: 'get',
    operationId: 'getComparison',
    path: '/api/v1/compare',
    summary: 'Up to four providers side by side, for an owner’s answers',
    request: {
      query: parametersOf(serving.app.standard.current.edition).extend({
        p: z.array(z.string()).max(MOST_COMPARED).describe('Slugs of providers, each once.'),
        own: z.literal('no').optional().describe('Leaves out the column of a person of one’s own.'),
        only: z.literal('differences').optional().describe('Leaves out rows in which all providers say the same.'),
      }),
    },
    responses: { ...answersWith('The comparison.', 'Comparison'), 400: PROBLEMS[400], 406: PROBLEMS[406], ...GONE },
  });
  register(route, (c) => answer(serving, new URL(c.req.url).searchParams));
}
