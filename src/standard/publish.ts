// The ledger of published editions, and the making of a new edition beside the old one. Writes to content/ alone; run by people.
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { parseDay, type Day } from '#kernel/time.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import { digestOf } from './digest.ts';
import type { Edition } from './schema.ts';

/** One published edition: the day it was published, and the digest that its rules keep for good. */
export const LedgerEntry = z.strictObject({
  edition: z.string().regex(/^\d{4}\.\d+$/),
  date: z.string().refine((text) => parseDay(text) !== undefined, 'is no calendar day'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

const ledgerFile = (contentDir: string): string => join(contentDir, 'standard', 'published.json');

/** Every published edition, first to last. Empty where the ledger does not exist; throws where it cannot be read as one. */
export function readLedger(contentDir: string): readonly LedgerEntry[] {
  const file = ledgerFile(contentDir);
  if (!existsSync(file)) return [];
  const parsed = z.array(LedgerEntry).safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`${file}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
}

/** What is wrong between the ledger and the editions at hand, in words: one changed or gone, listed twice, or out of order. Pure. */
export function ledgerProblems(ledger: readonly LedgerEntry[], editions: readonly Edition[]): string[] {
  return ledger.flatMap(({ edition: id, date, sha256 }, index) => {
    const edition = editions.find((one) => one.id === id);
    const earlier = ledger.slice(0, index);
    return [
      ...(edition ? [] : [`edition ${id} was published on ${date} and is gone`]),
      ...(edition && digestOf(edition) !== sha256 ? [`edition ${id} was published on ${date} and has changed since; a correction is a new edition`] : []),
      ...(earlier.some((one) => one.edition === id) ? [`edition ${id} is listed twice`] : []),
      ...(earlier.some((one) => one.date > date) ? [`edition ${id} stands after one that was published later`] : []),
    ];
  });
}

/**
 * Appends `edition` to the ledger, published on `on`. Refused where it is listed already, changed or not: a published edition never changes
 * and is published once; and where another was published later than `on`.
 */
export function publishEdition(contentDir: string, edition: Edition, on: Day): Result<LedgerEntry, 'listed' | 'changed' | 'earlier'> {
  const ledger = readLedger(contentDir);
  const entry: LedgerEntry = { edition: edition.id, date: on, sha256: digestOf(edition) };
  const listed = ledger.find((one) => one.edition === edition.id);
  if (listed) return refused(listed.sha256 === entry.sha256 ? 'listed' : 'changed', { date: listed.date });
  if (ledger.some((one) => one.date > on)) return refused('earlier');
  writeFileSync(ledgerFile(contentDir), `${JSON.stringify([...ledger, entry], undefined, 2)}\n`);
  return done(entry);
}

/**
 * Copies edition `from` with its guidance to `id`, dated `on`, as a pilot to be edited. Refused where `id` exists or is no edition's name.
 * Comments in the copied files stay.
 */
export function makeNextEdition(contentDir: string, from: string, id: string, on: Day): Result<string, 'exists' | 'name'> {
  const folder = join(contentDir, 'standard', id);
  if (!/^\d{4}\.\d+$/.test(id)) return refused('name');
  if (existsSync(folder) || existsSync(join(contentDir, 'guidance', id))) return refused('exists');
  for (const half of ['standard', 'guidance']) cpSync(join(contentDir, half, from), join(contentDir, half, id), { recursive: true });
  const head = join(folder, 'edition.yaml');
  const yaml = parseDocument(readFileSync(head, 'utf8'));
  for (const [key, value] of Object.entries({ id, label: `${id}, pilot`, date: on, status: 'pilot' })) yaml.set(key, value);
  writeFileSync(head, yaml.toString({ lineWidth: 0 }));
  return done(folder);
}
