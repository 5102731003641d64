// GOALS 1: what a page weighs on the wire, for a first visit with an empty cache and for the second page of a visit.
import type { Ground } from '../ground/ground.ts';
import { startSite } from '../ground/web-server.ts';
import { beginVisit, type Weight } from '../ground/visit.ts';
import { pagesOf, QUESTIONS, type Addresses } from '../pages.ts';
import { bounded, broken, type Part, type Row } from '../rows.ts';

const KB = 1_000;
const MOST_ELEMENTS = 900;
const SECOND = { total: 20, requests: 2 };

interface Budget {
  readonly name: string;
  readonly addresses: Addresses;
  /** How many addresses are tried; the heaviest counts. */
  readonly tries: number;
  readonly total: number;
  readonly text: number;
  readonly script: number;
  readonly requests: number;
}

/** The heaviest by bytes; the most elements of any. */
const heaviest = (weights: readonly Weight[]): Weight => {
  const [first] = weights.toSorted((a, b) => b.total - a.total);
  if (!first) throw new Error('nothing was weighed');
  return { ...first, elements: Math.max(...weights.map((one) => one.elements)), foreign: weights.flatMap((one) => one.foreign) };
};

const SHAPE = 'total · html+css · script · requests · elements';
const limits = ({ total, text, script, requests }: Budget): string => `${total} KB · ${text} KB · ${script} KB · ${requests} · ${MOST_ELEMENTS}`;

async function first(port: number, budget: Budget): Promise<Row> {
  const weights: Weight[] = [];
  for (let index = 0; index < budget.tries; index += 1) {
    const visit = beginVisit(port);
    weights.push(await visit.open(budget.addresses(index)).finally(() => visit.close()));
  }
  const { total, text, script, requests, elements, foreign } = heaviest(weights);
  const figures = [
    { value: total / KB, most: budget.total, unit: 'KB' },
    { value: text / KB, most: budget.text, unit: 'KB' },
    { value: script / KB, most: budget.script, unit: 'KB' },
    { value: requests, most: budget.requests, unit: '' },
    { value: elements, most: MOST_ELEMENTS, unit: '' },
    ...(foreign.length ? [{ value: foreign.length, most: 0, unit: 'foreign' }] : []),
  ];
  return bounded(budget.name, figures, foreign.length ? `asks other sites: ${foreign.join(' ')}` : budget.tries > 1 ? `the heaviest of ${budget.tries}` : undefined);
}

/** The page opened after others have filled the cache, each time with an address that was not opened yet. */
async function second(port: number, from: Addresses, { name, addresses, tries }: Budget): Promise<Row> {
  const weights: Weight[] = [];
  for (let index = 0; index < tries; index += 1) {
    const visit = beginVisit(port);
    try {
      await visit.open(from(index));
      weights.push(await visit.open(addresses(index)));
    } finally {
      visit.close();
    }
  }
  const { total, requests } = heaviest(weights);
  return bounded(`second page: ${name}`, [{ value: total / KB, most: SECOND.total, unit: 'KB' }, { value: requests, most: SECOND.requests, unit: '' }]);
}

/** Weighs every kind of page of the world of 5,000. */
export async function weights(ground: Ground): Promise<Part> {
  const world = await ground.world(5_000);
  const pages = pagesOf(world);
  const wide = { total: 60, text: 18, script: 5, requests: 6 };
  const budgets: Budget[] = [
    { name: 'home', addresses: pages.home, tries: 1, total: 45, text: 14, script: 0, requests: 5 },
    { name: 'question', addresses: pages.question, tries: QUESTIONS, total: 50, text: 12, script: 0, requests: 5 },
    { name: 'shortlist', addresses: pages.shortlist, tries: 4, ...wide },
    { name: 'costs', addresses: pages.costsAnswered, tries: 1, ...wide },
    { name: 'provider', addresses: pages.provider, tries: 20, ...wide },
    // The goals weigh no paper to take along; it is a long text, and bound as a whole.
    { name: 'kit for two providers', addresses: pages.kit, tries: 4, ...wide, text: wide.total },
    { name: 'compare', addresses: pages.compare, tries: 8, ...wide },
    { name: 'browse', addresses: pages.browse, tries: 1, ...wide },
    { name: 'browse near a place', addresses: pages.browseNear, tries: 4, ...wide },
  ];
  const site = await startSite(world.url, ground.folder);
  const rows: Row[] = [];
  try {
    for (const budget of budgets) rows.push(await first(site.port, budget).catch((error: unknown) => broken(budget.name, limits(budget), error)));
    const from = (name: string): Addresses => (name === 'home' ? pages.browse : pages.home);
    for (const budget of budgets) rows.push(await second(site.port, from(budget.name), budget).catch((error: unknown) => broken(`second page: ${budget.name}`, `${SECOND.total} KB · ${SECOND.requests}`, error)));
  } finally {
    await site.stop();
  }
  return { title: `Weight on the wire, first visit, empty cache (${SHAPE}); second page (total · requests)`, rows };
}
