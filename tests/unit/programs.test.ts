// Programs that tests need beside Node, the browser and LibreOffice: found where they are, installed where they are missing, and never passed over in silence.
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findChromium, installChromium } from '../support/chromium.ts';
import { prepareOffice } from '../support/office.ts';
import { InstallFailure } from '../support/programs.ts';

let folder: string;
const program = (name: string, script: string): void => {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
};

beforeEach(() => {
  folder = mkdtempSync('/tmp/plumbline-path-');
  vi.stubEnv('PATH', folder);
  // Where the tests do not run as root, apt-get is asked for through sudo.
  program('sudo', 'shift; exec "$@"');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('Chromium', () => {
  it('is found on the path, and a file that is no program is not it', () => {
    writeFileSync(join(folder, 'chromium'), '');
    expect(findChromium()).toBeUndefined();
    chmodSync(join(folder, 'chromium'), 0o755);
    expect(findChromium()).toBe(join(folder, 'chromium'));
  });
  it('is installed with apt-get where it is missing, and that is said', () => {
    program('apt-get', `[ "$1" = update ] || { : > '${folder}/chromium-headless-shell'; /bin/chmod 755 '${folder}/chromium-headless-shell'; }`);
    const said: string[] = [];
    installChromium((line) => said.push(line));
    expect(said).toEqual(['Installing Chromium for the browser tests: apt-get install chromium-headless-shell fonts-liberation']);
    expect(findChromium()).toBe(join(folder, 'chromium-headless-shell'));
  });
  it.each([
    ['there is no apt-get', undefined, /no apt-get/],
    ['apt-get fails', 'exit 100', /Run as root: apt-get update/],
    ['apt-get installs nothing', 'exit 0', /not to be found/],
  ])('is a failure with advice where %s', (_, script, advice) => {
    if (script !== undefined) program('apt-get', script);
    expect(() => installChromium(() => {})).toThrow(InstallFailure);
    expect(() => installChromium(() => {})).toThrow(advice);
    expect(existsSync(join(folder, 'chromium'))).toBe(false);
  });
});

describe('LibreOffice', () => {
  it('is asked for by name where it is missing, and what it is for is said', () => {
    program('apt-get', `[ "$1" = update ] || { for name in soffice pdftotext; do : > '${folder}/'$name; /bin/chmod 755 '${folder}/'$name; done; }`);
    const said: string[] = [];
    prepareOffice((line) => said.push(line));
    expect(said).toEqual(['Installing LibreOffice Writer for the tests of documents: apt-get install libreoffice-writer-nogui fonts-liberation']);
  });
  it('is a failure that says plainly what is missing where it cannot be installed', () => {
    expect(() => prepareOffice(() => {})).toThrow('LibreOffice Writer is not installed, and this machine has no apt-get to install it with. Install LibreOffice Writer, then run the tests again.');
    program('soffice', '');
    expect(() => prepareOffice(() => {})).toThrow('pdftotext is not installed');
  });
});
