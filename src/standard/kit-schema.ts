// The one definition of the words of a kit: content/kit/*.yaml. Every item names the check that it serves. Reads no file.
import { z } from 'zod';
import { CheckId } from './schema.ts';

/** A clause of a contract: the words that protect an owner, and those that should make one stop. */
const Clause = z.strictObject({ check: CheckId, name: z.string(), lookFor: z.string(), stopAt: z.string() });

export const ContractList = z.strictObject({
  title: z.string(),
  says: z.string(),
  groups: z.array(z.strictObject({ title: z.string(), clauses: z.array(Clause).min(1) })).min(1),
  /** Words in small print that take a good clause back. */
  small: z.strictObject({ title: z.string(), says: z.string(), words: z.array(z.string()).min(1) }),
});

export const ReferenceList = z.strictObject({
  title: z.string(),
  says: z.string(),
  questions: z.array(z.strictObject({ check: CheckId, ask: z.string(), listen: z.string() })).min(1),
});

export const ProposalLetter = z.strictObject({
  title: z.string(),
  says: z.string(),
  greeting: z.string(),
  opening: z.string(),
  factsTitle: z.string(),
  /** Answers of the owner that a provider may read, by the first parameter of their question. */
  facts: z.array(z.strictObject({ param: z.string(), label: z.string() })).min(1),
  mustsTitle: z.string(),
  asksTitle: z.string(),
  asksSay: z.string(),
  /** `unit` is the form in which an answer can be compared. */
  asks: z.array(z.strictObject({ check: CheckId, ask: z.string(), unit: z.string() })).min(1),
  closing: z.string(),
  signature: z.string(),
});

/** The words of a kit, apart from those of the checks themselves. */
export interface KitWords {
  readonly contract: z.infer<typeof ContractList>;
  readonly references: z.infer<typeof ReferenceList>;
  readonly proposal: z.infer<typeof ProposalLetter>;
}
