// Statements that every page asks: built once, and parsed by Postgres once for each connection. Knows no table.
import type { Db } from './db.ts';

const kept = new WeakMap<Db, Map<string, unknown>>();

/**
 * The statement that `make` builds for this pool or transaction, built when first asked for. It must be prepared under the same `name`, by
 * which Postgres knows it: two different statements of one name are an error. Parsing and planning cost more than reading the few rows of a
 * page.
 */
export function keepStatement<Statement>(db: Db, name: string, make: () => Statement): Statement {
  let statements = kept.get(db);
  if (!statements) kept.set(db, (statements = new Map<string, unknown>()));
  const found = statements.get(name) as Statement | undefined;
  if (found !== undefined) return found;
  const made = make();
  statements.set(name, made);
  return made;
}
