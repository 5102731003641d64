// The one mean of the engine. Arithmetic only.

/** A number with what it weighs. */
interface Weighed {
  readonly weight: number;
  readonly value: number;
}

/** sum(weight x value) / sum(weight), in the order given, in IEEE doubles (rule 1). Undefined where nothing weighs. */
export function weightedMean(weighed: readonly Weighed[]): number | undefined {
  const total = weighed.reduce((sum, one) => sum + one.weight, 0);
  return total === 0 ? undefined : weighed.reduce((sum, one) => sum + one.weight * one.value, 0) / total;
}
