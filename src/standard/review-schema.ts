// The words of a review that numbers are made of: ratings, bands and facts with their answers (6.2 and 6.3). Names only; how they are asked is content.
import { z } from 'zod';

/** The twelve ratings, 1 to 5 each. “Would you choose them again” stands at the head, the others in the order of the standard's text (rule 20). */
export const RATINGS = ['ALL', 'ATT', 'CON', 'SPD', 'FIX', 'TAI', 'PRO', 'BIL', 'IND', 'CLR', 'SEC', 'EXT'] as const;
export type Rating = (typeof RATINGS)[number];

/** People in the client firm, smallest first. */
export const SIZES = ['1-9', '10-24', '25-49', '50-99', '100+'] as const;
export type SizeBand = (typeof SIZES)[number];

/** Months for which the firm has been, or was, a client. */
export const TENURES = ['under-12', '12-35', '36-59', '60+'] as const;
export type TenureBand = (typeof TENURES)[number];

/** US dollars that the firm pays per person a month. */
export const SPENDS = ['under-100', '100-150', '150-200', '200-300', 'over-300'] as const;
export type SpendBand = (typeof SPENDS)[number];

/** How a review came: its writer was invited from the whole list of clients or by lot, or came by itself. */
export const WAYS_TO_COME = ['invited', 'by-itself'] as const;
export type WayToCome = (typeof WAYS_TO_COME)[number];

const YES_NO = ['yes', 'no'] as const;

/** Facts that are answered by a choice, by their names in the edition, with the names of their answers. One left out is not known. */
export const CHOSEN_FACTS = {
  /** Different people who helped in the last three months. */
  'people-helped': ['0', '1', '2-3', '4-6', '7+'],
  'main-contact-changed': ['same', 'changed'],
  'knows-who-works-on-systems': YES_NO,
  'planning-meeting': ['within-4-months', 'within-7-months', 'within-12-months', 'longer-ago', 'never'],
  'told-about-earnings': ['with-amounts', 'without-amounts', 'no'],
  'told-about-competitors': ['before-signing', 'after-signing', 'no'],
  'on-site-last-six-months': ['yes', 'no', 'not-due'],
  'surprise-bill': ['none', 'one-or-more'],
  'renewal-reminder': ['reminded', 'not-reminded', 'nothing-to-renew', 'not-yet'],
  'urgent-wait': ['up-to-30-minutes', 'up-to-1-hour', 'up-to-4-hours', 'up-to-1-day', 'longer'],
  'restore-report': YES_NO,
  'holds-master-logins': YES_NO,
} as const;
export type ChosenFact = keyof typeof CHOSEN_FACTS;

/** Facts that are a number: by how many percent the price rose in the last year, 0 where it did not. */
export const NUMBER_FACTS = ['price-rise'] as const;
export type NumberFact = (typeof NUMBER_FACTS)[number];

const Answers = z.array(z.string());

/**
 * How a check hears clients (rule 34). `answers`: for each option or band of the check as printed, the answers to its fact that agree and
 * that disagree; others are not counted. `band`: the client's own number falls into the band of the answer or a better one. `gap`: the
 * whole interval of the gap between small and large clients lies within so many points. `mean`: the Plumbline mean of a rating from so
 * many firms confirms from `atLeast`, and contests below `under`.
 */
export const ClientsHeard = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('answers'),
    /** Each answer to the fact, by name, as a client reads it. */
    labels: z.record(z.string(), z.string()),
    /** Only firms of these sizes are heard. */
    sizes: z.array(z.enum(SIZES)).min(1).optional(),
    heard: z.array(z.strictObject({ agree: Answers, disagree: Answers })).min(2),
  }),
  z.strictObject({
    by: z.literal('band'),
    /** Only firms that have been clients for so long are heard. */
    tenures: z.array(z.enum(TENURES)).min(1).optional(),
  }),
  z.strictObject({ by: z.literal('gap'), within: z.number().positive() }),
  z.strictObject({ by: z.literal('mean'), rating: z.enum(RATINGS), firms: z.int().min(1), atLeast: z.number(), under: z.number() }),
]);
export type ClientsHeard = z.infer<typeof ClientsHeard>;
