// Names to suggest in a field that takes any other as well: programs while an owner types, services while a provider does. Pure.
import { chosen, type Need } from '#engine/need.ts';
import type { Programs } from '#standard/programs.ts';
import type { Directory } from './directory.ts';

const MOST = 40;

/** At most 40 names: programs of the owner's trade, then those used in every trade. The field takes any other name as well. */
export function suggestedPrograms({ list }: Programs, need: Need): string[] {
  const trade = chosen(need, 'trade');
  const own = list.filter((program) => program.trade !== undefined && program.trade === trade);
  const shared = list.filter((program) => program.trade === undefined);
  return [...own, ...shared].slice(0, MOST).map((program) => program.name);
}

/** At most 40 names of services that providers use, those that most of them use first. */
export function servicesOffered({ terms }: Pick<Directory, 'terms'>): string[] {
  const used = terms.termsFrom('service:').map((term) => ({ name: term.slice('service:'.length), count: terms.count(term) }));
  return used.toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)).slice(0, MOST).map(({ name }) => name);
}
