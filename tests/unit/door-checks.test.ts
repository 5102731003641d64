// What the door turns away, and what it lets in.
import { describe, expect, it } from 'vitest';
import { refusalOf, type DoorRules } from '#http/door-checks.ts';

const rules: DoorRules = { hosts: new Set(['plumbline.example']), site: 'https://plumbline.example', takesPost: (path) => ['/report', '/upload'].includes(path), largestBody: (path) => (path === '/upload' ? 11 * 1_024 * 1_024 : 65_536) };

function ask(path: string, init: RequestInit & { host?: string } = {}): number | undefined {
  const headers = new Headers(init.headers);
  headers.set('host', init.host ?? 'plumbline.example');
  const request = new Request(`https://plumbline.example${path}`, { ...init, headers });
  return refusalOf(request, path.split('?')[0]!, rules)?.status;
}

describe('the door', () => {
  it.each([
    ['lets a page in', '/', {}, undefined],
    ['refuses a host that is not ours', '/', { host: 'evil.example' }, 421],
    ['refuses our host on another port', '/', { host: 'plumbline.example:8080' }, 421],
    ['refuses an endless address', `/?q=${'a'.repeat(9_000)}`, {}, 414],
    ['refuses NUL in the query', '/providers?q=%00', {}, 400],
    ['refuses a broken percent sign', '/providers?q=%E0%A4%A', {}, 400],
    ['knows no address of the framework’s own', '/_image?href=/social.png&f=png', {}, 404],
    ['nor one in disguise', '/%5Fimage?href=/social.png&f=png', {}, 404],
    ['nor one behind many slashes', '///_server-islands/x', {}, 404],
    ['lets a name with such a line in it in', '/guides/a_b', {}, undefined],
    ['refuses an unknown method', '/', { method: 'DELETE' }, 405],
    ['refuses a POST where there is none', '/', { method: 'POST', headers: { origin: 'https://plumbline.example' } }, 405],
    ['refuses a form from elsewhere', '/report', { method: 'POST', headers: { origin: 'https://evil.example' } }, 403],
    ['refuses a form without an origin', '/report', { method: 'POST' }, 403],
    ['refuses JSON from a sister site', '/report', { method: 'POST', headers: { origin: 'https://plumbline.example', 'sec-fetch-site': 'same-site', 'content-type': 'application/json' } }, 403],
    ['takes our own form', '/report', { method: 'POST', headers: { origin: 'https://plumbline.example', 'sec-fetch-site': 'same-origin' } }, undefined],
    ['refuses a huge body before reading it', '/report', { method: 'POST', headers: { origin: 'https://plumbline.example', 'content-length': '70000' } }, 413],
    ['takes as much where a file may be sent', '/upload', { method: 'POST', headers: { origin: 'https://plumbline.example', 'content-length': '11534336' } }, undefined],
    ['and no more', '/upload', { method: 'POST', headers: { origin: 'https://plumbline.example', 'content-length': '11534337' } }, 413],
  ])('%s', (_, path, init, status) => {
    expect(ask(path, init)).toBe(status);
  });
  it.each([
    ['another site in the request line', 'http://evil.example/', 'plumbline.example', 421],
    ['our site in the request line', 'http://plumbline.example/providers', 'plumbline.example', undefined],
    ['our site in capitals', 'http://plumbline.example/', 'PLUMBLINE.example', undefined],
  ])('looks at %s', (_, address, host, status) => {
    expect(refusalOf(new Request(address, { headers: { host } }), '/', rules)?.status).toBe(status);
  });
  it('knows its own name with the port that goes without saying', () => {
    const own = { ...rules, hosts: new Set(['localhost:80']) };
    expect(refusalOf(new Request('http://localhost:80/', { headers: { host: 'localhost:80' } }), '/', own)).toBeUndefined();
  });
});
