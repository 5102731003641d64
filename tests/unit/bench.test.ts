// What the bench makes of its measurements: when a row is missed, how many rows a plan has read, what a page fetches. Times nothing.
import { describe, expect, it } from 'vitest';
import { namedInStyles, readDocument } from '../bench/ground/document.ts';
import { statementsIn } from '../bench/ground/statements.ts';
import { inThreadTime, type TraceEvent } from '../bench/ground/thread-time.ts';
import { bounded, figure, isMissed, tableOf } from '../bench/rows.ts';

describe('a row', () => {
  it.each([
    ['holds at its limit', [{ value: 2, most: 2, unit: 'ms' }], 'ok'],
    ['is missed over it', [{ value: 2.01, most: 2, unit: 'ms' }], 'MISSED'],
    ['is missed where one of two figures is', [{ value: 1, most: 2, unit: 'ms' }, { value: 91, most: 90, unit: 'x' }], 'MISSED'],
    ['is missed where nothing could be measured', [{ value: NaN, most: 2, unit: 'ms' }], 'MISSED'],
  ] as const)('%s', (_sentence, figures, verdict) => {
    const row = bounded('home', figures);
    expect(row.verdict).toBe(verdict);
    expect(isMissed(row)).toBe(verdict === 'MISSED');
  });
  it('is written with three digits that mean something', () => {
    expect([0.0154, 0.5, 2.345, 23.45, 234.5, 5].map(figure)).toEqual(['0.015', '0.500', '2.35', '23.4', '235', '5']);
  });
  it('stands in a table whose columns line up', () => {
    const lines = tableOf({ title: 'Cost', rows: [bounded('a', [{ value: 1, most: 2, unit: 'ms' }]), bounded('a longer name', [{ value: 10, most: 2, unit: 'ms' }])] }).split('\n');
    expect(lines[1]).toBe('Cost');
    expect(new Set(lines.slice(3).map((line) => line.indexOf('2 ms'))).size).toBe(1);
  });
});

describe('the log of statements', () => {
  const plan = (text: string, root: object): string => `2026-11-24 10:00:00.123 UTC LOG:  duration: 0.05 ms  plan:\n${JSON.stringify({ 'Query Text': text, Plan: root }, null, 2).replace(/^/gm, '\t')}\n`;
  it('counts what every scan looked at, in every loop, and what the statement gave', () => {
    const inner = { 'Node Type': 'Index Scan', 'Actual Rows': 3, 'Actual Loops': 20, 'Rows Removed by Filter': 1 };
    const outer = { 'Node Type': 'Seq Scan', 'Actual Rows': 20, 'Actual Loops': 1, 'Rows Removed by Filter': 980 };
    const log = `2026-11-24 10:00:00.100 UTC LOG:  connection received\n${plan('select 1', { 'Node Type': 'Nested Loop', 'Actual Rows': 60, 'Actual Loops': 1, Plans: [outer, inner] })}2026-11-24 10:00:01.000 UTC LOG:  done\n`;
    expect(statementsIn(log)).toEqual([{ text: 'select 1', read: 1_080, given: 60 }]);
  });
  it('counts what a statement wrote into a list as given, and what it only counted as not given', () => {
    const scan = { 'Node Type': 'Index Scan', 'Actual Rows': 90, 'Actual Loops': 1, 'Rows Removed by Filter': 10 };
    const root = { 'Node Type': 'Result', 'Actual Rows': 1, 'Actual Loops': 1, Plans: [{ 'Node Type': 'Aggregate', 'Actual Rows': 1, 'Actual Loops': 1, Plans: [scan] }] };
    expect(statementsIn(plan('select (select json_agg(a) from answers a)', root))[0]).toMatchObject({ read: 100, given: 90 });
    expect(statementsIn(plan('select (select count(*) from answers)', root))[0]).toMatchObject({ read: 100, given: 1 });
  });
  it('counts the rows of a bitmap once, where they are fetched', () => {
    const heap = { 'Node Type': 'Bitmap Heap Scan', 'Actual Rows': 7, 'Actual Loops': 1, Plans: [{ 'Node Type': 'Bitmap Index Scan', 'Actual Rows': 7, 'Actual Loops': 1 }] };
    expect(statementsIn(plan('select 2', heap))[0]).toMatchObject({ read: 7, given: 7 });
  });
});

describe('a recording in the time of its threads', () => {
  const event = (name: string, ts: number, more: Partial<TraceEvent> = {}): TraceEvent => ({ name, ph: 'X', pid: 1, tid: 1, ts, ...more });
  const task = (ts: number, dur: number, tdur: number, tid = 1): TraceEvent => event('ThreadControllerImpl::RunTask', ts, { dur, tdur, tid });
  it('draws a task that waited together, with all that happened in it', () => {
    const events = [task(1_000, 400, 40), event('Layout', 1_100, { dur: 200, tdur: 15 }), event('firstPaint', 1_390, { ph: 'I' })];
    expect(inThreadTime(events).map(({ ts, dur }) => [ts, dur])).toEqual([[1_000, 40], [1_010, 20], [1_039, undefined]]);
  });
  it('moves nothing that stands outside, on another thread, or in a task that never waited', () => {
    const events = [task(1_000, 400, 40), event('mark', 1_400, { ph: 'I' }), event('Layout', 1_100, { dur: 200, tid: 2 }), task(2_000, 50, 51), event('Paint', 2_010, { dur: 30 })];
    expect(inThreadTime(events).map(({ ts, dur }) => [ts, dur])).toEqual([[1_000, 40], [1_400, undefined], [1_100, 200], [2_000, 50], [2_010, 30]]);
  });
  it('measures a task within a task by the outer one, in whatever order they were written down', () => {
    const events = [task(1_500, 100, 100), task(1_000, 1_000, 500)];
    expect(inThreadTime(events).map(({ ts, dur }) => [ts, dur])).toEqual([[1_250, 50], [1_000, 500]]);
  });
});

describe('a page', () => {
  it('is read for its elements and for all that a browser fetches with it', () => {
    const html = `<!doctype html><html lang="en"><head><title>t</title><link rel="stylesheet" href="/a.css"><link rel="stylesheet" href="/p.css" media="print"><link rel="preload" href="/f.woff2" as="font"><link rel="canonical" href="https://elsewhere.example/"></head><body><img src="/i.png" alt=""><svg><path d="M0 0"/><use href="#own"/></svg><script src="/s.js"></script><script type="application/ld+json">{}</script></body></html>`;
    const { elements, named } = readDocument(html);
    expect(elements).toBe(14);
    expect(named).toEqual(['/a.css', '/p.css', '/f.woff2', '/i.png', '/s.js', '/favicon.ico']);
  });
  it('counts what stands in a drawing, at any depth, and fetches the pictures in it', () => {
    const { elements, named } = readDocument('<html><head><title>t</title><link rel="icon" href="data:,"></head><body><svg><g><title>t</title><svg><path d="M0 0"/></svg></g><image href="/d.png"/></svg><p>after</p></body></html>');
    expect(elements).toBe(12);
    expect(named).toEqual(['/d.png']);
  });
  it('asks for what its style sheets name', () => {
    expect(namedInStyles('@import "/b.css"; a { background: url("data:image/png;base64,AA") } @font-face { src: url(/f.woff2) format("woff2") } b { mask: url(#m) }')).toEqual(['/b.css', '/f.woff2']);
  });
});
