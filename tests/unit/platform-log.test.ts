// The log: JSON lines that tell what broke and where, and nothing that a person typed.
import { DrizzleQueryError } from 'drizzle-orm/errors';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { makeLog } from '../../src/platform/log.ts';

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
  it('carries the id of a request on each line of it', () => {
    const { lines } = written((log) => log.child({ request: 'r-1' }).info('answered'));
    expect(lines[0]).toMatchObject({ request: 'r-1' });
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
  it('says nothing of a thrown value that is no error', () => {
    expect(written((log) => log.error({ err: CANARY }, 'failed')).text).not.toContain(CANARY);
  });
});
