// What Postgres did for a page: every statement with the rows it read and gave, as auto_explain writes them into the log of the bench's own cluster.
import { closeSync, openSync, readSync, statSync } from 'node:fs';

export interface Statement {
  readonly text: string;
  /** Rows that its scans looked at, those thrown away by a filter included. */
  readonly read: number;
  /** Rows that it gave; rows that it wrote into a JSON list count as given one by one. */
  readonly given: number;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** Settings that make the log of one database hold a plan for each statement. The library comes with Postgres. */
export const LOG_STATEMENTS: readonly (readonly [string, string])[] = [
  ['session_preload_libraries', 'auto_explain'],
  ['auto_explain.log_min_duration', '0'],
  ['auto_explain.log_analyze', 'on'],
  ['auto_explain.log_timing', 'off'],
  ['auto_explain.log_format', 'json'],
  ['auto_explain.log_nested_statements', 'off'],
];

const isScan = ({ 'Node Type': type }: PlanNode): boolean => /Scan$/.test(type) && !/^(Subquery|CTE|WorkTable|Function|Bitmap Index) Scan$/.test(type);

function rowsRead(node: PlanNode): number {
  const own = (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const below = (node.Plans ?? []).reduce((sum, plan) => sum + rowsRead(plan), 0);
  return (isScan(node) ? own * (node['Actual Loops'] ?? 1) : 0) + below;
}

/** Rows that came into the nodes which gather rows. */
function rowsGathered(node: PlanNode): number {
  const plans = node.Plans ?? [];
  const below = plans.reduce((sum, plan) => sum + rowsGathered(plan), 0);
  if (!/Aggregate$/.test(node['Node Type'])) return below;
  return below + plans.reduce((sum, plan) => sum + (plan['Actual Rows'] ?? 0) * (plan['Actual Loops'] ?? 1), 0);
}

const MAKES_LISTS = /\bjson_agg\(/;

function rowsGiven(root: PlanNode, query: string): number {
  const rows = root['Actual Rows'] ?? 0;
  return MAKES_LISTS.test(query) ? Math.max(rows, rowsGathered(root)) : rows;
}

/** A line of the log begins with its moment; the lines of a plan begin with a tab. */
const ENTRY = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ \w+ /;

/** The statements in a piece of the log; lines that hold no plan are left out. */
export function statementsIn(text: string): Statement[] {
  const entries: string[] = [];
  for (const line of text.split('\n')) {
    if (ENTRY.test(line)) entries.push(line);
    else if (entries.length > 0) entries[entries.length - 1] += `\n${line}`;
  }
  return entries.flatMap((entry) => {
    const plan = /\sduration: [\d.]+ ms {2}plan:\n([\s\S]*)/.exec(entry)?.[1];
    if (plan === undefined) return [];
    const { 'Query Text': query, Plan: root } = JSON.parse(plan) as { readonly 'Query Text': string; readonly Plan: PlanNode };
    return [{ text: query.replace(/\s+/g, ' ').trim(), read: Math.round(rowsRead(root)), given: Math.round(rowsGiven(root, query)) }];
  });
}

/** Follows the log at `path`: each call gives the statements since the call before. */
export function followStatements(path: string): () => Statement[] {
  let from = statSync(path).size;
  return () => {
    const size = statSync(path).size;
    const bytes = Buffer.alloc(size - from);
    const file = openSync(path, 'r');
    readSync(file, bytes, 0, bytes.length, from);
    closeSync(file);
    from = size;
    return statementsIn(bytes.toString('utf8'));
  };
}
