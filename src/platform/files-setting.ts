// What FILES_URL and CLAMD may say, read into values. Pure: opens nothing.
import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';

export type FilesSetting =
  | { readonly kind: 'disk'; readonly folder: string }
  | { readonly kind: 's3'; readonly bucket: string; readonly prefix: string; readonly region: string; readonly endpoint?: string; readonly credentials?: S3Credentials };

export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** How clamd is reached, where files are to be scanned. */
export type ScanSetting = { readonly kind: 'tcp'; readonly host: string; readonly port: number } | { readonly kind: 'socket'; readonly path: string } | { readonly kind: 'none' };

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const PREFIX = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/?)*$/;
const REGION = /^[a-z0-9-]{1,40}$/;
const CLAMD = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?):(\d{1,5})$/;
/** Stores that are not Amazon's mostly have no regions, and want one named. */
const REGION_ELSEWHERE = 'us-east-1';

/** What is wrong with an S3 address, as the rest of a sentence that begins with its name. */
function s3Problem(url: URL): string | undefined {
  const asked = [...url.searchParams.keys()];
  const [endpoint, region] = [url.searchParams.get('endpoint'), url.searchParams.get('region')];
  if (url.username || url.password) return 'must hold no password. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY instead';
  if (!BUCKET.test(url.hostname) || url.port) return 'must name a bucket, like s3://plumbline-evidence/files?region=us-east-2';
  if (!PREFIX.test(url.pathname.slice(1))) return 'may hold letters, digits, dots, dashes and single slashes behind the bucket';
  if (url.hash || asked.some((name) => name !== 'endpoint' && name !== 'region') || new Set(asked).size !== asked.length) return 'knows ?endpoint=… and ?region=…, each once, and nothing else';
  if (endpoint !== null && !(URL.canParse(endpoint) && ['http:', 'https:'].includes(new URL(endpoint).protocol))) return 'must name its endpoint as an address, like ?endpoint=https://store.example';
  if (region === null ? endpoint === null : !REGION.test(region)) return 'must name its region, like ?region=us-east-2';
  return undefined;
}

/** What is wrong with FILES_URL, as the rest of a sentence; undefined where nothing is. */
export function filesProblem(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 's3:') return s3Problem(url);
  if (url?.protocol !== 'file:') return 'must be a folder, like file:///srv/plumbline/files, or a bucket, like s3://plumbline-evidence/files?region=us-east-2';
  return url.host || url.search || url.hash ? 'must name a folder of this machine, with three slashes, like file:///srv/plumbline/files' : undefined;
}

/** A FILES_URL without a problem, as a value. */
export function filesIn(text: string, credentials: S3Credentials | undefined): FilesSetting {
  const url = new URL(text);
  if (url.protocol === 'file:') return { kind: 'disk', folder: fileURLToPath(url) };
  const endpoint = url.searchParams.get('endpoint');
  const prefix = url.pathname.slice(1);
  return {
    ...{ kind: 's3', bucket: url.hostname, prefix: prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/` },
    region: url.searchParams.get('region') ?? REGION_ELSEWHERE,
    ...(endpoint !== null && { endpoint }),
    ...(credentials && { credentials }),
  };
}

/** Where clamd listens; undefined where the text says no such thing. */
export function scanIn(text: string): ScanSetting | undefined {
  if (isAbsolute(text)) return { kind: 'socket', path: text };
  const [, host, port] = CLAMD.exec(text) ?? [];
  return host === undefined || Number(port) < 1 || Number(port) > 65_535 ? undefined : { kind: 'tcp', host: host.replace(/[[\]]/g, ''), port: Number(port) };
}
