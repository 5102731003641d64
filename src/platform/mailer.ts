// Sends mail over SMTP, or, in the embedded demonstration, puts it into a folder that a page on this machine shows. Writes no text of its own.
// An attacker tries a line break in a name or an address, to add headers: nodemailer encodes them, and the schema of a mailbox allows none.
import { mkdir, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { newId } from '#kernel/id.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same as `text` for programs that show HTML. */
  readonly html: string;
}

export interface Mailer {
  /** Resolves when another machine, or the folder, has taken the mail over; throws what went wrong otherwise. */
  readonly send: (mail: Mail) => Promise<void>;
  /** What was kept instead of sent, newest first; only where mail stays on this machine. */
  readonly kept?: () => Promise<KeptMail[]>;
}

const CONNECT_MS = 10_000;
const ANSWER_MS = 20_000;

/** Mail by the server at `url`, as smtp://name:password@host:587, from `from`. */
export function smtpMailer(url: string, from: string): Mailer {
  const timeouts = { connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: ANSWER_MS };
  const transport = createTransport({ url, ...timeouts });
  return {
    async send({ to, subject, text, html }) {
      try {
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text, html });
      } catch (error) {
        throw notTaken(error);
      }
    },
  };
}

/** What the other machine says in its own words may repeat the address, or a line of the mail, and the log may hold neither. Its numbers say enough. */
function notTaken(error: unknown): Error {
  const { code = 'no code', responseCode = '' } = error as { readonly code?: string; readonly responseCode?: number };
  return new Error(`the mail was not taken over: ${code} ${responseCode}`.trim());
}

/** A mail in the folder of the demonstration. */
export interface KeptMail extends Mail {
  readonly id: string;
  readonly at: string;
}

const MOST_KEPT = 200;
const NAME = /^[0-9a-f-]{36}\.json$/;

/** Mail into a folder, one file each, the newest 200. Written under another name and renamed, so that nobody reads half of one. */
export function folderMailer(folder: string): Mailer {
  return {
    async send(mail) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const kept: KeptMail = { ...mail, id: newId(), at: new Date().toISOString() };
      await writeFile(join(folder, `${kept.id}.part`), JSON.stringify(kept), { mode: 0o600 });
      await rename(join(folder, `${kept.id}.part`), join(folder, `${kept.id}.json`));
      const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
      for (const name of names.slice(0, -MOST_KEPT)) await unlink(join(folder, name)).catch(() => {});
    },
    kept: () => keptIn(folder),
  };
}

/** A folder that is not there is empty. */
async function keptIn(folder: string): Promise<KeptMail[]> {
  const names = await readdir(folder).catch(() => []);
  const wanted = names.filter((name) => NAME.test(name)).sort().reverse();
  return Promise.all(wanted.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as KeptMail));
}

/** Nobody to send by: MAIL_URL is not set. The jobs that would send are kept and tried again. */
export const noMailer: Mailer = { send: () => Promise.reject(new Error('MAIL_URL is not set')) };
