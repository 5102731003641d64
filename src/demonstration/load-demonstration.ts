// The verb that puts the demonstration world into the database, once. Fictional firms alone: it never touches a real one.
import type { App } from '#app.ts';
import { publishAnswers } from '#assessments/publish-answers.ts';
import { recomputeScores } from '#assessments/recompute-scores.ts';
import { answers, notApplicableClaims, proofs } from '#assessments/tables.ts';
import type { Day } from '#kernel/time.ts';
import { countAgain } from '#platform/statistics.ts';
import { addProviders } from '#providers/add-providers.ts';
import { providerCounts } from '#providers/counts.ts';
import { loadPlaces } from '#providers/load-places.ts';
import { providerFacts, providers } from '#providers/tables.ts';
import { SEED, worldOf } from './world.ts';

export interface Loaded {
  /** Fictional firms that are now there. */
  readonly firms: number;
  /** Whether they were put there by this call. */
  readonly fresh: boolean;
}

/**
 * Loads the world of `seed` as of a day, with its scores, in one transaction. Where fictional firms are there already nothing is done:
 * what they said ages by the calendar like anybody's answers. Whoever calls decides whether a demonstration is wanted in this database.
 */
export async function loadDemonstration(app: Pick<App, 'db' | 'clock' | 'queue' | 'standard'>, { asOf, seed = SEED }: { readonly asOf: Day; readonly seed?: number }): Promise<Loaded> {
  return app.db.transaction(async (tx) => {
    const { demonstration } = await providerCounts(tx);
    if (demonstration > 0) return { firms: demonstration, fresh: false };
    await loadPlaces({ db: tx });
    const world = worldOf(app.standard.current, seed, asOf);
    const ids = await addProviders(tx, world.map((firm) => firm.provider), app.clock.now());
    const inside = { db: tx, clock: app.clock, queue: app.queue, standard: app.standard };
    await publishAnswers(inside, world.flatMap(({ told }, at) => told.map((one) => ({ ...one, providerId: ids[at]! }))));
    await countAgain(tx, [providers, providerFacts, answers, proofs, notApplicableClaims]);
    await recomputeScores(inside, { asOf, providers: ids });
    return { firms: world.length, fresh: true };
  });
}
