// Takes in a file that was sent as evidence: judged, scanned where a scanner is set, stored; in this order, and stored only after all of it.
import { done, refused, type Result } from '#kernel/result.ts';
import { checkEvidence, type EvidenceFault, type EvidenceType } from './evidence-check.ts';
import type { Files, StoredFile } from './files.ts';
import type { Scanner } from './virus-scan.ts';

/** Why a file is not taken in. `not-scanned`: a scanner is set and gave no answer. */
export type FileFault = EvidenceFault | 'infected' | 'not-scanned' | 'no-room';

export interface TakenFile extends StoredFile {
  readonly type: EvidenceType;
}

/**
 * Stores what may be kept of the bytes and says under which key; the caller writes the row after it. With a refusal nothing is in the store.
 * What is scanned is what is kept.
 */
export async function takeFile({ files, scanner }: { readonly files: Files; readonly scanner: Scanner }, sent: Uint8Array): Promise<Result<TakenFile, FileFault>> {
  const checked = await checkEvidence(sent);
  if (checked.kind === 'refused') return checked;
  const { bytes, type } = checked.value;
  const scanned = await scanner.scan(bytes);
  if (scanned === 'found') return refused('infected');
  if (scanned === 'unavailable') return refused('not-scanned');
  const stored = await files.put(bytes, type);
  return stored.kind === 'refused' ? stored : done({ ...stored.value, type });
}
