// The built server with a database of its own, as the outside sees it.
import { afterAll, beforeAll, inject } from 'vitest';
import { ownDatabase } from './database.ts';
import { startServer, type RunningServer } from './start-server.ts';
import { worldTemplate } from './world.ts';

/**
 * Registers the hooks of a test file that speaks to the built server: `const site = useServer()`, then `fetch(site.url + '/…')` inside a
 * test. The database is a copy of the whole world, or with `empty` of the bare tables.
 */
export function useServer(wishes: { readonly empty?: boolean; readonly env?: NodeJS.ProcessEnv } = {}): { readonly url: string; readonly log: readonly string[]; readonly databaseUrl: string } {
  let own: Awaited<ReturnType<typeof ownDatabase>> | undefined;
  let server: RunningServer | undefined;
  beforeAll(async () => {
    own = await ownDatabase(wishes.empty ? undefined : await worldTemplate(inject('sockets')));
    server = await startServer(own.url, wishes.env);
  });
  afterAll(async () => {
    await server?.stop();
    await own?.drop();
  });
  const running = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('the server is there inside of tests and hooks only');
    return value;
  };
  return {
    get url() {
      return running(server).url;
    },
    get log() {
      return running(server).log;
    },
    get databaseUrl() {
      return running(own).url;
    },
  };
}
