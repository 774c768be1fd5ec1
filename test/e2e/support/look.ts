import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';

export const OUTPUT = fileURLToPath(new URL('../output', import.meta.url));
const README_PICTURES = fileURLToPath(new URL('../../../docs/screenshots', import.meta.url));
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

export interface Looked {
  /** Below this axe looks; the rest of the page is the theme's or wp-admin's. */
  readonly within: string;
  /** Loads the page anew for the phone, where a screen chooses its shape when it starts. */
  readonly reload?: (page: Page) => Promise<void>;
  /** Name of the frame that it stands in. */
  readonly frame?: string;
  readonly wideOnly?: boolean;
}

/** Takes pictures of a screen, wide and on a phone; nothing may stick out sideways, and axe must find nothing. */
export async function look(page: Page, name: string, { within, reload, frame, wideOnly }: Looked): Promise<void> {
  await mkdir(OUTPUT, { recursive: true });
  for (const [kind, viewport] of [
    ['wide', WIDE],
    ['phone', PHONE],
  ] as const) {
    if (kind === 'phone' && wideOnly) continue;
    await page.setViewportSize(viewport);
    if (kind === 'phone') await reload?.(page);
    await settled(page);
    // As high as the page, so that what sticks to the window's edge stands where the page ends.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ ...viewport, height: Math.max(height, viewport.height) });
    await page.screenshot({ path: `${OUTPUT}/${name}-${kind}.png` });
    await page.setViewportSize(viewport);
    expect(await overflow(page), `${name} at ${viewport.width} px: wider than the page by`).toBeLessThanOrEqual(0);
    expect(await violations(frame ? page.frame(frame)! : page, within), `axe on ${name}, ${kind}`).toEqual([]);
  }
  await page.setViewportSize(WIDE);
  await reload?.(page);
}

/** A picture for the README, written only when asked for: UPDATE_SCREENSHOTS=1. */
export async function pictureForReadme(
  page: Page,
  name: string,
  size: { width: number; height: number },
): Promise<void> {
  if (process.env['UPDATE_SCREENSHOTS'] !== '1') return;
  const before = page.viewportSize();
  await mkdir(README_PICTURES, { recursive: true });
  await page.setViewportSize(size);
  await settled(page);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.screenshot({ path: `${README_PICTURES}/${name}.png` });
  if (before) await page.setViewportSize(before);
}

/** Pictures loaded, fonts there, no spinner. */
async function settled(page: Page): Promise<void> {
  await page.locator('.components-spinner').first().waitFor({ state: 'hidden' });
  await page.evaluate(async () => {
    // Below the fold they would load only when somebody scrolls there.
    for (const image of document.images) image.loading = 'eager';
    await Promise.allSettled([...document.images].map((image) => image.decode()));
    await document.fonts.ready;
    window.scrollTo(0, 0);
  });
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

async function violations(page: Page | Frame, within: string): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async (selector) => {
    const { axe } = window as unknown as {
      axe: {
        run(
          root: string,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
      };
    };
    const found = await axe.run(selector);
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`).join(' | ')}`,
    );
  }, within);
}
