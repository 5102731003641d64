// Names and sentences of a comparison: its groups and rows, where a provider stands, what the marks mean. Pure.
import type { Asked, ComparedFact, RowId } from '#engine/compare.ts';
import type { GroupName } from '#engine/rank.ts';
import type { MustResult } from '#engine/must-results.ts';
import { counted, opening } from '#kernel/words.ts';
import type { CompareGroup } from '#standard/guidance-schema.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Shortlist } from './build.ts';
import { mustPhrase } from './must-words.ts';

export const GROUP_TITLES: Readonly<Record<CompareGroup | 'overall', string>> = {
  overall: 'All in all',
  money: 'Money',
  breaks: 'When things break',
  safety: 'Keeping data safe',
  attention: 'Attention and staffing',
  fit: 'Fit to your business',
  independence: 'Independence',
  leaving: 'Leaving',
};

const FACT_ROWS: Readonly<Record<ComparedFact, string>> = {
  prices: 'Cost a month',
  hours: 'A technician is there',
  sizeShares: 'Clients your size',
  apps: 'Your programs',
  visits: 'Somebody comes by',
  trades: 'Clients in your trade',
  languages: 'Languages',
  startsFrom: 'Can start',
};

const RULE_NAMES: Readonly<Record<string, string>> = { hipaa: 'HIPAA', pci: 'PCI DSS', 'ftc-safeguards': 'FTC Safeguards', cmmc: 'CMMC' };

/** The name of a row. A rule of a check is named. */
export function rowName(row: RowId, { guidance, edition }: LoadedEdition, people: number | undefined): string {
  if (row.kind === 'fact') return row.fact === 'prices' && people === undefined ? 'Price for each person a month' : FACT_ROWS[row.fact];
  if (row.rule !== undefined) return `Signs papers for ${RULE_NAMES[row.rule] ?? row.rule}`;
  return guidance[row.check]?.compare?.row ?? edition.checks.find(({ id }) => id === row.check)!.title;
}

/** What the values of a row are of, where its name does not say it. */
export function rowNote(row: RowId, { guidance }: LoadedEdition, people: number | undefined): string | undefined {
  if (row.kind === 'check') return guidance[row.check]?.compare?.note;
  return row.fact === 'prices' && people !== undefined ? `for ${counted(people, 'person', 'people')}` : undefined;
}

export const ASKED_WORDS: Readonly<Record<Asked, string>> = { must: 'you must have this', wish: 'you wish for this', cap: 'holds a score down here', double: 'counts double for you' };

/** Where a provider stands for this owner, as a phrase. */
export function standingWords(group: GroupName | undefined, place: number, of: number, { place: where }: Pick<Shortlist, 'place'>): string {
  if (group === 'fits') return `place ${place} of ${of} that fit`;
  if (group === 'askFirst') return 'ask first';
  if (group === 'ruledOut') return 'ruled out';
  return where ? `does not serve ${where.zip}` : 'not ranked';
}

/** How the must-haves stand for one provider, in few words: all held, or the first that is not. */
export function mustsWords(musts: readonly MustResult[], loaded: LoadedEdition): { readonly says: string; readonly note: string | undefined } {
  const phrases = (verdict: MustResult['verdict']): string[] => [...new Set(musts.filter((one) => one.verdict === verdict).map(({ must }) => mustPhrase(must, loaded)))];
  const [out, ask] = [phrases('out'), phrases('ask')];
  if (out.length > 0) return { says: `${opening(counted(out.length, 'must-have'))} not met`, note: `does not ${out[0]}` };
  if (ask.length > 0) return { says: `${opening(counted(ask.length, 'must-have'))} to ask about`, note: `whether it would ${ask[0]}` };
  return { says: 'All held', note: undefined };
}

/** For whom the comparison is made, as one sentence. */
export function comparedFor({ need, place }: Pick<Shortlist, 'need' | 'place'>, answered: number, providers: number): string {
  const who = [need.people === undefined ? undefined : `for ${counted(need.people, 'person', 'people')}`, place ? `in ${place.city}, ${place.state}` : undefined].filter((one) => one !== undefined).join(' ');
  if (answered === 0) return 'You have told us nothing of your business yet, so all counts as it does in the standard.';
  const order = providers > 1 ? ' The first column comes first for you.' : '';
  return `${who === '' ? 'Held against the answers you gave' : `Held against your answers, ${who}`}.${order}`;
}

export const LEAD_SAYS = 'Clear lead';

/** What the mark means, and where it never stands. */
export const LEAD_MEANS = 'marks one that evidence puts ahead of all others in a row, even if all that they claim and all that they leave open were true. A provider’s word alone never earns it.';
