// Global setup of the projects that look at the built site: builds it once, where the sources changed since the last build.
import { buildWhereStale } from '../../src/cli/build.ts';

export default async function setup(): Promise<void> {
  if (await buildWhereStale()) console.log('Built the site for the tests.');
}
