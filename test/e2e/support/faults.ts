import type { Page } from 'playwright-core';

/** Everything that a browser complained about; a test that ends with a complaint fails. */
export interface Faults {
  watch(page: Page): void;
  /** Till the end of the test the site may answer with these statuses: Chromium logs each as an error. */
  allow(...statuses: number[]): void;
  /** What was found since the last time. */
  take(): string[];
}

/** Answered 503 while all slots are taken (README: LOOKUP_SLOTS): the form asks again by itself. */
const ASKED_AGAIN =
  /\/boomerang\/v1\/(shop|admin)\/(lookup|estimate|exchange-items|orders\/lookup|returns|returns\/(edit|change))$/;

export function collectFaults(): Faults {
  const found: string[] = [];
  const allowed = new Set<number>();
  return {
    watch(page) {
      page.on('pageerror', (error) => found.push(`${page.url()}: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() !== 'error' || isElsewhere(message.location().url)) return;
        const status = Number(/Failed to load resource:.*status of (\d{3})/.exec(message.text())?.[1]);
        if (allowed.has(status) || (status === 503 && ASKED_AGAIN.test(message.location().url))) return;
        found.push(`${page.url()}: ${message.text()} (${message.location().url})`);
      });
    },
    allow: (...statuses) => statuses.forEach((status) => allowed.add(status)),
    take() {
      allowed.clear();
      return found.splice(0);
    },
  };
}

/** The site is offline as far as the internet goes: pictures of WordPress' own guides are no fault. */
function isElsewhere(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && new URL(url).hostname !== '127.0.0.1';
}
