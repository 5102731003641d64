// The letters of a PDF as Chromium writes it, with their places: enough to say what stands on paper, and whether it lies on the paper at all.
// Knows no font but by its table of letters, and no compression but Flate.
import { inflateSync } from 'node:zlib';

export interface Letter {
  readonly text: string;
  /** In points from the left and the top of its page. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
}
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly letters: readonly Letter[];
}

type Matrix = readonly [number, number, number, number, number, number];
const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
const SAME: Matrix = [1, 0, 0, 1, 0, 0];

interface Font {
  readonly letters: ReadonlyMap<number, string>;
  /** Bytes of one code. */
  readonly bytes: number;
  /** Of a code, in thousandths of the size, as far as it is told. */
  readonly width: (code: number) => number;
}

interface File {
  readonly dictionaries: ReadonlyMap<number, string>;
  readonly streams: ReadonlyMap<number, string>;
}

function openFile(bytes: Buffer): File {
  const whole = bytes.toString('latin1');
  const [dictionaries, streams] = [new Map<number, string>(), new Map<number, string>()];
  const object = /(\d+) 0 obj\s*([\s\S]*?)(endobj|stream\r?\n)/g;
  for (let found = object.exec(whole); found; found = object.exec(whole)) {
    const [, id, dictionary = '', end] = found;
    dictionaries.set(Number(id), dictionary);
    if (end === 'endobj') continue;
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
    const from = object.lastIndex;
    if (dictionary.includes('/FlateDecode')) streams.set(Number(id), inflateSync(bytes.subarray(from, from + length)).toString('latin1'));
    object.lastIndex = from + length;
  }
  return { dictionaries, streams };
}

const utf16 = (hex: string): string => (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');

/** What each code means, from the table that is there so that text can be copied. */
function lettersOf(table: string): { letters: Map<number, string>; bytes: number } {
  const letters = new Map<number, string>();
  let digits = 2;
  for (const [, block = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', text = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      digits = code.length;
      letters.set(parseInt(code, 16), utf16(text));
    }
  for (const [, block = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', text = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      digits = from.length;
      for (let code = parseInt(from, 16); code <= parseInt(to, 16); code += 1) letters.set(code, String.fromCharCode(parseInt(text, 16) + code - parseInt(from, 16)));
    }
  return { letters, bytes: digits / 2 };
}

function fontOf({ dictionaries, streams }: File, id: number): Font {
  const dictionary = dictionaries.get(id) ?? '';
  const table = streams.get(Number(/\/ToUnicode (\d+) 0 R/.exec(dictionary)?.[1])) ?? '';
  const scale = Number(/\/FontMatrix \[\s*(\S+)/.exec(dictionary)?.[1] ?? 0);
  const first = Number(/\/FirstChar (\d+)/.exec(dictionary)?.[1] ?? 0);
  const widths = (/\/Widths \[([^\]]*)\]/.exec(dictionary)?.[1] ?? '').trim().split(/\s+/).map(Number);
  return { ...lettersOf(table), width: (code) => scale * (widths[code - first] ?? 0) };
}

const TOKENS = /<([0-9A-Fa-f\s]*)>|\/([^\s/<>[\]()]+)|\[|\]|-?(?:\d+\.?\d*|\.\d+)|[A-Za-z*'"]+/g;

/** Draws a stream's text in mind only: keeps where each letter would fall. */
function readStream(file: File, content: string, fonts: Map<number, Font>, base: Matrix): { text: string; at: Matrix; width: number; size: number }[] {
  const found: { text: string; at: Matrix; width: number; size: number }[] = [];
  const kept: Matrix[] = [];
  let [space, line] = [base, SAME];
  let font: Font | undefined;
  let size = 0;
  let given: (number | string)[] = [];
  const numbers = (): number[] => given.filter((one) => typeof one === 'number');
  for (const [token, hex, name] of content.matchAll(TOKENS)) {
    if (hex !== undefined) given.push(`<${hex.replace(/\s/g, '')}`);
    else if (name !== undefined) given.push(`/${name}`);
    else if (/^[-\d.]/.test(token)) given.push(Number(token));
    else if (token !== '[' && token !== ']') {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers();
      if (token === 'q') kept.push(space);
      else if (token === 'Q') space = kept.pop() ?? base;
      else if (token === 'cm') space = times([a, b, c, d, e, f], space);
      else if (token === 'Tm') line = [a, b, c, d, e, f];
      else if (token === 'Td') line = times([1, 0, 0, 1, a, b], line);
      else if (token === 'BT') line = SAME;
      else if (token === 'Tf') {
        const id = Number(/\d+$/.exec(String(given.find((one) => typeof one === 'string')))?.[0]);
        font = fonts.get(id) ?? fonts.set(id, fontOf(file, id)).get(id)!;
        size = a;
      } else if (token === 'Tj' || token === 'TJ') {
        let shift = 0;
        for (const part of given) {
          if (typeof part === 'number') shift -= (part / 1_000) * size;
          else if (font)
            for (const code of part.slice(1).match(new RegExp(`.{${2 * font.bytes}}`, 'g')) ?? []) {
              const width = font.width(parseInt(code, 16)) * size;
              found.push({ text: font.letters.get(parseInt(code, 16)) ?? '', at: times(times([1, 0, 0, 1, shift, 0], line), space), width, size });
              shift += width;
            }
        }
      } else if (token === 'Do') {
        const id = Number(/\d+$/.exec(String(given.at(-1)))?.[0]);
        const inside = file.dictionaries.get(id)?.includes('/Subtype /Form') ? file.streams.get(id) : undefined;
        if (inside) found.push(...readStream(file, inside, fonts, space));
      }
      given = [];
    }
  }
  return found;
}

/** The pages of a PDF, each with its letters in the order in which they are painted. */
export function readPdf(bytes: Buffer): PdfPage[] {
  const file = openFile(bytes);
  const fonts = new Map<number, Font>();
  return [...file.dictionaries].filter(([, dictionary]) => /\/Type \/Page\b/.test(dictionary)).map(([, dictionary]) => {
    const [width = 0, height = 0] = (/\/MediaBox \[\s*\S+ \S+ (\S+) (\S+?)\s*\]/.exec(dictionary) ?? []).slice(1).map(Number);
    const content = file.streams.get(Number(/\/Contents (\d+) 0 R/.exec(dictionary)?.[1])) ?? '';
    const letters = readStream(file, content, fonts, SAME).map(({ text, at, width: own }) => ({ text, left: at[4], right: at[4] + own * Math.hypot(at[0], at[1]), top: height - at[5] }));
    return { width, height, letters };
  });
}

/** Everything that is written on the pages, without any space. */
export const lettersOn = (pages: readonly PdfPage[]): string => pages.flatMap((page) => page.letters.map((letter) => letter.text)).join('').replace(/\s+/g, '');
