// What may be said of who a firm is, by kind: which parts it needs, and what is wrong with them. Pure.
import type { Day } from '#kernel/time.ts';
import { fullDate, monthAndYear } from '#kernel/words.ts';
import type { IdentityKind, IdentityVoice } from './team-terms.ts';

/** What somebody says, as it was typed. `other` names another listed firm, by its slug. */
export interface IdentitySaid {
  readonly kind: IdentityKind;
  readonly newWords?: string | undefined;
  readonly other?: string | undefined;
  readonly happenedOn?: Day | undefined;
  readonly says: string;
  readonly link?: string | undefined;
}

export interface IdentityFault {
  readonly field: 'newWords' | 'other' | 'happenedOn' | 'link';
  readonly says: string;
}

const NEEDS_WORDS: Partial<Record<IdentityKind, 'name' | 'legalName'>> = { renamed: 'name', 'new-legal-entity': 'legalName' };

/** Whether it names a second firm: one that is carried on, or that the same people run. */
export const namesOther = (kind: IdentityKind): boolean => kind === 'predecessor' || kind === 'same-control';
export const namesWords = (kind: IdentityKind): boolean => NEEDS_WORDS[kind] !== undefined;

/**
 * What is wrong with it. A team says the day and shows it by a link; anybody else may leave either out, and a moderator looks. `firm` is what
 * it is called today.
 */
export function identityFaults({ kind, newWords, other, happenedOn, link }: IdentitySaid, voice: IdentityVoice, today: Day, firm: { readonly name: string; readonly legalName: string }): IdentityFault[] {
  const called = NEEDS_WORDS[kind];
  const isTeam = voice === 'firm';
  return [
    ...(called && !newWords ? [{ field: 'newWords' as const, says: kind === 'renamed' ? 'Write the new name.' : 'Write the new legal name, as it stands in the register of companies.' }] : []),
    ...(called && newWords === firm[called] ? [{ field: 'newWords' as const, says: 'That is what it is called here already.' }] : []),
    ...(namesOther(kind) && !other ? [{ field: 'other' as const, says: 'Name the other firm.' }] : []),
    ...(isTeam && happenedOn === undefined ? [{ field: 'happenedOn' as const, says: 'Write the day since when it is so, like 2026-11-24.' }] : []),
    ...(happenedOn !== undefined && happenedOn > today ? [{ field: 'happenedOn' as const, says: 'That day is still to come. Tell us once it is so.' }] : []),
    ...(isTeam && !link ? [{ field: 'link' as const, says: 'Give the address of a page that shows it.' }] : []),
  ];
}

/** The former names beneath a firm's name: “Formerly Beacon IT, until March 2026”; undefined where it has none. */
export function formerlyWords(names: readonly { readonly name: string; readonly kind: string; readonly untilOn: string | null }[]): string | undefined {
  const former = names.filter((one) => one.kind === 'former').toSorted((a, b) => ((a.untilOn ?? '') < (b.untilOn ?? '') ? 1 : -1));
  return former.length === 0 ? undefined : `Formerly ${former.map(({ name, untilOn }) => `${name}${untilOn ? `, until ${monthAndYear(untilOn as Day)}` : ''}`).join('; ')}`;
}

const KIND_WORDS: Readonly<Record<IdentityKind, string>> = {
  renamed: 'A new name', 'sold-or-merged': 'Sold or merged', 'new-legal-entity': 'Another legal entity', predecessor: 'It carries on another firm', 'same-control': 'The same people run another firm',
};
/** What kind of change it is, as a heading or a choice. */
export const identityKindWords = (kind: IdentityKind): string => KIND_WORDS[kind];

/** Why a firm's page leads to another. */
export const goesOnWords = (kind: IdentityKind | undefined, name: string, on: Day): string => (kind === 'same-control' ? `The same people run it as ${name}. Since ${fullDate(on)} the two answer and are scored as one.` : `${name} carries it on, since ${fullDate(on)}.`);
