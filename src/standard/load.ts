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
import type { ReadYaml } from './parsed.ts';
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

function readFile<Schema extends z.ZodType>(file: string, schema: Schema, readYaml: ReadYaml): z.output<Schema> {
  const parsed = schema.safeParse(readYaml(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new Error(`${file}: ${problems}`);
}

interface Folders {
  readonly standardDir: string;
  readonly guidanceDir: string;
  readonly readYaml: ReadYaml;
}

const yamlFiles = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml')).sort() : [];

const tradesOf = (questionnaire: Questionnaire): Set<string> =>
  new Set(questionnaire.questions.flatMap((question) => question.fields).flatMap((field) => (field.param === 'trade' && field.kind === 'one' ? field.options.map((option) => option.value) : [])));

function loadEdition({ standardDir, guidanceDir, readYaml }: Folders, id: string, published: Day | undefined): LoadedEdition {
  const folder = join(standardDir, id);
  const head = readFile(join(folder, 'edition.yaml'), EditionHead, readYaml);
  const found = new Map<string, Check>();
  for (const name of yamlFiles(join(folder, 'checks'))) {
    const check = readFile(join(folder, 'checks', name), Check, readYaml);
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
  const questionnaire = readFile(join(folder, 'questionnaire.yaml'), Questionnaire, readYaml);
  const edition: Edition = { ...head, checks, questionnaire };
  const guidance: Record<string, Guidance> = {};
  for (const name of yamlFiles(join(guidanceDir, id))) {
    const words = readFile(join(guidanceDir, id, name), Guidance, readYaml);
    guidance[words.check] = words;
  }
  const { programs } = readFile(join(folder, 'programs.yaml'), ProgramList, readYaml);
  const problems = [...crossReference(edition, guidance), ...programProblems(programs, tradesOf(questionnaire))];
  if (problems.length) throw new Error(`${id}: ${problems.join('; ')}`);
  return freeze({ edition, digest: digestOf(edition), published, guidance, programs: indexPrograms(programs) });
}

/**
 * Every edition under `contentDir`/standard, with the words in `contentDir`/guidance. Throws with the file and the field where content
 * is wrong, or where a published edition has changed: the site does not start on a broken standard.
 */
export function loadStandard(contentDir: string, readYaml: ReadYaml = parse): Standard {
  const standardDir = join(contentDir, 'standard');
  const ids = readdirSync(standardDir, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const byAge = ids.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const ledger = readLedger(contentDir);
  const publishedOn = (id: string): Day | undefined => ledger.filter((entry) => entry.edition === id).map((entry) => day(entry.date))[0];
  const editions = byAge.map((id) => loadEdition({ standardDir, guidanceDir: join(contentDir, 'guidance'), readYaml }, id, publishedOn(id)));
  const problems = ledgerProblems(ledger, editions.map((one) => one.edition));
  if (problems.length) throw new Error(problems.join('; '));
  const current = editions.at(-1);
  if (!current) throw new Error(`${standardDir} holds no edition`);
  return Object.freeze({ editions: Object.freeze(editions), current });
}

/** The texts of all YAML files that a start reads: the standard, its guidance, the cost model, the words of a kit, the checkup, the crosswalk, the moderation policy. */
export const yamlTexts = (contentDir: string): string[] =>
  ['standard', 'guidance', 'costs', 'kit', 'checkup', 'crosswalk', 'moderation'].map((name) => join(contentDir, name)).flatMap((folder) => yamlFiles(folder).map((name) => readFileSync(join(folder, name), 'utf8')));
