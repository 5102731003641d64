// What saving says to people. Pure.
import type { Need } from '#engine/need.ts';
import { fullDate } from '#kernel/words.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { DatedList } from './frozen.ts';
import type { Gazetteer } from './gazetteer.ts';
import { MOST_SAVED } from './saved-room.ts';

/** Why nothing was saved, with the status of the answer. */
export const SAVE_PROBLEMS = {
  'no-need': { status: 422, says: 'You have answered nothing yet, so there is nothing to save.' },
  full: { status: 422, says: `You have saved ${MOST_SAVED} things, which is all that an account holds. Let one go first.` },
  gone: { status: 410, says: 'This account was erased meanwhile.' },
  withdrawn: { status: 410, says: 'This firm is no longer listed.' },
  'no-such-provider': { status: 404, says: 'There is no such firm here.' },
} as const;

/** A name for a need that its owner has not named yet: how many people, and where. */
export function suggestedName({ people, zip }: Need, places: Pick<Gazetteer, 'find'>): string {
  const place = zip === undefined ? undefined : places.find(zip);
  const size = people === undefined ? undefined : `${people.toLocaleString('en-US')} ${people === 1 ? 'person' : 'people'}`;
  return [size, place && `${place.city}, ${place.state}`].filter(Boolean).join(', ') || 'My answers';
}

/** Where the rules themselves are others than on the day of the frozen list: then a firm may stand elsewhere without having changed. */
export function rulesSince(then: Pick<DatedList, 'edition' | 'editionDigest' | 'engine'>, { edition, digest }: Pick<LoadedEdition, 'edition' | 'digest'>, engine: string): string | undefined {
  if (then.edition !== edition.id) return `The list was made by edition ${then.edition} of the standard, today’s by ${edition.id}. So a firm may have moved without any change of its own.`;
  if (then.editionDigest !== digest) return `Edition ${edition.id} of the standard was still a draft on that day, and has changed. So a firm may have moved without any change of its own.`;
  return then.engine === engine ? undefined : `The list was worked out by version ${then.engine} of our program, today’s by ${engine}. So a firm may have moved without any change of its own.`;
}

const totals = ({ fits, askFirst, ruledOut }: DatedList['list']['total']): string => `${fits.toLocaleString('en-US')} fit, ${askFirst.toLocaleString('en-US')} to ask first, ${ruledOut.toLocaleString('en-US')} ruled out`;

/** How many stood in each group, then and now. On the day itself there is nothing to compare yet. */
export function totalsInWords(then: Pick<DatedList, 'asOf' | 'list'>, now: Pick<DatedList, 'asOf' | 'list'>): string {
  if (then.asOf === now.asOf) return `This list is of today: ${totals(now.list.total)}. What changes from tomorrow on shows here.`;
  return `Then, on ${fullDate(then.asOf)}: ${totals(then.list.total)}. Now: ${totals(now.list.total)}.`;
}
