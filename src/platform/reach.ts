// Whether a database can be used at all, and if not, why, in a sentence for whoever set its address.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** The oldest Postgres that Plumbline works on. */
const OLDEST = 15;
const CONNECT_MS = 5_000;

/** The database cannot be used. The message never holds the password. */
export class Unreachable extends Error {}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the host name cannot be looked up now',
  ENOENT: 'there is no such socket',
  EACCES: 'this user may not use the socket',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'it refuses the name or the password',
  '28000': 'it refuses this user',
  '3D000': 'it has no database of that name',
  '53300': 'it has too many connections already',
  '57P03': 'it is starting up or shutting down',
};

function reasonOf(error: unknown): string {
  const { code, message, errors } = error as Error & { code?: string; errors?: (Error & { code?: string })[] };
  const known = code ?? errors?.[0]?.code;
  return (known && REASONS[known]) ?? (message || 'it gives no reason');
}

/** Connects once. Throws Unreachable where that fails or the server is older than Plumbline can use. */
export async function checkDatabase(url: string): Promise<void> {
  const { host } = new URL(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ number: string }>("select current_setting('server_version_num') as number");
    const version = Math.floor(Number(rows[0]?.number) / 10_000);
    if (version < OLDEST) throw new Unreachable(`The database at ${host} is PostgreSQL ${version}. Plumbline needs ${OLDEST} or newer.`);
  } catch (error) {
    if (error instanceof Unreachable) throw error;
    throw new Unreachable(`The database at ${host} cannot be used: ${reasonOf(error)}. Check DATABASE_URL.`);
  } finally {
    await client.end().catch(() => {});
  }
}

const PAUSE_MS = 200;

/** Waits until the database can be used; after `patienceMs` throws Unreachable with the last reason. */
export async function untilReachable(url: string, patienceMs: number): Promise<void> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return await checkDatabase(url);
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
