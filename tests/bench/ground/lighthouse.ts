// Lighthouse with Debian's Chromium: its mobile profile, its simulated line and processor, as it comes. It sends nothing to anybody: only its own command line would report errors.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import lighthouse, { type Result, type Trace } from 'lighthouse';
import { inThreadTime } from './thread-time.ts';
import { freePort } from './web-server.ts';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** Where Lighthouse leaves the browser's recording between gathering and judging. */
const RECORDING = 'defaultPass.trace.json';
/** The one audit that asks a page to stand in search engines. */
const FOR_SEARCH = 'is-crawlable';

/** What Lighthouse says of one visit: scores from 0 to 100, times in milliseconds, what took points. */
export interface Judged {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly seo: number;
  readonly largest: number;
  readonly blocked: number;
  readonly shift: number;
  /** Audits that failed, but for those of speed: their names. */
  readonly faults: readonly string[];
}

export interface Judge {
  /** Visits an address with an empty cache. `hidden`: the page keeps itself out of search engines, and is not asked to stand there. */
  visit(address: string, hidden: boolean): Promise<Judged>;
  close(): Promise<void>;
}

const isFailed = (score: number | null | undefined): boolean => typeof score === 'number' && score < 1;

function read({ categories, audits, runtimeError }: Result): Judged {
  if (runtimeError) throw new Error(`Lighthouse: ${runtimeError.message}`);
  const score = (name: string): number => Math.round((categories[name]?.score ?? NaN) * 100);
  const number = (name: string): number => audits[name]?.numericValue ?? NaN;
  const judged = ['accessibility', 'best-practices', 'seo'].flatMap((name) => categories[name]?.auditRefs ?? []);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    largest: number('largest-contentful-paint'),
    blocked: number('total-blocking-time'),
    shift: number('cumulative-layout-shift'),
    faults: judged.filter(({ id, weight }) => weight > 0 && isFailed(audits[id]?.score)).map(({ id }) => id),
  };
}

/** Starts the browser at `executablePath`. Between gathering and judging, tasks are shortened to the time in which they had a processor: a busy machine must not look like a slow page. */
export async function openJudge(executablePath: string, folder: string): Promise<Judge> {
  const port = await freePort();
  const browser = await chromium.launch({ executablePath, args: [...FLAGS, `--remote-debugging-port=${port}`] });
  return {
    visit: async (address, hidden) => {
      const kept = mkdtempSync(join(folder, 'visit-'));
      const flags = { port, logLevel: 'silent', ...(hidden && { skipAudits: [FOR_SEARCH] }) } as const;
      try {
        await lighthouse(address, { ...flags, gatherMode: kept });
        const recording = join(kept, RECORDING);
        const trace = JSON.parse(readFileSync(recording, 'utf8')) as Trace;
        writeFileSync(recording, JSON.stringify({ ...trace, traceEvents: inThreadTime(trace.traceEvents) }));
        const result = await lighthouse(address, { ...flags, auditMode: kept });
        if (!result) throw new Error('Lighthouse judged nothing');
        return read(result.lhr);
      } finally {
        rmSync(kept, { recursive: true, force: true });
      }
    },
    close: () => browser.close(),
  };
}
