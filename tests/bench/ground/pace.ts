// How this machine compares with the one that the goals were written on: what a bare node:http server takes for a request is the measure of both.
import { costOf, type Cost } from './cost.ts';
import { startBare } from './web-server.ts';

/** The most that a bare server took on the machine of the goals (GOALS 2). */
const GOAL_BARE_MS = 0.03;

export interface Pace {
  readonly bare: Cost;
  /** Limits in time are multiplied by this: 1 on a machine as fast as that of the goals, or faster; how many times slower this one is. */
  readonly factor: number;
}

/** Measures it now: a machine that others use is slower for as long as they do. */
export async function measurePace(folder: string): Promise<Pace> {
  const server = await startBare(folder);
  try {
    const bare = await costOf({ server }, () => '/', {});
    return { bare, factor: Math.max(1, bare.ms / GOAL_BARE_MS) };
  } finally {
    await server.stop();
  }
}
