// What changed between two editions, part by part. Pure; says what, never why: the reasons stand in the newer edition's changes.md.
import type { Edition } from './schema.ts';

/** One value that differs, by its path inside the part: `answer.bands.0.points`. Undefined where it was not there. */
export interface Difference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A part is one area, check, question, definition, or one of the shared rules. */
export interface Change {
  readonly part: 'head' | 'definition' | 'area' | 'scoring' | 'fit' | 'check' | 'question' | 'size-bands' | 'budgets';
  /** The code, id, number or term by which the part is known; empty for shared rules. */
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly differences: readonly Difference[];
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function differencesBetween(before: unknown, after: unknown, path = ''): Difference[] {
  if (isTree(before) && isTree(after) && Array.isArray(before) === Array.isArray(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => differencesBetween(before[name], after[name], path ? `${path}.${name}` : name));
  }
  return Object.is(before, after) ? [] : [{ path, before, after }];
}

function changesOf<Value>(part: Change['part'], before: readonly Value[], after: readonly Value[], nameOf: (one: Value) => string): Change[] {
  const old = new Map(before.map((one) => [nameOf(one), one]));
  const fresh = new Map(after.map((one) => [nameOf(one), one]));
  const kept = [...fresh].flatMap(([name, one]): Change[] => {
    if (!old.has(name)) return [{ part, name, kind: 'added', differences: [] }];
    const differences = differencesBetween(old.get(name), one);
    return differences.length ? [{ part, name, kind: 'changed', differences }] : [];
  });
  const gone = [...old.keys()].filter((name) => !fresh.has(name)).map((name): Change => ({ part, name, kind: 'removed', differences: [] }));
  return [...kept, ...gone];
}

const headOf = ({ id, label, date, status }: Edition) => ({ id, label, date, status });

/** Every change from `before` to `after`, in the order of an edition's parts; what `after` does not hold any more comes last in its part. */
export function diffEditions(before: Edition, after: Edition): Change[] {
  const shared = <Value>(part: Change['part'], read: (edition: Edition) => Value) => changesOf(part, [read(before)], [read(after)], () => '');
  return [
    ...shared('head', headOf),
    ...changesOf('definition', before.definitions, after.definitions, (one) => one.term),
    ...changesOf('area', before.areas, after.areas, (one) => one.code),
    ...shared('scoring', (edition) => edition.scoring),
    ...shared('fit', (edition) => edition.fit),
    ...changesOf('check', before.checks, after.checks, (one) => one.id),
    ...changesOf('question', before.questionnaire.questions, after.questionnaire.questions, (one) => String(one.number)),
    ...shared('size-bands', (edition) => edition.questionnaire.sizeBands),
    ...shared('budgets', (edition) => edition.questionnaire.budgets),
  ];
}
