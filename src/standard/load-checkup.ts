// Reads the checkup from content/checkup and holds it against the edition that it names. Touches nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { CheckupFile, CheckupPage, isDrift, questionsOf, type Checkup, type CheckupAnswer, type CheckupQuestion } from './checkup-schema.ts';
import type { LoadedEdition, Standard } from './load.ts';
import type { ReadYaml } from './parsed.ts';
import type { Check } from './schema.ts';

function readFile<Schema extends z.ZodType>(file: string, schema: Schema, readYaml: ReadYaml): z.output<Schema> {
  const parsed = schema.safeParse(readYaml(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`${file}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
}

const repeated = (names: readonly string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at);

function answerProblems({ answer: rules }: Check, answer: CheckupAnswer): string[] {
  if ('silent' in answer) return rules.kind === 'number' && rules.silent ? [] : ['nothing is printed for no number'];
  if ('choice' in answer) {
    const option = rules.kind === 'choice' ? rules.options[answer.choice - 1] : undefined;
    return option && !option.silent && !option.notApplicable ? [] : [`no option ${answer.choice} that says something`];
  }
  if (rules.kind !== 'number') return ['a number, and the check is a choice'];
  if ('value' in answer) return rules.figures ? ['one value, and the check wants figures'] : [];
  const wanted = (rules.figures ?? []).map((figure) => figure.id);
  const given = Object.keys(answer.figures);
  return [...wanted.filter((id) => !given.includes(id)).map((id) => `no figure ${id}`), ...given.filter((id) => !wanted.includes(id)).map((id) => `figure ${id} is none of the check`)];
}

function questionProblems(one: CheckupQuestion, checks: ReadonlyMap<string, Check>): string[] {
  const check = checks.get(one.check);
  const values = one.options.map(({ value }) => value);
  const problems = [...(check ? [] : [`no check ${one.check}`]), ...repeated(values).map((value) => `answer ${value} stands twice`), ...(values.includes('unsure') ? ['unsure is listed'] : [])];
  if (check && !isDrift(one)) problems.push(...one.options.flatMap(({ value, answer }) => answerProblems(check, answer).map((problem) => `${value}: ${problem}`)));
  return problems.map((problem) => `${one.param}: ${problem}`);
}

/** Every broken reference in words; empty where all is well. An essential is asked of the owner, or of the provider. */
export function checkupProblems({ pages, ask, leaving }: Omit<Checkup, 'loaded'>, edition: LoadedEdition['edition']): string[] {
  const checks = new Map(edition.checks.map((check) => [check.id, check]));
  const questions = questionsOf({ pages });
  const judged = questions.filter((one) => !isDrift(one)).map(({ check }) => check);
  const asked = ask.map(({ check }) => check);
  const steps = leaving.flatMap(({ title, had }) => {
    const options = questions.find(({ param }) => param === had?.param)?.options.map(({ value }) => value);
    return had && !(options && had.values.every((value) => options.includes(value))) ? [`${title}: no such answer to ${had.param}`] : [];
  });
  return [
    ...repeated(questions.map(({ param }) => param)).map((param) => `two questions named ${param}`),
    ...repeated([...judged, ...asked]).map((check) => `${check} is asked twice`),
    ...asked.filter((check) => !checks.has(check)).map((check) => `no check ${check}`),
    ...edition.checks.filter(({ id, essential }) => essential && !judged.includes(id) && !asked.includes(id)).map(({ id }) => `the essential ${id} is asked of nobody`),
    ...questions.flatMap((one) => questionProblems(one, checks)),
    ...steps,
    ...(leaving.filter(({ notice }) => notice).length === 1 && leaving.findIndex(({ notice }) => notice) > leaving.findIndex(({ had }) => had) ? [] : ['notice stands once, and after what must be there before']),
  ];
}

/** The checkup under `contentDir`, for the edition that it names. Throws with the file and the field where the content is wrong. */
export function loadCheckup(contentDir: string, { editions }: Pick<Standard, 'editions'>, readYaml: ReadYaml = parse): Checkup {
  const folder = join(contentDir, 'checkup');
  const file = join(folder, 'checkup.yaml');
  const { edition, pages: names, ask, leaving } = readFile(file, CheckupFile, readYaml);
  const loaded = editions.find((one) => one.edition.id === edition);
  if (!loaded) throw new Error(`${file}: there is no edition ${edition}`);
  const pages = names.map((name) => readFile(join(folder, 'pages', `${name}.yaml`), CheckupPage, readYaml));
  const problems = checkupProblems({ pages, ask, leaving }, loaded.edition);
  if (problems.length) throw new Error(`${folder}: ${problems.join('; ')}`);
  return Object.freeze({ loaded, pages: Object.freeze(pages), ask: Object.freeze(ask), leaving: Object.freeze(leaving) });
}
