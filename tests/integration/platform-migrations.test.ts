// Migrations: they make exactly the tables that the code declares, from nothing, whoever else migrates at the same time.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { sql } from 'drizzle-orm';
import { describe, expect, inject, it } from 'vitest';
import { openDatabase } from '../../src/platform/db.ts';
import { socketUrl } from '../../src/platform/embedded-launch.ts';
import { migrateDatabase } from '../../src/platform/migrate.ts';
import { administer } from '../support/cluster.ts';

const ROOT = join(import.meta.dirname, '../..');
const META = join(ROOT, 'drizzle/migrations/meta');
const migrations = (JSON.parse(readFileSync(join(META, '_journal.json'), 'utf8')) as { entries: unknown[] }).entries.length;

describe('the migrations', () => {
  it('hold every table, column and constraint that the code declares (where not: npm run db:new -- what-it-does)', async () => {
    const files = readdirSync(join(ROOT, 'src')).map((room) => join(ROOT, 'src', room, 'tables.ts')).filter((file) => existsSync(file));
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
    expect(ran.rows).toEqual([{ n: migrations }]);
    await administer(inject('sockets'), 'drop database plumbline_bare');
  });
});
