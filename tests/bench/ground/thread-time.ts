// A recording of a browser in which every task lasts as long as it had a processor, and not as long as it waited for one. Pure.

/** The part of a trace event that is read here; times in microseconds, `tdur` is the time of the thread itself. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

const isTask = ({ name, ph, dur = 0 }: TraceEvent): boolean => ph === 'X' && dur > 0 && /(^|::)RunTask$/.test(name);

/**
 * The same events, with each outermost task shortened to its thread's own time, and what happened inside it drawn together in proportion, so
 * that it stays inside. On a machine that does nothing else this changes next to nothing; on a busy one a task of 20 ms may have taken 200,
 * and all that is worked out from the recording with it. Events outside of tasks stay, and so do tasks whose own time is not known.
 */
export function inThreadTime<Event extends TraceEvent>(events: readonly Event[]): Event[] {
  const shortened = new Map<Event, Event>();
  for (const thread of Map.groupBy(events, ({ pid, tid }) => `${pid} ${tid}`).values()) {
    let task: TraceEvent | undefined;
    for (const event of thread.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
      const isInside = task !== undefined && event.ts < task.ts + task.dur!;
      if (!isInside) task = isTask(event) ? event : undefined;
      if (task?.tdur === undefined) continue;
      const share = Math.min(1, task.tdur / task.dur!);
      const ts = Math.floor(task.ts + (event.ts - task.ts) * share);
      shortened.set(event, { ...event, ts, ...(event.dur !== undefined && { dur: Math.floor(event.dur * share) }) });
    }
  }
  return events.map((event) => shortened.get(event) ?? event);
}
