// Reads the crosswalk from content/crosswalk and holds it against the edition that it names. Touches nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { CrosswalkFile, Paper, PAPER_KINDS, type Crosswalk, type Mapping } from './crosswalk-schema.ts';
import type { Standard } from './load.ts';
import type { ReadYaml } from './parsed.ts';
import type { Check, Edition } from './schema.ts';

function readFile<Schema extends z.ZodType>(file: string, schema: Schema, readYaml: ReadYaml): z.output<Schema> {
  const parsed = schema.safeParse(readYaml(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`${file}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
}

const repeated = (names: readonly string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at);

/** Whether the check's own text names the paper: its rules of proof, or the labels of its options. */
function isNamed({ named }: Paper, { proofs, answer }: Check): boolean {
  const labels = answer.kind === 'number' ? [] : answer.options.map(({ label }) => label);
  const text = [proofs.document ?? '', proofs.attested ?? '', ...labels].join(' ').toLowerCase();
  return named.some((name) => text.includes(name.toLowerCase()));
}

function ruleProblems({ answer }: Check, rule: string | undefined): string[] {
  if (answer.kind !== 'rules') return rule === undefined ? [] : [`names the rule ${rule}, and the check has none`];
  if (rule === undefined) return ['names no rule, and the check is answered by rules'];
  return answer.rules.some(({ id }) => id === rule) ? [] : [`no rule ${rule}`];
}

function mappingProblems(paper: Paper, mapping: Mapping, check: Check, scopes: readonly string[]): string[] {
  const { clauses, find, needs, only, ground } = mapping;
  const form = paper.clauseForm === undefined ? undefined : new RegExp(paper.clauseForm);
  return [
    ...ruleProblems(check, mapping.rule),
    ...PAPER_KINDS.filter((kind) => find[kind] !== undefined && check.proofs[kind] === undefined).map((kind) => `${kind} proof is not open for it`),
    ...clauses.filter((clause) => !form?.test(clause)).map((clause) => `${clause} is no clause of this paper`),
    ...repeated(clauses).map((clause) => `clause ${clause} stands twice`),
    ...needs.filter((scope) => !scopes.includes(scope)).map((scope) => `no scope ${scope}`),
    ...(clauses.length + needs.length === 0 && only === undefined ? ['neither a clause nor a condition'] : []),
    ...(isNamed(paper, check) === (ground === 'standard') ? [] : [ground === 'standard' ? 'the check does not name this paper' : 'the check names this paper, so it is no judgment of ours']),
  ];
}

function paperProblems(paper: Paper, scopes: readonly string[], checks: ReadonlyMap<string, Check>): string[] {
  const dates = paper.dates.map(({ id }) => id);
  const targets = paper.proves.map(({ check, rule }) => (rule === undefined ? check : `${check} (${rule})`));
  const problems = [
    ...repeated(dates).map((date) => `date ${date} stands twice`),
    ...[paper.runs.from, paper.runs.until].filter((date) => date !== undefined && !dates.includes(date)).map((date) => `it runs by a date that it does not carry: ${date}`),
    ...repeated(targets).map((target) => `${target} stands twice`),
    ...paper.proves.flatMap((mapping, at) => {
      const check = checks.get(mapping.check);
      return check ? mappingProblems(paper, mapping, check, scopes).map((problem) => `${targets[at]}: ${problem}`) : [`no check ${mapping.check}`];
    }),
  ];
  return problems.map((problem) => `${paper.id}: ${problem}`);
}

/** Every broken reference in words; empty where all is well. Pure. */
export function crosswalkProblems({ scopes, papers }: Omit<Crosswalk, 'loaded'>, edition: Edition): string[] {
  const checks = new Map(edition.checks.map((check) => [check.id, check]));
  const ids = scopes.map(({ id }) => id);
  const needed = new Set(papers.flatMap(({ proves }) => proves.flatMap(({ needs }) => needs)));
  return [
    ...repeated(ids).map((id) => `two scopes named ${id}`),
    ...ids.filter((id) => !needed.has(id)).map((id) => `scope ${id} is needed by nothing`),
    ...repeated(papers.map(({ id }) => id)).map((id) => `two papers named ${id}`),
    ...papers.flatMap((paper) => paperProblems(paper, ids, checks)),
  ];
}

/** The crosswalk under `contentDir`, for the edition that it names. Throws with the file and the field where the content is wrong. */
export function loadCrosswalk(contentDir: string, { editions }: Pick<Standard, 'editions'>, readYaml: ReadYaml = parse): Crosswalk {
  const folder = join(contentDir, 'crosswalk');
  const file = join(folder, 'crosswalk.yaml');
  const { edition, scopes, papers: names } = readFile(file, CrosswalkFile, readYaml);
  const loaded = editions.find((one) => one.edition.id === edition);
  if (!loaded) throw new Error(`${file}: there is no edition ${edition}`);
  const papers = names.map((name) => {
    const paper = readFile(join(folder, 'papers', `${name}.yaml`), Paper, readYaml);
    if (paper.id !== name) throw new Error(`${name}.yaml: holds paper ${paper.id}`);
    return paper;
  });
  const problems = crosswalkProblems({ scopes, papers }, loaded.edition);
  if (problems.length) throw new Error(`${folder}: ${problems.join('; ')}`);
  return Object.freeze({ loaded, scopes: Object.freeze(scopes), papers: Object.freeze(papers) });
}
