// The browser of the browser tests: Debian's Chromium, without a window where there is one, since that answers in half the time. Finds it, or installs it and says so.
import { findProgram, installProgram, type Wanted } from './programs.ts';

const CHROMIUM: Wanted = {
  title: 'Chromium',
  purpose: 'the browser tests',
  names: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
  packages: ['chromium-headless-shell', 'fonts-liberation'],
};

/** The path of a Chromium on this machine. */
export const findChromium = (): string | undefined => findProgram(CHROMIUM);

/** Installs Debian's Chromium. Throws InstallFailure where it cannot. */
export const installChromium = (say: (line: string) => void): void => installProgram(CHROMIUM, say);
