// For which edition a posted form of a check was drawn. An edition may have become the current one while the form was open. Pure.
import type { Standard } from '#standard/load.ts';
import type { Check, Edition } from '#standard/schema.ts';
import type { Fault } from './answer-input.ts';

export interface FormEdition {
  readonly edition: Edition;
  /** The check as the form asked it. */
  readonly check: Check;
  /** The edition that the form names is older than the current one. */
  readonly isOlder: boolean;
  /** The form names an edition that was never ours. It is shown again as the current edition asks it. */
  readonly problem: Fault | undefined;
}

/** Which check of which edition a form answers; a form that names none, and a page that is opened, are of the current one. Undefined where that edition has no such check. */
export function formEdition({ editions, current }: Standard, checkId: string, named: unknown): FormEdition | undefined {
  const name = typeof named === 'string' && named !== '' ? named : current.edition.id;
  const known = editions.find(({ edition }) => edition.id === name);
  const { edition } = known ?? current;
  const check = edition.checks.find(({ id }) => id === checkId);
  const problem = known ? undefined : { field: 'says', says: `This form names an edition of the standard that we do not know. Nothing was saved. What you wrote is below: look whether it answers edition ${edition.id}, and send it again.` };
  return check && { edition, check, isOlder: edition.id !== current.edition.id, problem };
}
