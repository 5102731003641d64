// The house rules a program can see: who imports whom, pure rooms, who writes, sizes, names, unfinished words.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DOORS, importsOf, MAY, roomOf, ROOT, sources, SRC, TYPES_ONLY, type Import } from './rooms.ts';

const files = sources('.ts', '.astro');
/** The frame of the pages joins the style sheets, and a page may have one of its own; they are no code. */
const isSheet = ({ room, target }: Import): boolean => (room === 'layouts' || room === 'pages') && /^\.\.\/styles\/[a-z]+\.css(\?url)?$/.test(target);
const imports = files.flatMap(importsOf).filter((one) => !isSheet(one));
const read = (file: string): string => readFileSync(join(SRC, file), 'utf8');

function allowed({ room, file, targetRoom, typeOnly }: Import): boolean {
  if (targetRoom === 'package' || targetRoom === room) return true;
  if (typeOnly && targetRoom === 'app.ts') return true;
  const own = DOORS[room] ?? MAY[room] ?? [];
  if (own.includes(targetRoom)) return true;
  if (typeOnly && (TYPES_ONLY[room] ?? []).includes(targetRoom)) return true;
  return file.endsWith('.astro') && room !== 'pages' && (targetRoom === 'components' || targetRoom === 'layouts');
}

const places = (bad: readonly Import[]): string[] => bad.map((one) => `${one.file} → ${one.target}`);

describe('imports', () => {
  it('point only to rooms that the table allows', () => {
    expect(places(imports.filter((one) => !allowed(one)))).toEqual([]);
  });
  it('name every room of the table, so that a new folder cannot hide', () => {
    const rooms = [...new Set(files.filter((file) => file.includes('/')).map(roomOf))].filter((room) => !['public', 'styles'].includes(room));
    expect(rooms.filter((room) => !(room in MAY))).toEqual([]);
  });
  it('cross rooms by # paths, never by ../', () => {
    expect(places(imports.filter((one) => one.target.startsWith('../') && one.targetRoom !== one.room))).toEqual([]);
  });
  it('never lead from .ts to .astro, and a component imports only types from rooms', () => {
    expect(places(imports.filter((one) => one.file.endsWith('.ts') && one.target.endsWith('.astro')))).toEqual([]);
    const cellar = ['kernel', 'standard', 'engine', 'providers', 'assessments', 'shortlists', 'platform'];
    expect(places(imports.filter((one) => ['components', 'layouts'].includes(one.room) && cellar.includes(one.targetRoom) && !one.typeOnly))).toEqual([]);
  });
  it('keep the engine and the kernel pure: no disk, no clock, no database, no framework', () => {
    const pure = files.filter((file) => ['engine'].includes(roomOf(file)));
    expect(places(imports.filter((one) => pure.includes(one.file) && one.targetRoom === 'package'))).toEqual([]);
    const impure = /\b(Date\.now|new Date\(\)|Math\.random|process\.|async |await |fetch\()/;
    expect(pure.filter((file) => impure.test(read(file)))).toEqual([]);
    expect(places(imports.filter((one) => one.room === 'kernel' && !/^(\.|#|node:crypto|zod)/.test(one.target)))).toEqual([]);
  });
  it('keep astro: modules at the door, so that worker and cli run in bare Node', () => {
    const door = ['pages', 'layouts', 'components', 'middleware.ts', 'content.config.ts', 'server.ts', 'fetch.ts', 'env.d.ts'];
    const bad = imports.filter((one) => /^(astro:|astro\/|virtual:)/.test(one.target) && !one.typeOnly && !door.includes(one.room) && !one.file.endsWith('.astro'));
    expect(places(bad)).toEqual([]);
  });
  it('have no barrel files', () => {
    expect(files.filter((file) => /(^|\/)index\.ts$/.test(file) && roomOf(file) !== 'pages')).toEqual([]);
  });
  it('hold no circle between files', () => {
    const next = new Map<string, string[]>();
    for (const one of imports.filter((i) => i.targetRoom !== 'package' && !i.typeOnly)) {
      const path = one.target.startsWith('#') ? one.target.slice(1) : join(one.file, '..', one.target);
      next.set(one.file, [...(next.get(one.file) ?? []), path]);
    }
    const seen = new Map<string, 'open' | 'closed'>();
    const circles: string[] = [];
    const walk = (file: string, trail: string[]): void => {
      if (seen.get(file) === 'open') circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      if (seen.has(file)) return;
      seen.set(file, 'open');
      for (const target of next.get(file) ?? []) walk(target, [...trail, file]);
      seen.set(file, 'closed');
    };
    for (const file of files) walk(file, []);
    expect(circles).toEqual([]);
  });
});

describe('writes', () => {
  const WRITE = /\.(insert|update|delete)\(\s*([a-zA-Z]+)\s*\)/g;
  it('touch only tables of the own room, and never stand in reads or pages', () => {
    const owners = new Map<string, string>();
    for (const file of files.filter((name) => /(?:\/|-)tables\.ts$/.test(name)))
      for (const match of read(file).matchAll(/export const ([a-zA-Z]+) = pgTable/g)) owners.set(match[1]!, roomOf(file));
    const bad = files.flatMap((file) =>
      [...read(file).matchAll(WRITE)]
        .filter((match) => owners.has(match[2]!))
        .filter((match) => owners.get(match[2]!) !== roomOf(file) || /(^|\/)(reads|facts)\.ts$/.test(file))
        .map((match) => `${file} writes ${match[2]}`),
    );
    expect(bad).toEqual([]);
  });
});

describe('files', () => {
  it('stay under 150 lines', () => {
    expect(files.filter((file) => read(file).split('\n').length > 151)).toEqual([]);
  });
  it('open with a line that says what lives there', () => {
    const bare = files.filter((file) => !file.endsWith('.d.ts') && !/^(\/\/|\/\*\*|---\n\/\/|<!--)/.test(read(file)));
    expect(bare).toEqual([]);
  });
  it('have names from the house, in kebab-case, without drawers', () => {
    const banned = /(^|-)(util|utils|helper|helpers|manager|service|misc|data|info|common|base|process|handle)(-|$)/;
    const names = files.map((file) => [file, basename(file).replace(/\.(d\.)?(ts|astro)$/, '').replace(/^content\.config$/, 'content-config')] as const);
    expect(names.filter(([file, name]) => (banned.test(name) || (!file.endsWith('.astro') && !/^(?:(?:[a-z0-9]+|\[[a-z]+\])(?:[.-](?:[a-z0-9]+|\[[a-z]+\]))*|\[\.\.\.[a-z]+\])$/.test(name)))).map(([file]) => file)).toEqual([]);
  });
  it('keep pages thin: at most 40 lines before the markup', () => {
    const thick = files.filter((file) => roomOf(file) === 'pages' && file.endsWith('.astro')).filter((file) => (read(file).split(/^---$/m)[1] ?? '').split('\n').length > 42);
    expect(thick).toEqual([]);
  });
  it('hold no style attribute, which the content security policy would block', () => {
    expect(files.filter((file) => file.endsWith('.astro') && /\sstyle=/.test(read(file)))).toEqual([]);
  });
  it('leave nothing unfinished', () => {
    const words = /\b(TODO|FIXME|XXX|for now|not implemented|lorem ipsum)\b/i;
    expect(files.filter((file) => words.test(read(file)))).toEqual([]);
  });
  it('keep the top level as agreed', () => {
    const top = ['package.json', 'tsconfig.json', 'astro.config.mjs', 'src', 'drizzle', 'content', 'tests', 'README.md'];
    const config = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { imports: Record<string, string> };
    expect(config.imports).toEqual({ '#*': './src/*' });
    expect(top.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  });
});
