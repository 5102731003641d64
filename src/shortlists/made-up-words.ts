// How many firms of the list are made up, in one sentence. Pure: reads the directory, asks no database.
import { counted, opening } from '#kernel/words.ts';
import type { Directory } from './directory.ts';

/** What a reader must know of the firms here before taking any of them for real. True of this site on this day. */
export function madeUpWords({ rows, terms }: Pick<Directory, 'rows' | 'terms'>): string {
  const madeUp = terms.rowsOf('demonstration:yes').length;
  const real = rows.filter((row) => row !== undefined).length - madeUp;
  if (madeUp === 0) return 'No firm on this site is made up: this site shows no demonstration.';
  return `${opening(counted(madeUp, 'firm'))} on this site today ${madeUp === 1 ? 'is' : 'are'} made up, and marked “Demonstration”. ${real === 0 ? 'There is no real one.' : real === 1 ? 'The other one is real.' : `The other ${counted(real, '', 'are')} real.`}`;
}
