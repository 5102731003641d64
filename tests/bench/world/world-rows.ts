// The rows of made-up firms, gathered for COPY. Knows the columns; draws nothing.
import type pg from 'pg';
import type { scoreRow } from '#assessments/recompute-scores.ts';
import { newId } from '#kernel/id.ts';
import type { Day } from '#kernel/time.ts';
import { listingKeyOf } from '#providers/listing-row.ts';
import { nameKey } from '#providers/readable-name.ts';
import { CopyFile, type Cell } from './copy-file.ts';
import type { FirmAnswer } from './firm-answers.ts';
import type { Firm } from './firm.ts';

/** All firms of the bench are made up, and their domains end in .example. */
export const SOURCE = 'demonstration';

export type ScoreRow = ReturnType<typeof scoreRow>;

const COLUMNS = {
  providers: ['id', 'slug', 'name', 'legal_name', 'domain', 'website', 'city', 'state', 'country', 'postcode', 'zip', 'lat', 'lon', 'standing', 'demonstration', 'first_claimed_on', 'source', 'source_date', 'name_key', 'listing_key', 'created_at', 'changed_at'],
  provider_facts: ['id', 'provider_id', 'demonstration', 'key', 'value', 'source', 'given_on'],
  answers: ['id', 'provider_id', 'edition', 'check_id', 'rule', 'value', 'figures', 'flags', 'choice', 'would_not_say', 'note', 'state', 'given_on', 'written_at'],
  proofs: ['id', 'answer_id', 'kind', 'date', 'checked_on', 'checked_by', 'checked'],
  scores: ['provider_id', 'edition', 'engine', 'as_of', 'same_on', 'current', 'uncapped', 'shown', 'claimed', 'answered', 'grade', 'grade_reason', 'assessed', 'caps', 'areas', 'parts', 'ranked'],
} as const;
type Table = keyof typeof COLUMNS;

/** JSON, also where the value is a string or a number by itself. */
const json = (value: unknown): Cell => JSON.stringify(value);

export interface WorldRows {
  addFirm(firm: Firm, slug: string, standing: string): void;
  addAnswers(firm: Firm, edition: string, answers: readonly FirmAnswer[]): void;
  addScore(row: ScoreRow): void;
  /** Reads everything into the database, and says how many rows each table got. */
  load(client: pg.Client): Promise<Readonly<Record<Table, number>>>;
}

/** Empty files in `folder`, which Postgres must be able to read. */
export function gatherRows(folder: string, today: Day): WorldRows {
  const tables = Object.keys(COLUMNS) as Table[];
  const files = Object.fromEntries(tables.map((table) => [table, new CopyFile(folder, table, COLUMNS[table])])) as Record<Table, CopyFile>;
  const moment = `${today}T00:00:00Z`;
  return {
    addFirm({ id, name, legalName, place: { city, state, zip, lat, lon }, claimedOn, facts }, slug, standing) {
      const domain = `${slug}.example`;
      const key = nameKey(legalName);
      files.providers.add(
        ...[id, slug, name, legalName, domain, `https://${domain}`, city, state, 'US', zip, zip, lat, lon, standing, true, claimedOn, SOURCE],
        ...[claimedOn ?? today, key, listingKeyOf(key, domain, 'US', zip), moment, moment],
      );
      for (const { key: fact, value } of facts) files.provider_facts.add(newId(), id, true, fact, json(value), SOURCE, claimedOn ?? today);
    },
    addAnswers({ id: provider }, edition, answers) {
      for (const { id, checkId, rule, entry, givenOn, note, proofs } of answers) {
        files.answers.add(id, provider, edition, checkId, rule, entry?.value, entry?.figures, entry?.flags, entry?.choice, !entry, note, 'published', givenOn, moment);
        for (const proof of proofs) files.proofs.add(proof.id, id, proof.kind, proof.date, proof.checkedOn, 'demonstration', 'A paper of the demonstration that shows the figure, without names.');
      }
    },
    addScore(row) {
      const { providerId, edition, engine, asOf, sameOn, current, uncapped, shown, claimed, answered, grade, gradeReason, assessed } = row;
      files.scores.add(providerId, edition, engine, asOf, sameOn, current, uncapped, shown, claimed, answered, grade, gradeReason, assessed, ...[row.caps, row.areas, row.parts, row.ranked].map(json));
    },
    async load(client) {
      const counts: [Table, number][] = [];
      for (const table of tables) counts.push([table, await files[table].load(client)]);
      return Object.fromEntries(counts) as Record<Table, number>;
    },
  };
}
