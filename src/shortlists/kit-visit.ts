// One look at an address of a kit: which providers, which need, which renewal, and what is wrong with it. Shared by page, document and calendar file.
import type { App } from '#app.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { chosenProviders, type ChoiceProblem } from './chosen-providers.ts';
import { readCosts, writeCosts, type ReadCosts } from './costs-query.ts';
import { labelledCostProblem } from './cost-problem-words.ts';
import type { Followed } from './follow.ts';
import { buildKit, type Kit } from './kit.ts';
import type { Listing } from './listing.ts';
import { readRenewal, type ReadRenewal } from './renewal.ts';
import { visitOf, type Visit } from './visit.ts';

/** What was asked for, as far as it could be read. */
interface Asked {
  readonly visit: Visit;
  readonly renewal: ReadRenewal;
  /** What is wrong with the need or the cost model's values, as sentences; the rest is kept. */
  readonly sentences: readonly string[];
  /** An address of this kit: its providers, or those given, with the need and all else but the renewal. */
  readonly to: (path: string, slugs?: readonly string[]) => string;
}

export type LookedAt =
  | (Asked & { readonly kind: 'kit'; readonly status: 200 | 400; /** Made when it is asked for: a calendar file needs none. */ readonly make: () => Kit; readonly listings: readonly Listing[]; readonly renewalQuery: string })
  | (Asked & { readonly kind: 'none'; readonly status: ChoiceProblem['status']; readonly problem: ChoiceProblem });

type Means = Pick<App, 'db' | 'standard' | 'costs' | 'kit'>;

function addresses(need: Visit['need'], costs: ReadCosts, own: readonly string[], { edition }: LoadedEdition): Asked['to'] {
  const carried = writeCosts(need, costs, edition);
  return (path, slugs = own) => {
    const query = [...slugs.map((slug) => `p=${slug}`), carried].filter((part) => part !== '').join('&');
    return query === '' ? path : `${path}?${query}`;
  };
}

/**
 * Reads `query`. Status 400 or 410 with one sentence where the providers are wrong (chosenProviders); 400 with sentences,
 * and the kit of what could be read, where an answer or the renewal is.
 */
export async function lookAtKit(query: URLSearchParams, app: Means, followed: Followed): Promise<LookedAt> {
  const loaded = app.standard.current;
  const visit = visitOf(query, loaded, followed.places);
  const costs = readCosts(query, app.costs);
  const renewal = readRenewal(query, followed.asOf);
  const sentences = [...visit.problems, ...costs.problems.map((one) => labelledCostProblem(one, app.costs))];
  const chosen = await chosenProviders(app.db, followed.directory, query);
  const listings = 'listings' in chosen ? chosen.listings : [];
  const asked: Asked = { visit, renewal, sentences, to: addresses(visit.need, costs, listings.map(({ slug }) => slug), loaded) };
  if ('problem' in chosen) return { ...asked, kind: 'none', status: chosen.problem.status, problem: chosen.problem };
  const make = (): Kit => buildKit({ listings, need: visit.need, costs, renewal: renewal.renewal }, { loaded, followed, model: app.costs, words: app.kit });
  const renewalQuery = renewal.renewal ? `&renewal=${renewal.renewal.on}&notice=${renewal.renewal.notice}` : '';
  return { ...asked, kind: 'kit', status: sentences.length + renewal.problems.length > 0 ? 400 : 200, make, listings, renewalQuery };
}
