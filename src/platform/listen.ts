// Hears NOTIFY on a connection of its own, and makes that connection again whenever it is lost. Sends nothing.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface Listener {
  readonly onNotice: (payload: string) => void;
  /** Each time the channel is heard, the first time too. What was said before may have been missed: read everything again. */
  readonly onConnected: () => void;
}

const PAUSE_MS = 500;
const CONNECT_MS = 5_000;
const KEEP_ALIVE_MS = 10_000;

/**
 * Listens on `channel` of the database at `url` until the returned function is called. Resolves when the channel is first heard, and
 * while Postgres is away it goes on trying, twice a second.
 */
export async function listen(url: string, channel: string, listener: Listener): Promise<() => Promise<void>> {
  const ended = new AbortController();
  let client: pg.Client | undefined;

  const connect = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      const next = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS, keepAlive: true, keepAliveInitialDelayMillis: KEEP_ALIVE_MS, application_name: 'plumbline listens' });
      const lost = Promise.withResolvers<void>();
      next.on('error', () => {}).on('end', lost.resolve);
      next.on('notification', ({ payload }) => listener.onNotice(payload ?? ''));
      try {
        await next.connect();
        await next.query(`listen ${pg.escapeIdentifier(channel)}`);
      } catch {
        await next.end().catch(() => {});
        await sleep(PAUSE_MS, undefined, { ref: false });
        continue;
      }
      client = next;
      void lost.promise.then(() => connect());
      listener.onConnected();
      return;
    }
  };

  await connect();
  return async () => {
    ended.abort();
    await client?.end();
  };
}
