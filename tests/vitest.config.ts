// The test projects: one folder each. Nothing here knows what a test needs; that stands in tests/support.
import { dirname } from 'node:path';
import { defineConfig } from 'vitest/config';

const folder = (name: string) => ({ extends: true as const, test: { name, include: [`tests/${name}/**/*.test.ts`] } });

/** Folders whose tests hold nothing between them: files share what they import, which took most of their time. The clock judges none of them: a busy machine has its time. */
const pure = (name: string) => {
  const plain = folder(name);
  return { ...plain, test: { ...plain.test, isolate: false, testTimeout: 20_000 } };
};

/** Folders whose tests need Postgres, which starts once for the whole run. */
const withPostgres = (name: string, ...setups: string[]) => {
  const plain = folder(name);
  return { ...plain, test: { ...plain.test, isolate: false, globalSetup: ['tests/support/cluster.ts', ...setups], testTimeout: 20_000, hookTimeout: 60_000 } };
};

export default defineConfig({
  root: dirname(import.meta.dirname),
  test: {
    setupFiles: ['tests/support/stray-errors.ts', 'tests/support/usual-seed.ts'],
    // By itself Vitest leaves a processor to its own main process, which has little to do.
    maxWorkers: 2,
    projects: [pure('architecture'), pure('unit'), pure('property'), pure('content'), pure('golden'), withPostgres('integration'), withPostgres('http', 'tests/support/built-site.ts')],
  },
});
