// The words that this room stores: standings, facts of a profile, kinds of names and reports. No code beside them.

/** listed: found in a public source · claimed: speaks for itself · assessed: at least 60% of the standard answered. */
export const STANDINGS = ['listed', 'claimed', 'assessed'] as const;
export type Standing = (typeof STANDINGS)[number];

/** former: its own, before it took another · predecessor: of a firm that it carries on · sister: of one that answers together with it. */
export const NAME_KINDS = ['legal', 'trading', 'former', 'predecessor', 'sister'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** answer: an answer to a check, or the comment beside it · something-else: about the site or the standard, where no provider need be named. */
export const CASE_KINDS = ['wrong-fact', 'answer', 'take-down', 'something-else'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];
export const CASE_STATES = ['open', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** The facts of a profile and the JSON form each value has. Their full form is judged by schema.ts before it is stored. */
export const FACT_SHAPES = {
  phone: 'string',
  'contact-mail': 'string',
  'head-count': 'number',
  technicians: 'number',
  founded: 'number',
  description: 'string',
  services: 'array',
  sizes: 'object',
  'size-shares': 'object',
  'minimum-fee': 'number',
  prices: 'array',
  hours: 'object',
  languages: 'array',
  trades: 'object',
  apps: 'object',
  rules: 'array',
  visits: 'object',
  'starts-from': 'string',
  coverage: 'object',
} as const;
export type FactKey = keyof typeof FACT_SHAPES;
export const FACT_KEYS = Object.keys(FACT_SHAPES) as FactKey[];
