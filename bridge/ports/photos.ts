import type { Instant } from '../domain/time.ts';

/** A photo that a shopper sent, JPEG without metadata. */
export interface StoredPhoto {
  readonly id: string;
  readonly orderId: number;
  readonly jpeg: Uint8Array;
  readonly createdAt: Instant;
}

/** Photos of goods, beside what a transaction does with them. */
export interface Photos {
  /** False: with it the photos of its order would be more than so many bytes, and it was not saved. */
  savePhoto(photo: StoredPhoto, mostBytes?: number): Promise<boolean>;
  /** Photos of this order that no return has yet. */
  countLoosePhotos(orderId: number): Promise<number>;
  photoOf(returnId: string, photoId: string): Promise<StoredPhoto | null>;
}
