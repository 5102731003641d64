// Which errors mean that the database was away, so that trying again later helps, and which are mistakes of ours.
import { DrizzleQueryError } from 'drizzle-orm/errors';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { isDatabaseAway } from '../../src/platform/lost-database.ts';

const ofPostgres = (code: string): Error => Object.assign(new pg.DatabaseError('said by the server', 1, 'error'), { severity: 'ERROR', code });
const ofNode = (code: string, syscall: string): Error => Object.assign(new Error(`${syscall} ${code}`), { code, syscall });

describe('a database that was away', () => {
  it.each([
    ['a session that the administrator ended', ofPostgres('57P01')],
    ['a server that crashed', ofPostgres('57P02')],
    ['a server that is starting', ofPostgres('57P03')],
    ['no room for another connection', ofPostgres('53300')],
    ['no room on the disk', ofPostgres('53100')],
    ['a server that may only be read', ofPostgres('25006')],
    ['nobody on the port', ofNode('ECONNREFUSED', 'connect')],
    ['no socket', ofNode('ENOENT', 'connect')],
    ['a broken line', ofNode('ECONNRESET', 'read')],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    ['a pool that waits in vain', new Error('timeout exceeded when trying to connect')],
    ['a statement without an answer', new Error('Query read timeout')],
  ])('%s, also as the cause of another error', (_, error) => {
    expect(isDatabaseAway(error)).toBe(true);
    expect(isDatabaseAway(new DrizzleQueryError('select 1', [], error))).toBe(true);
  });
  it.each([
    ['a table that is not there', ofPostgres('42P01')],
    ['a value that is none', ofPostgres('22P02')],
    ['a row that is there already', ofPostgres('23505')],
    ['a statement that took too long', ofPostgres('57014')],
    ['a file that is not there', ofNode('ENOENT', 'open')],
    ['a mistake in the code', new TypeError('x is not a function')],
    ['what is no error', 'Connection terminated'],
    ['nothing', undefined],
  ])('is not %s', (_, error) => {
    expect(isDatabaseAway(error)).toBe(false);
  });
  it('ends its search in a circle of causes', () => {
    const circle = new Error('a');
    circle.cause = circle;
    expect(isDatabaseAway(circle)).toBe(false);
  });
});
