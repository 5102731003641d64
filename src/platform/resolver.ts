// Asks the names of the internet for text records. A stranger chooses the name: the answer is read as text, with a limit on time and length.
import { Resolver } from 'node:dns/promises';

export interface NameResolver {
  /** The text records of a name; none where it has none or is not there. Throws where nobody answers. */
  readonly textsOf: (name: string) => Promise<readonly string[]>;
}

const WAIT_MS = 3_000;
const NOTHING_THERE: ReadonlySet<string | undefined> = new Set(['ENODATA', 'ENOTFOUND', 'EBADNAME']);
const MOST_RECORDS = 100;

/** Asks the servers of the machine, or `servers`, as `127.0.0.1:5353`. */
export function nameResolver(servers?: readonly string[]): NameResolver {
  return {
    async textsOf(name) {
      const resolver = new Resolver({ timeout: WAIT_MS, tries: 2 });
      if (servers) resolver.setServers(servers);
      try {
        return (await resolver.resolveTxt(name)).slice(0, MOST_RECORDS).map((parts) => parts.join(''));
      } catch (error) {
        if (NOTHING_THERE.has((error as NodeJS.ErrnoException).code)) return [];
        throw error;
      }
    },
  };
}
