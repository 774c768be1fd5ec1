import { cleanup, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, vi } from 'vitest';
import { App, type Screen } from '../../../blocks/admin/app.tsx';
import { CAPABILITIES } from '../../../bridge/domain/rights.ts';
import { NOW } from './builders.ts';

/** Clock and page of each test; time runs on, so that polling and debouncing happen. */
export function everyTestAnew(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date(NOW), shouldAdvanceTime: true });
    document.documentElement.lang = 'en-US';
    window.history.replaceState(null, '', '/wp-admin/admin.php?page=boomerang-returns');
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}

/** A screen as the plugin mounts it, for somebody who may do everything unless `caps` says otherwise. */
export function open(screen: Screen, search?: string, data: Record<string, string> = {}) {
  if (search) window.history.replaceState(null, '', `/wp-admin/admin.php${search}`);
  const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTimeAsync(ms) });
  return { user, ...render(<App screen={screen} data={{ caps: CAPABILITIES.join(','), ...data }} />) };
}

export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** Notices are also spoken through a region of their own: queries look for the visible one. */
export const SPOKEN = '[aria-live], [aria-live] *';
