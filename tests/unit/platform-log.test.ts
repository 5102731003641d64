// The log: JSON lines that tell what broke and where, and nothing that a person typed.
import { DrizzleQueryError } from 'drizzle-orm/errors';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { inRequest, makeLog } from '../../src/platform/log.ts';

const CANARY = 'olive@elm-dental.example';

function written(act: (log: ReturnType<typeof makeLog>) => void): { text: string; lines: Record<string, unknown>[] } {
  let text = '';
  act(makeLog('info', { write: (line: string) => void (text += line) }));
  return { text, lines: text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('the log', () => {
  it('writes one JSON object a line, with the time and the level in words', () => {
    const { lines } = written((log) => log.info({ port: 4321 }, 'listening'));
    expect(lines).toEqual([{ level: 'info', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), port: 4321, msg: 'listening' }]);
  });
  it('keeps quiet below its level', () => {
    expect(written((log) => log.debug('secret')).text).toBe('');
  });
  it('tells the statement that failed, its code and where, and none of its values', () => {
    const cause = Object.assign(new pg.DatabaseError(`invalid input syntax for type uuid: "${CANARY}"`, 1, 'error'), {
      severity: 'ERROR', code: '22P02', detail: `Key (mail)=(${CANARY}) already exists.`, where: CANARY, routine: 'string_to_uuid',
    });
    const { text, lines } = written((log) => log.error({ err: new DrizzleQueryError('select 1 from t where mail = $1', [CANARY], cause) }, 'failed'));
    expect(text).not.toContain(CANARY);
    expect(lines[0]).toMatchObject({ err: { type: 'DrizzleQueryError', message: 'select 1 from t where mail = $1', cause: { code: '22P02', message: 'string_to_uuid' } } });
    expect(JSON.stringify(lines[0])).toContain('platform-log.test.ts');
  });
  it('takes no message from an error that is logged without words', () => {
    const { text } = written((log) => {
      log.error({ err: new DrizzleQueryError('select $1', [CANARY]) });
      log.error(new DrizzleQueryError('select $1', [CANARY]));
    });
    expect(text).toContain('select $1');
    expect(text).not.toContain(CANARY);
  });
  it('tells the message of an error of our own', () => {
    expect(written((log) => log.error({ err: new RangeError('too many') }, 'failed')).lines[0]).toMatchObject({ err: { type: 'RangeError', message: 'too many' } });
  });
  it('takes a typed line that looks like a place in the code for what it is', () => {
    const error = new DrizzleQueryError('select $1', [`x\n    at ${CANARY} (file:///a.ts:1:1)`], Object.assign(new pg.DatabaseError(`y\n    at ${CANARY} (file:///a.ts:1:1)`, 1, 'error'), { severity: 'ERROR', code: '22P02' }));
    expect(written((log) => log.error({ err: error }, 'failed')).text).not.toContain(CANARY);
  });
  it('tells what Postgres says where that names tables and states, not where it may name a value', () => {
    const told = (code: string): unknown => {
      const cause = Object.assign(new pg.DatabaseError(`says ${CANARY}`, 1, 'error'), { severity: 'ERROR', code });
      return (written((log) => log.error({ err: cause }, 'failed')).lines[0]!['err'] as { message?: string }).message;
    };
    for (const code of ['42P01', '57P01', '23505', '53300']) expect([code, told(code)]).toEqual([code, `says ${CANARY}`]);
    for (const code of ['22P02', '22001', 'P0001', '42601', '28P01']) expect([code, told(code)]).toEqual([code, undefined]);
  });
  it('leaves out what a parser quotes of its text', () => {
    const error = ((): unknown => {
      try {
        return JSON.parse(`{"mail": ${CANARY}}`);
      } catch (thrown) {
        return thrown;
      }
    })();
    const { text, lines } = written((log) => log.error({ err: error }, 'failed'));
    expect(text).not.toContain('olive');
    expect(lines[0]).toMatchObject({ err: { type: 'SyntaxError' } });
  });
  it('carries the number of a request on every line that is written within it, however deep', async () => {
    let text = '';
    const log = makeLog('info', { write: (line: string) => void (text += line) });
    await inRequest('one', async () => {
      await Promise.resolve();
      log.warn('within');
      log.child({ job: 'x' }).info('deeper');
    });
    log.info('without');
    expect(text.split('\n').filter(Boolean).map((line) => (JSON.parse(line) as { request?: string }).request)).toEqual(['one', 'one', undefined]);
  });
  it('says nothing of a thrown value that is no error', () => {
    expect(written((log) => log.error({ err: CANARY }, 'failed')).text).not.toContain(CANARY);
  });
});
