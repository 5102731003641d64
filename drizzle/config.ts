// Where drizzle-kit finds the tables and writes migrations: npm run db:new. Read at development time only; the site itself migrates at start.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({ dialect: 'postgresql', schema: './src/*/*tables.ts', out: './drizzle/migrations' });
