// What is said of a file that is not taken in: what is wrong with it, and what to do. Pure.
import { MOST_PAGES } from './pdf-check.ts';
import { LARGEST_FILE } from './evidence-check.ts';
import { MOST_PIXELS } from './picture-copy.ts';
import type { FileFault } from './take-file.ts';

const PRINT_AGAIN = 'Open it, print it as a new PDF, and send that.';

/** The status to answer with, and the sentence that stands beside the field. */
export const FILE_PROBLEMS: Readonly<Record<FileFault, { readonly status: number; readonly says: string }>> = {
  empty: { status: 422, says: 'This file is empty. Look at it on your computer, and choose it again.' },
  'too-large': { status: 413, says: `This file is larger than ${LARGEST_FILE / 1_024 / 1_024} MB. Save it smaller, or send only the pages that show it.` },
  'not-a-kind': { status: 422, says: 'This file is not a PDF, a PNG or a JPEG, whatever its name says. Save it as one of these three.' },
  'two-kinds': { status: 422, says: 'This file is two kinds of file in one. Open it, save it as a new PDF or picture, and send that.' },
  broken: { status: 422, says: 'We cannot open this file. It may have been cut off on its way. Open it yourself, save it again, and send that.' },
  'too-many-pixels': { status: 422, says: `This picture has more than ${MOST_PIXELS / 1_000_000} million dots. Save it smaller, and send that.` },
  'too-many-pages': { status: 422, says: `This PDF has more than ${MOST_PAGES} pages. Send only the pages that show it.` },
  'active-pdf': { status: 422, says: `This PDF holds a script, a form program or another file. We take PDFs that can only be read. ${PRINT_AGAIN}` },
  'locked-pdf': { status: 422, says: 'This PDF is locked, and nobody here could read it. Save a copy without the lock or the password, and send that.' },
  'swollen-pdf': { status: 422, says: `This PDF unpacks to far more than we can open. ${PRINT_AGAIN}` },
  'unread-pdf': { status: 422, says: `This PDF is packed in a way that we cannot check. ${PRINT_AGAIN}` },
  infected: { status: 422, says: 'Our virus scanner found something in this file. Scan your computer, and send a clean copy.' },
  'not-scanned': { status: 503, says: 'Our virus scanner does not answer, so we did not keep this file. It is our mistake, not yours. Try again in an hour.' },
  'no-room': { status: 507, says: 'Our store of files is full, so we did not keep this file. It is our mistake, not yours. Try again in an hour.' },
};
