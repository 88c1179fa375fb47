/** A real browser, where this machine has one. */

import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { describe } from 'vitest';

/** `CHROMIUM` names the program; without it, where Debian and others put it. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const program = process.env.CHROMIUM || PLACES.find((path) => existsSync(path));

/** Widths of a desk and of a telephone. */
export const SIZES = [
  ['a desk', { width: 1280, height: 900 }],
  ['a telephone', { width: 390, height: 844 }],
] as const;

export function launchBrowser(): Promise<Browser> {
  // Without its own sandbox it also runs in a container; it is shown our own pages alone.
  return chromium.launch({ executablePath: program ?? '', args: ['--no-sandbox'] });
}

/** Tests that need the browser; where there is none they are left out, and that is said. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (program === undefined) {
    console.warn(`NOT TESTED in a browser: ${name}. Install Chromium, or name it in CHROMIUM.`);
  }
  describe.skipIf(program === undefined)(name, tests);
}
