// The nine kinds of firm in the demonstration world, and what is true of each. Nobody outside of this room may show a kind: it is what the
// standard has to find out.

/** What is true of a firm in each area of the standard, from 0 (as bad as it gets) to 1. */
export interface Truth {
  readonly STF: number;
  readonly ATT: number;
  readonly IND: number;
  readonly TAI: number;
  readonly PRC: number;
  readonly SVC: number;
  readonly SEC: number;
  readonly CLI: number;
  readonly BCK: number;
  readonly EXT: number;
}

type Range = readonly [number, number];

export interface Kind {
  readonly count: number;
  readonly people: Range;
  /** Years in business. */
  readonly years: Range;
  readonly truth: Truth;
  /** Share of answers that are true; the others claim the highest band. */
  readonly honesty: number;
  /** Share of checks that are answered. */
  readonly openness: number;
  /** Share of true answers that come with a document, and with something attested. */
  readonly papers: number;
  readonly attested: number;
  /** Change of every truth in a year; below 0 where the firm gets worse. */
  readonly trend: Range;
  /** How much better (above 0) or worse its small clients fare than its large ones, in points of a rating from 1 to 5. */
  readonly smallGap: Range;
  /** Days since it first claimed its listing. */
  readonly claimed: Range;
  /** Dollars per person a month for a firm of 10 to 24. */
  readonly price: Range;
  /** Computers of an ordinary client. */
  readonly clientSize: Range;
}

const truth = (STF: number, ATT: number, IND: number, TAI: number, PRC: number, SVC: number, SEC: number, CLI: number, BCK: number, EXT: number): Truth => ({ STF, ATT, IND, TAI, PRC, SVC, SEC, CLI, BCK, EXT });

export const KINDS = {
  /** Two or three people who know every client, and do it well. */
  'small-and-good': { count: 12, people: [2, 3], years: [4, 19], truth: truth(0.88, 0.94, 0.88, 0.9, 0.9, 0.84, 0.84, 0.92, 0.92, 0.93), honesty: 1, openness: 0.99, papers: 0.86, attested: 0.34, trend: [-0.01, 0.03], smallGap: [0, 0.2], claimed: [120, 700], price: [120, 185], clientSize: [8, 18] },
  /** A regional firm that does what it says. */
  steady: { count: 14, people: [8, 28], years: [7, 24], truth: truth(0.78, 0.78, 0.82, 0.76, 0.8, 0.8, 0.86, 0.9, 0.87, 0.84), honesty: 1, openness: 0.98, papers: 0.84, attested: 0.36, trend: [-0.01, 0.02], smallGap: [-0.2, 0.1], claimed: [150, 760], price: [130, 200], clientSize: [14, 30] },
  /** Bought up and merged; it was good once. */
  'drifting-roll-up': { count: 10, people: [35, 120], years: [3, 14], truth: truth(0.32, 0.38, 0.42, 0.36, 0.4, 0.5, 0.7, 0.66, 0.64, 0.38), honesty: 0.82, openness: 0.86, papers: 0.6, attested: 0.3, trend: [-0.14, -0.08], smallGap: [-0.7, -0.3], claimed: [420, 820], price: [150, 230], clientSize: [20, 45] },
  /** Large and able, with eyes for large clients alone. */
  'big-clients-first': { count: 9, people: [60, 240], years: [12, 32], truth: truth(0.52, 0.24, 0.52, 0.36, 0.46, 0.68, 0.92, 0.88, 0.84, 0.56), honesty: 0.92, openness: 0.95, papers: 0.82, attested: 0.5, trend: [-0.03, 0.01], smallGap: [-1.3, -0.8], claimed: [200, 760], price: [175, 290], clientSize: [45, 120] },
  /** Says yes to everything and shows nothing. */
  glossy: { count: 11, people: [6, 40], years: [2, 11], truth: truth(0.3, 0.34, 0.28, 0.3, 0.32, 0.38, 0.36, 0.42, 0.38, 0.3), honesty: 0.1, openness: 0.96, papers: 0.04, attested: 0.01, trend: [-0.05, 0], smallGap: [-0.5, -0.1], claimed: [90, 500], price: [110, 240], clientSize: [14, 30] },
  /** Middling, and says so. */
  plain: { count: 14, people: [4, 16], years: [5, 26], truth: truth(0.54, 0.6, 0.62, 0.52, 0.6, 0.56, 0.62, 0.7, 0.7, 0.66), honesty: 1, openness: 0.94, papers: 0.52, attested: 0.08, trend: [-0.03, 0.02], smallGap: [-0.2, 0.2], claimed: [100, 740], price: [95, 165], clientSize: [8, 22] },
  /** Lives on clients with rules to keep: patients, cards, money, defense. */
  'rules-and-records': { count: 8, people: [9, 34], years: [6, 20], truth: truth(0.78, 0.76, 0.84, 0.84, 0.76, 0.82, 0.96, 0.96, 0.94, 0.86), honesty: 1, openness: 1, papers: 0.92, attested: 0.62, trend: [-0.01, 0.02], smallGap: [-0.2, 0.1], claimed: [160, 720], price: [150, 215], clientSize: [14, 36] },
  /** Never comes by, and serves the whole country. */
  remote: { count: 6, people: [5, 45], years: [3, 12], truth: truth(0.68, 0.7, 0.76, 0.56, 0.8, 0.82, 0.84, 0.88, 0.85, 0.82), honesty: 0.98, openness: 0.95, papers: 0.62, attested: 0.22, trend: [-0.02, 0.02], smallGap: [-0.2, 0.2], claimed: [110, 600], price: [85, 150], clientSize: [6, 20] },
  /** Has just claimed its listing and begun to answer. */
  fresh: { count: 8, people: [3, 18], years: [1, 15], truth: truth(0.62, 0.66, 0.62, 0.6, 0.64, 0.62, 0.64, 0.68, 0.66, 0.64), honesty: 0.97, openness: 0.5, papers: 0.12, attested: 0.03, trend: [-0.02, 0.02], smallGap: [-0.2, 0.2], claimed: [4, 27], price: [105, 190], clientSize: [10, 24] },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as KindName[];
