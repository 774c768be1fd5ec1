/** Markers of ITU-T T.81, table B.1. */
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COM = 0xfe;
const APP0 = 0xe0;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const RST0 = 0xd0;
const RST7 = 0xd7;
/** Baseline, extended and progressive: what browsers show. */
const FRAMES: readonly number[] = [0xc0, 0xc1, 0xc2];
/** Huffman and quantisation tables, the restart interval. */
const TABLES: readonly number[] = [0xc4, 0xdb, 0xdd];

const JFIF = 'JFIF\0';
const ICC = 'ICC_PROFILE\0';
const ADOBE = 'Adobe';
/** What an APP0 of JFIF says before its thumbnail: name, version, density. */
const JFIF_HEAD = 12;
const ADOBE_LENGTH = 12;

/** Pixels a side. With both at their most that is 16.8 megapixels, 67 MB once it is drawn; the form makes photos smaller than half of it. */
export const MOST_SIDE = 4096;
/** Passes over a progressive picture: encoders make about ten, and each one costs as much time as showing the whole. */
const MOST_SCANS = 100;

/**
 * The same picture without anything that is not needed to show it: place, camera, thumbnail (Exif, XMP, IPTC), comments, and whatever follows its end.
 * Kept are JFIF's head, the colour profile and Adobe's colour transform. A rotation that only Exif tells is lost: who sends photos applies it.
 * null: no whole JPEG. `too_large`: its head says so; nothing is ever drawn here.
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array | 'too_large' | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let [frames, scans, at] = [0, 0, 2];
  while (at < bytes.length) {
    const marker = markerAt(bytes, at);
    if (marker === null) return null;
    if (marker.code === EOI) {
      return frames === 1 && scans > 0 ? joined([...parts, Uint8Array.of(0xff, EOI)]) : null;
    }
    const segment = segmentAt(bytes, marker.end);
    const kept = segment && keptOf(marker.code, segment);
    if (!segment || kept === 'unknown') return null;
    if (FRAMES.includes(marker.code)) {
      const sides = sidesOf(segment);
      if (sides === null) return null;
      if (Math.max(...sides) > MOST_SIDE) return 'too_large';
      frames += 1;
    }
    if (kept) parts.push(Uint8Array.of(0xff, marker.code), lengthOf(kept), kept);
    at = marker.end + 2 + segment.length;
    if (marker.code !== SOS) continue;
    if (frames !== 1) return null;
    if (scans === MOST_SCANS) return 'too_large';
    const end = endOfScan(bytes, at);
    parts.push(bytes.subarray(at, end));
    scans += 1;
    at = end;
  }
  return null;
}

/** A marker may have any number of 0xff before its code. */
function markerAt(bytes: Uint8Array, from: number): { readonly code: number; readonly end: number } | null {
  let at = from;
  while (bytes[at] === 0xff) at += 1;
  const code = bytes[at];
  return at > from && code !== undefined ? { code, end: at + 1 } : null;
}

/** What follows the two bytes of length, which count themselves. */
function segmentAt(bytes: Uint8Array, at: number): Uint8Array | null {
  const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  return length >= 2 && at + length <= bytes.length ? bytes.subarray(at + 2, at + length) : null;
}

/** The part of a segment to keep; null: none of it. */
function keptOf(code: number, segment: Uint8Array): Uint8Array | null | 'unknown' {
  if (code === SOS || FRAMES.includes(code) || TABLES.includes(code)) return segment;
  if (code === APP0) return startsWith(segment, JFIF) ? withoutThumbnail(segment) : null;
  if (code === APP2) return startsWith(segment, ICC) ? segment : null;
  if (code === APP14) return startsWith(segment, ADOBE) ? segment.subarray(0, ADOBE_LENGTH) : null;
  return code === COM || (code > APP0 && code <= APP15) ? null : 'unknown';
}

function withoutThumbnail(segment: Uint8Array): Uint8Array {
  const head = new Uint8Array(JFIF_HEAD + 2);
  head.set(segment.subarray(0, JFIF_HEAD));
  return head;
}

/** Height and width; null for a frame that says nothing. */
function sidesOf(segment: Uint8Array): readonly [number, number] | null {
  const [, heightHigh = 0, heightLow = 0, widthHigh = 0, widthLow = 0, components = 0] = segment;
  const height = (heightHigh << 8) | heightLow;
  const width = (widthHigh << 8) | widthLow;
  const isWhole = height > 0 && width > 0 && components > 0 && segment.length === 6 + 3 * components;
  return isWhole ? [height, width] : null;
}

/** Compressed data runs to the next marker: a 0xff in it is followed by 0, and restarts belong to it. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    if (at + 1 === bytes.length) break;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !(next >= RST0 && next <= RST7)) return at;
  }
  return bytes.length;
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0));
}

function lengthOf(segment: Uint8Array): Uint8Array {
  const length = segment.length + 2;
  return Uint8Array.of(length >> 8, length & 0xff);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  parts.reduce((at, part) => {
    whole.set(part, at);
    return at + part.length;
  }, 0);
  return whole;
}
