// How hard a text is to read: the Flesch-Kincaid grade of American schools. Pure; English only.

/** Words whose syllables the rules below would miscount, with their count. */
const KNOWN: Readonly<Record<string, number>> = {
  anyone: 3, area: 3, areas: 3, being: 2, business: 2, businesses: 3, client: 2, clients: 2, create: 2, created: 3, creates: 2, doing: 2,
  every: 2, everybody: 4, everyone: 3, everything: 3, going: 2, idea: 3, ideas: 3, once: 1, people: 2, quiet: 2, reliable: 4, science: 2,
  seeing: 2, somebody: 3, somehow: 2, someone: 2, something: 2, sometimes: 2, somewhere: 2, trial: 2, trials: 2, variety: 4, via: 2,
};

/** Syllables of one word, at least 1. Letters of an abbreviation in capitals count one each. */
export function syllables(word: string): number {
  const letters = word.replace(/[^A-Za-z]/g, '');
  if (letters.length > 1 && letters === letters.toUpperCase()) return letters.length;
  const lower = letters.toLowerCase();
  const known = KNOWN[lower];
  if (known !== undefined) return known;
  const spoken = lower
    .replace(/^y|y(?=[aeiou])/g, 'j')
    .replace(/([^tdl]|[aeiouyl]l)ed$/, '$1')
    .replace(/([^aeioulscxzgh]|[aeiouy]l|th)es$/, '$1')
    .replace(/([^aeiouyl]|[aeiouy]l)e$/, '$1')
    .replace(/([aeiouy][^aeiouy]+)e(ly|ment|ments|less|ful)$/, '$1$2');
  const groups = spoken.match(/[aeiouy]+/g)?.length ?? 0;
  const apart = spoken.match(/(?<![ctsg])ia|io(?!n|u)|(?<![ctxg])iou|iu|eo(?!u|p)|(?<![qg])ua/g)?.length ?? 0;
  return Math.max(1, groups + apart);
}

const words = (text: string): string[] => text.match(/[A-Za-z][A-Za-z'’]*/g) ?? [];

/**
 * The school grade that reads `text` with ease: 0.39 words a sentence + 11.8 syllables a word - 15.59. Numbers are left out. Throws on a
 * text without words, since a grade of nothing would pass every test.
 */
export function readingGrade(text: string): number {
  const all = words(text);
  if (all.length === 0) throw new Error('no words to grade');
  const sentences = Math.max(1, text.split(/[.!?]+(?:[”"’')]*)(?:\s|$)/).filter((part) => words(part).length > 0).length);
  const sounds = all.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (all.length / sentences) + 11.8 * (sounds / all.length) - 15.59;
}
