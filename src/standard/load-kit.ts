// Reads the words of a kit from disk and holds them against an edition. Touches nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { parse } from 'yaml';
import { ContractList, ProposalLetter, ReferenceList, type KitWords } from './kit-schema.ts';
import type { ReadYaml } from './parsed.ts';
import type { Edition } from './schema.ts';

/** What words of a kit name that `edition` does not hold, and what stands twice; empty where all is well. Pure. */
export function kitProblems({ contract, references, proposal }: KitWords, edition: Edition): string[] {
  const checks = new Set(edition.checks.map(({ id }) => id));
  const params = new Set(edition.questionnaire.questions.map(({ fields }) => fields[0]!.param));
  const lists = { contract: contract.groups.flatMap(({ clauses }) => clauses), references: references.questions, asks: proposal.asks };
  const facts = proposal.facts.map(({ param }) => param);
  return [
    ...Object.entries(lists).flatMap(([name, items]) => {
      const ids = items.map(({ check }) => check);
      return [...ids.filter((id) => !checks.has(id)).map((id) => `${name}: no check ${id}`), ...ids.filter((id, at) => ids.indexOf(id) < at).map((id) => `${name}: ${id} stands twice`)];
    }),
    ...facts.filter((param) => !params.has(param)).map((param) => `facts: no question ${param}`),
    ...facts.filter((param, at) => facts.indexOf(param) < at).map((param) => `facts: ${param} stands twice`),
  ];
}

/** The words of a kit under `contentDir`/kit. Throws with the file and the field where they are wrong: the site does not start on them. */
export function loadKit(contentDir: string, edition: Edition, readYaml: ReadYaml = parse): KitWords {
  const read = <Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> => {
    const file = join(contentDir, 'kit', `${name}.yaml`);
    const parsed = schema.safeParse(readYaml(readFileSync(file, 'utf8')));
    if (parsed.success) return parsed.data;
    throw new Error(`${file}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
  };
  const words: KitWords = { contract: read('contract', ContractList), references: read('references', ReferenceList), proposal: read('proposal', ProposalLetter) };
  const problems = kitProblems(words, edition);
  if (problems.length) throw new Error(`content/kit: ${problems.join('; ')}`);
  return Object.freeze(words);
}
