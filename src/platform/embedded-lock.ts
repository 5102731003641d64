// One start a folder: whoever runs holds a socket open. The kernel closes it when the process dies, however it dies, so no lock is ever stale.
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';

/** Whether a living process listens on the socket at `path`. */
export const isHeld = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/**
 * Holds the lock at `path` until the returned function is called or this process ends; undefined where another process holds it.
 * Two that start in the same millisecond after a crash may both get it: then Postgres's own lock refuses the second.
 */
export async function holdLock(path: string): Promise<(() => void) | undefined> {
  if (await isHeld(path)) return undefined;
  rmSync(path, { force: true });
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  server.unref();
  return () => {
    server.close();
    rmSync(path, { force: true });
  };
}
