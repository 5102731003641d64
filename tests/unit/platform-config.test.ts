// The environment: what is read, what counts as not set, and the sentence that each wrong value gets.
import { describe, expect, it } from 'vitest';
import { parseConfig, WrongSetting } from '../../src/platform/config.ts';

const refusal = (env: Record<string, string>): string => {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof WrongSetting) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('the configuration', () => {
  it('has a value for everything when nothing is set', () => {
    const config = parseConfig({});
    expect(config).toMatchObject({ databaseUrl: undefined, host: '127.0.0.1', port: 4321, site: 'http://localhost:4321', trustedProxyHops: 0, postsAnHour: 10, logLevel: 'info' });
    expect([...config.hosts]).toEqual(['localhost:4321', '127.0.0.1:4321', '[::1]:4321']);
    expect([config.files, config.scan]).toEqual([{ kind: 'disk', folder: `${config.home}/files` }, { kind: 'none' }]);
    expect(config.home).toMatch(/\/\.plumbline$/);
  });
  it('takes every setting', () => {
    const config = parseConfig({ DATABASE_URL: 'postgres://p:q@db/plumbline', PLUMBLINE_HOME: '/srv/p', HOST: '0.0.0.0', PORT: '80', SITE_URL: 'https://Plumbline.example/', TRUSTED_PROXY_HOPS: '2', POSTS_AN_HOUR: '40', LOG_LEVEL: 'warn' });
    expect(config).toMatchObject({ databaseUrl: 'postgres://p:q@db/plumbline', home: '/srv/p', host: '0.0.0.0', port: 80, site: 'https://plumbline.example', trustedProxyHops: 2, postsAnHour: 40, logLevel: 'warn' });
    expect([...config.hosts]).toEqual(['plumbline.example', 'plumbline.example:443']);
  });
  it.each([
    ['80', undefined, 'http://localhost', ['localhost', 'localhost:80', '127.0.0.1', '127.0.0.1:80', '[::1]', '[::1]:80']],
    ['443', undefined, 'http://localhost:443', ['localhost:443', '127.0.0.1:443', '[::1]:443']],
    ['8080', 'http://plumbline.example', 'http://plumbline.example', ['plumbline.example', 'plumbline.example:80']],
    ['8080', 'http://plumbline.example:80/', 'http://plumbline.example', ['plumbline.example', 'plumbline.example:80']],
    ['8080', 'https://plumbline.example:443', 'https://plumbline.example', ['plumbline.example', 'plumbline.example:443']],
    ['8080', 'https://plumbline.example:80', 'https://plumbline.example:80', ['plumbline.example:80']],
    ['8080', 'https://plumbline.example:8443', 'https://plumbline.example:8443', ['plumbline.example:8443']],
    ['8080', 'http://127.0.0.1', 'http://127.0.0.1', ['127.0.0.1', '127.0.0.1:80']],
    ['8080', 'http://[::1]', 'http://[::1]', ['[::1]', '[::1]:80']],
  ])('on port %s with the address %s is %s, and answers with and without the port that browsers leave out', (PORT, SITE_URL, site, hosts) => {
    const config = parseConfig({ PORT, ...(SITE_URL && { SITE_URL }) });
    expect([config.site, [...config.hosts].sort()]).toEqual([site, [...hosts].sort()]);
  });
  it('takes an empty value as not set', () => {
    expect(parseConfig({ DATABASE_URL: '', PORT: ' ' })).toMatchObject({ databaseUrl: undefined, port: 4321 });
  });
  it.each([
    [{ DATABASE_URL: 'mysql://x/y' }, /^DATABASE_URL must be the address of a Postgres database/],
    [{ DATABASE_URL: 'somewhere' }, /^DATABASE_URL must be/],
    [{ PORT: 'http' }, /^PORT must be a whole number from 0 to 65535\.$/],
    [{ PORT: '65536' }, /^PORT must be/],
    [{ PORT: '-1' }, /^PORT must be/],
    [{ PORT: '80.5' }, /^PORT must be/],
    [{ HOST: 'http://localhost' }, /^HOST must be an address or a name/],
    [{ SITE_URL: 'plumbline.example' }, /^SITE_URL must be the address that people type/],
    [{ SITE_URL: 'https://plumbline.example/portal' }, /^SITE_URL must be/],
    [{ SITE_URL: 'ftp://plumbline.example' }, /^SITE_URL must be/],
    [{ TRUSTED_PROXY_HOPS: 'yes' }, /^TRUSTED_PROXY_HOPS must be/],
    [{ POSTS_AN_HOUR: '0' }, /^POSTS_AN_HOUR must be a whole number from 1 to 99999\.$/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of fatal, error, warn, info, debug, silent\.$/],
  ])('refuses %j with a sentence', (env, sentence) => {
    expect(refusal(env as Record<string, string>)).toMatch(sentence);
  });
  it('names every wrong value at once', () => {
    expect(refusal({ PORT: 'x', LOG_LEVEL: 'y' }).split('\n')).toHaveLength(2);
  });
  it('never repeats a password', () => {
    expect(refusal({ DATABASE_URL: 'postgrs://plumbline:sesame@db/x' })).not.toContain('sesame');
  });
});

const BUCKET = 's3://plumbline-evidence';
const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'sesame/+=' };

describe('where evidence is kept', () => {
  it.each([
    [{ PLUMBLINE_HOME: '/srv/p' }, { kind: 'disk', folder: '/srv/p/files' }],
    [{ FILES_URL: 'file:///srv/evidence%20kept' }, { kind: 'disk', folder: '/srv/evidence kept' }],
    [{ FILES_URL: `${BUCKET}?region=us-east-2` }, { kind: 's3', bucket: 'plumbline-evidence', prefix: '', region: 'us-east-2' }],
    [{ FILES_URL: `${BUCKET}/files?region=us-east-2`, ...KEYS }, { kind: 's3', bucket: 'plumbline-evidence', prefix: 'files/', region: 'us-east-2', credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'sesame/+=' } }],
    [{ FILES_URL: `${BUCKET}/a/b/?endpoint=http://127.0.0.1:9000`, ...KEYS, AWS_SESSION_TOKEN: 't' }, { kind: 's3', bucket: 'plumbline-evidence', prefix: 'a/b/', region: 'us-east-1', endpoint: 'http://127.0.0.1:9000', credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'sesame/+=', sessionToken: 't' } }],
    [{ AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', PLUMBLINE_HOME: '/srv/p' }, { kind: 'disk', folder: '/srv/p/files' }],
  ])('%j', (env, files) => expect(parseConfig(env as Record<string, string>).files).toEqual(files));
  it.each([
    ['/srv/files', /^FILES_URL must be a folder, like file:\/\/\/srv\/plumbline\/files, or a bucket, like s3:/],
    ['https://bucket.s3.amazonaws.com', /^FILES_URL must be a folder/],
    ['file://server/files', /^FILES_URL must name a folder of this machine, with three slashes/],
    ['file:///srv/files?x=1', /^FILES_URL must name a folder of this machine/],
    ['s3://Bucket_?region=us-east-2', /^FILES_URL must name a bucket/],
    ['s3://?region=us-east-2', /^FILES_URL must name a bucket/],
    [`${BUCKET}:80?region=us-east-2`, /^FILES_URL must name a bucket/],
    [`${BUCKET}//x?region=us-east-2`, /^FILES_URL may hold letters, digits, dots, dashes and single slashes behind the bucket\.$/],
    [`${BUCKET}`, /^FILES_URL must name its region, like \?region=us-east-2\.$/],
    [`${BUCKET}?region=Ohio!`, /^FILES_URL must name its region/],
    [`${BUCKET}?endpoint=store.example`, /^FILES_URL must name its endpoint as an address/],
    [`${BUCKET}?endpoint=file:///x`, /^FILES_URL must name its endpoint/],
    [`${BUCKET}?region=us-east-2&acl=public`, /^FILES_URL knows \?endpoint=… and \?region=…, each once, and nothing else\.$/],
    [`${BUCKET}?region=us-east-2&region=us-east-1`, /^FILES_URL knows/],
    ['s3://AKIA:sesame@bucket?region=us-east-2', /^FILES_URL must hold no password\. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY instead\.$/],
  ])('refuses %s', (FILES_URL, sentence) => {
    expect(refusal({ FILES_URL })).toMatch(sentence);
    expect(refusal({ FILES_URL })).not.toContain('sesame');
  });
  it.each([{ AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE' }, { AWS_SECRET_ACCESS_KEY: 'sesame' }, { AWS_SESSION_TOKEN: 't' }])('refuses half a pair of keys: %j', (half) =>
    expect(refusal({ FILES_URL: `${BUCKET}?region=us-east-2`, ...half })).toBe('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY go together. Set both, or neither.'));
  it('refuses a key with a line break in it, and does not repeat it', () => {
    expect(refusal({ ...KEYS, AWS_SECRET_ACCESS_KEY: 'open\nsesame' })).toBe('AWS_SECRET_ACCESS_KEY must be one word.');
  });
});

describe('what looks for viruses', () => {
  it.each([
    ['127.0.0.1:3310', { kind: 'tcp', host: '127.0.0.1', port: 3310 }],
    ['clamd.internal:3310', { kind: 'tcp', host: 'clamd.internal', port: 3310 }],
    ['[::1]:3310', { kind: 'tcp', host: '::1', port: 3310 }],
    ['/run/clamav/clamd.ctl', { kind: 'socket', path: '/run/clamav/clamd.ctl' }],
  ])('is found at %s', (CLAMD, scan) => expect(parseConfig({ CLAMD }).scan).toEqual(scan));
  it.each(['yes', 'clamd', 'clamd.internal:', ':3310', 'host:0', 'host:65536', 'tcp://host:3310', 'run/clamd.ctl', 'a b:3310'])('is not found at %s', (CLAMD) =>
    expect(refusal({ CLAMD })).toBe('CLAMD must be where clamd listens, like 127.0.0.1:3310 or /run/clamav/clamd.ctl.'));
});
