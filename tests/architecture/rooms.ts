// The import table of the house as data, and the reading of source files. Used by imports.test.ts alone.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
export const SRC = join(ROOT, 'src');

const CORE = ['kernel'];
const CELLAR = [...CORE, 'standard', 'engine'];

/** Room → rooms it may import. A room may always import itself. */
export const MAY: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  standard: CORE,
  engine: ['kernel', 'standard'],
  platform: CORE,
  audit: ['kernel', 'platform'],
  accounts: ['kernel', 'platform', 'audit'],
  providers: ['kernel', 'platform', 'audit', 'accounts'],
  assessments: [...CELLAR, 'platform', 'audit', 'accounts', 'providers'],
  reviews: [...CELLAR, 'platform', 'audit', 'accounts', 'providers', 'assessments'],
  demonstration: [...CELLAR, 'platform', 'providers', 'assessments'],
  shortlists: [...CELLAR, 'platform', 'audit', 'accounts', 'providers', 'assessments', 'reviews'],
  moderation: ['kernel', 'standard', 'platform', 'audit', 'accounts', 'providers', 'assessments', 'reviews'],
  opendata: [...CELLAR, 'platform', 'providers', 'assessments', 'reviews'],
  http: ['kernel', 'accounts', 'standard'],
  api: [...CELLAR, 'accounts', 'providers', 'assessments', 'reviews', 'shortlists', 'moderation', 'http'],
  components: [],
  layouts: ['components'],
  pages: [...CELLAR, 'audit', 'accounts', 'providers', 'assessments', 'reviews', 'shortlists', 'moderation', 'http', 'api', 'components', 'layouts'],
  cli: ['app.ts', ...CELLAR, 'platform', 'audit', 'accounts', 'providers', 'assessments', 'reviews', 'demonstration', 'shortlists', 'moderation', 'opendata'],
};

/** Files at the root of src: the composition root and the front door. */
export const DOORS: Readonly<Record<string, readonly string[]>> = {
  'app.ts': ['kernel', 'standard', 'platform'],
  'pipeline.ts': ['kernel', 'platform', 'accounts', 'http', 'api', 'app.ts'],
  'server.ts': ['kernel', 'platform', 'standard', 'accounts', 'http', 'api', 'shortlists', 'assessments', 'providers', 'pipeline.ts', 'app.ts'],
  'fetch.ts': ['kernel', 'platform', 'http', 'api', 'shortlists', 'pipeline.ts', 'app.ts', 'server.ts'],
  'middleware.ts': ['kernel', 'accounts', 'http', 'app.ts'],
  'worker.ts': MAY['cli']!,
  'content.config.ts': [],
  'env.d.ts': ['kernel', 'app.ts', 'accounts', 'platform', 'shortlists', 'http'],
};

/** Rooms that may be imported for their types only, beside those in the table (footnote a and the `types` cells). */
export const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = {
  http: ['platform', 'app.ts'],
  api: ['platform', 'app.ts'],
  pages: ['platform', 'app.ts'],
  components: [...CELLAR, 'providers', 'assessments', 'shortlists'],
  layouts: CELLAR,
};

export interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
  readonly targetRoom: string;
  readonly typeOnly: boolean;
}

/** Every file of src with this ending, as a path below src. */
export const sources = (...endings: string[]): string[] =>
  readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => endings.some((ending) => name.endsWith(ending)));

/** The room of a path below src; a file at the root is a room of its own. */
export const roomOf = (path: string): string => path.split('/')[0]!;

const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:([^'";]*?)\s+from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

const bracesHoldTypesOnly = (clause: string | undefined): boolean =>
  clause?.trim().startsWith('{') === true && clause.replace(/[{}\s]/g, ' ').split(',').map((name) => name.trim()).filter(Boolean).every((name) => name.startsWith('type '));

/** The imports of one file, those of its own room and of packages included. */
export function importsOf(file: string): Import[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(IMPORT)].flatMap((match) => {
    const target = match[3] ?? match[4]!;
    const path = target.startsWith('#') ? target.slice(1) : target.startsWith('.') ? relative(SRC, normalize(join(SRC, dirname(file), target))) : undefined;
    return [{ file, room: roomOf(file), target, targetRoom: path === undefined ? 'package' : roomOf(path), typeOnly: Boolean(match[1]) || bracesHoldTypesOnly(match[2]) }];
  });
}
