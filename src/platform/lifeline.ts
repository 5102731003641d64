// When a program of ours should end: at a signal, or when the process that started it is gone.

export type Ending = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'orphaned';

/**
 * Resolves once, at the first signal to stop. A program started by another of ours also stops when that one dies, however it dies: the
 * channel between them closes, and nobody would be left to stop it.
 */
export function untilTold(): Promise<Ending> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
    if (process.send === undefined) return;
    if (!process.connected) resolve('orphaned');
    process.on('disconnect', () => resolve('orphaned'));
  });
}
