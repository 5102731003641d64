// What drizzle gets in place of the plain pool: it never loses a connection to a transaction that failed, and never hands a broken one on.
import pg from 'pg';

/**
 * drizzle takes a connection, says `begin`, and gives it back at the end, whatever happened. Three cases go wrong with that: `begin` itself
 * fails (the connection is never given back), the connection breaks in between (its error event has no listener and ends the process),
 * and the answer does not come in time (the connection goes back to the pool with a statement still on it).
 */
function soundConnection(client: pg.PoolClient) {
  let broken = false;
  const onError = (): void => void (broken = true);
  client.on('error', onError);
  const release = (): void => {
    client.off('error', onError);
    client.release(broken);
  };
  const query = async (config: pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> => {
    try {
      return await client.query(config, values);
    } catch (error) {
      const answered = error instanceof pg.DatabaseError;
      if (!answered) broken = true;
      if (config.text.startsWith('begin')) release();
      throw error;
    }
  };
  return { query, release };
}

/** The pool for drizzle, which knows a pool by the word in its class's name. */
export function soundPool(pool: pg.Pool): pg.Pool {
  class SoundPool {
    query = (config: pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> => pool.query(config, values);
    connect = async () => soundConnection(await pool.connect());
  }
  return new SoundPool() as unknown as pg.Pool;
}
