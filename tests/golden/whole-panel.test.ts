// Whole panels of reviews: 111 reviews of one provider and 261 of three others in reviews/panel.json, drawn by chance once; figures in
// reviews/expected.json, computed by recompute.mjs, which imports nothing from src. Goes the whole way, portal and clients' facts included.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientFacts } from '#engine/client-facts.ts';
import { experience } from '#engine/experience.ts';
import type { Compared, Told } from '#engine/experience-types.ts';
import type { Answer, CheckFacts } from '#engine/facts.ts';
import { portalOf } from '#engine/portal.ts';
import type { Review } from '#engine/review.ts';
import { day } from '#kernel/time.ts';
import type { SizeBand } from '#standard/review-schema.ts';
import { loaded } from '../support/make-need.ts';

const folder = join(import.meta.dirname, 'reviews');
const read = <Content>(path: string): Content => JSON.parse(readFileSync(join(folder, path), 'utf8')) as Content;

interface Panel {
  readonly looks: readonly { readonly name: string; readonly asOf: string; readonly sizes?: readonly SizeBand[] }[];
  readonly given: string;
  readonly answers: Readonly<Record<string, Omit<Answer, 'given' | 'proofs'>>>;
  readonly reviews: readonly Review[];
  readonly others: readonly (readonly Review[])[];
}

const panel = read<Panel>('panel.json');
const expected = read<Record<string, unknown>>('expected.json');
const checks = Object.fromEntries(Object.entries(panel.answers).map(([id, entry]): [string, CheckFacts] => [id, { answers: [{ given: day(panel.given), proofs: [], ...entry }] }]));

/** Numbers as the committed results hold them: nine decimals. */
const round = (value: unknown): unknown => JSON.parse(JSON.stringify(value), (_key, one: unknown) => (typeof one === 'number' ? Math.round(one * 1e9) / 1e9 : one));

const few = ({ have, need }: { readonly have: readonly number[]; readonly need: number }) => ({ tooFew: have, need });
const compared = <More extends Compared>(told: Told<More>) => {
  if (!told.enough) return few(told);
  const { first, second, value, half, verdict, ...more } = told;
  return { firms: [first.firms, second.firms], means: [first.mean, second.mean], value, half, verdict, ...('leavers' in more && { leavers: more.leavers }) };
};
const each = <Value, Result>(record: Readonly<Record<string, Value>>, of: (value: Value) => Result) => Object.fromEntries(Object.entries(record).map(([code, value]) => [code, of(value)]));

/** The engine's figures in the form of the committed ones. */
function found({ asOf: on, sizes }: Panel['looks'][number]): unknown {
  const asOf = day(on);
  const portal = portalOf([panel.reviews, ...panel.others], asOf);
  const told = experience(panel.reviews, portal, asOf, sizes && new Set(sizes));
  const { firms, leavers, sorts, came } = told;
  return round({
    portal: { ...portal.ratings, drift: portal.drift },
    lived: {
      firms, leavers, sorts,
      ratings: each(told.ratings, ({ firms: count, spread, mean }) => {
        if (!mean.enough) return { firms: count, spread, ...few(mean) };
        const { value, half, low, high, effective } = mean;
        return { firms: count, spread, value, half, low, high, effective };
      }),
      sizeGap: compared(told.sizeGap),
      spendGap: compared(told.spendGap),
      drift: each(told.drift, (one) => (one.enough ? { pairs: one.pairs, value: one.value, half: one.half, verdict: one.verdict } : few(one))),
      tenure: each(told.tenure, compared),
      came: came.enough ? { firms: [came.first.firms, came.second.firms], means: [came.first.mean, came.second.mean], apart: came.apart } : few(came),
    },
    heard: clientFacts({ edition: loaded.edition, guidance: loaded.guidance, checks, reviews: panel.reviews, portal }, asOf),
  });
}

describe('a whole panel', () => {
  it.each(panel.looks)('$name', (look) => expect(found(look)).toEqual(expected[look.name]));
});

describe('the numbers beside the panel', () => {
  it('are those that the script computes today', () => {
    expect(execFileSync(process.execPath, [join(folder, 'recompute.mjs')], { encoding: 'utf8' })).toBe('every figure agrees\n');
  });
  it('come from a script that imports nothing of ours', () => {
    const imports = [...readFileSync(join(folder, 'recompute.mjs'), 'utf8').matchAll(/from '([^']+)'|import\(/g)].map((match) => match[1]);
    expect(imports).toEqual(['node:fs', 'node:path']);
  });
});
