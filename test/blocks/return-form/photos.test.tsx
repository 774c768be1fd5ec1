// @vitest-environment happy-dom
import './set-up.ts';
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { found, made, reason, shirt } from './builders.ts';
import { json, refuse } from './fake-network.ts';
import { expectFocus, foundOrder, request, sentTo, SUBMIT } from './open-form.tsx';

const PHOTO = 'POST /shop/photos';
const ID = '3f0b1d1e-0000-4000-8000-000000000001';
const canvases: { width: number; height: number }[] = [];

/** This environment draws nothing, so the browser's parts are stood in for: a camera's picture of 4000 × 3000. */
beforeEach(() => {
  canvases.length = 0;
  vi.stubGlobal('createImageBitmap', async (file: File) => {
    if (file.name.endsWith('.txt')) throw new DOMException('No picture', 'InvalidStateError');
    return { width: 4000, height: 3000 };
  });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (this: HTMLCanvasElement) {
    canvases.push(this);
    return { fillRect: () => undefined, drawImage: () => undefined } as never;
  });
  vi.spyOn(HTMLCanvasElement.prototype, 'toDataURL').mockImplementation((type) => `data:${type};base64,/9j/drawn`);
  vi.spyOn(Image.prototype, 'decode').mockRejectedValue(new Error('No picture'));
});
afterEach(() => vi.restoreAllMocks());

const picture = (name = 'IMG_1.heic') => new File(['exif and pixels'], name, { type: 'image/heic' });
const input = () => screen.getByLabelText<HTMLInputElement>(/^Add a(nother)? photo/);

async function wantingPhoto(routes: Parameters<typeof foundOrder>[1] = {}) {
  const reasons = [reason('damaged', 'Damaged', { photoRequired: true }), reason('too_small', 'Too small')];
  const set = await foundOrder(found({ reasons }, [shirt()]), {
    [PHOTO]: [json({ photoId: ID }, 201)],
    [SUBMIT]: [json(made(), 201)],
    ...routes,
  });
  await set.user.selectOptions(screen.getByRole('combobox'), 'Damaged');
  return set;
}

describe('Photos', () => {
  it('are asked for only where the reason says so', async () => {
    const { user } = await wantingPhoto();
    expect(input().accept).toBe('image/*');
    await user.selectOptions(screen.getByRole('combobox'), 'Too small');
    expect(screen.queryByLabelText(/^Add a photo/)).toBeNull();
  });

  it('are drawn anew at 1600 pixels, sent at once, shown, and belong to the return', async () => {
    const { log, form, user } = await wantingPhoto();
    await user.upload(input(), picture());
    expect(await screen.findByRole('button', { name: 'Remove photo 1' })).toBeTruthy();
    expect(canvases.map(({ width, height }) => [width, height])).toEqual([
      [1600, 1200],
      [160, 120],
    ]);
    expect(sentTo(log, PHOTO)[0]?.body).toEqual({ token: 'pass-1', jpegBase64: '/9j/drawn' });
    await request(form);
    await screen.findByText('RMA-1001');
    expect(sentTo(log, SUBMIT)[0]?.body.lines).toMatchObject([{ photoIds: [ID] }]);
  });

  it('are missing: the form says so and goes there', async () => {
    const { log, form } = await wantingPhoto();
    await request(form);
    expect(screen.getByText('Please add a photo.')).toBeTruthy();
    expectFocus(input());
    expect(sentTo(log, SUBMIT)).toHaveLength(0);
  });

  it('can be removed, and the focus stays at the photos', async () => {
    const { user } = await wantingPhoto();
    await user.upload(input(), picture());
    await user.click(await screen.findByRole('button', { name: 'Remove photo 1' }));
    expect(screen.queryByRole('button', { name: 'Remove photo 1' })).toBeNull();
    expectFocus(input());
  });

  it('survive a reload', async () => {
    const { form, user } = await wantingPhoto();
    await user.upload(input(), picture());
    await screen.findByRole('button', { name: 'Remove photo 1' });
    form.reload();
    expect(screen.getByRole('button', { name: 'Remove photo 1' })).toBeTruthy();
  });

  it('that are no pictures, or that the store does not take, say so', async () => {
    const { user } = await wantingPhoto({ [PHOTO]: [refuse(422, 'too_many_photos')] });
    await user.upload(input(), new File(['text'], 'letter.txt', { type: 'image/png' }));
    expect(await screen.findByText(/This photo could not be read/)).toBeTruthy();
    await user.upload(input(), picture());
    expect(await screen.findByText(/one photo too many/)).toBeTruthy();
  });

  it('that are still on their way are waited for', async () => {
    let answer = (_: Response): void => undefined;
    const slow = () => new Promise<Response>((resolve) => (answer = resolve));
    const { log, form, user } = await wantingPhoto({ [PHOTO]: [json({ photoId: ID }, 201), slow] });
    await user.upload(input(), picture());
    await screen.findByRole('button', { name: 'Remove photo 1' });
    await user.upload(input(), picture('IMG_2.heic'));
    await request(form);
    expect(sentTo(log, SUBMIT)).toHaveLength(0);
    answer(Response.json({ photoId: ID.replace(/1$/, '2') }, { status: 201 }));
    await screen.findByText('RMA-1001');
    expect(sentTo(log, SUBMIT)[0]?.body.lines).toMatchObject([{ photoIds: [ID, ID.replace(/1$/, '2')] }]);
  });
});
