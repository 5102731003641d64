// Built files (styles, font, icons, the one script), read once at start and held in memory, each compressed the first time somebody asks for it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { encodeWell, holds, isText, tagOf, type Coding } from './encoding.ts';
import { setHeaders } from './headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

interface Asset {
  readonly type: string;
  readonly body: Uint8Array;
  readonly tag: string;
  readonly hashed: boolean;
  readonly coded: Partial<Record<Coding, Uint8Array>>;
}

/** Answers a request for a built file, or undefined where the path is none. */
export type Assets = (path: string, coding: Coding, ifNoneMatch: string | null) => Response | undefined;

/** Reads every file with a known ending under `folder`. Only names found here are ever served, so no path can lead outside. */
export function openAssets(folder: string, secure: boolean): Assets {
  const files = new Map<string, Asset>();
  for (const name of existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []) {
    const type = TYPES[extname(name)];
    const file = join(folder, name);
    if (!type || !statSync(file).isFile()) continue;
    const body = readFileSync(file);
    const hashed = /[.-][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/.test(name);
    files.set(`/${name}`, { type, body, tag: tagOf(body), hashed, coded: {} });
  }
  return (path, coding, ifNoneMatch) => {
    const asset = files.get(path);
    if (!asset) return undefined;
    const headers = new Headers({ 'content-type': asset.type, etag: asset.tag });
    // Every page names the icon: asked about again with each of them, it would be a request a page for nothing.
    setHeaders(headers, asset.hashed ? 'forever' : 'day', secure);
    if (holds(ifNoneMatch, asset.tag)) return new Response(null, { status: 304, headers });
    if (!isText(asset.type)) return new Response(asset.body as Uint8Array<ArrayBuffer>, { headers });
    headers.set('vary', 'accept-encoding');
    if (coding !== 'identity') headers.set('content-encoding', coding);
    const body = (asset.coded[coding] ??= encodeWell(asset.body, coding));
    return new Response(body as Uint8Array<ArrayBuffer>, { headers });
  };
}
