// Evidence in a bucket, against a small server that speaks S3, where the packages for it are installed; and what is said where they are not.
import { describe, expect, it } from 'vitest';
import { openApp } from '../../src/app.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { parseConfig, WrongSetting } from '../../src/platform/config.ts';
import { openFiles, type Files } from '../../src/platform/files.ts';
import { missingPackages } from '../../src/platform/s3-store.ts';
import { useS3 } from '../support/s3.ts';

const missing = missingPackages();
const clock = fixedClock('2026-11-24T10:00:00Z');
const LATER = new Date('2026-11-24T11:00:00Z');
const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'sesame' };

describe.runIf(missing.length > 0)('a bucket without its packages', () => {
  it('is refused when the program starts, with the line that installs them', () => {
    const config = parseConfig({ DATABASE_URL: 'postgres://plumbline@db.invalid/plumbline', FILES_URL: 's3://evidence?region=us-east-2', ...KEYS });
    expect(() => openApp(config)).toThrow(WrongSetting);
    expect(() => openApp(config)).toThrow('Run npm install --no-save @aws-sdk/client-s3 @aws-sdk/s3-request-presigner.');
  });
});

describe.runIf(missing.length === 0)('a store in a bucket', () => {
  const s3 = useS3();
  const files = (place = 'evidence/files', keys: object = KEYS): Files => openFiles(parseConfig({ FILES_URL: `s3://${place}?endpoint=${s3.url}`, ...keys }).files, clock);
  const put = async (store: Files): Promise<string> => {
    const stored = await store.put(Buffer.from('\0\xff bytes', 'latin1'), 'application/pdf');
    return stored.kind === 'done' ? stored.value.key : stored.code;
  };

  it('keeps the bytes under its prefix, with their type, and without a rule of access', async () => {
    const key = await put(files());
    expect([...s3.held.keys()]).toEqual([`evidence/files/${key}`]);
    expect([s3.lastPut['content-type'], s3.lastPut['cache-control'], s3.lastPut['x-amz-acl']]).toEqual(['application/pdf', 'no-store', undefined]);
    expect(Buffer.from((await files().get(key))!).toString('latin1')).toBe('\0\xff bytes');
    await files().remove(key);
    await files().remove(key);
    expect([s3.held.size, await files().get(key)]).toEqual([0, undefined]);
  });
  it('lists all of its own over several pages, and nothing of its neighbours', async () => {
    const keys = [];
    for (let n = 0; n < 5; n += 1) keys.push(await put(files()));
    await put(files('evidence/other'));
    await put(files('evidence'));
    expect(await files().list(LATER)).toEqual(keys.sort());
    expect(await files('evidence').list(LATER)).toHaveLength(1);
    expect(await files().list(clock.now())).toEqual([]);
  });
  it('asks for no name but its own', async () => {
    const before = [...s3.held.keys()];
    for (const name of ['../other', '', '/']) {
      expect(await files().get(name)).toBeUndefined();
      await files().remove(name);
    }
    expect([...s3.held.keys()]).toEqual(before);
  });
  it('is full where the other side says so, and throws where it says anything else', async () => {
    s3.full = true;
    expect(await put(files())).toBe('no-room');
    s3.full = false;
    await expect(put(files('evidence', { ...KEYS, AWS_ACCESS_KEY_ID: 'AKIAOTHER' }))).rejects.toThrow();
    await expect(files('gone').get(await put(files()))).rejects.toThrow();
  });
});
