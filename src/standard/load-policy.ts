// Reads the moderation policy from content/moderation and writes its limits out. Touches nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ReadYaml } from './parsed.ts';
import { clausesFor, clausesOf, limitsNamed, writtenOut } from './policy.ts';
import { DECISIONS, Policy } from './policy-schema.ts';

const CLAUSE = /\bM-\d+/g;

const repeated = (names: readonly string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at);

/**
 * What is wrong with a policy as it is written, in words; empty where all is well: an id that stands twice or is left out between others, a
 * clause or limit named that is not there, a limit that nothing names, a decision that could cite nothing. Pure.
 */
export function policyProblems(policy: Policy): string[] {
  const clauses = clausesOf(policy);
  const ids = clauses.map(({ id }) => id);
  const limits = Object.keys(policy.limits);
  const named = clauses.flatMap(({ says }) => limitsNamed(says));
  return [
    ...repeated(ids).map((id) => `two clauses named ${id}`),
    ...ids.map((_, at) => `M-${at + 1}`).filter((id) => !ids.includes(id)).map((id) => `clause ${id} is missing`),
    ...repeated(clauses.map(({ title }) => title)).map((title) => `two clauses titled “${title}”`),
    ...clauses.flatMap(({ id, says }) => [
      ...(says.match(CLAUSE) ?? []).filter((other) => !ids.includes(other) || other === id).map((other) => `${id}: points to ${other}`),
      ...limitsNamed(says).filter((name) => !limits.includes(name)).map((name) => `${id}: no limit ${name}`),
    ]),
    ...clauses.flatMap(({ id, cited }) => repeated(cited).map((decision) => `${id}: ${decision} stands twice`)),
    ...limits.filter((name) => !named.includes(name)).map((name) => `limit ${name} stands in no clause`),
    ...DECISIONS.filter((decision) => clausesFor(policy, decision).length === 0).map((decision) => `${decision} could cite no clause`),
  ];
}

/** The policy under `contentDir`, its limits written out. Throws with the file and the field where the content is wrong. */
export function loadPolicy(contentDir: string, readYaml: ReadYaml = parse): Policy {
  const file = join(contentDir, 'moderation', 'clauses.yaml');
  const parsed = Policy.safeParse(readYaml(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
  const problems = policyProblems(parsed.data);
  if (problems.length) throw new Error(`${file}: ${problems.join('; ')}`);
  const { parts, ...head } = parsed.data;
  return Object.freeze({ ...head, parts: parts.map((part) => ({ ...part, clauses: part.clauses.map((clause) => ({ ...clause, says: writtenOut(clause.says, head.limits) })) })) });
}
