// Editions of the standard, for the people who write them: `npm run edition -- next 2027.1`, `check`, `publish 2027.1`. Decides nothing itself.
import { resolve } from 'node:path';
import { systemClock } from '#platform/clock.ts';
import { diffEditions, type Change } from '#standard/diff.ts';
import { loadStandard } from '#standard/load.ts';
import { makeNextEdition, publishEdition } from '#standard/publish.ts';

const USAGE = `Use one of:
  next ID      copy the newest edition and its guidance to a new one, such as 2027.1
  check        read every edition, compare the published ones with the ledger, and list what the newest changes
  publish ID   write the edition's digest into the ledger; from then on a test refuses any change to it`;

const REFUSALS = {
  exists: 'There is an edition of that name already.',
  name: 'An edition is named by a year and a number, such as 2027.1.',
  listed: 'That edition is published already.',
  changed: 'That edition is published, and its rules have changed since. Put them back: a correction is a new edition.',
  earlier: 'Another edition was published later than today. Is the clock of this machine right?',
} as const;

const content = resolve('content');

const told = ({ part, name, kind, differences }: Change): string[] => [
  `  ${part}${name && ` ${name}`}: ${kind}`,
  ...differences.map(({ path, before, after }) => `    ${path}: ${JSON.stringify(before) ?? 'nothing'} → ${JSON.stringify(after) ?? 'nothing'}`),
];

function check(): string[] {
  const { editions } = loadStandard(content);
  const [before, newest] = editions.slice(-2);
  const lines = editions.map(({ edition, digest, published }) => `${edition.id}: ${edition.checks.length} checks, ${published ? `published ${published}` : 'a draft'}, ${digest}`);
  if (!before || !newest) return lines;
  return [...lines, `${newest.edition.id} after ${before.edition.id}:`, ...diffEditions(before.edition, newest.edition).flatMap(told)];
}

function next(id: string): string[] {
  const { current } = loadStandard(content);
  const outcome = makeNextEdition(content, current.edition.id, id, systemClock.today());
  if (outcome.kind === 'refused') throw new Error(REFUSALS[outcome.code]);
  return [`${outcome.value} is a copy of ${current.edition.id}. Edit it and content/guidance/${id}, then run check.`];
}

function publish(id: string): string[] {
  const found = loadStandard(content).editions.find(({ edition }) => edition.id === id);
  if (!found) throw new Error(`There is no edition ${id}.`);
  const outcome = publishEdition(content, found.edition, systemClock.today());
  if (outcome.kind === 'refused') throw new Error(REFUSALS[outcome.code]);
  return [`Edition ${id} is published on ${outcome.value.date}: ${outcome.value.sha256}`];
}

function run([act, id]: readonly string[]): string[] {
  if (act === 'check' && id === undefined) return check();
  if (act === 'next' && id !== undefined) return next(id);
  if (act === 'publish' && id !== undefined) return publish(id);
  throw new Error(USAGE);
}

try {
  console.log(run(process.argv.slice(2)).join('\n'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
