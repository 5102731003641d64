// What a browser says it is, in words that its owner knows it by. Coarse on purpose: no version, no device. Pure.

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg[Ai]?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(HeadlessChrome|Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\b(iPhone|iPod)\b/, 'an iPhone'],
  [/\biPad\b/, 'an iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\b(Macintosh|Mac OS X)\b/, 'a Mac'],
  [/\b(Linux|CrOS)\b/, 'Linux'],
];

const named = (rows: readonly (readonly [RegExp, string])[], text: string): string | undefined => rows.find(([pattern]) => pattern.test(text))?.[1];

/** "Firefox on Linux", or "A browser" where it does not say. */
export function browserName(userAgent: string | null): string {
  const [browser, system] = [named(BROWSERS, userAgent ?? ''), named(SYSTEMS, userAgent ?? '')];
  return `${browser ?? 'A browser'}${system ? ` on ${system}` : ''}`;
}
