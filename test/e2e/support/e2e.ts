import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { seedStore } from '../../site/seed/seed-store.ts';
import { hookToken } from '../../site/stack/hook-token.ts';
import { removeStack } from '../../site/stack/remove-stack.ts';
import { startStack, type Stack } from '../../site/stack/start-stack.ts';
import { buildPlugin } from '../../support/build-plugin.mjs';
import { launchChromium } from './chromium.ts';
import { collectFaults, type Faults } from './faults.ts';
import { OUTPUT } from './look.ts';
import { storeOver, type Store } from './store.ts';

/** Longest wait for anything on a page, ms: the machine may be busy with other tests. */
export const PATIENCE = 30_000;

export interface E2e {
  readonly stack: Stack;
  readonly store: Store;
  readonly faults: Faults;
  /** A page of a browser of its own: no cookies, nothing stored. */
  guest(options?: BrowserContextOptions): Promise<Page>;
  /** A page of the signed-in user, at that address of wp-admin; all pages of one user share a browser, which need not load wp-admin's scripts anew. */
  signedIn(path: string, user?: string): Promise<Page>;
  /** For tests that share no page with the one before. */
  closePages(): Promise<void>;
  /** Pictures of all open pages, for whoever has to find out why a test failed. */
  picturePages(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** The whole of Boomerang with its sample store, and a Chromium. E2E_DIR keeps the folder: the next run starts faster. */
export async function startE2e(): Promise<E2e> {
  const browser = await launchChromium();
  const kept = process.env['E2E_DIR'];
  const dir = kept ? resolve(kept) : await mkdtemp(join(tmpdir(), 'boomerang-e2e-'));
  const stops: (() => Promise<unknown>)[] = [() => browser.close()];
  if (!kept) stops.unshift(() => removeStack(dir));
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    await buildPlugin();
    const stack = await startStack({ dir, seed: seedStore(() => undefined) });
    stops.push(() => stack.stop());
    stack.shippo.setWebhook({
      url: `${stack.site.url}/wp-json/boomerang/v1/hooks/shippo`,
      token: await hookToken(stack),
    });
    const faults = collectFaults();
    return {
      stack,
      store: storeOver(stack.site.url, stack.keys),
      faults,
      ...pagesOf(browser, stack, faults),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function pagesOf(
  browser: Browser,
  stack: Stack,
  faults: Faults,
): Pick<E2e, 'guest' | 'signedIn' | 'closePages' | 'picturePages'> {
  const signed = new Map<string, BrowserContext>();

  async function fresh(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'en-US',
      timezoneId: 'America/Los_Angeles',
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(PATIENCE);
    context.on('page', (page) => faults.watch(page));
    return context;
  }
  return {
    guest: async (options) => (await fresh(options)).newPage(),
    async signedIn(path, user = 'admin') {
      const known = signed.get(user);
      const context = known ?? (await fresh());
      signed.set(user, context);
      const page = await context.newPage();
      await page.goto(known ? stack.site.url + path : stack.site.loginUrl(user, path));
      return page;
    },
    async closePages() {
      const kept = new Set(signed.values());
      await Promise.all(
        browser
          .contexts()
          .flatMap((context): { close(): Promise<void> }[] => (kept.has(context) ? context.pages() : [context]))
          .map((one) => one.close()),
      );
    },
    async picturePages(name) {
      const pages = browser.contexts().flatMap((context) => context.pages());
      for (const [index, page] of pages.entries()) {
        await page.screenshot({
          path: `${OUTPUT}/failed-${name.replace(/\W+/g, '-').slice(0, 60)}-${index}.png`,
          fullPage: true,
        });
      }
    },
  };
}
