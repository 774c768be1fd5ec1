import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The machine's own Chromium. Without one the whole suite fails: a journey that nobody took proves nothing. */
export async function launchChromium(): Promise<Browser> {
  const named = process.env['CHROMIUM'];
  const executablePath = named ?? PLACES.find((place) => existsSync(place));
  if (!executablePath || !existsSync(executablePath)) {
    throw new Error(
      named
        ? `There is no Chromium at ${named}: CHROMIUM has to name the program.`
        : 'These tests need Chromium. Install it (Debian: apt-get install chromium), or name one in CHROMIUM.',
    );
  }
  return chromium.launch({
    executablePath,
    args: [
      // Chromium's sandbox refuses root, and in containers /dev/shm is too small for it.
      '--no-sandbox',
      '--disable-dev-shm-usage',
      // Nobody beyond this machine is asked. Not by Playwright's routes: with one the browser caches nothing.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}
