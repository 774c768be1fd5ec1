import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
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
}

/** Takes pictures of a screen, wide and on a phone; nothing may stick out sideways, and axe must find nothing. */
export async function look(page: Page, name: string, { within, reload }: Looked): Promise<void> {
  await mkdir(OUTPUT, { recursive: true });
  for (const [kind, viewport] of [
    ['wide', WIDE],
    ['phone', PHONE],
  ] as const) {
    await page.setViewportSize(viewport);
    if (kind === 'phone') await reload?.(page);
    await settled(page);
    await page.screenshot({ path: `${OUTPUT}/${name}-${kind}.png`, fullPage: true });
    expect(await overflow(page), `${name} at ${viewport.width} px: wider than the page by`).toBeLessThanOrEqual(0);
    expect(await violations(page, within), `axe on ${name}, ${kind}`).toEqual([]);
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
  await page.screenshot({ path: `${README_PICTURES}/${name}.png` });
  if (before) await page.setViewportSize(before);
}

/** Pictures loaded, fonts there, no spinner. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(async () => {
    await document.fonts.ready;
    window.scrollTo(0, 0);
  });
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

async function violations(page: Page, within: string): Promise<string[]> {
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
