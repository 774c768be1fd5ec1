// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ID, PATH, aReturn, anEffect } from './builders.ts';
import { fakeNetwork, json, refuse } from './network.ts';
import { everyTestAnew, open, pass } from './set-up.tsx';

const SEARCH = `?page=boomerang-returns&return=${ID}`;
const slip = aReturn({
  can: ['receive', 'upload_label'],
  shipping: {
    ...aReturn().shipping,
    state: 'packing_slip',
    instead: 'too_dear',
    carrier: null,
    trackingNumber: null,
    cost: null,
    source: null,
  },
});
const pdf = new File(['%PDF-1.7 label'], 'label.pdf', { type: 'application/pdf' });

everyTestAnew();

describe('A label of the store’s own', () => {
  it('is uploaded with its tracking number', async () => {
    const failed = anEffect({ kind: 'buy_label', state: 'failed' });
    const log = fakeNetwork({
      [`GET ${PATH}`]: [json({ ...slip, effects: [failed] })],
      [`PUT ${PATH}/label`]: [json(aReturn({ effects: [failed] }))],
    });
    const { user } = open('returns', SEARCH);
    expect(await screen.findByText(/every offer cost more than your price limit/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Upload a label of your own' }));
    await user.upload(screen.getByLabelText('Label as PDF'), pdf);
    await user.type(screen.getByLabelText('Tracking number (optional)'), ' 1Z999 ');
    await user.click(screen.getByRole('button', { name: 'Upload label' }));
    expect(await screen.findByText('The shopper has a label of USPS.')).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'This needs you' })).toBeNull();
    await pass(100);
    expect(document.activeElement?.textContent).toBe('Wait for the parcel');
    expect(log.find((one) => one.method === 'PUT')?.body).toEqual({
      revision: 4,
      pdfBase64: btoa('%PDF-1.7 label'),
      carrier: '',
      trackingNumber: '1Z999',
    });
  });

  it('can be left to Shippo once more; a label that could not be bought is no alarm', async () => {
    const failed = anEffect({ kind: 'buy_label', state: 'failed' });
    const log = fakeNetwork({
      [`GET ${PATH}`]: [json({ ...slip, effects: [failed] })],
      [`POST ${PATH}/commands`]: [json(slip)],
    });
    const { user } = open('returns', SEARCH);
    await user.click(await screen.findByRole('button', { name: 'Try again to buy a label' }));
    expect(log.at(-1)?.body).toEqual({ revision: 4, command: { type: 'try_again', effectId: failed.id } });
    expect(screen.queryByRole('heading', { name: 'This needs you' })).toBeNull();
  });

  it('has to be a PDF: another file is refused before it is sent', async () => {
    const log = fakeNetwork({ [`GET ${PATH}`]: [json(slip)] });
    const { user } = open('returns', SEARCH);
    await user.click(await screen.findByRole('button', { name: 'Upload a label of your own' }));
    await user.click(screen.getByRole('button', { name: 'Upload label' }));
    expect(await screen.findByText('Choose the PDF of the label.')).toBeTruthy();
    await user.upload(
      screen.getByLabelText('Label as PDF'),
      new File(['PK'], 'label.pdf', { type: 'application/pdf' }),
    );
    await user.click(screen.getByRole('button', { name: 'Upload label' }));
    expect(await screen.findByText(/This file is not a PDF/)).toBeTruthy();
    expect(log.filter((one) => one.method === 'PUT')).toEqual([]);
  });
});

describe('The label of the carrier', () => {
  it('is fetched with the nonce and opened as a file', async () => {
    const opened: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      opened.push(this.href);
    });
    const file = () => new Response('%PDF-', { headers: { 'content-type': 'application/pdf' } });
    const log = fakeNetwork({ [`GET ${PATH}`]: [json(aReturn())], [`GET ${PATH}/label`]: [file] });
    const { user } = open('returns', SEARCH);
    await user.click(await screen.findByRole('button', { name: 'Open label (PDF)' }));
    await vi.waitFor(() => expect(opened[0]).toMatch(/^blob:/));
    expect(log.at(-1)?.headers.get('X-WP-Nonce')).toBe('nonce-1');
    vi.restoreAllMocks();
  });

  it('says TEST where no carrier would take it, and why a label can not be shown', async () => {
    fakeNetwork({
      [`GET ${PATH}`]: [json(aReturn({ shipping: { ...aReturn().shipping, test: true } }))],
      [`GET ${PATH}/label`]: [refuse(404, 'not_found')],
    });
    const { user } = open('returns', SEARCH);
    expect(await screen.findByText('TEST label')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Open label (PDF)' }));
    expect((await screen.findAllByText('This was not found. It may have been removed.')).length).toBeGreaterThan(0);
  });
});
