// The form of each fact of a profile: judged here before it is stored, and typed from here when it is read. Strict, and without effects.
import { z } from 'zod';
import { parseDay } from '#kernel/time.ts';
import type { FactKey } from './terms.ts';
import { US_STATES } from './us-states.ts';

const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(60);
const Count = z.number().int().min(0).max(1_000_000);
const Dollars = z.number().min(0).max(1_000_000);
const Words = z.string().min(1).max(100);
const range = (from: number, to: number | undefined): boolean => to === undefined || to >= from;
/** Shares of one whole. Written as decimals they may add up to a hair over 1 in binary: that is no claim. */
const isPartOfWhole = (shares: Readonly<Record<string, number>>): boolean => Object.values(shares).reduce((sum, share) => sum + share, 0) <= 1 + 1e-9;

/** Where a provider comes to its clients. Nothing said of a kind of coverage means that it is not offered. */
export const Coverage = z.strictObject({
  nationwide: z.boolean().exactOptional(),
  states: z.array(z.string().refine((code) => code in US_STATES)).max(60).exactOptional(),
  /** Miles around its own place, in a straight line. */
  radius: z.number().min(1).max(300).exactOptional(),
});
export type Coverage = z.infer<typeof Coverage>;

export const FACT_SCHEMAS = {
  phone: z.string().min(7).max(40),
  'contact-mail': z.email().max(254),
  'head-count': Count,
  /** Technicians in full-time equivalents. */
  technicians: z.number().min(0).max(100_000),
  founded: z.number().int().min(1800).max(2100),
  description: z.string().min(1).max(1000),
  services: z.array(Words).max(40),
  /** Smallest and largest client served, in people with a computer. */
  sizes: z.strictObject({ from: Count, to: Count.exactOptional() }).refine(({ from, to }) => range(from, to)),
  /** Share of clients, 0 to 1, in each size band of the questionnaire; together no more than all clients. */
  'size-shares': z.record(Slug, z.number().min(0).max(1)).refine(isPartOfWhole),
  /** Dollars a month below which it takes no client. */
  'minimum-fee': Dollars,
  /** Dollars per person a month, by head count of the client. */
  prices: z.array(z.strictObject({ from: Count, to: Count.exactOptional(), low: Dollars, high: Dollars }).refine((price) => range(price.from, price.to) && price.high >= price.low)).max(20),
  hours: z.strictObject({ technician: z.enum(['office', 'extended', 'always']), otherwise: z.enum(['call-back', 'voicemail', 'none']) }),
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).max(40),
  /** Clients by trade. */
  trades: z.record(Slug, Count),
  /** Programs known, with the clients on each; `complete` says that nothing is left out, `proven` that a document shows the number. */
  apps: z.strictObject({ complete: z.boolean(), programs: z.record(Slug, z.strictObject({ clients: Count, bestEffort: z.boolean().exactOptional(), proven: z.boolean().exactOptional() })) }),
  /** Rules it says it knows: hipaa, pci, ftc-safeguards, cmmc. */
  rules: z.array(Slug).max(20),
  visits: z.strictObject({ scheduled: z.enum(['monthly', 'quarterly', 'on-request', 'never']), included: z.boolean() }),
  /** The first day on which a new client could start. */
  'starts-from': z.string().regex(/^\d{4}-\d{2}-\d{2}$/).refine((text) => parseDay(text) !== undefined),
  coverage: Coverage,
} satisfies Record<FactKey, z.ZodType>;

export type FactValue<Key extends FactKey> = z.infer<(typeof FACT_SCHEMAS)[Key]>;

/** A fact with its key, so that the value's form is known from it. */
export type Fact = { [Key in FactKey]: { readonly key: Key; readonly value: FactValue<Key> } }[FactKey];
