// Writes a world into a migrated database without providers: firms, facts, answers, proofs, and scores by the function that the verb calls.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import pg from 'pg';
import { profileOf } from '#assessments/facts.ts';
import { scoreRow } from '#assessments/recompute-scores.ts';
import type { CheckFacts, ProviderFacts } from '#engine/facts.ts';
import type { Day } from '#kernel/time.ts';
import type { StoredFacts } from '#providers/reads.ts';
import { slugOf } from '#providers/slugs.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { makePools } from './answer-pools.ts';
import { makeAnswers, type FirmAnswer } from './firm-answers.ts';
import { makeFirm, type Firm, type FirmPlace, type Vocabulary } from './firm.ts';
import { makeRandom } from './random.ts';
import { gatherRows, SOURCE, type ScoreRow } from './world-rows.ts';

/** So many firms in 100 are in the towns with the most ZIP codes; the others anywhere in the fifty states. */
const IN_TOWN = 0.4;
const TOWNS = 60;
const OUTSIDE = ['PR', 'VI', 'GU', 'AS', 'MP', 'FM', 'MH', 'PW', 'AA', 'AE', 'AP'];

export interface Wanted {
  readonly url: string;
  readonly size: number;
  readonly seed: number;
  readonly today: Day;
  readonly current: LoadedEdition;
  /** Whether the scores are written too; otherwise the verb is left to compute them. */
  readonly scored: boolean;
}

export interface Written {
  readonly counts: Readonly<Record<string, number>>;
  /** Slugs of firms that have answered, in the order in which they were made. */
  readonly answered: readonly string[];
  /** The scores as they were computed here; empty unless wanted. */
  readonly sample: readonly ScoreRow[];
}

const SAMPLE = 50;

async function readPlaces(client: pg.Client): Promise<readonly (readonly FirmPlace[])[]> {
  const { rows: everywhere } = await client.query<FirmPlace>('select zip, city, state, lat, lon from places where lat is not null and state <> all($1) order by zip', [OUTSIDE]);
  const byTown = [...Map.groupBy(everywhere, ({ city, state }) => `${state} ${city}`).values()].sort((a, b) => b.length - a.length);
  return [everywhere, byTown.slice(0, TOWNS).flat()];
}

function vocabularyOf({ edition, programs }: LoadedEdition): Vocabulary {
  const fields = edition.questionnaire.questions.flatMap((question) => question.fields);
  const trades = fields.flatMap((field) => (field.param === 'trade' && 'options' in field ? field.options.map((option) => option.value) : []));
  return { trades, programs: programs.list.map((program) => program.slug), bands: edition.questionnaire.sizeBands.map((band) => band.id) };
}

function freeSlug(taken: Set<string>, { name, place }: Firm): string {
  const own = slugOf(name);
  const local = `${own}-${slugOf(place.city).slice(0, 18)}`.replace(/-+$/, '');
  let slug = taken.has(own) ? local : own;
  for (let number = 2; taken.has(slug); number += 1) slug = `${local}-${number}`;
  taken.add(slug);
  return slug;
}

function checkFactsOf(lines: readonly FirmAnswer[]): CheckFacts {
  const answerOf = ({ givenOn, entry, proofs }: FirmAnswer) => ({ given: givenOn, ...entry, proofs: proofs.map(({ kind, date, checkedOn }) => ({ kind, date, checked: checkedOn })) });
  const [first] = lines;
  if (!first?.entry) return { answers: [], ...(first && { wouldNotSay: first.givenOn }) };
  if (first.rule === undefined) return { answers: [answerOf(first)] };
  return { answers: [], rules: Object.fromEntries(lines.map((line) => [line.rule ?? '', [answerOf(line)]])) };
}

/** What the engine would read from the rows of this firm. */
export function factsFor(slug: string, claimedOn: Day, { facts }: Firm, answers: readonly FirmAnswer[]): ProviderFacts {
  const stored = Object.fromEntries(facts.map(({ key, value }) => [key, { value, given: claimedOn, source: SOURCE }])) as StoredFacts;
  const checks = Object.fromEntries([...Map.groupBy(answers, (answer) => answer.checkId)].map(([id, lines]) => [id, checkFactsOf(lines)]));
  return { slug, firstClaimed: claimedOn, checks, profile: profileOf(stored) };
}

/** Makes the world and writes it. Foreign keys are not checked row by row while it is read in: the rows are made to fit. */
export async function writeWorld({ url, size, seed, today, current, scored }: Wanted): Promise<Written> {
  const { edition } = current;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const folder = mkdtempSync('/tmp/plumbline-rows-');
  chmodSync(folder, 0o755);
  try {
    const [everywhere = [], towns = []] = await readPlaces(client);
    const random = makeRandom(seed);
    const draw = makePools(edition, random);
    const vocabulary = vocabularyOf(current);
    const rows = gatherRows(folder, today);
    const taken = new Set<string>();
    const answered: string[] = [];
    const sample: ScoreRow[] = [];
    for (let made = 0; made < size; made += 1) {
      const firm = makeFirm(random, random.chance(IN_TOWN) ? towns : everywhere, vocabulary, today);
      const slug = freeSlug(taken, firm);
      const { claimedOn } = firm;
      if (claimedOn === undefined) {
        rows.addFirm(firm, slug, 'listed');
        continue;
      }
      const answers = makeAnswers(edition, draw, random, { ...firm, claimedOn }, today);
      const score = scored || sample.length < SAMPLE ? scoreRow(edition, firm.id, factsFor(slug, claimedOn, firm, answers), today) : undefined;
      if (score && sample.length < SAMPLE) sample.push(score);
      rows.addFirm(firm, slug, scored && score?.assessed ? 'assessed' : 'claimed');
      rows.addAnswers(firm, edition.id, answers);
      if (scored && score) rows.addScore(score);
      answered.push(slug);
    }
    await client.query('set session_replication_role = replica');
    const counts = await rows.load(client);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
    return { counts, answered, sample };
  } finally {
    await client.end();
    rmSync(folder, { recursive: true, force: true });
  }
}
