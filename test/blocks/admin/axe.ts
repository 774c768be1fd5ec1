import axe from 'axe-core';
import { vi } from 'vitest';

/** Colours need a real browser: they are checked in the journey through the real site. */
export async function violations(): Promise<string[]> {
  vi.useRealTimers();
  const { violations: found } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
