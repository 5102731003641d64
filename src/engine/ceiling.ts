// The highest score that an edition lets anybody reach with certain kinds of proof. Pure; reads rules, no provider.
import type { Check, Edition, ProofKind } from '#standard/schema.ts';
import { weightedMean } from './mean.ts';

/**
 * The most points an answer to `check` can earn with this kind of proof; undefined where the kind is not open. Alone, clients prove no more
 * than their ceiling; beside a document they confirm it in full (rules 34 and 36).
 */
function mostPoints({ answer, proofs }: Check, kind: ProofKind, kinds: readonly ProofKind[]): number | undefined {
  if (proofs[kind] === undefined) return undefined;
  const alone = !kinds.includes('document') || proofs.document === undefined;
  if (kind === 'clients' && alone && proofs.clients?.ceiling !== undefined) return proofs.clients.ceiling;
  if (answer.kind === 'number') return Math.max(...answer.bands.map((band) => band.points));
  return Math.max(...answer.options.flatMap((option) => (option.silent ? [] : kind === 'attested' ? (option.points ?? []) : (option.unlessAttested ?? option.points ?? []))));
}

/** The score of a provider with the answer worth most everywhere, proven by `kinds` at most: each check takes the kind that makes most of it count. */
export function ceilingOf(edition: Edition, kinds: readonly ProofKind[]): number {
  const worth = (check: Check): number => Math.max(0, ...kinds.map((kind) => (mostPoints(check, kind, kinds) ?? 0) * edition.scoring.factors[kind]));
  const areas = edition.areas.map(({ weight, checks }) => {
    const parts = edition.checks.filter((check) => checks.includes(check.id)).map((check) => ({ weight: check.weight, value: worth(check) }));
    return { weight, value: weightedMean(parts) ?? 0 };
  });
  return weightedMean(areas) ?? 0;
}
