// The one definition of the moderation policy: content/moderation/clauses.yaml. Reads no file.
import { z } from 'zod';

/** What a moderator may decide. Each decision cites one clause that allows it. */
export const DECISIONS = [
  'accept', 'ask-again', 'refuse', 'not-applicable', 'false-answer', 'correct', 'no-change', 'remove', 'claim-grant', 'claim-refuse', 'join', 'appeal-uphold', 'appeal-reverse',
] as const;
export type Decision = (typeof DECISIONS)[number];

export const ClauseId = z.string().regex(/^M-[1-9]\d*$/);

/** A length or share that clauses name in braces, and code reads: `many` where its plural is irregular. */
const Limit = z.strictObject({ count: z.int().min(1), of: z.string(), many: z.string().optional() });
export type Limit = z.infer<typeof Limit>;

export const Limits = z.strictObject({
  /** Working days in which a case, or an appeal, is decided. */
  decide: Limit,
  /** Working days that a provider has before something adverse is published. */
  factCheck: Limit,
  /** Days in which a decision may be appealed; then its files are deleted. */
  appeal: Limit,
  /** Days to send what was asked for again. */
  again: Limit,
  /** Days to send fuller proof of an answer that was drawn. */
  drawn: Limit,
  /** Percent of declared and document answers that are drawn in a year, at least. */
  share: Limit,
  /** Minutes in which a moderator may take a decision back. */
  undo: Limit,
});
export type Limits = z.infer<typeof Limits>;

export const Clause = z.strictObject({
  id: ClauseId,
  title: z.string(),
  /** As it is written, with limits in braces; as it is loaded, with limits written out. */
  says: z.string(),
  /** The decisions that may rest on it; none where it tells how Plumbline works. */
  cited: z.array(z.enum(DECISIONS)),
});
export type Clause = z.infer<typeof Clause>;

export const Policy = z.strictObject({
  /** The day from which this wording holds. */
  date: z.iso.date(),
  title: z.string(),
  says: z.string(),
  limits: Limits,
  /** Each decision in words, as a heading or a row. */
  decisions: z.record(z.enum(DECISIONS), z.string()),
  parts: z.array(z.strictObject({ title: z.string(), clauses: z.array(Clause).min(1) })).min(1),
});
export type Policy = z.infer<typeof Policy>;
