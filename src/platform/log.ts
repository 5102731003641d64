// The log: one JSON object a line, for machines and for whoever is on duty. Holds no address, no query, no body, and no value of a row.
import { AsyncLocalStorage } from 'node:async_hooks';
import pino from 'pino';
import type { LogLevel } from './config.ts';
import { writeError } from './written-error.ts';

export type Log = pino.Logger;

const requests = new AsyncLocalStorage<string>();

/** Does `act`; every line that is written within it, in whatever room, carries the number of this request. */
export const inRequest = <Outcome>(request: string, act: () => Outcome): Outcome => requests.run(request, act);

/** The log at `level`, on standard output unless `destination` says otherwise. A child of it carries what is said of one job. */
export function makeLog(level: LogLevel, destination: pino.DestinationStream = pino.destination(1)): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => {
        const request = requests.getStore();
        return request === undefined ? {} : { request };
      },
      hooks: {
        // Without words of its own a line would take the error's, values and all.
        logMethod(args, method) {
          return Reflect.apply(method, this, args.length === 1 && typeof args[0] !== 'string' ? [args[0], 'error'] : args);
        },
      },
      serializers: { err: (error: unknown) => writeError(error), also: (errors: readonly unknown[]) => errors.map((error) => writeError(error)) },
    },
    destination,
  );
}
