// Reads the editions and their guidance from disk: validated, cross-referenced, frozen. Touches nothing else.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { day, type Day } from '#kernel/time.ts';
import { crossReference } from './cross-reference.ts';
import { digestOf } from './digest.ts';
import { Guidance } from './guidance-schema.ts';
import { indexPrograms, ProgramList, programProblems, type Programs } from './programs.ts';
import { ledgerProblems, readLedger } from './publish.ts';
import { Questionnaire } from './question-schema.ts';
import { Check, EditionHead, type Edition } from './schema.ts';

/** One edition with its guidance by check id, and the programs whose spellings meet under it. */
export interface LoadedEdition {
  readonly edition: Edition;
  /** SHA-256 of the rules. */
  readonly digest: string;
  /** The day it was published; undefined while it is a draft. */
  readonly published: Day | undefined;
  readonly guidance: Readonly<Record<string, Guidance>>;
  readonly programs: Programs;
}

/** All editions, oldest first; the last is the one that ranks (rule 6). */
export interface Standard {
  readonly editions: readonly LoadedEdition[];
  readonly current: LoadedEdition;
}

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}

function readYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new Error(`${file}: ${problems}`);
}

const yamlFiles = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml')).sort() : [];

const tradesOf = (questionnaire: Questionnaire): Set<string> =>
  new Set(questionnaire.questions.flatMap((question) => question.fields).flatMap((field) => (field.param === 'trade' && field.kind === 'one' ? field.options.map((option) => option.value) : [])));

function loadEdition(standardDir: string, guidanceDir: string, id: string, published: Day | undefined): LoadedEdition {
  const folder = join(standardDir, id);
  const head = readYaml(join(folder, 'edition.yaml'), EditionHead);
  const found = new Map<string, Check>();
  for (const name of yamlFiles(join(folder, 'checks'))) {
    const check = readYaml(join(folder, 'checks', name), Check);
    if (!name.endsWith(`${check.id}.yaml`)) throw new Error(`${name}: holds check ${check.id}`);
    found.set(check.id, check);
  }
  const order = head.areas.flatMap((area) => area.checks);
  const checks = order.map((check) => {
    const one = found.get(check);
    if (!one) throw new Error(`${id}: check ${check} is listed and has no file`);
    return one;
  });
  if (found.size !== order.length) throw new Error(`${id}: a check file is not listed in edition.yaml`);
  const questionnaire = readYaml(join(folder, 'questionnaire.yaml'), Questionnaire);
  const edition: Edition = { ...head, checks, questionnaire };
  const guidance: Record<string, Guidance> = {};
  for (const name of yamlFiles(join(guidanceDir, id))) {
    const words = readYaml(join(guidanceDir, id, name), Guidance);
    guidance[words.check] = words;
  }
  const { programs } = readYaml(join(folder, 'programs.yaml'), ProgramList);
  const problems = [...crossReference(edition, guidance), ...programProblems(programs, tradesOf(questionnaire))];
  if (problems.length) throw new Error(`${id}: ${problems.join('; ')}`);
  return freeze({ edition, digest: digestOf(edition), published, guidance, programs: indexPrograms(programs) });
}

/**
 * Every edition under `contentDir`/standard, with the words in `contentDir`/guidance. Throws with the file and the field where content
 * is wrong, or where a published edition has changed: the site does not start on a broken standard.
 */
export function loadStandard(contentDir: string): Standard {
  const standardDir = join(contentDir, 'standard');
  const ids = readdirSync(standardDir, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const byAge = ids.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const ledger = readLedger(contentDir);
  const publishedOn = (id: string): Day | undefined => ledger.filter((entry) => entry.edition === id).map((entry) => day(entry.date))[0];
  const editions = byAge.map((id) => loadEdition(standardDir, join(contentDir, 'guidance'), id, publishedOn(id)));
  const problems = ledgerProblems(ledger, editions.map((one) => one.edition));
  if (problems.length) throw new Error(problems.join('; '));
  const current = editions.at(-1);
  if (!current) throw new Error(`${standardDir} holds no edition`);
  return Object.freeze({ editions: Object.freeze(editions), current });
}
