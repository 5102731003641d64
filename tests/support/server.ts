// The built server as the outside sees it: one for all tests that only read, or one of a file's own.
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

let shared: Promise<RunningServer> | undefined;

/**
 * Registers the hook of a test file that only reads: `const site = useSite()`. Files that run in one process ask one server on one copy of
 * the whole world, which ends with that process. A file that writes, reads the log, or turns a setting has a server of its own.
 */
export function useSite(): { readonly url: string } {
  let url: string | undefined;
  beforeAll(async () => {
    shared ??= worldTemplate(inject('sockets')).then(ownDatabase).then((own) => startServer(own.url));
    const server = await shared;
    server.child.unref();
    server.child.channel?.unref();
    ({ url } = server);
  });
  return {
    get url() {
      if (url === undefined) throw new Error('the server is there inside of tests and hooks only');
      return url;
    },
  };
}
