// The one definition of the crosswalk: content/crosswalk. Clauses of other standards stand in it by their ids alone. Reads no file.
import { z } from 'zod';
import type { LoadedEdition } from './load.ts';
import { CheckId } from './schema.ts';

const Slug = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** The days that a paper may carry. */
export const PAPER_DATES = ['issued', 'period-from', 'period-to', 'last-audit', 'until'] as const;
export type PaperDate = (typeof PAPER_DATES)[number];

/** The kinds of proof that a paper can reach, strongest first. A declared answer needs no paper, and clients speak for themselves. */
export const PAPER_KINDS = ['attested', 'document'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source.length > 0;
  } catch {
    return false;
  }
}

/** A part of a provider's work that a paper may cover, and the condition where an offer needs it. */
export const Scope = z.strictObject({ id: Slug, label: z.string(), only: z.string() });
export type Scope = z.infer<typeof Scope>;

/** That a paper may prove one check (one rule of it, where the check is answered by rules). */
export const Mapping = z.strictObject({
  check: CheckId,
  rule: z.string().optional(),
  /** Ids of clauses in the paper's own standard; none where no clause asks for it, or the paper has none. */
  clauses: z.array(z.string()),
  /** What a moderator must find, for each kind of proof that the paper can reach here. */
  find: z.strictObject({ attested: z.string().optional(), document: z.string().optional() }).refine((find) => Object.keys(find).length > 0, 'nothing to find'),
  /** Scopes that the paper must cover, all of them. */
  needs: z.array(Slug),
  /** A condition beside scope. */
  only: z.string().optional(),
  /** Whether the check's own text names the paper, or we alone think that it fits. */
  ground: z.enum(['standard', 'own-judgement']),
});
export type Mapping = z.infer<typeof Mapping>;

/** A certificate, report or policy that a provider may hold. */
export const Paper = z.strictObject({
  id: Slug,
  name: z.string(),
  /** How the text of the standard names it; none where it does not. */
  named: z.array(z.string()),
  issuer: z.string(),
  /** What it is, in one sentence. */
  says: z.string(),
  /** Where anybody can look it up; `url` where there is a public list, or one of those who sign it. */
  lookUp: z.strictObject({ says: z.string(), url: z.url({ protocol: /^https$/ }).optional() }),
  /** The form of its clause ids. */
  clauseForm: z.string().refine(isPattern, 'no regular expression').optional(),
  dates: z.array(z.strictObject({ id: z.enum(PAPER_DATES), label: z.string() })).min(1),
  /** From which of its days a proof's clock runs (rules 3 and 38), and which day, if any, cuts it short. */
  runs: z.strictObject({ from: z.enum(PAPER_DATES), until: z.enum(PAPER_DATES).optional(), says: z.string() }),
  proves: z.array(Mapping).min(1),
});
export type Paper = z.infer<typeof Paper>;

/** crosswalk.yaml as it is written. */
export const CrosswalkFile = z.strictObject({ edition: z.string(), scopes: z.array(Scope).min(1), papers: z.array(Slug).min(1) });

/** The whole crosswalk, under the edition that it was written for. */
export interface Crosswalk {
  readonly loaded: LoadedEdition;
  readonly scopes: readonly Scope[];
  readonly papers: readonly Paper[];
}
