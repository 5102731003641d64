// What the log tells of an error: its kind, its words where they cannot hold what a person typed, and where in the code it was thrown.
// An attacker types what an error repeats: values of a statement, the text that a parser stumbled over, lines that look like a stack.

/** An error as it stands in the log. `at` are the places in the code, innermost first. */
export interface WrittenError {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  readonly at: readonly string[];
  readonly cause?: WrittenError;
}

type OfDatabase = Error & Partial<Record<'code' | 'query' | 'severity' | 'constraint' | 'routine', string>>;

const DEEPEST_CAUSE = 3;
const FRAME = /^\s+at (?:async )?(?:.* \()?(?:(?:file:|node:|\/)\S*:\d+:\d+|index \d+)\)?$/;
/** Classes of Postgres errors whose words name tables, columns, constraints and states. Wrong values (22) and what functions raise (P0) may quote a row. */
const NAMES_NO_VALUE = /^(?:08|23|25|40|42|53|55|57|58|XX)/;
/** A syntax error quotes the statement, and begins wherever it likes. */
const SYNTAX_ERROR = '42601';

/** The stack without the message before it, which may hold lines of anybody. */
function framesOf({ message, stack = '' }: Error): string[] {
  const at = stack.indexOf(message);
  const below = at === -1 ? stack : stack.slice(at + message.length);
  return below.split('\n').filter((line) => FRAME.test(line)).map((line) => line.trim());
}

function messageOf(error: OfDatabase): string {
  const { code, query, severity, constraint, routine } = error;
  if (query === undefined && severity === undefined) return error instanceof SyntaxError ? error.message.replace(/["'].*["']/s, '…') : error.message;
  const isPlain = query === undefined && code !== undefined && code !== SYNTAX_ERROR && NAMES_NO_VALUE.test(code);
  return [constraint, routine, query, isPlain ? error.message : undefined].filter(Boolean).join(' ');
}

/**
 * What the log tells of an error. Postgres and drizzle put the values of a statement into their messages ("params: …", "invalid input
 * syntax for …"), and those may be what a person typed: of theirs only the code, the place and the statement's text are told.
 */
export function writeError(error: unknown, depth = 0): WrittenError {
  if (!(error instanceof Error)) return { type: typeof error, at: [] };
  const { code } = error as OfDatabase;
  const message = messageOf(error);
  return {
    type: error.constructor.name,
    ...(code === undefined ? {} : { code: String(code) }),
    ...(message ? { message } : {}),
    at: framesOf(error),
    ...(error.cause instanceof Error && depth < DEEPEST_CAUSE ? { cause: writeError(error.cause, depth + 1) } : {}),
  };
}
