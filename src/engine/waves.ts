// Reviews put together: by client firm, and within a firm by wave, so that a firm counts once however many of its people write (6.1). Pure.
import { addMonths, type Day } from '#kernel/time.ts';
import { RATINGS, SIZES, SPENDS, TENURES, type Rating, type SizeBand, type SpendBand, type TenureBand, type WayToCome } from '#standard/review-schema.ts';
import type { Review } from './review.ts';

/** A wave begins with a review and takes in all that its firm gives within so many months; the next review begins the next wave. */
const WAVE_MONTHS = 12;

/** What one firm says at one time: the mean of its people for each rating, and its bands as its newest review gives them. */
export interface Wave {
  /** The day of its first review. Its age runs from there, so that a colleague's note makes an old review no younger. */
  readonly began: Day;
  readonly reviews: readonly Review[];
  readonly ratings: { readonly [Code in Rating]?: number };
  readonly size: SizeBand;
  readonly tenure: TenureBand;
  readonly spend?: SpendBand;
  /** `by-itself` where any of its reviews came so. */
  readonly came: WayToCome;
  readonly still: boolean;
}

/** The waves of one client firm, oldest first, at least one. */
export type Firm = readonly [Wave, ...Wave[]];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Whole numbers add up to the same in any order. */
function meansOf(reviews: readonly Review[]): Wave['ratings'] {
  return Object.fromEntries(RATINGS.flatMap((code) => {
    const given = reviews.flatMap(({ ratings }) => ratings[code] ?? []);
    return given.length === 0 ? [] : [[code, sum(given) / given.length]];
  }));
}

/** The smallest of the bands given, in the order of `bands`. */
const smallest = <Band extends string>(bands: readonly Band[], given: readonly Band[]): Band => bands.find((band) => given.includes(band))!;

function waveOf(began: Day, reviews: readonly Review[]): Wave {
  const newest = reviews.filter((one) => reviews.every((other) => other.on <= one.on));
  const spends = reviews.filter((one) => one.spend !== undefined);
  // The newest that names a price: a firm's owner knows it, its worker may not.
  const named = spends.filter((one) => spends.every((other) => other.on <= one.on)).map((one) => one.spend!);
  return {
    ...{ began, reviews, ratings: meansOf(reviews) },
    size: smallest(SIZES, newest.map((one) => one.size)),
    tenure: smallest(TENURES, newest.map((one) => one.tenure)),
    ...(named.length > 0 && { spend: smallest(SPENDS, named) }),
    came: reviews.some((one) => one.came === 'by-itself') ? 'by-itself' : 'invited',
    still: newest.every((one) => one.still),
  };
}

function wavesOf(reviews: readonly Review[]): Firm {
  const inTime = reviews.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const groups: { began: Day; reviews: Review[] }[] = [];
  for (const review of inTime) {
    const open = groups.at(-1);
    if (open && review.on < addMonths(open.began, WAVE_MONTHS)) open.reviews.push(review);
    else groups.push({ began: review.on, reviews: [review] });
  }
  return groups.map((group) => waveOf(group.began, group.reviews)) as [Wave, ...Wave[]];
}

/** The client firms that had reviewed by `asOf`, each with its waves. A review given later is not read. In no promised order. */
export function firmsOf(reviews: readonly Review[], asOf: Day): Firm[] {
  const byClient = Map.groupBy(reviews.filter((one) => one.on <= asOf), (one) => one.client);
  return [...byClient.values()].map(wavesOf);
}

/** What a firm says now: its newest wave alone counts, but for pairs. */
export const newestOf = (firm: Firm): Wave => firm.at(-1)!;
