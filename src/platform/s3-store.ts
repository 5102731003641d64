// Files in a bucket that speaks S3, through flydrive. Its packages are loaded with the first file, and only where such a store is set.
// The bucket must be private by its own rules: files go in without any rule of access, which newer buckets would refuse.
import { createRequire } from 'node:module';
import { WrongSetting } from './config.ts';
import type { FileStore } from './file-store.ts';
import type { FilesSetting } from './files-setting.ts';

type Setting = Extract<FilesSetting, { kind: 's3' }>;

/** The part of flydrive's driver that is used here. */
interface Bucket {
  readonly put: (key: string, bytes: Uint8Array, options: { contentType: string; cacheControl: string }) => Promise<void>;
  readonly getBytes: (key: string) => Promise<Uint8Array>;
  readonly delete: (key: string) => Promise<void>;
  readonly listAll: (prefix: string, options: { recursive: true; paginationToken?: string }) => Promise<{ readonly paginationToken?: string | undefined; readonly objects: Iterable<{ readonly isFile: boolean; readonly key?: string }> }>;
}

/** What an error of S3 tells. Some stores that are no Amazon's run full. */
interface S3Error {
  readonly name?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Not among our own packages: they are large, and few sites need them. */
const PACKAGES = ['@aws-sdk/client-s3', '@aws-sdk/s3-request-presigner'];
const TRIES = 3;
const CONNECT_MS = 5_000;
const ANSWER_MS = 30_000;
const NO_ROOM = 507;

/** The packages that an S3 store needs and that are not installed. */
export function missingPackages(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return PACKAGES.filter((name) => {
    try {
      return !resolve(name);
    } catch {
      return true;
    }
  });
}

/** Throws WrongSetting where files are to go to a bucket and its packages are missing: said at the start, not with the first file. */
export function checkPackages({ kind }: FilesSetting): void {
  const missing = kind === 's3' ? missingPackages() : [];
  if (missing.length > 0) throw new WrongSetting(`FILES_URL names a bucket, and that needs packages which are not installed. Run npm install --no-save ${missing.join(' ')}.`);
}

async function openBucket({ bucket, region, endpoint, credentials }: Setting): Promise<Bucket> {
  const { S3Driver } = (await import('flydrive/drivers/s3')) as unknown as { S3Driver: new (options: object) => Bucket };
  return new S3Driver({
    ...{ bucket, region, visibility: 'private', supportsACL: false },
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    ...(credentials && { credentials }),
    ...{ maxAttempts: TRIES, requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS } },
    // Stores that are no Amazon's do not know the checksums that its client sends by itself.
    ...{ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' },
  });
}

const isGone = (error: unknown): boolean => (error as S3Error).$metadata?.httpStatusCode === 404 && (error as S3Error).name === 'NoSuchKey';
const isFull = (error: unknown): boolean => (error as S3Error).$metadata?.httpStatusCode === NO_ROOM;

/** A store in the bucket that is set. */
export function s3Store(setting: Setting): FileStore {
  const { prefix } = setting;
  let opened: Promise<Bucket> | undefined;
  const bucket = (): Promise<Bucket> => (opened ??= openBucket(setting));
  return {
    async write(key, bytes, contentType) {
      try {
        await (await bucket()).put(`${prefix}${key}`, bytes, { contentType, cacheControl: 'no-store' });
        return true;
      } catch (error) {
        if (isFull(error)) return false;
        throw error;
      }
    },
    async read(key) {
      try {
        return await (await bucket()).getBytes(`${prefix}${key}`);
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    },
    remove: async (key) => (await bucket()).delete(`${prefix}${key}`),
    async keys() {
      const keys: string[] = [];
      let token: string | undefined;
      do {
        const page = await (await bucket()).listAll(prefix || '/', { recursive: true, ...(token !== undefined && { paginationToken: token }) });
        for (const { isFile, key } of page.objects) if (isFile && key?.startsWith(prefix)) keys.push(key.slice(prefix.length));
        token = page.paginationToken;
      } while (token !== undefined);
      return keys;
    },
  };
}
