// What the request pipeline is made of, as the server hands it in. Types only.
import type { Held } from '#platform/limiter.ts';
import type { Assets } from './assets.ts';
import type { Problem } from './problems.ts';

/** What the pipeline is made of; everything outside HTTP comes in here. */
export interface Parts {
  /** The site's own address, without a slash at the end; absolute links and the origin check use it alone. */
  readonly site: string;
  readonly hosts: ReadonlySet<string>;
  /** Proxies before the server: above 0, what they call a request is taken over. */
  readonly trustedProxyHops: number;
  /** Names the state of all public facts and the day: a page kept under another version is never sent. */
  readonly version: () => string;
  readonly assets: Assets;
  /** Both throw what a room throws. */
  readonly api: { fetch(request: Request): Response | Promise<Response> };
  /** Renders a page; with a problem, the page that tells of it. */
  readonly pages: (request: Request, problem?: Problem) => Promise<Response>;
  /** Counts a posted form, by the account where its cookie holds a session, else by the address at this socket. Says so where it is one too many. */
  readonly countPost: (socket: string | undefined, request: Request) => Promise<Held | undefined>;
  readonly ready: () => Promise<boolean>;
  /** One line for each answer, with all that went wrong on the way. The path only: an owner's answers stand in the query, and never reach a log. */
  readonly onAnswer: (line: { method: string; path: string; status: number; ms: number }, errors: readonly unknown[]) => void;
}
