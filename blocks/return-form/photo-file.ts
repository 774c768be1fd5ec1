/** Pixels of the longer side. */
const LONGEST = 1600;
const THUMB = 160;
/** Characters of base64 that the bridge takes. */
const MOST = 2_000_000;
const QUALITIES = [0.85, 0.7, 0.5, 0.3];

export interface DrawnPhoto {
  readonly jpegBase64: string;
  /** A small one as a data address. */
  readonly thumb: string;
}

/**
 * Draws a photo anew: what a camera writes beside the picture (where and when it was taken) stays behind, and a phone's ten
 * megabytes become a few hundred kilobytes. null: it is no picture that this browser can read.
 */
export async function drawPhoto(file: Blob): Promise<DrawnPhoto | null> {
  try {
    const picture = await read(file);
    const large = draw(picture, LONGEST);
    const thumb = draw(picture, THUMB).toDataURL('image/jpeg', 0.7);
    for (const quality of QUALITIES) {
      const jpegBase64 = large.toDataURL('image/jpeg', quality).split(',')[1] ?? '';
      if (jpegBase64.length > 0 && jpegBase64.length <= MOST) return { jpegBase64, thumb };
    }
    return null;
  } catch {
    return null;
  }
}

type Picture = { readonly width: number; readonly height: number } & CanvasImageSource;

/** Turned as the camera was held. An image element reads what createImageBitmap of older phones does not. */
async function read(file: Blob): Promise<Picture> {
  if (typeof createImageBitmap === 'function') {
    try {
      return await createImageBitmap(file, { imageOrientation: 'from-image' });
    } catch {
      // Read below.
    }
  }
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function draw(picture: Picture, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws nothing.');
  // JPEG has no transparency: what a PNG leaves out would turn black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}
