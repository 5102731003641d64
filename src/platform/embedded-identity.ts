// As whom the embedded PostgreSQL runs. It refuses to run as root, so root hands it to a user namespace or, where those are forbidden, to another user.
import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Ourselves; ourselves under another number in a user namespace; or a user that root may become. */
export type Identity = { readonly kind: 'self' } | { readonly kind: 'namespace' } | { readonly kind: 'user'; readonly uid: number; readonly gid: number };

const NOBODY = '65534';
const NAMESPACE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

const runs = (command: readonly string[]): boolean => spawnSync(command[0]!, command.slice(1), { stdio: 'ignore' }).status === 0;

/** Whether this machine lets root make a user namespace, which needs no other user and no other folder. */
export const namespacesAllowed = (): boolean => runs([...NAMESPACE, 'true']);

/** The user `postgres` of this machine, or else `nobody`. */
export function unprivilegedUser(passwd: string = readFileSync('/etc/passwd', 'utf8')): { readonly uid: number; readonly gid: number } {
  const lines = passwd.split('\n').map((line) => line.split(':'));
  const found = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
  return found ? { uid: Number(found[2]), gid: Number(found[3]) } : { uid: Number(NOBODY), gid: Number(NOBODY) };
}

/** Whether `command` ends well when `identity` runs it: the folders on its way are open to that user. */
export function succeedsAs(identity: Identity, command: readonly string[]): boolean {
  const user = identity.kind === 'user' ? { uid: identity.uid, gid: identity.gid } : {};
  return spawnSync(command[0]!, command.slice(1), { stdio: 'ignore', cwd: '/', ...user }).status === 0;
}

/**
 * Starts `program` as `identity`, in a session of its own, so that Ctrl-C at the terminal reaches us alone and we choose the order of the end.
 * On Linux the kernel sends it `atOurDeath` when we are killed.
 */
export function spawnAs(identity: Identity, atOurDeath: 'INT' | 'KILL', program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const command = [...(identity.kind === 'namespace' ? NAMESPACE : []), ...(hasSetpriv() ? ['setpriv', '--pdeathsig', atOurDeath] : []), program, ...args];
  const user = identity.kind === 'user' ? { uid: identity.uid, gid: identity.gid } : {};
  return spawn(command[0]!, command.slice(1), { ...options, ...user, detached: true });
}

let setpriv: boolean | undefined;
const hasSetpriv = (): boolean => (setpriv ??= existsSync('/proc/self') && runs(['setpriv', '--pdeathsig', 'INT', 'true']));
