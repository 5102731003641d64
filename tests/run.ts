// `npm test`, `npm run check`, `npm run test:browser`: runs every kind of test one after the other, adds up what they report, and ends with one plain line.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, installChromium } from './support/chromium.ts';
import { InstallFailure } from './support/programs.ts';

const ROOT = join(import.meta.dirname, '..');
const REPORTS = join(ROOT, 'test-results');
const bin = (path: string): string[] => [process.execPath, join(ROOT, 'node_modules', path)];

interface Count {
  readonly passed: number;
  readonly failed: number;
}
const one = (passed: boolean): Count => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1 });
const add = (counts: readonly Count[]): Count => counts.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), { passed: 0, failed: 0 });

/** Runs a program and answers whether it ended well. With `quiet` its words are shown only where it did not. */
async function run(command: readonly string[], quiet: boolean, env: NodeJS.ProcessEnv = {}): Promise<boolean> {
  const child = spawn(command[0]!, command.slice(1), { cwd: ROOT, stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'], env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env } });
  const said: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  const [status] = (await once(child, 'close')) as [number | null];
  if (quiet && status !== 0) process.stdout.write(Buffer.concat(said));
  return status === 0;
}

/** A check that is passed or failed as a whole. */
async function check(name: string, ...command: string[]): Promise<Count> {
  const began = performance.now();
  const passed = await run(command, true);
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - began) / 1_000).toFixed(1)} s)`);
  return one(passed);
}

const lane = async (...checks: (() => Promise<Count>)[]): Promise<Count> => {
  const counts: Count[] = [];
  for (const next of checks) counts.push(await next());
  return add(counts);
};

/** What can be told without running anything, two at a time. Astro writes its types first, because the others read them. */
async function standing(): Promise<Count> {
  const synced = await check('types that Astro writes', ...bin('astro/bin/astro.mjs'), 'sync');
  const counts = await Promise.all([
    // Astro's check reads every file of TypeScript too, so types are looked at once.
    lane(() => check('types', ...bin('astro/bin/astro.mjs'), 'check')),
    lane(
      () => check('lint', ...bin('eslint/bin/eslint.js'), '--config', 'tests/eslint.config.mjs', '--max-warnings', '0', '.'),
      () => check('dead code', ...bin('knip/bin/knip.js'), '--config', 'tests/knip.json'),
    ),
  ]);
  return add([synced, ...counts]);
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[];
}

/** A file that could not even be read holds no failed test, and counts as one; so does an error outside of every test. */
async function vitest(...projects: string[]): Promise<Count> {
  const report = join(REPORTS, 'vitest.json');
  rmSync(report, { force: true });
  const ended = await run([...bin('vitest/vitest.mjs'), 'run', '-c', 'tests/vitest.config.ts', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...projects.flatMap((name) => ['--project', name])], false);
  if (!existsSync(report)) return one(false);
  const { numPassedTests: passed, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed')).length;
  return { passed, failed: numFailedTests + broken || (ended ? 0 : 1) };
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number };
  readonly errors: readonly unknown[];
}

/** A test that passed only when tried again has failed, and one that was skipped was not passed. */
async function browser(): Promise<Count> {
  try {
    if (!findChromium()) installChromium(console.log);
  } catch (error) {
    if (!(error instanceof InstallFailure)) throw error;
    console.log(`FAILED browser tests: ${error.message}`);
    return one(false);
  }
  const report = join(REPORTS, 'playwright.json');
  rmSync(report, { force: true });
  const ended = await run([...bin('@playwright/test/cli.js'), 'test', '-c', 'tests/browser/playwright.config.ts'], false, { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  if (!existsSync(report)) return one(false);
  const { stats, errors } = JSON.parse(readFileSync(report, 'utf8')) as PlaywrightReport;
  const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
  return { passed: stats.expected, failed: failed || (ended ? 0 : 1) };
}

const KINDS: Readonly<Record<string, readonly (() => Promise<Count>)[]>> = {
  all: [standing, () => vitest(), browser],
  check: [standing, () => vitest('architecture')],
  browser: [browser],
};

const kind = KINDS[process.argv[2] ?? 'all'];
if (!kind) throw new Error(`Run one of: ${Object.keys(KINDS).join(', ')}`);
mkdirSync(REPORTS, { recursive: true });
const { passed, failed } = await lane(...kind);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
