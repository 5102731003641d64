// A document as a word processor reads it: opened by LibreOffice, printed to PDF, and its text read back. Both programs are found, or installed and that is said.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram, installProgram, type Wanted } from './programs.ts';

export const OFFICE: readonly Wanted[] = [
  { title: 'LibreOffice Writer', purpose: 'the tests of documents', names: ['soffice', 'libreoffice'], packages: ['libreoffice-writer-nogui', 'fonts-liberation'] },
  { title: 'pdftotext', purpose: 'the tests of documents', names: ['pdftotext'], packages: ['poppler-utils'] },
];

/** Makes sure that both programs are there. Throws InstallFailure, with what to do, where one is missing and cannot be installed. */
export function prepareOffice(say: (line: string) => void): void {
  for (const wanted of OFFICE) if (!findProgram(wanted)) installProgram(wanted, say);
}

function run(wanted: Wanted, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(findProgram(wanted)!, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${wanted.title} ended with ${status}: ${stderr}`);
  return stdout;
}

/** The text of a docx file as it stands on paper, page by page. A profile of its own for each call: two LibreOffices cannot share one. */
export function textOfDocument(bytes: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-office-'));
  try {
    const [document, printed] = [join(folder, 'kit.docx'), join(folder, 'kit.pdf')];
    writeFileSync(document, bytes);
    const said = run(OFFICE[0]!, [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, document]);
    if (!existsSync(printed)) throw new Error(`LibreOffice wrote no PDF: ${said}`);
    return run(OFFICE[1]!, ['-layout', '-enc', 'UTF-8', printed, '-']).split('\f').slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
