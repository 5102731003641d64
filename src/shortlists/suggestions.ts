// Program names to suggest while an owner types: those of the trade first. Pure.
import { chosen, type Need } from '#engine/need.ts';
import type { Programs } from '#standard/programs.ts';

const MOST = 40;

/** At most 40 names: programs of the owner's trade, then those used in every trade. The field takes any other name as well. */
export function suggestedPrograms({ list }: Programs, need: Need): string[] {
  const trade = chosen(need, 'trade');
  const own = list.filter((program) => program.trade !== undefined && program.trade === trade);
  const shared = list.filter((program) => program.trade === undefined);
  return [...own, ...shared].slice(0, MOST).map((program) => program.name);
}
