// The browser of the browser tests: Debian's Chromium. Finds it, or installs it and says so.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** There is no browser, and none could be installed; the message says what to do. */
export class InstallFailure extends Error {}

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)).find(isProgram);

/** The path of a Chromium on this machine. */
export const findChromium = (): string | undefined => NAMES.map(onPath).find((path) => path !== undefined);

/** Installs Debian's Chromium with apt-get, as root or by a sudo that asks for no password. Throws InstallFailure where neither works. */
export function installChromium(say: (line: string) => void): void {
  const apt = onPath('apt-get');
  const asRoot = process.geteuid?.() === 0 ? [] : ['sudo', '-n'];
  if (!apt) throw new InstallFailure('Chromium is not installed, and this machine has no apt-get to install it with. Install Chromium, then run the tests again.');
  say('Installing Chromium for the browser tests: apt-get install chromium fonts-liberation');
  for (const act of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation']]) {
    const [program, ...args] = [...asRoot, apt, ...act];
    const { status } = spawnSync(program!, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    if (status !== 0) throw new InstallFailure('Chromium is not installed, and apt-get could not install it. Run as root: apt-get update && apt-get install -y chromium fonts-liberation');
  }
  if (!findChromium()) throw new InstallFailure('apt-get says that it installed Chromium, and it is not to be found.');
}
