// The environment, read once through zod. Nothing else reads process.env; every wrong value gets a sentence of its own.
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { filesIn, filesProblem, scanIn, type FilesSetting, type ScanSetting } from './files-setting.ts';

/** Everything that can be set from outside. */
export interface Config {
  /** Connection address of Postgres. Absent: the embedded server is wanted, which only the commands start. */
  readonly databaseUrl: string | undefined;
  /** Folder of the embedded database, its log, and files. */
  readonly home: string;
  readonly host: string;
  readonly port: number;
  /** The site's own address without a slash at the end. Absolute links and the origin check are built from it alone. */
  readonly site: string;
  /** Values of the Host header that are answered. */
  readonly hosts: ReadonlySet<string>;
  /** How many proxies stand before the server, each adding one address to X-Forwarded-For. */
  readonly trustedProxyHops: number;
  /** Posted forms that one network address may send within an hour. */
  readonly postsAnHour: number;
  readonly logLevel: LogLevel;
  /** How mail leaves: by a server, into the folder of the demonstration, or not at all, and then nobody can sign in. */
  readonly mail: { readonly kind: 'smtp'; readonly url: string; readonly from: string } | { readonly kind: 'folder'; readonly folder: string } | { readonly kind: 'none' };
  /** Where evidence is kept. */
  readonly files: FilesSetting;
  /** What looks for viruses in it, where anything does. */
  readonly scan: ScanSetting;
}

/** A person with five mistakes in a form stays below it. */
const POSTS_AN_HOUR = 10;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const isPostgres = (text: string): boolean => URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
const isSite = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username;
};
const isMail = (text: string): boolean => URL.canParse(text) && ['smtp:', 'smtps:'].includes(new URL(text).protocol) && new URL(text).hostname !== '';
const SENDER = /^(?:[^<>"\r\n]{1,80}<[^<>@\s"]{1,64}@[^<>@\s"]{1,253}>|[^<>@\s"]{1,64}@[^<>@\s"]{1,253})$/;
const whole = (text: string, least: number, most: number): boolean => /^\d{1,5}$/.test(text) && Number(text) >= least && Number(text) <= most;
const WORD = /^[\x21-\x7e]+$/;
const isHost = (text: string): boolean => isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text);

const Environment = z.object({
  DATABASE_URL: z
    .string()
    .refine(isPostgres, 'must be the address of a Postgres database, like postgres://name:password@host:5432/plumbline')
    .optional(),
  PLUMBLINE_HOME: z.string().default('.plumbline'),
  HOST: z.string().refine(isHost, 'must be an address or a name to listen on, like 127.0.0.1 or 0.0.0.0').default('127.0.0.1'),
  PORT: z.string().refine((text) => whole(text, 0, 65_535), 'must be a whole number from 0 to 65535').default('4321'),
  SITE_URL: z.string().refine(isSite, 'must be the address that people type, without a path, like https://plumbline.example').optional(),
  TRUSTED_PROXY_HOPS: z.string().refine((text) => whole(text, 0, 9), 'must be a whole number from 0 to 9').default('0'),
  POSTS_AN_HOUR: z.string().refine((text) => whole(text, 1, 99_999), 'must be a whole number from 1 to 99999').default(String(POSTS_AN_HOUR)),
  MAIL_URL: z.string().refine(isMail, 'must be the address of a mail server, like smtp://name:password@mail.example:587').optional(),
  MAIL_FROM: z.string().regex(SENDER, 'must be a mailbox, like Plumbline <hello@plumbline.example>').optional(),
  MAIL_FOLDER: z.string().optional(),
  FILES_URL: z.string().check(({ value, issues }) => {
    const problem = filesProblem(value);
    // What was set is left out of the sentence: it may hold a password.
    if (problem !== undefined) issues.push({ code: 'custom', message: problem, input: '' });
  }).optional(),
  AWS_ACCESS_KEY_ID: z.string().regex(WORD, 'must be one word').optional(),
  AWS_SECRET_ACCESS_KEY: z.string().regex(WORD, 'must be one word').optional(),
  AWS_SESSION_TOKEN: z.string().regex(WORD, 'must be one word').optional(),
  CLAMD: z.string().refine((text) => scanIn(text) !== undefined, 'must be where clamd listens, like 127.0.0.1:3310 or /run/clamav/clamd.ctl').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

/** A setting that cannot be used. Its message is a sentence for the person who set it; a password is never repeated in it. */
export class WrongSetting extends Error {}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** What the Host header may say for this address: browsers leave out the port that its scheme has by default, and some programs name it. */
function hostsOf(address: URL): string[] {
  const usual = DEFAULT_PORTS[address.protocol];
  return address.port === '' ? [address.host, `${address.host}:${usual}`] : [address.host];
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The folder in which a demonstration keeps its mails lets anybody sign in as anybody: it exists beside the embedded database alone, and on this machine alone. */
function mailOf({ MAIL_URL, MAIL_FROM, MAIL_FOLDER, DATABASE_URL }: z.output<typeof Environment>, site: URL): Config['mail'] {
  if (MAIL_FOLDER !== undefined) {
    const embedded = DATABASE_URL !== undefined && new URL(DATABASE_URL).searchParams.get('host')?.startsWith('/') === true;
    if (!embedded || !LOOPBACK.has(site.hostname)) throw new WrongSetting('MAIL_FOLDER works only with the embedded database, on this machine. Set MAIL_URL instead.');
  }
  if (MAIL_URL !== undefined) return { kind: 'smtp', url: MAIL_URL, from: MAIL_FROM ?? `Plumbline <no-reply@${site.hostname}>` };
  return MAIL_FOLDER === undefined ? { kind: 'none' } : { kind: 'folder', folder: resolve(MAIL_FOLDER) };
}

/** Evidence stays on this machine unless a place is set. Without keys of its own, an S3 client finds those of the machine that it runs on. */
function filesOf({ FILES_URL, AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token }: z.output<typeof Environment>, home: string): FilesSetting {
  if (FILES_URL === undefined) return { kind: 'disk', folder: join(home, 'files') };
  const isHalf = (id === undefined) !== (secret === undefined) || (token !== undefined && id === undefined);
  if (isHalf && FILES_URL.startsWith('s3:')) throw new WrongSetting('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY go together. Set both, or neither.');
  return filesIn(FILES_URL, id !== undefined && secret !== undefined ? { accessKeyId: id, secretAccessKey: secret, ...(token !== undefined && { sessionToken: token }) } : undefined);
}

/** The configuration in `env`; throws WrongSetting, with one line for each wrong value. A value left empty counts as not set. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    throw new WrongSetting(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join('\n'));
  }
  const { DATABASE_URL, PLUMBLINE_HOME, HOST, PORT, SITE_URL, TRUSTED_PROXY_HOPS, POSTS_AN_HOUR: postsAnHour, LOG_LEVEL, CLAMD } = parsed.data;
  const port = Number(PORT);
  const addresses = (SITE_URL ? [SITE_URL] : ['localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${port}`)).map((text) => new URL(text));
  return Object.freeze({
    databaseUrl: DATABASE_URL,
    home: resolve(PLUMBLINE_HOME),
    host: HOST,
    port,
    site: addresses[0]!.origin,
    hosts: new Set(addresses.flatMap(hostsOf)),
    trustedProxyHops: Number(TRUSTED_PROXY_HOPS),
    postsAnHour: Number(postsAnHour),
    logLevel: LOG_LEVEL,
    mail: mailOf(parsed.data, addresses[0]!),
    files: filesOf(parsed.data, resolve(PLUMBLINE_HOME)),
    scan: (CLAMD !== undefined && scanIn(CLAMD)) || { kind: 'none' as const },
  });
}
