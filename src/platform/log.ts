// The log: one JSON object a line, for machines and for whoever is on duty. Holds no address, no query, no body, and no value of a row.
import pino from 'pino';
import type { LogLevel } from './config.ts';

export type Log = pino.Logger;

interface Written {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  readonly at: readonly string[];
  readonly cause?: Written;
}

const DEEPEST_CAUSE = 3;
const frames = (error: Error): string[] => (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).map((line) => line.trim());

/**
 * What the log tells of an error. Postgres and drizzle put the values of a statement into their messages ("params: …", "invalid input
 * syntax for …"), and those may be what a person typed: of theirs only the code, the place and the statement's text are told.
 */
export function writeError(error: unknown, depth = 0): Written {
  if (!(error instanceof Error)) return { type: typeof error, at: [] };
  const { code, query, severity, constraint, routine } = error as Error & Partial<Record<'code' | 'query' | 'severity' | 'constraint' | 'routine', string>>;
  const ofDatabase = severity !== undefined || query !== undefined;
  const message = ofDatabase ? [constraint, routine, query].filter(Boolean).join(' ') : error.message;
  return {
    type: error.constructor.name,
    ...(code === undefined ? {} : { code: String(code) }),
    ...(message ? { message } : {}),
    at: frames(error),
    ...(error.cause instanceof Error && depth < DEEPEST_CAUSE ? { cause: writeError(error.cause, depth + 1) } : {}),
  };
}

/** The log at `level`, on standard output unless `destination` says otherwise. A child of it carries the id of one request or one job. */
export function makeLog(level: LogLevel, destination: pino.DestinationStream = pino.destination(1)): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: {
        // Without words of its own a line would take the error's, values and all.
        logMethod(args, method) {
          return Reflect.apply(method, this, args.length === 1 && typeof args[0] !== 'string' ? [args[0], 'error'] : args);
        },
      },
      serializers: { err: (error: unknown) => writeError(error) },
    },
    destination,
  );
}
