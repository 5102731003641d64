// The head of a shortlist in words: what was found, what nearly fits, which wish to loosen. Pure.
import type { Need } from '#engine/need.ts';
import { counted, opening } from '#kernel/words.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Entry, Shortlist } from './build.ts';
import { loosenPhrase, mustInWords, mustPhrase, mustQuestion } from './must-words.ts';
import { weightParam } from './need.ts';

const verb = (count: number): string => (count === 1 ? 'fits' : 'fit');

/** The headline: how many fit, and whether the first are too close to call. */
export function headline({ ranking }: Shortlist, { edition }: LoadedEdition): string {
  const { fits } = ranking.groups;
  const count = fits.rows.length;
  if (count === 0) return 'None here fits what you asked for.';
  let tied = 1;
  while (tied < Math.min(count, 5) && fits.fits[0]! - fits.fits[tied]! < edition.fit.tie) tied += 1;
  const tie = tied > 1 ? ` The first ${counted(tied, 'one').split(' ')[0]} are too close to call.` : '';
  return `${opening(counted(count, 'provider'))} ${verb(count)}.${tie}`;
}

/** One sentence on where the list comes from. */
export function foundWhere({ candidates, place, need }: Shortlist): string {
  const where = place ? `${place.city}, ${place.state} ${place.zip}` : undefined;
  if (!where) return `You gave no ZIP code, so this list holds ${candidates === 1 ? 'the one provider' : `all ${candidates.toLocaleString('en-US')} providers`} that ${candidates === 1 ? 'has' : 'have'} answered, near or far.`;
  const people = need.people === undefined ? '' : ` for ${need.people === 1 ? 'one person' : `${need.people.toLocaleString('en-US')} people`}`;
  return candidates === 0 ? `No provider that serves ${where} has answered us yet.` : `${opening(counted(candidates, 'provider'))} that ${candidates === 1 ? 'has' : 'have'} answered ${candidates === 1 ? 'serves' : 'serve'} ${where}. We held ${candidates === 1 ? 'it' : 'them'} against your needs${people}.`;
}

/** What the plumb line stands for on a shortlist. It is drawn only where a place is known (rule 20). */
export const MIDDLE_SAYS = 'Middle provider that serves you';

/** A must-have that asks or rules out, with how many providers it concerns. */
export interface CountWords {
  readonly says: string;
  readonly providers: number;
  /** Those of them that only left it open for too long, which counts as no. */
  readonly silent: number;
}

/** "three would not charge …, and two have not said": silence counts as no, and is not told as one. */
export function missingInWords({ says, providers, silent }: CountWords): string {
  const many = (count: number): string => counted(count, '', '').trim();
  const open = `${many(silent)} ${silent === 1 ? 'has' : 'have'} not said`;
  if (silent === providers) return `${open} whether ${silent === 1 ? 'it' : 'they'} would ${says}`;
  return `${many(providers - silent)} would not ${says}${silent > 0 ? `, and ${open}` : ''}`;
}

/** Why providers are not among the fits, counted by must-have. One provider may be counted under several. */
export function countsInWords({ ranking }: Shortlist, loaded: LoadedEdition, verdict: 'ask' | 'out'): CountWords[] {
  const asks = new Set(['unknown', 'contested']);
  const wanted = ranking.counts.filter((one) => (verdict === 'ask') === asks.has(one.reason));
  const total = (rows: readonly { readonly providers: number }[]): number => rows.reduce((sum, one) => sum + one.providers, 0);
  const byMust = Map.groupBy(wanted, (one) => mustPhrase(one.must, loaded));
  return [...byMust].map(([phrase, rows]) => ({ says: phrase, providers: total(rows), silent: total(rows.filter((one) => one.reason === 'would-not-say')) })).toSorted((a, b) => b.providers - a.providers);
}

export interface LoosenWords {
  readonly says: string;
  readonly gains: number;
  readonly href: string;
}

/** The wishes whose loosening would bring more providers, the most first, each with the address of the list without it. */
export function loosenInWords({ ranking }: Shortlist, loaded: LoadedEdition, pairs: readonly (readonly [string, string])[]): LoosenWords[] {
  return ranking.loosen
    .filter((one) => one.gains > 0)
    .toSorted((a, b) => b.gains - a.gains)
    .map(({ param, value, musts, gains }) => {
      // Of several must-haves of one answer the first says what is given up.
      const first = ranking.demands.musts.find((must) => musts.includes(must.id))!;
      const kept = pairs.filter(([name, given]) => name !== param || given !== value);
      return { says: loosenPhrase(first, loaded), gains, href: `/shortlist?${new URLSearchParams(kept as [string, string][])}` };
    });
}

/** A provider that is asked first or ruled out: name, reasons, and the questions that would settle them. */
export interface AsideWords {
  readonly slug: string;
  readonly name: string;
  readonly demonstration: boolean;
  readonly because: readonly string[];
  readonly questions: readonly string[];
}

function asideOf(entry: Entry, loaded: LoadedEdition, wanted: 'ask' | 'out'): AsideWords {
  const results = entry.explanation.musts.filter((must) => must.verdict === wanted);
  return {
    slug: entry.listing.slug, name: entry.listing.name, demonstration: entry.listing.demonstration,
    because: results.map((result) => mustInWords(result, loaded)),
    questions: wanted === 'ask' ? results.map((result) => mustQuestion(result.must, loaded)) : [],
  };
}

/** Entries `from` to `to` of a group that does not fit, with the must-haves that put each there. */
export const asideInWords = (shortlist: Shortlist, loaded: LoadedEdition, group: 'askFirst' | 'ruledOut', from: number, to: number): AsideWords[] =>
  shortlist.entries(group, from, to).map((entry) => asideOf(entry, loaded, group === 'askFirst' ? 'ask' : 'out'));

const LOOKED_AT = 100;
const NEAREST = 3;

/** The three of the first hundred that are ruled out which miss the fewest must-haves, in their order. */
export function nearestInWords(shortlist: Shortlist, loaded: LoadedEdition): AsideWords[] {
  const missing = shortlist.entries('ruledOut', 0, LOOKED_AT).map((entry) => asideOf(entry, loaded, 'out'));
  return missing.toSorted((a, b) => a.because.length - b.because.length).slice(0, NEAREST);
}

export interface WeightChoice {
  readonly param: string;
  readonly name: string;
  readonly chosen: number;
  /** What the answers alone make of the area, so that an owner sees what is turned. */
  readonly counts: number;
}

/** The ten weights that an owner may turn. */
export const weightsInWords = ({ edition }: LoadedEdition, need: Need, { ranking }: Shortlist): WeightChoice[] =>
  edition.areas.map(({ code, name }) => ({ param: weightParam(code), name, chosen: need.weights[code] ?? 1, counts: ranking.demands.multipliers[code] ?? 1 }));
