// Unpacks what was packed by zlib, off the main thread and never beyond a limit: 10 MB can be made to hold 10 GB.
import { constants, createInflate } from 'node:zlib';

const CHUNK_BYTES = 1_024 * 1_024;

/** What came out. `swollen`: more than the limit, and the rest was left; `broken`: up to the place where it is no zlib. */
export interface Unpacked {
  readonly ended: 'whole' | 'broken' | 'swollen';
  /** In bytes. Of one that is broken as many as can have come out. */
  readonly size: number;
  /** Empty where the bytes were only counted. */
  readonly bytes: Buffer;
}

/**
 * Unpacks the zlib stream at the beginning of `packed`; what follows it is left alone, and one that breaks off counts as whole. `keep` is
 * for a stream that is read; otherwise its bytes are counted and let go.
 */
export async function unpack(packed: Uint8Array, most: number, keep: boolean): Promise<Unpacked> {
  const inflate = createInflate({ chunkSize: CHUNK_BYTES, finishFlush: constants.Z_SYNC_FLUSH });
  const kept: Buffer[] = [];
  let size = 0;
  let ended: Unpacked['ended'] = 'whole';
  inflate.end(packed);
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (keep) kept.push(chunk);
      if (size <= most) continue;
      ended = 'swollen';
      break;
    }
  } catch {
    ended = 'broken';
    // The chunk that waited to be read and the one that was being filled are both lost.
    size += 2 * CHUNK_BYTES;
  }
  return { ended, size, bytes: Buffer.concat(kept) };
}
