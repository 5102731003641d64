// /api/v1/shortlist: the ranking of the page for a need, which is the query. Never kept by anybody.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { problemJson, problemOf } from '#http/problems.ts';
import { buildShortlist } from '#shortlists/build.ts';
import { deliveryOf } from '#shortlists/delivery-model.ts';
import { problemInWords } from '#shortlists/need-words.ts';
import { readNeed } from '#shortlists/need.ts';
import type { Edition } from '#standard/schema.ts';
import { jsonText, type Serving } from './answer.ts';
import { parametersOf } from './need-parameters.ts';
import type { Registers } from './register.ts';
import { answersWith, PROBLEMS } from './shapes.ts';
import { GROUP_WORDS, shortlistDocument, type Wanted } from './shortlist-document.ts';

const GROUPS = Object.entries(GROUP_WORDS) as [keyof typeof GROUP_WORDS, string][];
const LONGEST_LIST = 1_000_000;

const wantedOf = (edition: Edition) =>
  parametersOf(edition).extend({
    group: z.enum(GROUPS.map(([, word]) => word)).optional().describe('One list alone, from `from` on. Without it: the first page of all three.'),
    from: z.number().int().min(0).optional().describe('How many entries of the list to pass over.'),
  });

interface Problem {
  readonly name: string;
  readonly reason: string;
}

function readWanted(query: URLSearchParams): { readonly wanted: Wanted; readonly problems: readonly Problem[] } {
  const [groups, froms] = [query.getAll('group'), query.getAll('from')];
  const group = GROUPS.find(([, word]) => word === groups[0])?.[0];
  const from = Number(froms[0] ?? 0);
  const isFrom = froms.length === 0 || (/^\d{1,7}$/.test(froms[0]!) && from <= LONGEST_LIST);
  const problems = [
    ...(groups.length > 1 || (groups.length === 1 && !group) ? [{ name: 'group', reason: `Use one of ${GROUPS.map(([, word]) => word).join(', ')}.` }] : []),
    ...(froms.length > 1 || !isFrom ? [{ name: 'from', reason: 'Use one whole number, 0 or more.' }] : []),
    ...(froms.length > 0 && groups.length === 0 ? [{ name: 'from', reason: 'It counts in one list: name it in “group”.' }] : []),
  ];
  return { wanted: { group, from: isFrom ? from : 0 }, problems };
}

function answer({ app, followed, site }: Serving, query: URLSearchParams): Response {
  const loaded = app.standard.current;
  const { need, problems } = readNeed(query, loaded, (zip) => followed.places.find(zip) !== undefined);
  const { wanted, problems: others } = readWanted(query);
  const errors = [...problems.map((problem) => ({ name: problem.param, reason: problemInWords(problem, loaded.edition) })), ...others];
  if (errors.length > 0) return problemJson(problemOf(400, 'Some of the answers could not be read. Each is named, with the reason.'), errors);
  const { columns } = followed;
  const { costs } = app;
  return jsonText(JSON.stringify(shortlistDocument(buildShortlist(loaded, followed, need), wanted, { loaded, columns, costs, delivery: deliveryOf(need, costs), site })));
}

/** Registers the address of this resource. */
export function registerShortlist(register: Registers, serving: Serving): void {
  const { edition } = serving.app.standard.current;
  const route = createRoute({
    method: 'get',
    operationId: 'getShortlist',
    path: '/api/v1/shortlist',
    summary: 'An explained shortlist for an owner’s answers',
    request: { query: wantedOf(edition) },
    responses: { ...answersWith('The shortlist.', 'Shortlist'), 400: PROBLEMS[400], 406: PROBLEMS[406] },
  });
  register(route, (c) => answer(serving, new URL(c.req.url).searchParams));
}
