// Truth: a stranger's program, given nothing but what the site publishes, computes every score of the demonstration world to the last bit.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { Recomputed } from '../golden/stranger/recompute.mjs';
import { readJson, walkPages } from '../support/api.ts';
import { useServer } from '../support/server.ts';

const PROGRAM = join(import.meta.dirname, '../golden/stranger/recompute.mjs');
const run = promisify(execFile);
const site = useServer();

interface Listed {
  readonly slug: string;
  readonly demonstration: boolean;
  readonly score: { readonly shown: number; readonly uncapped: number; readonly claimed: number; readonly answered: number; readonly grade: string | null };
}
interface Published {
  readonly score: Listed['score'] & { readonly caps: Recomputed['caps']; readonly areas: Recomputed['areas'] };
}

/** A published score in the stranger's form. */
const inItsForm = (slug: string, { score }: Published): Recomputed => ({
  slug,
  ...{ shown: score.shown, uncapped: score.uncapped, claimed: score.claimed, answered: score.answered, grade: score.grade },
  caps: score.caps.map(({ limit, checks }) => ({ limit, checks })),
  areas: score.areas.map(({ area, score: own, claimed, answered }) => ({ area, score: own, claimed, answered })),
});

it('recomputes every demonstration provider from the published edition and facts', { timeout: 120_000 }, async () => {
  const listed = await walkPages(`${site.url}/api/v1/providers`, (page: { providers: Listed[]; next: string | null }) => page.providers);
  const fictional = listed.filter((one) => one.demonstration);
  expect(fictional.length).toBeGreaterThan(80);
  const addresses = fictional.map(({ slug }) => `${site.url}/api/v1/providers/${slug}/facts`);
  const { stdout } = await run(process.execPath, [PROGRAM, `${site.url}/standard/2026.1.json`, ...addresses], { maxBuffer: 64 * 1_024 * 1_024 });
  const recomputed = stdout.trim().split('\n').map((line) => JSON.parse(line) as Recomputed);
  expect(recomputed.map((one) => one.slug)).toEqual(fictional.map((one) => one.slug));
  for (const [at, own] of recomputed.entries()) {
    const { body } = await readJson<Published>(`${site.url}/api/v1/providers/${own.slug}`);
    expect(inItsForm(own.slug, body)).toEqual(own);
    const { shown, uncapped, claimed, answered, grade } = own;
    expect(fictional[at]!.score, own.slug).toEqual({ shown, uncapped, claimed, answered, grade });
  }
  // A world in which nothing is capped, ungraded, left out or lapsed would prove little.
  expect(new Set(recomputed.map((one) => one.grade)).size).toBeGreaterThan(3);
  expect(recomputed.some((one) => one.caps.length > 0)).toBe(true);
  expect(recomputed.some((one) => one.shown === one.uncapped && one.caps.length === 0)).toBe(true);
});
