// Finding one's way in the moderation policy: its clauses, what a decision may cite, its limits in words. Pure; reads no disk.
import { counted } from '#kernel/words.ts';
import type { Clause, Decision, Limits, Policy } from './policy-schema.ts';

/** All clauses, in the order of the page. */
export const clausesOf = ({ parts }: Pick<Policy, 'parts'>): Clause[] => parts.flatMap(({ clauses }) => clauses);

/** The clauses on which a decision may rest, in the order of the page: what a moderator chooses from. */
export const clausesFor = (policy: Pick<Policy, 'parts'>, decision: Decision): Clause[] => clausesOf(policy).filter(({ cited }) => cited.includes(decision));

/** Whether a decision may cite this clause. False for an id that the policy does not hold. */
export const mayCite = (policy: Pick<Policy, 'parts'>, decision: Decision, id: string): boolean => clausesFor(policy, decision).some((clause) => clause.id === id);

const NAMES = /\{(\w+)\}/g;

/** The limits that a sentence names in braces. */
export const limitsNamed = (says: string): string[] => [...says.matchAll(NAMES)].map((match) => match[1]!);

/** The sentence with its limits written out: {decide} as “five working days”. A name that is no limit stays as it is. */
export const writtenOut = (says: string, limits: Limits): string =>
  says.replace(NAMES, (name, key: string) => {
    const limit = Object.entries(limits).find(([id]) => id === key)?.[1];
    return limit === undefined ? name : counted(limit.count, limit.of, limit.many);
  });
