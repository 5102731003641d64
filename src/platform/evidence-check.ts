// Judges a file that was sent as evidence, and gives back what may be kept of it. Writes nothing; asks neither name nor declared type.
// An attacker tries all that is listed in evidence-kind.ts, pdf-check.ts and picture-copy.ts; every refusal is one of the codes below.
import { createHash } from 'node:crypto';
import { done, refused, type Result } from '#kernel/result.ts';
import { kindOf, type EvidenceKind, type KindFault } from './evidence-kind.ts';
import { pdfFault, type PdfFault } from './pdf-check.ts';
import { copyPicture } from './picture-copy.ts';

/** Of a file as it is sent. A picture painted anew may come out larger. */
export const LARGEST_FILE = 10 * 1_024 * 1_024;

export type EvidenceType = 'application/pdf' | 'image/png' | 'image/jpeg';
export type EvidenceFault = 'empty' | 'too-large' | 'too-many-pixels' | KindFault | PdfFault;

/** What is kept: a PDF as it came, a picture painted anew. */
export interface CheckedFile {
  readonly bytes: Uint8Array;
  readonly type: EvidenceType;
  /** SHA-256 of `bytes` in hex. */
  readonly digest: string;
}

const TYPES: Readonly<Record<EvidenceKind, EvidenceType>> = { pdf: 'application/pdf', png: 'image/png', jpeg: 'image/jpeg' };

/** SHA-256 in hex. */
export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let last: Promise<unknown> = Promise.resolve();

/** One at a time: two walls of pixels decoded at once would take twice the memory. */
function inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
  const next = last.then(act, act);
  last = next.catch(() => undefined);
  return next;
}

/** Judges a file of any bytes: what may be kept of it, or the first thing that is wrong. */
export async function checkEvidence(bytes: Uint8Array): Promise<Result<CheckedFile, EvidenceFault>> {
  if (bytes.length === 0) return refused('empty');
  if (bytes.length > LARGEST_FILE) return refused('too-large');
  return inTurn(async () => {
    const kind = await kindOf(bytes);
    if (kind !== 'pdf' && kind !== 'png' && kind !== 'jpeg') return refused(kind);
    const kept = kind === 'pdf' ? ((await pdfFault(bytes)) ?? bytes) : await copyPicture(bytes, kind);
    return typeof kept === 'string' ? refused(kept) : done({ bytes: kept, type: TYPES[kind], digest: digestOf(kept) });
  });
}
