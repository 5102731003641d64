// What must hold of the delivery model for any firm and any figures: crossings as one finds them by counting, shortcuts that change no answer.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossingsOf } from '#engine/cost-crossings.ts';
import { READS, WAYS, yearlyCost, type AssumptionValues, type Way } from '#engine/costs.ts';
import type { Asks, Wish } from '#engine/delivery-asks.ts';
import { changed, flipsOf, type Decided } from '#engine/delivery-flips.ts';
import { answerFor, answersAlong, decideDelivery } from '#engine/delivery.ts';
import { ASSUMPTION_IDS, levelsFor, type AssumptionId } from '#standard/cost-schema.ts';
import { loadCosts } from '#standard/load-costs.ts';

const model = loadCosts(join(import.meta.dirname, '../../content'));
const WISHES: readonly Wish[] = ['monthly-visits', 'unusual-program', 'our-business', 'same-person'];

const anyAsks: fc.Arbitrary<Asks> = fc.record(
  {
    hours: fc.constantFrom('office', 'extended', 'always'),
    rules: fc.constantFrom('some', 'none'),
    ...{ keepsPerson: fc.boolean(), canWait: fc.boolean(), hurts: fc.boolean(), wishes: fc.subarray([...WISHES]), employed: fc.constantFrom(0, 1) },
  },
  { requiredKeys: ['keepsPerson', 'canWait', 'hurts', 'wishes', 'employed'] },
);

/** A firm with its figures, some of them entered by the owner: anywhere between the least and the most that the model takes. */
const anyDecided: fc.Arbitrary<Decided> = fc.record({ people: fc.integer({ min: 1, max: 500 }), asks: anyAsks, share: fc.double({ min: 0, max: 1, noNaN: true }), entered: fc.subarray([...ASSUMPTION_IDS], { maxLength: 6 }), own: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 2 }) }).map(({ people, asks, share, entered, own }) => {
  const values = Object.fromEntries(model.assumptions.map((one) => {
    const levels = levelsFor(one, people);
    return [one.id, entered.includes(one.id) ? levels.low + share * (levels.high - levels.low) : levels.middle];
  })) as AssumptionValues;
  return { asks, entered: new Set(entered), frame: { people, values, employed: asks.employed, ...(own !== null && { ownPeople: own }) } };
});
const runs = { numRuns: 120 };
const costAt = (decided: Decided, way: Way, people: number): number => yearlyCost(way, changed(decided, { kind: 'people', to: people }, model).frame);

describe('crossings', () => {
  const DRAWN: readonly Way[] = ['hire', 'msp', 'shared'];
  it('are those that one finds by looking at every head count, each with both sides', () => {
    let seen = 0;
    fc.assert(fc.property(anyDecided, fc.integer({ min: 2, max: 300 }), (decided, most) => {
      const counted = DRAWN.flatMap((one, at) => DRAWN.slice(at + 1).flatMap((two) => {
        const found = [];
        let before = 0;
        for (let people = 1; people <= most; people += 1) {
          const gap = costAt(decided, one, people) - costAt(decided, two, people);
          if (gap !== 0 && before !== 0 && Math.sign(gap) !== before) found.push({ people, cheaper: gap < 0 ? one : two, dearer: gap < 0 ? two : one });
          if (gap !== 0) before = Math.sign(gap);
        }
        return found;
      })).toSorted((x, y) => x.people - y.people);
      const crossings = crossingsOf(decided, DRAWN, most, model);
      expect(crossings).toEqual(counted);
      for (const { people, cheaper, dearer } of crossings) {
        expect(costAt(decided, cheaper, people)).toBeLessThan(costAt(decided, dearer, people));
        expect(costAt(decided, cheaper, people - 1)).toBeGreaterThanOrEqual(costAt(decided, dearer, people - 1));
      }
      seen += crossings.length;
    }), runs);
    expect(seen).toBeGreaterThan(50);
  });
  it('hold on both sides also where not every head count is looked at', () => {
    fc.assert(fc.property(anyDecided, fc.integer({ min: 401, max: 8_000 }), (decided, most) => {
      for (const { people, cheaper, dearer } of crossingsOf(decided, DRAWN, most, model)) {
        expect(people).toBeLessThanOrEqual(most);
        expect(costAt(decided, cheaper, people)).toBeLessThan(costAt(decided, dearer, people));
        expect(costAt(decided, cheaper, people - 1)).toBeGreaterThanOrEqual(costAt(decided, dearer, people - 1));
      }
    }), runs);
  });
});

describe('the shortcuts', () => {
  it('know which assumptions a way reckons with: any other leaves its cost as it is', () => {
    fc.assert(fc.property(anyDecided, fc.constantFrom(...ASSUMPTION_IDS), fc.double({ min: 0.5, max: 2, noNaN: true }), ({ frame }, id, factor) => {
      const moved = { ...frame, values: { ...frame.values, [id]: frame.values[id] * factor } };
      for (const way of WAYS) if (!READS[way].has(id)) expect(yearlyCost(way, moved)).toBe(yearlyCost(way, frame));
    }), runs);
    expect(WAYS.flatMap((way) => [...READS[way]]).filter((id) => !ASSUMPTION_IDS.includes(id))).toEqual([]);
  });
  it('give the answer of a full decision, for each value of an assumption in turn', () => {
    fc.assert(fc.property(anyDecided, fc.constantFrom(...ASSUMPTION_IDS), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 }), ({ frame, asks }, id: AssumptionId, shares) => {
      const { least, most } = model.assumptions.find((one) => one.id === id)!;
      const along = answersAlong(frame, asks)(id);
      for (const share of shares) {
        const value = least + share * (most - least);
        const moved = { ...frame, values: { ...frame.values, [id]: value } };
        expect(along(value)).toBe(decideDelivery(moved, asks, model).answer);
        expect(answerFor(moved, asks)).toBe(along(value));
      }
    }), runs);
  });
  it('name only changes that give what they say', () => {
    fc.assert(fc.property(anyDecided, (decided) => {
      const { answer } = decideDelivery(decided.frame, decided.asks, model);
      for (const { change, gives } of flipsOf(decided, model)) {
        const { frame, asks } = changed(decided, change, model);
        expect(decideDelivery(frame, asks, model).answer).toBe(gives);
        expect(gives).not.toBe(answer);
      }
    }), runs);
  });
});
