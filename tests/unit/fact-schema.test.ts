// What a fact of a profile may be: shares of one whole, days that the calendar has.
import { describe, expect, it } from 'vitest';
import { FACT_SCHEMAS } from '#providers/fact-schema.ts';

describe('shares of clients by size', () => {
  it.each([
    [{ '1-9': 0.45, '10-24': 0.42, '25-49': 0.1, '50-99': 0.03 }, true],
    [{ '1-9': 0.1, '10-24': 0.2, '25-49': 0.7 }, true],
    [{ '1-9': 0.2 }, true],
    [{ '1-9': 1, '10-24': 1 }, false],
    [{ '1-9': 0.5, '10-24': 0.51 }, false],
  ])('%j: %s', (shares, allowed) => expect(FACT_SCHEMAS['size-shares'].safeParse(shares).success).toBe(allowed));
});

describe('the first day on which a new client could start', () => {
  it.each([
    ['2026-12-01', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-99-99', false],
    ['soon', false],
  ])('%s: %s', (text, allowed) => expect(FACT_SCHEMAS['starts-from'].safeParse(text).success).toBe(allowed));
});
