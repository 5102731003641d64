// Real assessed providers to compare with: from twenty on, by proof, and never a firm that was made up.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Brief } from '#engine/brief.ts';
import { FEWEST_PEERS, peersOf } from '#shortlists/checkup-peers.ts';
import type { Listing } from '#shortlists/listing.ts';
import { loadStandard } from '#standard/load.ts';

const { edition } = loadStandard(join(import.meta.dirname, '../../content')).current;
const AT = edition.checks.findIndex(({ id }) => id === 'BCK-01');

/** A brief in which only BCK-01 says something: its points, and its outcome and proof in two letters. */
const brief = (points: number, marks: string): Brief => ({
  points: edition.checks.map((_, at) => (at === AT ? points : 0)),
  counted: edition.checks.map(() => 0),
  marks: edition.checks.map((_, at) => (at === AT ? marks : 'o-')).join(''),
});
const firm = (change: Partial<Listing> = {}, points = 80, marks = 'pd', of = edition.id): Listing =>
  ({ demonstration: false, answered: 60, rank: { edition: of, brief: brief(points, marks) }, ...change }) as Listing;
const many = (count: number, make: () => Listing = () => firm()): Listing[] => Array.from({ length: count }, make);
const peers = (rows: readonly (Listing | undefined)[]) => peersOf({ rows, version: 1 }, edition);

describe('real assessed providers', () => {
  it('are compared with from twenty on', () => {
    expect(FEWEST_PEERS).toBe(20);
    expect(peers(many(19))).toEqual({ count: 19 });
    expect(peers(many(20))).toEqual({ count: 20, proving: new Map([['BCK-01', 20]]) });
  });
  it('are neither made up, nor under 60% answered, nor listed alone, nor of another edition', () => {
    expect(peers([...many(25, () => firm({ demonstration: true })), ...many(25, () => firm({ answered: 59.9 })), ...many(25, () => firm({}, 80, 'pd', '2025.1')), firm({ rank: undefined }), undefined])).toEqual({ count: 0 });
  });
  it.each([
    ['a document', 80, 'pd', 20], ['an outside check', 100, 'ma', 20], ['clients', 80, 'pc', 20],
    ['its word alone', 100, 'ms', 0], ['a proof under the limit', 45, 'pd', 0], ['a contested answer', 100, 'mx', 0], ['a false one', 100, 'mf', 0],
  ])('prove with %s at %i points (%s): %i', (_, points, marks, proving) => {
    expect(peers(many(20, () => firm({}, points, marks))).proving!.get('BCK-01') ?? 0).toBe(proving);
  });
  it('are counted anew when the directory changes', () => {
    const directory = { rows: many(20), version: 1 };
    expect(peersOf(directory, edition).count).toBe(20);
    directory.rows.push(firm());
    expect(peersOf(directory, edition).count).toBe(20);
    directory.version = 2;
    expect(peersOf(directory, edition).count).toBe(21);
  });
});
