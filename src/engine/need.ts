// What an owner needs, as plain data. The address holds it (shortlists/need.ts); nothing here knows a provider.

/** A program the owner named: as typed, and the slug under which spellings meet. */
export interface NamedApp {
  readonly typed: string;
  readonly program: string;
}

/** An owner's answers. A question left out and one answered "not sure" ask nothing of a provider. */
export interface Need {
  /** Five digits. Which providers serve it is decided before ranking. */
  readonly zip?: string;
  /** People with a computer. */
  readonly people?: number;
  readonly apps: readonly NamedApp[];
  /** Answers by parameter, for questions with printed options; never empty lists. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** Parameters answered "not sure". Kept for the address; the engine never reads them. */
  readonly unsure: readonly string[];
  /** The owner's own weights by area code, multiplied in before the clip (rule 17). An area left out has 1. */
  readonly weights: Readonly<Record<string, number>>;
}

/** A need that asks nothing. */
export const NO_NEED: Need = Object.freeze({ apps: [], choices: {}, unsure: [], weights: {} });

/** The first answer given to a parameter with options; undefined where there is none. */
export const chosen = (need: Need, param: string): string | undefined => need.choices[param]?.[0];
