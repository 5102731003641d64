// What the form of a case needs of it: its title, the days that its proof names, the facts that may be wrong. Pure.
import { factTerm } from '#assessments/profile-words.ts';
import { LISTED_FACTS } from '#providers/correct-fact.ts';
import type { OpenCase } from './case-of.ts';
import type { CaseShown, FirstCase } from './case-view.ts';
import { wantsProof } from './decide.ts';

const titleOf = (shown: FirstCase): string => {
  if (shown.kind === 'evidence') return `Proof for ${shown.check.id}`;
  if (shown.kind === 'claim') return 'Claim of a firm';
  if (shown.kind === 'identity') return shown.title;
  return shown.report.checkId ? `Challenge ${shown.report.number}: the answer to ${shown.report.checkId}` : `Report ${shown.report.number}`;
};

/** Title, what the provider says of its proof where one may be accepted, and the facts to choose from where one may be put right. */
export function caseFrame(shown: CaseShown, open: OpenCase) {
  const first = shown.kind === 'again' ? shown.first : shown;
  const takesProof = first.kind === 'evidence' && open.may.some((decision) => wantsProof(open, decision));
  const listed = Object.entries(LISTED_FACTS).map(([value, label]) => ({ value, label }));
  const facts = shown.kind !== 'report' || open.report?.kind !== 'wrong-fact' ? [] : open.report.claimed ? shown.said.map((key) => ({ value: key, label: factTerm(key) })) : listed;
  return {
    title: shown.kind === 'again' ? (shown.isAppeal ? 'Appeal' : 'Before publication') : titleOf(shown),
    dated: takesProof ? { kind: first.row.kind, on: first.row.datedOn, until: first.row.untilOn ?? '' } : undefined,
    facts,
  };
}
