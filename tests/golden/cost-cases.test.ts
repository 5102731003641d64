// The written cases of the delivery model: none may be confidently wrong, that is, outside the range with no change listed that leads into it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { WAYS } from '#engine/costs.ts';
import { flipsOf } from '#engine/delivery-flips.ts';
import { decideDelivery } from '#engine/delivery.ts';
import { readCosts, toDecide } from '#shortlists/costs-query.ts';
import { readNeed } from '#shortlists/need.ts';
import { loadCosts } from '#standard/load-costs.ts';
import { loadStandard } from '#standard/load.ts';

const content = join(import.meta.dirname, '../../content');
const model = loadCosts(content);
const { current } = loadStandard(content);

const CaseFile = z.strictObject({
  cases: z.array(z.strictObject({ firm: z.string(), need: z.string(), seller: z.string(), staff: z.string(), ledger: z.string(), acceptable: z.array(z.enum([...WAYS, 'too-close'])).min(1) })),
});
const { cases } = CaseFile.parse(parse(readFileSync(join(content, 'costs/cases.yaml'), 'utf8')));

function answerTo(query: URLSearchParams) {
  const { need, problems } = readNeed(query, current);
  const read = readCosts(query, model);
  expect([problems, read.problems]).toEqual([[], []]);
  const decided = toDecide(need.people!, need, read, model);
  return { answer: decideDelivery(decided.frame, decided.asks, model, decided.entered).answer, flips: flipsOf(decided, model).map((one) => one.gives) };
}

it('are thirty at least, each of another firm', () => {
  expect(cases.length).toBeGreaterThanOrEqual(30);
  expect(new Set(cases.map((one) => one.need)).size).toBe(cases.length);
});

describe('the model', () => {
  it.each(cases)('$firm', ({ need, acceptable }) => {
    const { answer, flips } = answerTo(new URLSearchParams(need));
    expect([answer, ...flips].some((one) => acceptable.includes(one)), `says ${answer}, and would say ${flips.join(', ') || 'nothing else'}`).toBe(true);
  });
  it('says what a careful owner could live with in nine of ten', () => {
    const within = cases.filter(({ need, acceptable }) => acceptable.includes(answerTo(new URLSearchParams(need)).answer));
    expect(within.length / cases.length).toBeGreaterThanOrEqual(0.9);
  });
});
