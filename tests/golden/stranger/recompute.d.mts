// What the stranger's program gives, for the tests that call it. Its inputs are the published documents as they were parsed from JSON.
export interface Recomputed {
  readonly slug: string;
  readonly shown: number;
  readonly uncapped: number;
  readonly claimed: number;
  readonly answered: number;
  readonly grade: string | null;
  readonly caps: readonly { readonly limit: number; readonly checks: readonly string[] }[];
  readonly areas: readonly { readonly area: string; readonly score: number | null; readonly claimed: number | null; readonly answered: number | null }[];
}

export function recompute(edition: unknown, facts: unknown): Recomputed;
