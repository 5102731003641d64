// Names as people write them, from names that registers keep in capitals. Pure; the legal name is kept beside it, unchanged.
import { ACRONYMS, DOMAIN_ENDINGS, JOINERS, LEGAL_FORM, LETTER_AND_WORD, ONSETS, SHORT_WORDS } from './name-words.ts';

const VOWEL = /[AEIOUY]/;
const INITIALS = /^(?:[A-Z]\.)+[A-Z]?\.?$/;
const ORDINAL = /^(?:ST|ND|RD|TH)$/;

const capital = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase();

/** Letters that nobody can say as a word: no vowel, or a beginning that no English word has. */
function cannotBeSaid(word: string): boolean {
  if (!VOWEL.test(word)) return word.length <= 6;
  if (word.length > 5) return false;
  const onset = /^[^AEIOUY]*/.exec(word)![0];
  if (word.length === 4 && /^[AEIOU][^AEIOUY]{3}$/.test(word)) return !SHORT_WORDS.has(word);
  return onset.length >= (word.length === 5 ? 3 : 2) && !ONSETS.has(onset);
}

function letters(word: string): string {
  if (word.length === 1 || ACRONYMS.has(word)) return word;
  if (SHORT_WORDS.has(word)) return capital(word);
  if (word.length <= 3) return word;
  const split = LETTER_AND_WORD.exec(word);
  if (split && !ONSETS.has(split[0].slice(0, 2))) return split[1]! + capital(split[2]!);
  if (cannotBeSaid(word)) return word;
  return /^MC[^AEIOU\W\d]/.test(word) && word.length >= 6 ? `Mc${capital(word.slice(2))}` : capital(word);
}

/** A run of letters or digits inside a word that holds both: 1ST, DATA2DESIGN, 24X7. */
const runs = (word: string): string =>
  word.replace(/[A-Z]+/g, (run, at: number) => {
    const afterDigit = at > 0;
    if (afterDigit && ORDINAL.test(run) && at + run.length === word.length) return run.toLowerCase();
    if (run === 'X' && afterDigit && /\d/.test(word.charAt(at + 1))) return 'x';
    return run.length === 3 && VOWEL.test(run) ? capital(run) : letters(run);
  });

function oneWord(word: string, first: boolean): string {
  if (!first && JOINERS.has(word)) return word.toLowerCase();
  if (INITIALS.test(word)) return word;
  return word
    .replace(/[A-Z0-9]+/g, (part, at: number) => {
      const before = word.slice(0, at);
      if (/[A-Z]['’]$/.test(before)) return before.length === 2 ? letters(part) : part.toLowerCase();
      if (/^['’]/.test(word.slice(at + part.length))) return capital(part);
      if (before.endsWith('!')) return part.toLowerCase();
      if (before.endsWith('.') && DOMAIN_ENDINGS.has(part)) return part.toLowerCase();
      return /\d/.test(part) ? runs(part) : letters(part);
    })
    .replace(/^[A-Z][a-z]?&[A-Z][a-z]?$/, (pair) => pair.toUpperCase());
}

/** What a legal form still belongs to: "Brown & Co", "The Library Corporation". */
const HANGS = /(?:&|\band|\bof|^the [^\s]+)$/i;

/** The name without its legal form (Inc., LLC, GmbH and so on), unless nothing would be left or it hangs on a word before it. */
export function withoutLegalForm(name: string): string {
  let left = name.trim();
  for (;;) {
    const next = left.replace(LEGAL_FORM, '').trim();
    if (next === left || next.length < 2 || HANGS.test(next)) return left.replace(/[,\s]+$/, '').replace(/([^.\s]{3})\.$/, '$1');
    left = next;
  }
}

/** A name for two spellings of one firm: without legal form, case, accents, marks and a leading "the". For comparing, never for showing. */
export const nameKey = (name: string): string => {
  const plain = withoutLegalForm(leadingThe(name)).normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  const words = plain.replace(/&/g, ' and ').replace(/['’.]/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word, at) => at > 0 || word !== 'the' || words.length === 1).join(' ');
};

/** "MITCHELL GROUP, INC. (THE)" is filed under M; people say The Mitchell Group. */
const leadingThe = (name: string): string => name.trim().replace(/^(.*?)\s*\(THE\)$/i, 'THE $1');

/**
 * The name as people would write it: legal form dropped, capitals only where they mean something ("ASRC Federal Cyber").
 * A name that already holds small letters keeps its spelling.
 */
export function readableName(legal: string): string {
  const spaced = leadingThe(legal.replace(/\s+/g, ' ').replace(/,(?=\S)/g, ', '));
  const name = withoutLegalForm(spaced);
  if (/\p{Ll}/u.test(name)) return name;
  let first = true;
  return name
    .toUpperCase()
    .split(/([\s/-]+|\((?=\S)|\))/)
    .map((part) => {
      if (!/[A-Z0-9]/.test(part)) return part;
      const word = oneWord(part, first);
      first = false;
      return word;
    })
    .join('')
    .replace(/\(([a-zA-Z]{2,6})\)/g, (all, word: string) => (isInitialsOf(word, name) ? `(${word.toUpperCase()})` : all));
}

/** Whether letters in brackets are the initials of words before them: "Cyber Resilience Group (CRG)". */
function isInitialsOf(word: string, name: string): boolean {
  const before = name.toUpperCase().split('(')[0]!.split(/[^A-Z0-9]+/).filter((one) => one && !JOINERS.has(one));
  return before.map((one) => one.charAt(0)).join('').endsWith(word.toUpperCase());
}
