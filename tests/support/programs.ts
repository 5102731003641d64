// Programs of Debian's that tests need beside Node: found on the path, or installed, and that is said. Knows none of them by name.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program is not there and could not be installed; the message says what to do. */
export class InstallFailure extends Error {}

/** `title` as a person calls it, `purpose` the end of "for …". */
export interface Wanted {
  readonly title: string;
  readonly purpose: string;
  readonly names: readonly string[];
  readonly packages: readonly string[];
}

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

/** The path of the first of these programs that is on this machine. */
export const findProgram = ({ names }: Pick<Wanted, 'names'>): string | undefined => names.map(onPath).find((path) => path !== undefined);

/** Installs Debian's packages with apt-get, as root or by a sudo that asks for no password. Throws InstallFailure where neither works. */
export function installProgram(wanted: Wanted, say: (line: string) => void): void {
  const { title, purpose, packages } = wanted;
  const list = packages.join(' ');
  const apt = onPath('apt-get');
  const asRoot = process.geteuid?.() === 0 ? [] : ['sudo', '-n'];
  if (!apt) throw new InstallFailure(`${title} is not installed, and this machine has no apt-get to install it with. Install ${title}, then run the tests again.`);
  say(`Installing ${title} for ${purpose}: apt-get install ${list}`);
  for (const act of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', ...packages]]) {
    const [program, ...args] = [...asRoot, apt, ...act];
    const { status } = spawnSync(program!, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    if (status !== 0) throw new InstallFailure(`${title} is not installed, and apt-get could not install it. Run as root: apt-get update && apt-get install -y ${list}`);
  }
  if (!findProgram(wanted)) throw new InstallFailure(`apt-get says that it installed ${title}, and it is not to be found.`);
}
