// /api/v1/costs over HTTP: the worked examples to the dollar, every answer as described, and a sentence for bad input.
import { beforeAll, describe, expect, it } from 'vitest';
import { readJson, validatorsOf, type Answered } from '../support/api.ts';
import { useSite } from '../support/server.ts';

interface Costs {
  readonly answer: string;
  readonly order: readonly string[];
  readonly costs: readonly { readonly way: string; readonly middle: number; readonly low: number; readonly high: number; readonly lines: Readonly<Record<string, number>>; readonly out: readonly string[] }[];
  readonly flips: readonly { readonly change: { readonly kind: string; readonly id: string | null; readonly to: unknown }; readonly gives: string }[];
  readonly assumptions: readonly { readonly id: string; readonly value: number; readonly changed: boolean }[];
}

const site = useSite();
const PATH = '/api/v1/costs';
/** The load that the examples were reckoned with (rule 25). */
const LOAD = `c-load=${45.65 / (32.07 + 3.44)}`;
const get = <Body = Costs>(query: string): Promise<Answered<Body>> => readJson<Body>(`${site.url}${PATH}?${query}`);
let validatorFor: ReturnType<typeof validatorsOf>;

beforeAll(async () => {
  validatorFor = validatorsOf((await readJson<Parameters<typeof validatorsOf>[0]>(`${site.url}/api/openapi.json`)).body);
});

it.each([
  [12, `people=12&${LOAD}`, { hire: 125_214, msp: 27_472, shared: 32_807 }],
  [60, `people=60&c-own-people=1&${LOAD}`, { hire: 160_074, msp: 131_600, shared: 171_051 }],
  [60, `people=60&c-own-people=2&c-price=250&${LOAD}`, { hire: 258_818, msp: 198_200 }],
])('gives the worked example for %d people', async (_people, query, totals) => {
  const { status, body } = await get(query);
  expect(status).toBe(200);
  for (const [way, total] of Object.entries(totals)) expect(Math.round(body.costs.find((one) => one.way === way)!.middle), way).toBe(total);
});

it('adds up, keeps the middle within the range, and says what was changed', async () => {
  const { body } = await get('people=40&hours=always&pains=new-faces&c-price=180');
  expect(validatorFor(PATH, 200)(body)).toBe(true);
  for (const { lines, low, middle, high } of body.costs) {
    expect(Object.values(lines).reduce((sum, one) => sum + one, 0)).toBeCloseTo(middle, 6);
    expect(low <= middle && middle <= high).toBe(true);
  }
  expect(body.assumptions.filter((one) => one.changed).map(({ id, value }) => [id, value])).toEqual([['price', 180]]);
  expect(body.costs.find((one) => one.way === 'hire')!.out).toEqual(['day-and-night']);
});

it('names changes that change the answer when they are asked for', async () => {
  const before = await get('people=12&hours=office&rules=none&down=days');
  const flip = before.body.flips.find((one) => one.change.kind === 'people')!;
  const after = await get(`people=${String(flip.change.to)}&hours=office&rules=none&down=days`);
  expect([before.body.answer, after.body.answer]).toEqual(['visit', flip.gives]);
});

describe('bad input', () => {
  it.each([
    ['', 'people'], ['people=0', 'people'], ['people=1000000000', 'people'], ['people=unsure', 'people'], ['people=12&c-pay=-50000', 'c-pay'], ['people=12&c-price=1e3', 'c-price'],
    ['people=12&c-price=1&c-price=2', 'c-price'], ['people=12&hours=never', 'hours'], ['people=12&c-own-people=two', 'c-own-people'],
    ['people=12&c-nonsense=5', 'c-nonsense'], ['people=12&c-pay=NaN', 'c-pay'], ['people=12&people=13', 'people'],
  ])('%s is refused by name', async (query, name) => {
    const { status, body } = await get<{ errors: { name: string; reason: string }[] }>(query);
    expect(status).toBe(400);
    expect(validatorFor(PATH, 400)(body)).toBe(true);
    expect(body.errors.map((one) => one.name)).toEqual([name]);
    expect(body.errors[0]!.reason).toMatch(/^[A-Z“\d].*[.]$/);
  });
});

it('is kept by nobody', async () => {
  const answer = await fetch(`${site.url}${PATH}?people=12`);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});
