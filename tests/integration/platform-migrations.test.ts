// Migrations: they make exactly the tables that the code declares, from nothing, whoever else migrates at the same time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { sql } from 'drizzle-orm';
import { describe, expect, inject, it } from 'vitest';
import { openDatabase } from '../../src/platform/db.ts';
import { socketUrl } from '../../src/platform/embedded-launch.ts';
import { migrateDatabase } from '../../src/platform/migrate.ts';
import { Unreachable } from '../../src/platform/reach.ts';
import { administer } from '../support/cluster.ts';
import { ownDatabase } from '../support/database.ts';

const ROOT = join(import.meta.dirname, '../..');
const META = join(ROOT, 'drizzle/migrations/meta');
const { entries } = JSON.parse(readFileSync(join(META, '_journal.json'), 'utf8')) as { entries: { when: number }[] };
const SETUP = join(ROOT, 'src/cli/setup.ts');

describe('the migrations', () => {
  it('hold every table, column and constraint that the code declares (where not: npm run db:new -- what-it-does)', async () => {
    const files = globSync('src/*/*tables.ts', { cwd: ROOT }).map((file) => join(ROOT, file));
    expect(files.length).toBeGreaterThan(5);
    const tables: Record<string, unknown> = {};
    for (const file of files) Object.assign(tables, await import(file));
    const last = readdirSync(META).filter((name) => name.endsWith('_snapshot.json')).sort().at(-1)!;
    const snapshot = JSON.parse(readFileSync(join(META, last), 'utf8')) as { id: string; tables: object };
    expect(Object.keys(snapshot.tables).length).toBeGreaterThan(0);
    expect(await generateMigration(snapshot as never, generateDrizzleJson(tables, snapshot.id))).toEqual([]);
  });
  it('run once when three processes ask for them at the same time, and do nothing the next time', async () => {
    await administer(inject('sockets'), 'create database plumbline_bare');
    const url = socketUrl(inject('sockets'), 'plumbline_bare');
    await Promise.all([1, 2, 3].map(() => migrateDatabase(url)));
    await migrateDatabase(url);
    const { db, close } = openDatabase(url, { connections: 1 });
    const ran = await db.execute(sql`select count(*)::int as n from drizzle.__drizzle_migrations`);
    await close();
    expect(ran.rows).toEqual([{ n: entries.length }]);
    await administer(inject('sockets'), 'drop database plumbline_bare');
  });
});

describe('a database of another history', () => {
  /** A database whose last migration was made at `when`, and with a table of ours in it. */
  const marked = async (when: number): Promise<Awaited<ReturnType<typeof ownDatabase>>> => {
    const own = await ownDatabase('template0');
    const { db, close } = openDatabase(own.url, { connections: 1 });
    for (const statement of ['create table providers (id uuid)', 'create schema drizzle', 'create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)', `insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', ${when})`]) await db.execute(sql.raw(statement));
    await close();
    return own;
  };
  const schemas = async (url: string): Promise<string[]> => {
    const { db, close } = openDatabase(url, { connections: 1 });
    const { rows } = await db.execute<{ name: string }>(sql`select nspname as name from pg_namespace where nspname !~ '^(pg_|information_schema)' order by 1`);
    await close();
    return rows.map(({ name }) => name);
  };
  it.each([
    ['an earlier trial version', entries[0]!.when - 1, /^The tables in this database were made by a trial version of Plumbline, and cannot be brought up to date\. .*empty database.*PLUMBLINE_HOME/],
    ['a later version', entries.at(-1)!.when + 1, /^The tables in this database were made by a later version of Plumbline\. Start that version, or one after it\.$/],
  ])('is left as it is, and a sentence says what to do: %s', async (_, when, sentence) => {
    const own = await marked(when);
    await expect(migrateDatabase(own.url)).rejects.toThrow(Unreachable);
    await expect(migrateDatabase(own.url)).rejects.toThrow(sentence);
    const setup = spawn(process.execPath, [SETUP], { cwd: ROOT, env: { ...process.env, DATABASE_URL: own.url } });
    const [said, [status]] = await Promise.all([text(setup.stderr), once(setup, 'exit')]);
    expect(status).toBe(1);
    expect(said.trim()).toMatch(sentence);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(await schemas(own.url)).toEqual(['drizzle', 'public']);
    await own.drop();
  });
  it('is not one that has all of ours: it goes on where it was', async () => {
    const own = await ownDatabase();
    await migrateDatabase(own.url);
    await own.drop();
  });
});
