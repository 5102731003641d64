// Reads the words of a PDF: names, marks and dictionaries (ISO 32000-1, 7.2 and 7.3). Pure; opens no stream.
// An attacker writes a name with #xx instead of letters, hides it in what looks like a string or a comment, and nests until a reader gives up.

/** One word. A text is a string of either kind, and says nothing of what stands in it. */
export interface Token {
  readonly kind: 'name' | 'word' | 'mark' | 'text' | 'end';
  /** A name without its slash, its #xx resolved; a word or mark as it stands. */
  readonly text: string;
  /** The byte behind it. */
  readonly end: number;
}

/** One entry of a dictionary. The value is told by its words alone; what stands deeper in it is left out. */
export interface Entry {
  readonly key: string;
  readonly value: readonly string[];
}

/** What begins at an `obj` or `trailer`. */
export interface PdfObject {
  /** Every name in it, at any depth. */
  readonly names: readonly string[];
  /** Its entries where it is a dictionary, those that stand twice included. */
  readonly entries: readonly Entry[];
  /** The byte behind the word `stream`, where a stream follows. */
  readonly stream: number | undefined;
  /** The byte behind all that was read. */
  readonly end: number;
}

/** No name that anybody looks for is longer. */
const LONGEST_WORD = 64;
const [SPACE, OTHER, DELIMITER] = [1, 0, 2];
const KINDS = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) KINDS[code] = SPACE;
for (const character of '()<>[]{}/%') KINDS[character.charCodeAt(0)] = DELIMITER;

const code = (character: string): number => character.charCodeAt(0);
const [SLASH, PERCENT, HASH, OPEN, CLOSE, BACKSLASH, LESS, MORE] = ['/', '%', '#', '(', ')', '\\', '<', '>'].map(code) as [number, number, number, number, number, number, number, number];

/** The byte at which spaces and comments end. */
function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  for (; at < bytes.length; at += 1) {
    if (bytes[at] === PERCENT) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
    else if (KINDS[bytes[at]!] !== SPACE) break;
  }
  return at;
}

function endOfWord(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && KINDS[bytes[at]!] === OTHER) at += 1;
  return at;
}

const hexDigit = (byte: number | undefined): number => {
  const digit = byte === undefined ? Number.NaN : Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(digit) ? -1 : digit;
};

/** The name behind the slash at `slash`. `#4a` is `J`; the rest of one that is longer than any we look for is left away. */
export function nameAt(bytes: Uint8Array, slash: number): Token {
  const end = endOfWord(bytes, slash + 1);
  let text = '';
  for (let at = slash + 1; at < end && text.length < LONGEST_WORD; at += 1) {
    const [high, low] = bytes[at] === HASH ? [hexDigit(bytes[at + 1]), hexDigit(bytes[at + 2])] : [-1, -1];
    if (high < 0 || low < 0) text += String.fromCharCode(bytes[at]!);
    else {
      text += String.fromCharCode(high * 16 + low);
      at += 2;
    }
  }
  return { kind: 'name', text, end };
}

function endOfText(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === BACKSLASH) at += 1;
    else if (bytes[at] === OPEN) depth += 1;
    else if (bytes[at] === CLOSE && (depth -= 1) === 0) return at + 1;
  }
  return bytes.length;
}

/** The word at or behind `from`. */
export function tokenAt(bytes: Uint8Array, from: number): Token {
  const at = skipSpace(bytes, from);
  const byte = bytes[at];
  if (byte === undefined) return { kind: 'end', text: '', end: bytes.length };
  if (byte === SLASH) return nameAt(bytes, at);
  if (byte === OPEN) return { kind: 'text', text: '', end: endOfText(bytes, at) };
  if ((byte === LESS || byte === MORE) && bytes[at + 1] === byte) return { kind: 'mark', text: byte === LESS ? '<<' : '>>', end: at + 2 };
  if (byte === LESS) {
    const end = bytes.indexOf(MORE, at);
    return { kind: 'text', text: '', end: end === -1 ? bytes.length : end + 1 };
  }
  if (KINDS[byte] === DELIMITER) return { kind: 'mark', text: String.fromCharCode(byte), end: at + 1 };
  const end = endOfWord(bytes, at);
  return { kind: 'word', text: String.fromCharCode(...bytes.subarray(at, Math.min(end, at + LONGEST_WORD))), end };
}

/**
 * Reads the object whose value begins at `from`, up to the word behind it. Stops at the byte `last`: an object that is not over by then is
 * told as far as it was read, and its `end` lies there or behind.
 */
export function objectAt(bytes: Uint8Array, from: number, last: number): PdfObject {
  const names: string[] = [];
  const entries: { key: string; value: string[] }[] = [];
  let [at, depth, wantsKey] = [from, 0, false];
  while (at < last) {
    const token = tokenAt(bytes, at);
    at = token.end;
    if (token.kind === 'end') break;
    if (token.kind === 'name') names.push(token.text);
    if (depth === 1 && wantsKey && token.kind === 'name') {
      entries.push({ key: token.text, value: [] });
      wantsKey = false;
    } else if (depth >= 1 && depth <= 2 && (token.kind === 'name' || token.kind === 'word')) {
      // "5 0 R" is three words: two of them come when the next key is waited for.
      entries.at(-1)?.value.push(token.text);
      if (depth === 1) wantsKey = true;
    } else if (token.kind === 'text' && depth === 1) wantsKey = true;
    const mark = token.kind === 'mark' ? token.text : '';
    if (mark === '<<' || mark === '[') {
      if (depth === 0) wantsKey = mark === '<<';
      depth += 1;
    } else if (mark === '>>' || mark === ']') {
      depth -= 1;
      if (depth === 1) wantsKey = true;
    }
    if (depth > 0) continue;
    const next = tokenAt(bytes, at);
    return { names, entries, stream: next.kind === 'word' && next.text === 'stream' ? next.end : undefined, end: at };
  }
  return { names, entries, stream: undefined, end: at };
}
