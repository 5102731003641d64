// What is kept of a provider in memory beside the columns: texts as Postgres wrote them, taken apart when a page asks. Taken apart, all
// providers would take several times the memory, and the collector would walk through them again and again.
import { LRUCache } from 'lru-cache';
import { profileOf } from '#assessments/facts.ts';
import type { RankedScore } from '#assessments/tables.ts';
import type { RankRow } from '#engine/columns.ts';
import type { Profile } from '#engine/facts.ts';
import type { Day } from '#kernel/time.ts';
import { readFacts, type StoredFacts } from '#providers/reads.ts';
import type { PublicRecord } from './listing.ts';

/** Rows of a page are asked several times each, and pages are asked for together. */
const MOST_READ = 64;
const rows = new LRUCache<KeptRank, RankedScore>({ max: MOST_READ });
const profiles = new LRUCache<KeptRank, Profile>({ max: MOST_READ });

/** A rank row as it was stored. What passes over many providers need stands in it; the rest is read from its texts where it is named: no spread holds it. */
export class KeptRank implements RankRow {
  readonly slug: string;
  readonly edition: string;
  readonly asOf: Day;
  readonly uncapped: number;
  readonly shown: number;
  readonly weights: readonly number[];
  readonly counted: readonly number[];
  readonly #ranked: string;
  readonly #facts: string | null;

  /** `ranked` is the stored row as JSON, `facts` a text of factsText with what stands in it, `asOf` the day of the score. */
  constructor(ranked: string, facts: { readonly text: string | null; readonly read: StoredFacts }, asOf: Day) {
    [this.#ranked, this.#facts, this.asOf] = [ranked, facts.text, asOf];
    profiles.set(this, profileOf(facts.read));
    const row = this.#read();
    [this.slug, this.edition, this.uncapped, this.shown, this.weights, this.counted] = [row.slug, row.edition, row.uncapped, row.shown, row.weights, row.counted];
  }

  #read(): RankedScore {
    const known = rows.get(this);
    if (known) return known;
    const row = JSON.parse(this.#ranked) as RankedScore;
    rows.set(this, row);
    return row;
  }

  get silenceSpeaks(): boolean {
    return this.#read().silenceSpeaks;
  }
  get caps(): RankRow['caps'] {
    return this.#read().caps;
  }
  get cap(): number | undefined {
    return this.#read().cap;
  }
  get doubled(): RankRow['doubled'] {
    return this.#read().doubled;
  }
  get musts(): RankRow['musts'] {
    return this.#read().musts;
  }
  get brief(): RankRow['brief'] {
    return this.#read().brief;
  }
  get profile(): Profile {
    const known = profiles.get(this);
    if (known) return known;
    const profile = profileOf(readFacts(this.#facts));
    profiles.set(this, profile);
    return profile;
  }
}

type Told = Omit<PublicRecord, 'facts' | 'names'>;

/** A public record whose names and facts are read from their texts where they are named. */
export class KeptRecord implements PublicRecord {
  readonly legalName: string;
  readonly website: string | null;
  readonly country: string;
  readonly zip: string | null;
  readonly firstClaimedOn: Day | null;
  readonly source: string;
  readonly sourceDate: Day;
  readonly #names: string | null;
  readonly #facts: string | null;

  /** `names` is a JSON list, `facts` a text of factsText. */
  constructor(told: Told, names: string | null, facts: string | null) {
    ({ legalName: this.legalName, website: this.website, country: this.country, zip: this.zip, firstClaimedOn: this.firstClaimedOn, source: this.source, sourceDate: this.sourceDate } = told);
    [this.#names, this.#facts] = [names, facts];
  }

  get names(): PublicRecord['names'] {
    return this.#names === null ? [] : (JSON.parse(this.#names) as PublicRecord['names']);
  }
  get facts(): StoredFacts {
    return readFacts(this.#facts);
  }
}
