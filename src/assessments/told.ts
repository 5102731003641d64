// What a provider's answers come to for a reader: sentences by area, what stands out, and what to ask. Pure; the words are the guidance's.
import type { CheckFacts, ProviderFacts } from '#engine/facts.ts';
import type { Finding } from '#engine/score-types.ts';
import type { Day } from '#kernel/time.ts';
import { placeOf } from '#standard/catalogue.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { ProofKind } from '#standard/schema.ts';
import { plainSentence } from './answer-words.ts';

const isOpen = ({ outcome }: Finding): boolean => outcome === 'unanswered' || outcome === 'lapsed';

/** One answer as a sentence, with what backs it. */
export interface Told {
  readonly check: string;
  readonly title: string;
  readonly says: string;
  readonly proof: ProofKind;
  readonly date: Day;
  /** Past its last valid day; contested by clients; found to be wrong. */
  readonly doubt: 'old' | 'contested' | 'false' | undefined;
}

/** What an area's answers say, and how many of its checks are open. */
export interface ToldArea {
  readonly code: string;
  readonly name: string;
  readonly told: readonly Told[];
  readonly open: number;
}

const doubtOf = (finding: Finding): Told['doubt'] => (finding.falseAnswer ? 'false' : finding.contested ? 'contested' : finding.inGrace ? 'old' : undefined);

function tell(loaded: LoadedEdition, finding: Finding, facts: CheckFacts | undefined): Told[] {
  const check = placeOf(loaded.edition, finding.check)?.check;
  const says = check && plainSentence(check, loaded.guidance[finding.check]?.plain, finding, facts);
  if (!says || !finding.proof || !finding.proofDate) return [];
  return [{ check: finding.check, title: check.title, says, proof: finding.proof, date: finding.proofDate, doubt: doubtOf(finding) }];
}

/** Sentences of each area whose guidance has them, in catalogue order. */
export function toldByArea(loaded: LoadedEdition, facts: ProviderFacts, findings: readonly Finding[]): ToldArea[] {
  return loaded.edition.areas.flatMap(({ code, name, checks }) => {
    if (!checks.some((id) => loaded.guidance[id]?.plain !== undefined)) return [];
    const own = findings.filter((finding) => finding.area === code);
    return [{ code, name, told: own.flatMap((finding) => tell(loaded, finding, facts.checks[finding.check])), open: own.filter(isOpen).length }];
  });
}

/** A check that nobody knows the answer to, as a question for the first meeting. */
export interface OpenQuestion {
  readonly check: string;
  readonly area: string;
  readonly title: string;
  readonly ask: string;
  readonly essential: boolean;
  /** Percent of the whole score that hangs on it. */
  readonly share: number;
}

const shareOf = (loaded: LoadedEdition, id: string): number => placeOf(loaded.edition, id)?.share ?? 0;

/** Every open check as a question: essentials first, then by what hangs on it, then in catalogue order. */
export function openQuestions(loaded: LoadedEdition, findings: readonly Finding[]): OpenQuestion[] {
  const open = findings.filter(isOpen).map(({ check, area }) => {
    const place = placeOf(loaded.edition, check);
    const ask = loaded.guidance[check]?.meetingQuestion ?? place?.check.question ?? '';
    return { check, area, title: place?.check.title ?? check, ask, essential: place?.check.essential !== undefined, share: place?.share ?? 0 };
  });
  return open.toSorted((a, b) => Number(b.essential) - Number(a.essential) || b.share - a.share);
}

/** A short phrase about one check, good or to be watched. */
export interface Standout {
  readonly check: string;
  readonly says: string;
  readonly proof: ProofKind;
}

const STRONG = 75;
const WEAK = 40;

/** What stands out: `strong` earns most of the whole, `weak` leaves most of it, each the first `most` by what hangs on them. */
export function standoutsOf(loaded: LoadedEdition, findings: readonly Finding[], most: number): { strong: Standout[]; weak: Standout[] } {
  const answered = findings.filter((finding) => finding.proof !== undefined && !finding.falseAnswer);
  const pick = (worth: (finding: Finding) => number, word: 'strong' | 'weak'): Standout[] =>
    answered
      .map((finding) => ({ finding, worth: worth(finding) * shareOf(loaded, finding.check) }))
      .filter((one) => one.worth > 0)
      .toSorted((a, b) => b.worth - a.worth)
      .slice(0, most)
      .map(({ finding }) => ({ check: finding.check, says: loaded.guidance[finding.check]?.[word] ?? '', proof: finding.proof! }));
  return {
    strong: pick((finding) => (finding.points >= STRONG && !finding.contested ? finding.counted : 0), 'strong'),
    weak: pick((finding) => (finding.points <= WEAK ? 100 - finding.counted : 0), 'weak'),
  };
}
