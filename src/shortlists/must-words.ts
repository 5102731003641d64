// Must-haves → sentences: what was asked, why a provider is out, what to ask it first. Pure.
import type { MustHave } from '#engine/demands.ts';
import type { MustResult } from '#engine/must-results.ts';
import type { MustReason } from '#engine/must-haves.ts';
import { dollars, fullDate } from '#kernel/words.ts';
import type { LoadedEdition } from '#standard/load.ts';

const RULES: Readonly<Record<string, string>> = { hipaa: 'HIPAA', pci: 'PCI DSS', 'ftc-safeguards': 'the FTC Safeguards Rule', cmmc: 'CMMC' };

const CHECK_PHRASES: Readonly<Record<string, string>> = {
  'day-and-night': 'have a technician answer day and night',
  'on-site': 'come by every three months, or within four hours when it is urgent',
  'no-rivals': 'promise to stay away from your competitors',
  'leave-any-time': 'let you leave at any time',
  'own-person': 'work beside your own IT person',
};

/** What the must-have wants, as the end of "it must …". */
export function mustPhrase(must: MustHave, { edition }: LoadedEdition): string {
  switch (must.kind) {
    case 'check':
      return must.rule !== undefined ? `sign the papers for ${RULES[must.rule] ?? must.rule}` : (CHECK_PHRASES[must.id] ?? `do well on “${edition.checks.find((check) => check.id === must.check)?.title}”`);
    case 'visits':
      return must.id === 'visits-monthly' ? 'come by every month' : 'come by when something needs hands';
    case 'sizes':
      return `take a client with ${must.people === 1 ? 'one person' : `${must.people.toLocaleString('en-US')} people`}`;
    case 'price':
      return `charge at most ${dollars(must.upTo)} per person a month (your limit, and ${Math.round((edition.fit.priceTolerance - 1) * 100)}% more to talk about)`;
    case 'languages':
      return `speak ${languageName(must.language, edition)}`;
  }
}

/** What giving a must-have up would mean, as the end of "if …". A paper that a law may demand says so: nobody should drop it for a longer list. */
export function loosenPhrase(must: MustHave, loaded: LoadedEdition): string {
  if (must.kind === 'price') return `you set no limit to the price (now ${dollars(must.upTo)} per person a month)`;
  const phrase = `it need not ${mustPhrase(must, loaded)}`;
  return must.kind === 'check' && must.rule !== undefined ? `${phrase} (the law may demand them)` : phrase;
}

function languageName(code: string, edition: LoadedEdition['edition']): string {
  const field = edition.questionnaire.questions.flatMap((question) => question.fields).find((one) => one.param === 'language');
  return (field && 'options' in field ? field.options.find((option) => option.value === code)?.label : undefined) ?? code;
}

const AS_NO = 'we count that as no';
const HAD_TIME = `it has had more than 30 days to say, so ${AS_NO}`;

const START: Readonly<Record<Exclude<MustReason, 'holds' | 'would-not-say'>, (phrase: string) => string>> = {
  unknown: (phrase) => `We do not know whether it would ${phrase}`,
  contested: (phrase) => `Clients disagree that it would ${phrase}`,
  below: (phrase) => `It does not ${phrase}`,
  outside: (phrase) => `It does not ${phrase}`,
  refuses: (phrase) => `It says that it does not ${phrase}`,
  'not-applicable': (phrase) => `It takes no clients for whom it would have to ${phrase}`,
  'false-answer': (phrase) => `It gave a false answer on whether it would ${phrase}`,
};

/** Why an open must-have counts as no (rule 27): taken back, refused, or left open for too long. */
function refusalSentence({ doubt, early }: MustResult, what: string): string {
  if (doubt?.kind === 'taken-back') return `On ${fullDate(doubt.on)} it took back what it had told us about ${what}; ${AS_NO}`;
  if (early) return `It would not tell us ${what}, or took its answer back; ${AS_NO}`;
  return doubt ? `What it told us about ${what} is too old to count; ${HAD_TIME}` : `It leaves open ${what}; ${HAD_TIME}`;
}

function priceSentence(result: MustResult, upTo: number): string {
  const { price, reason, doubt } = result;
  if (price !== undefined) return `Its lowest price for your size is ${dollars(price)} per person a month. The most we let through is ${dollars(upTo)}`;
  if (reason === 'would-not-say') return refusalSentence(result, 'its price for your size');
  return reason === 'false-answer' ? 'The price it told us was found false' : doubt ? 'The price it told us is too old to count' : 'It has told us no price for your size';
}

/** Why a must-have asks or rules out, as a sentence without a full stop. */
export function mustInWords(result: MustResult, loaded: LoadedEdition): string {
  const { must, reason } = result;
  const phrase = mustPhrase(must, loaded);
  if (reason === 'holds') return `It would ${phrase}`;
  if (must.kind === 'price') return priceSentence(result, must.upTo);
  return reason === 'would-not-say' ? refusalSentence(result, `whether it would ${phrase}`) : START[reason](phrase);
}

/** The question that settles an unknown must-have in a first call. */
export function mustQuestion(must: MustHave, loaded: LoadedEdition): string {
  switch (must.kind) {
    case 'check':
      return must.rule !== undefined ? `Do you sign the papers for ${RULES[must.rule] ?? must.rule}? Please send me the agreement.` : (loaded.guidance[must.check]?.meetingQuestion ?? '');
    case 'visits':
      return 'How often would somebody come by, and is that in the price?';
    case 'sizes':
      return 'How large are your smallest and your largest client?';
    case 'price':
      return 'What does a firm of our size pay, lowest and highest?';
    case 'languages':
      return `Who on your team speaks ${languageName(must.language, loaded.edition)}, and at what hours?`;
  }
}
