// Expected outcomes of an act, as values. Refusals people can meet are never exceptions.

/** An act either happened, with its value, or was refused, with a code that a room's wording turns into a sentence. */
export type Result<Value, Code extends string> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'refused'; readonly code: Code; readonly details?: Readonly<Record<string, string | number>> };

/** The act happened. */
export const done = <Value>(value: Value): Result<Value, never> => ({ kind: 'done', value });

/** The act was refused for a reason that the person can do something about. */
export const refused = <Code extends string>(code: Code, details?: Readonly<Record<string, string | number>>): Result<never, Code> =>
  details ? { kind: 'refused', code, details } : { kind: 'refused', code };
