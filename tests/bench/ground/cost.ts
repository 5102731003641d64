// What a request costs: CPU time of the server and of Postgres together, from the operating system, over requests sent one after the other.
import type { Addresses } from '../pages.ts';
import { openClient, type Client } from './client.ts';
import { cpuOf, cpuOfFamily } from './machine.ts';
import type { WebServer } from './web-server.ts';

export interface Measured {
  readonly server: WebServer;
  /** The process of Postgres; left out where none is asked. */
  readonly postmaster?: number;
}

export interface Cost {
  /** CPU milliseconds a request, server and Postgres together: the least of the rounds, since a busy machine only ever adds. */
  readonly ms: number;
  /** How much of it Postgres took. */
  readonly postgresMs: number;
  /** Wall milliseconds a request. */
  readonly wallMs: number;
}

export interface Effort {
  /** Before anything is counted, at least so many requests and so much CPU time: the compiler of V8 needs both. */
  readonly warmUp: { readonly requests: number; readonly cpuMs: number };
  readonly rounds: number;
  /** A round lasts until so much CPU time was used: the clock of the operating system ticks every ten milliseconds. */
  readonly roundCpuMs: number;
}

/** Requests between two looks at the clock, which itself takes a millisecond. */
const AT_ONCE = 40;
export const USUAL: Effort = { warmUp: { requests: 1_000, cpuMs: 1_000 }, rounds: 5, roundCpuMs: 500 };

async function askWell(client: Client, path: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const { status, body } = await client.ask(path, headers);
  if (status !== 200 || body.length === 0) throw new Error(`${path} answers ${status}`);
}

/** Measures requests for `addresses`. Throws where one is not answered with 200. */
export async function costOf({ server, postmaster }: Measured, addresses: Addresses, headers: Readonly<Record<string, string>>, effort: Effort = USUAL): Promise<Cost> {
  const client = openClient(server.port);
  const used = (): { web: number; postgres: number } => ({ web: cpuOf(server.pid), postgres: postmaster === undefined ? 0 : cpuOfFamily(postmaster) });
  let next = 0;
  const askUntil = async (requests: number, cpuMs: number): Promise<number> => {
    const [before, first] = [used(), next];
    for (let cpu = 0; cpu < cpuMs || next - first < requests; ) {
      for (let at = 0; at < AT_ONCE; at += 1, next += 1) await askWell(client, addresses(next), headers);
      const now = used();
      cpu = now.web + now.postgres - before.web - before.postgres;
    }
    return next - first;
  };
  try {
    await askUntil(effort.warmUp.requests, effort.warmUp.cpuMs);
    const costs: Cost[] = [];
    while (costs.length < effort.rounds) {
      const [before, began] = [used(), performance.now()];
      const requests = await askUntil(AT_ONCE, effort.roundCpuMs);
      const after = used();
      const postgresMs = (after.postgres - before.postgres) / requests;
      costs.push({ ms: (after.web - before.web) / requests + postgresMs, postgresMs, wallMs: (performance.now() - began) / requests });
    }
    return costs.reduce((best, cost) => (cost.ms < best.ms ? cost : best));
  } finally {
    client.close();
  }
}
