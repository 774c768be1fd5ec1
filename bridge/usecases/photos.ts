import type { z } from 'zod';
import type { photoRequest, PhotoResponse } from '../contract/shop.ts';
import { BUDGETS } from '../domain/budgets.ts';
import { cleanJpeg, MOST_SIDE } from '../domain/jpeg.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { instant } from '../domain/time.ts';
import type { Deps } from './deps.ts';
import { readPass } from './order-token.ts';
import type { Paper } from './return-papers.ts';
import { refuseSpent } from './spent-refusal.ts';

/** Photos that wait for a return, for one order: a form has five a line. */
const MOST_LOOSE = 50;

/** Keeps a photo of an order until a return takes it, without what a camera writes into it (place, owner, device). */
export async function keepPhoto(deps: Deps, asked: z.output<typeof photoRequest>): Promise<Result<PhotoResponse>> {
  const pass = readPass(deps, asked.token);
  if (!pass) return refuse('session_over');
  const jpeg = cleanJpeg(Buffer.from(asked.jpegBase64, 'base64'));
  if (jpeg === null) return refuse('photo_unreadable');
  if (jpeg === 'too_large') return refuse('photo_too_large', { pixels: MOST_SIDE });
  if ((await deps.database.countLoosePhotos(pass.orderId)) >= MOST_LOOSE) return refuse('too_many_photos');
  const id = deps.ids.uuid();
  const now = instant(deps.clock.now());
  const { most } = BUDGETS.photo_bytes;
  const saved = await deps.database.savePhoto({ id, orderId: pass.orderId, jpeg, createdAt: now }, most);
  return saved ? ok({ photoId: id }) : refuseSpent({ budget: 'photo_bytes', most, until: null }, now);
}

export async function staffPhoto(deps: Deps, returnId: string, photoId: string): Promise<Result<Paper>> {
  const photo = await deps.database.photoOf(returnId, photoId);
  if (!photo) return refuse('not_found');
  return ok({ file: photo.jpeg, filename: `${photoId}.jpg`, contentType: 'image/jpeg' });
}
