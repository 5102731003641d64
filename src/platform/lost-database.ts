// Whether an error means that Postgres was away or full, and not that we asked for something wrong. Knows no HTTP.

/** Lost or refused connections, no room for another, a server that ends its sessions or may only be read. */
const AWAY_CODES = /^(08...|53...|57P0[1-5]|25006|ECONN(REFUSED|RESET)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** The driver's own errors have words and no code. */
const AWAY_WORDS = /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client (was closed|has encountered a connection error))/;
const DEEPEST_CAUSE = 3;

/** Whether this error, or what caused it, is a database that could not be reached or broke off: trying again later helps. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEEPEST_CAUSE) return false;
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  if (AWAY_CODES.test(code) || (code === 'ENOENT' && syscall === 'connect') || AWAY_WORDS.test(error.message)) return true;
  return isDatabaseAway(error.cause, depth + 1);
}
