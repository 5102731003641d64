// The badge over the wire: what it says for whom, how long it is kept, who may show it, and that it follows the facts and the day.
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/db.ts';
import { announceChange } from '../../src/providers/announce.ts';
import { ask, type Answer } from '../support/raw-http.ts';
import { makeProvider } from '../support/make-provider.ts';
import { useServer } from '../support/server.ts';
import { headerFaults } from '../support/strict-headers.ts';

const site = useServer();
const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> => ask(site.url, { path, headers });
const run = async <Row>(statement: string): Promise<Row[]> => {
  const { db, close } = openDatabase(site.databaseUrl, { connections: 1 });
  try {
    return (await db.execute(statement)).rows as Row[];
  } finally {
    await close();
  }
};
const titleOf = (svg: string): string => /<title>([^<]*)<\/title>/.exec(svg)?.[1] ?? 'no title';

interface Known {
  readonly slug: string;
  readonly shown: number;
  readonly grade: string;
}
let rated: Known;
let fresh: string;
let listed: string;
beforeAll(async () => {
  const scored = `select p.slug, s.shown, s.grade from scores s join providers p on p.id = s.provider_id where s.current`;
  [rated] = (await run<Known>(`${scored} and s.grade = 'B' order by p.slug limit 1`)) as [Known];
  fresh = (await run<Known>(`${scored} and s.grade_reason = 'new' order by p.slug limit 1`))[0]!.slug;
  listed = (await run<{ slug: string }>(`select slug from providers where standing = 'listed' order by slug limit 1`))[0]!.slug;
});

describe('a badge', () => {
  it('says grade, score, edition and day, as the page and the stored score do', async () => {
    const { status, headers, text } = await get(`/badge/${rated.slug}.svg`);
    expect([status, headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    const shown = /grade B, (\d+\.\d) of 100/.exec(titleOf(text))![1]!;
    expect(Math.abs(Number(shown) - rated.shown)).toBeLessThanOrEqual(0.1);
    const page = await get(`/providers/${rated.slug}`);
    expect(page.text).toContain(`: ${shown} of 100 counts so far`);
    expect(titleOf(text)).toMatch(/^Demonstration, a made-up firm\. Plumbline on .+\. Edition 2026\.1, as of \d{1,2} [A-Z][a-z]+ \d{4}\.$/);
    expect(text).toContain('Demonstration: a made-up firm');
  });
  it('says so of whoever is not rated', async () => {
    const [newly, only] = await Promise.all([get(`/badge/${fresh}.svg`), get(`/badge/${listed}.svg`)]);
    expect([newly.status, only.status]).toEqual([200, 200]);
    expect(titleOf(newly.text)).toContain(': not rated yet, in its first 60 days here. ');
    expect(titleOf(only.text)).toMatch(/^Plumbline on .+: not rated, it has told us nothing yet\. /);
    expect(only.text).not.toContain('Demonstration');
  });
  it('is there for nobody else, under no other name', async () => {
    for (const path of ['/badge/nobody.svg', `/badge/${rated.slug}`, `/badge/${rated.slug}.svg.svg`, `/badge/${rated.slug.toUpperCase()}.svg`, '/badge/.svg', '/badge/..svg', '/badge/...svg', '/badge/../badge/x.svg', '/badge/%2e%2e%2fx.svg', '/badge/%252e%252e.svg', `/badge/${'a'.repeat(81)}.svg`, "/badge/x'--.svg", '/badge/x%00.svg', '/badge']) {
      const { status, text, headers } = await get(path);
      expect([path, [301, 400, 404].includes(status), text.includes('<svg xmlns'), headers['cache-control']]).toEqual([path, true, false, 'no-store']);
      expect(headerFaults((name) => headers[name]), path).toEqual([]);
    }
  });
  it('may stand on any page, for an hour; nothing else of the site may', async () => {
    const { headers } = await get(`/badge/${rated.slug}.svg`);
    expect([headers['cross-origin-resource-policy'], headers['cache-control']]).toEqual(['cross-origin', 'public, max-age=3600, must-revalidate']);
    expect(headerFaults((name) => headers[name], true)).toEqual([]);
    for (const path of ['/', `/providers/${rated.slug}`, '/favicon.svg', '/badge/nobody.svg', `/badge/${rated.slug}.svg?zip=43215`]) expect([path, (await get(path)).headers['cross-origin-resource-policy']]).toEqual([path, 'same-origin']);
  });
  it('is the same kept and made anew, and is not sent to whoever holds it', async () => {
    const path = `/badge/${rated.slug}.svg`;
    const [first, kept, anew] = [await get(path), await get(path), await get(`${path}?v=2`)];
    for (const one of [kept, anew]) expect([one.text === first.text, one.headers['etag'], one.headers['cross-origin-resource-policy']]).toEqual([true, first.headers['etag'], 'cross-origin']);
    const again = await get(path, { 'if-none-match': first.headers['etag']! });
    expect([again.status, again.body.length, headerFaults((name) => again.headers[name], true)]).toEqual([304, 0, []]);
  });
});

describe('a badge of a firm', () => {
  it('with a hostile name shows it as a name', async () => {
    const { db, close } = openDatabase(site.databaseUrl, { connections: 1 });
    await makeProvider(db, { name: '</title><script>alert(1)</script>&', legalName: 'Hostile', domain: 'hostile.example' }).finally(close);
    const [row] = await run<{ slug: string }>(`select slug from providers where legal_name = 'Hostile'`);
    const { status, text } = await get(`/badge/${row!.slug}.svg`);
    expect([status, titleOf(text)]).toEqual([200, expect.stringContaining('Plumbline on &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;: ') as string]);
    expect(text).not.toContain('<script');
  });
  it('that is withdrawn is gone, though it was kept before', async () => {
    expect((await get(`/badge/${listed}.svg`)).status).toBe(200);
    await run(`update providers set withdrawn_on = current_date, withdrawn_because = 'asked for by the firm' where slug = '${listed}'`);
    const { db, close } = openDatabase(site.databaseUrl, { connections: 1 });
    await announceChange(db, 'all').finally(close);
    await expect.poll(async () => (await get(`/badge/${listed}.svg`)).status, { timeout: 10_000 }).toBe(404);
    expect((await get(`/providers/${listed}`)).status).toBe(410);
  });
  it('lapses with what the firm proved, without anybody telling it', async () => {
    expect(titleOf((await get(`/badge/${rated.slug}.svg?before`)).text)).toContain('grade B');
    // All that it said becomes three years old; the history is kept by a trigger, which steps aside for this.
    await run(`alter table answers disable trigger user; update answers set given_on = given_on - 1095 where provider_id = (select id from providers where slug = '${rated.slug}');
      alter table answers enable trigger user; update proofs set date = date - 1095, until = until - 1095 where answer_id in (select a.id from answers a join providers p on p.id = a.provider_id where p.slug = '${rated.slug}')`);
    const { text } = await get(`/badge/${rated.slug}.svg?after`);
    expect(titleOf(text)).toContain(': lapsed, under 60% of the standard has an answer that is still in date. ');
    expect(text).toContain('>Lapsed<');
  });
});
