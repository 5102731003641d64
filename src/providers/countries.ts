// Country codes from the ways that lists write countries. Pure; the names are those of the platform's own tables.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

const BY_NAME = new Map<string, string>([['usa', 'US'], ['u.s.', 'US'], ['u.s.a.', 'US'], ['united states of america', 'US'], ['uk', 'GB'], ['great britain', 'GB']]);
for (const first of LETTERS)
  for (const second of LETTERS) {
    const name = NAMES.of(first + second);
    if (name) BY_NAME.set(name.toLowerCase(), first + second);
  }

/** The two-letter code (ISO 3166) of a country written as its code or its English name; undefined where it is neither. */
export function countryCode(text: string): string | undefined {
  const plain = text.trim();
  if (/^[A-Za-z]{2}$/.test(plain) && NAMES.of(plain.toUpperCase())) return BY_NAME.get(plain.toLowerCase()) ?? plain.toUpperCase();
  return BY_NAME.get(plain.toLowerCase());
}

/** The English name of a country by its code; the code where there is none. */
export const countryName = (code: string): string => NAMES.of(code) ?? code;
