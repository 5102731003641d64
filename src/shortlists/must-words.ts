// Must-haves → sentences: what was asked, why a provider is out, what to ask it first. Pure.
import type { MustHave } from '#engine/demands.ts';
import type { MustResult } from '#engine/must-results.ts';
import type { MustReason } from '#engine/must-haves.ts';
import { dollars } from '#kernel/words.ts';
import type { LoadedEdition } from '#standard/load.ts';

const RULES: Readonly<Record<string, string>> = { hipaa: 'HIPAA', pci: 'PCI DSS', 'ftc-safeguards': 'the FTC Safeguards Rule', cmmc: 'CMMC' };

const CHECK_PHRASES: Readonly<Record<string, string>> = {
  'day-and-night': 'have a technician answer day and night',
  'on-site': 'plan visits, or be there within four hours',
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
      return `charge at most ${dollars(must.upTo)} per person a month (your limit and ${Math.round((edition.fit.priceTolerance - 1) * 100)}% to talk about)`;
    case 'languages':
      return `speak ${languageName(must.language, edition)}`;
  }
}

function languageName(code: string, edition: LoadedEdition['edition']): string {
  const field = edition.questionnaire.questions.flatMap((question) => question.fields).find((one) => one.param === 'language');
  return (field && 'options' in field ? field.options.find((option) => option.value === code)?.label : undefined) ?? code;
}

const START: Readonly<Record<Exclude<MustReason, 'holds'>, (phrase: string) => string>> = {
  unknown: (phrase) => `It has not told us whether it would ${phrase}`,
  contested: (phrase) => `Clients disagree that it would ${phrase}`,
  below: (phrase) => `It does not ${phrase}`,
  outside: (phrase) => `It does not ${phrase}`,
  refuses: (phrase) => `It says that it does not ${phrase}`,
  'not-applicable': (phrase) => `It takes no clients for whom it would have to ${phrase}`,
  'would-not-say': (phrase) => `It has left open for more than 30 days whether it would ${phrase}; we count that as no`,
  'false-answer': (phrase) => `It gave a false answer on whether it would ${phrase}`,
};

function priceSentence({ price, reason }: MustResult, upTo: number): string {
  if (price !== undefined) return `Its lowest price for your size is ${dollars(price)} per person a month. The most we let through is ${dollars(upTo)}`;
  if (reason === 'would-not-say') return 'It has left its price for your size open for more than 30 days; we count that as no';
  return reason === 'false-answer' ? 'It gave a false price' : 'It has told us no price for your size';
}

/** Why a must-have asks or rules out, as a sentence without a full stop. */
export function mustInWords(result: MustResult, loaded: LoadedEdition): string {
  if (result.reason === 'holds') return `It would ${mustPhrase(result.must, loaded)}`;
  const { must } = result;
  if (must.kind === 'price') return priceSentence(result, must.upTo);
  return START[result.reason](mustPhrase(must, loaded));
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
