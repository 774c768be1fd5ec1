// @vitest-environment happy-dom
import './set-up.ts';
import { render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ShopForm } from '../../../blocks/return-form/shop-form.tsx';
import { sampleClient, sampleDraft } from '../../../blocks/return-form/sample.ts';
import type { SampleStep } from '../../../blocks/return-form/sample.ts';

describe('The form in the editor', () => {
  it.each<[SampleStep, string]>([
    ['order', 'Find your order'],
    ['items', 'What would you like to return?'],
    ['withdrawal', 'What do you withdraw from?'],
    ['result', 'Your return is registered'],
  ])('shows the step "%s" with sample data, asks nobody and keeps nothing', async (step, heading) => {
    const fetch = vi.fn();
    vi.stubGlobal('fetch', fetch);
    const config = { locale: 'en_US', email: '', withdrawal: true, titled: false };
    render(<ShopForm client={sampleClient} config={config} sample={sampleDraft(step)} />);
    expect(await screen.findByRole('heading', { level: 2, name: heading })).toBeTruthy();
    expect(document.activeElement).toBe(document.body);
    expect(fetch).not.toHaveBeenCalled();
    expect(window.sessionStorage).toHaveLength(0);
  });

  it('shows the way into the statutory door where the store opens it', () => {
    const config = { locale: 'en_US', email: '', withdrawal: true, titled: false };
    render(<ShopForm client={sampleClient} config={config} sample={sampleDraft('order')} />);
    expect(screen.getByRole('button', { name: 'Withdraw from contract here' })).toBeTruthy();
  });
});
