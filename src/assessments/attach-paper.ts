// The verb by which a certificate or report is entered once, with its scope and days, and offered to every check that its owner chose. A moderator reads it for each.
import type { App } from '#app.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import type { PaperDate } from '#standard/crosswalk-schema.ts';
import { offersOf, proofDays, type Offer } from '#standard/crosswalk.ts';
import { attachEvidence, type AttachProblem, type Shown } from './attach-evidence.ts';

export interface NewPaper {
  readonly paper: string;
  readonly scope: readonly string[];
  readonly dates: Readonly<Partial<Record<PaperDate, Day>>>;
  /** Checks chosen among its offers: an id, with a rule after a colon where the check is answered by rules. */
  readonly checks: readonly string[];
  readonly shown: Shown;
  readonly note?: string | undefined;
}

/** What an offer is called in a form. */
export const offerKey = ({ check, rule }: Pick<Offer, 'check' | 'rule'>): string => (rule === undefined ? check : `${check}:${rule}`);

export type PaperProblem = 'no-such-paper' | 'wrong-days' | 'nothing-chosen' | 'out-of-scope';

/** Offers the paper to each chosen check. Gives for each what became of it; one that could not be added says why, and stops no other. */
export async function attachPaper(app: Pick<App, 'db' | 'clock' | 'standard' | 'crosswalk'>, viewer: SignedIn, firm: { readonly id: string; readonly slug: string }, given: NewPaper): Promise<Result<readonly { readonly key: string; readonly became: 'draft' | 'waiting' | AttachProblem }[], PaperProblem>> {
  const paper = app.crosswalk.papers.find((one) => one.id === given.paper);
  const offers = offersOf(app.crosswalk, given.paper, given.scope);
  if (!paper || !offers) return refused('no-such-paper');
  const days = proofDays(paper, given.dates);
  if (!days) return refused('wrong-days');
  const chosen = offers.filter((offer) => given.checks.includes(offerKey(offer)));
  if (chosen.length === 0) return refused('nothing-chosen');
  if (chosen.some((offer) => offer.missing.length > 0)) return refused('out-of-scope');
  const results = [];
  for (const offer of chosen) {
    const check = app.standard.current.edition.checks.find((one) => one.id === offer.check)!;
    const note = [`${paper.name}.`, offer.clauses.length > 0 ? `Clauses ${offer.clauses.join(', ')}.` : '', given.note ?? ''].filter(Boolean).join(' ').slice(0, 2_000);
    const outcome = await attachEvidence(app, viewer, firm, check, { shown: given.shown, kind: offer.kinds[0]!, rule: offer.rule, forClaim: false, paper: paper.id, datedOn: days.date, untilOn: days.until, note });
    results.push({ key: offerKey(offer), became: outcome.kind === 'done' ? outcome.value.state : outcome.code });
  }
  return done(results);
}
