// The number of a request: ours unless a declared proxy gave one, and never anything but such a name.
import { describe, expect, it } from 'vitest';
import { requestNumber } from '#http/request-number.ts';

describe('the number of a request', () => {
  it('is twelve digits in three groups, another each time', () => {
    const numbers = Array.from({ length: 1_000 }, () => requestNumber(null, 0));
    for (const number of numbers) expect(number).toMatch(/^\d{4}-\d{4}-\d{4}$/);
    expect(new Set(numbers).size).toBe(1_000);
  });
  it.each([
    ['trace-0123456789', 1, true],
    ['0f8fad5b-d9cb-469f-a165-70867728950e', 2, true],
    ['trace-0123456789', 0, false],
    ['short', 1, false],
    ['a'.repeat(64), 1, true],
    ['a'.repeat(65), 1, false],
    ['olive@elm-dental.example', 1, false],
    ['line\nbreak-0123', 1, false],
    ['', 1, false],
  ])('%j behind %i proxies is taken over: %s', (given, hops, isTaken) => {
    expect(requestNumber(given, hops) === given).toBe(isTaken);
  });
});
