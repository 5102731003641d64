// Browser tests: Debian's Chromium against the built site with the whole world in it.
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from '../support/chromium.ts';

const ROOT = join(import.meta.dirname, '../..');
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const executablePath = findChromium();

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: join(ROOT, 'test-results/browser'),
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  reporter: [['dot'], ['json']],
  webServer: {
    command: `"${process.execPath}" tests/support/serve-world.ts`,
    cwd: ROOT,
    wait: { stdout: /Serving on port (?<plumbline_port>\d+), without (?<plumbline_withdrawn>[a-z0-9-]+), from (?<plumbline_database>\S+)/ },
    stdout: 'ignore',
    stderr: 'pipe',
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
  use: {
    // Known once the server runs; the processes that run the tests read this file after that.
    baseURL: `http://localhost:${process.env['PLUMBLINE_PORT'] ?? ''}`,
    launchOptions: { args: QUIET, ...(executablePath ? { executablePath } : {}) },
    trace: 'retain-on-failure',
  },
});
