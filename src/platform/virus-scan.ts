// Asks clamd whether a file holds something it knows, by its INSTREAM command, where a clamd is set.
// An attacker makes clamd stumble, and hopes that what was not scanned is taken in: whatever is no plain answer counts as no scan.
import { connect, type Socket } from 'node:net';
import type { ScanSetting } from './files-setting.ts';

/** `not-asked`: no clamd is set. `unavailable`: one is, and it gave no plain answer; a file is never taken in on that. */
export type ScanResult = 'clean' | 'found' | 'unavailable' | 'not-asked';

export interface Scanner {
  /** Resolves within 30 seconds, whatever clamd does. */
  readonly scan: (bytes: Uint8Array) => Promise<ScanResult>;
}

const CONNECT_MS = 5_000;
const ANSWER_MS = 30_000;
const CHUNK_BYTES = 64 * 1_024;
/** More than clamd ever says of one file. */
const LONGEST_ANSWER = 1_024;

const meantBy = (answer: string): ScanResult => (answer === 'stream: OK' ? 'clean' : /^stream: .+ FOUND$/.test(answer) ? 'found' : 'unavailable');

/** The whole question: each chunk with its length in front, and one of length 0 at the end. */
function* question(bytes: Uint8Array): Generator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const chunk = bytes.subarray(at, at + CHUNK_BYTES);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    yield length;
    yield chunk;
  }
  yield Buffer.alloc(4);
}

function askThrough(socket: Socket, bytes: Uint8Array, answerWithin: number): Promise<ScanResult> {
  return new Promise((resolve) => {
    let heard = '';
    const end = (result: ScanResult): void => {
      clearTimeout(early);
      clearTimeout(late);
      socket.destroy();
      resolve(result);
    };
    const early = setTimeout(() => end('unavailable'), Math.min(CONNECT_MS, answerWithin));
    const late = setTimeout(() => end('unavailable'), answerWithin);
    socket.once('connect', () => {
      clearTimeout(early);
      for (const part of question(bytes)) socket.write(part);
    });
    socket.on('data', (part: Buffer) => {
      heard += part.toString('latin1');
      const stop = heard.indexOf('\0');
      if (stop !== -1) end(meantBy(heard.slice(0, stop)));
      else if (heard.length > LONGEST_ANSWER) end('unavailable');
    });
    socket.on('error', () => end('unavailable'));
    socket.on('close', () => end('unavailable'));
  });
}

/** The scanner that is set. Without one nothing is scanned, and it says so. `answerWithin` in milliseconds. */
export function openScanner(setting: ScanSetting, answerWithin: number = ANSWER_MS): Scanner {
  if (setting.kind === 'none') return { scan: () => Promise.resolve('not-asked') };
  return { scan: (bytes) => askThrough(setting.kind === 'tcp' ? connect(setting.port, setting.host) : connect(setting.path), bytes, answerWithin) };
}
