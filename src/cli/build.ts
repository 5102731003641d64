// Builds the site with Astro, and knows whether the last build still fits the sources. Run as a program it always builds.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { holdLock } from '#platform/embedded-lock.ts';
import { yamlTexts } from '#standard/load.ts';
import { PARSED, writeParsed } from '#standard/parsed.ts';

const ROOT = join(import.meta.dirname, '../..');
const STAMP = join(ROOT, 'dist/built-from.txt');
const ASTRO = join(ROOT, 'node_modules/astro/bin/astro.mjs');
/** All that the build reads. The standard is not among it: the running site reads that from its folder. */
const SOURCES = ['src', 'content/guides', 'content/handbook', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];
const LAST_LINES = 30;

/** The program that serves the built site. */
export const SERVER = join(ROOT, 'dist/server/entry.mjs');

export class BuildFailure extends Error {}

const filesBelow = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));

/** One digest over the names and contents of all sources: times say nothing after a checkout or a copy. */
function digestSources(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES.map((name) => join(ROOT, name)).filter((path) => existsSync(path))) {
    for (const file of source.endsWith('.mjs') || source.endsWith('.json') ? [source] : filesBelow(source).sort()) {
      hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/** Whether `dist` is missing or was built from other sources. */
const isStale = (): boolean => !existsSync(SERVER) || !existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== digestSources();

/** Builds the site where `dist` is missing or was built from other sources; answers whether it did. Whoever comes while another builds waits for it. */
export async function buildWhereStale(): Promise<boolean> {
  const lock = join(tmpdir(), `plumbline-build-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}.sock`);
  let release: (() => void) | undefined;
  while (!(release = await holdLock(lock))) await sleep(500);
  try {
    if (!isStale()) return false;
    await buildSite();
    return true;
  } finally {
    release();
  }
}

/** Builds the site. Throws BuildFailure with the last lines that Astro wrote. Sends nothing to anybody: Astro's telemetry is off. */
export async function buildSite(): Promise<void> {
  const digest = digestSources();
  const astro = spawn(process.execPath, [ASTRO, 'build'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' } });
  const endWithUs = (): void => void astro.kill();
  process.once('exit', endWithUs);
  const [out, err, [status]] = await Promise.all([text(astro.stdout), text(astro.stderr), once(astro, 'exit') as Promise<[number | null]>]);
  process.off('exit', endWithUs);
  if (status !== 0) throw new BuildFailure(`The site could not be built. Astro says:\n${`${out}\n${err}`.trimEnd().split('\n').slice(-LAST_LINES).join('\n')}`);
  writeParsed(join(ROOT, PARSED), yamlTexts(join(ROOT, 'content')));
  writeFileSync(STAMP, digest);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await buildSite();
    console.log('Built the site into dist.');
  } catch (error) {
    console.error(error instanceof BuildFailure ? error.message : error);
    process.exitCode = 1;
  }
}
