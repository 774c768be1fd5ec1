import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanJpeg } from '../../../bridge/domain/jpeg.ts';

/** 2 × 2 pixels with a JFIF head, as an encoder wrote it. */
const PICTURE = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wCEAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI//////////////////////////////////////////////////8BVVpaeGl464KC6//////////////////////////////////////////////////////////////////////////AABEIAAIAAgMBEQACEQEDEQH/xAGiAAABBQEBAQEBAQAAAAAAAAAAAQIDBAUGBwgJCgsQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+gEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoLEQACAQIEBAMEBwUEBAABAncAAQIDEQQFITEGEkFRB2FxEyIygQgUQpGhscEJIzNS8BVictEKFiQ04SXxFxgZGiYnKCkqNTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqCg4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2dri4+Tl5ufo6ery8/T19vf4+fr/2gAMAwEAAhEDEQA/AEoA/wD/2Q==',
  'base64',
);
const JFIF_END = 20;

function segment(marker: number, content: string | Uint8Array): Buffer {
  const body = Buffer.from(content as string, 'latin1');
  const size = body.length + 2;
  return Buffer.concat([Buffer.of(0xff, marker, size >> 8, size & 0xff), body]);
}

/** The picture with more segments behind its JFIF head. */
function withSegments(...segments: readonly Uint8Array[]): Buffer {
  return Buffer.concat([PICTURE.subarray(0, JFIF_END), ...segments, PICTURE.subarray(JFIF_END)]);
}

/** Markers before the compressed data, read apart from the code under test. */
function markersOf(bytes: Uint8Array): number[] {
  const markers: number[] = [];
  for (let at = 2; bytes[at] === 0xff && bytes[at + 1] !== 0xda; at += 2 + bytes[at + 2]! * 256 + bytes[at + 3]!) {
    markers.push(bytes[at + 1]!);
  }
  return markers;
}

const ICC = segment(0xe2, 'ICC_PROFILE\0\x01\x01 sRGB');
const ADOBE = segment(0xee, 'Adobe\0\x64\0\0\0\0\x01');

describe('A photo', () => {
  it('without anything to hide stays as it is', () => {
    expect(cleanJpeg(PICTURE)).toEqual(new Uint8Array(PICTURE));
  });

  it('loses place, camera, comments and whatever else programs write into it', () => {
    const dirty = withSegments(
      segment(0xe1, 'Exif\0\0 GPS 48.2N 16.4E'),
      segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>'),
      segment(0xe2, 'MPF\0 another picture'),
      segment(0xed, 'Photoshop 3.0\0 by Ada'),
      segment(0xfe, 'made at home'),
      segment(0xe0, 'JFXX\0 a thumbnail'),
      segment(0xef, ''),
    );
    expect(cleanJpeg(dirty)).toEqual(new Uint8Array(PICTURE));
  });

  it('keeps its colour profile and Adobe’s colour transform', () => {
    const colours = withSegments(ICC, ADOBE);
    expect(cleanJpeg(colours)).toEqual(new Uint8Array(colours));
    expect(cleanJpeg(withSegments(ICC, segment(0xee, 'Adobe\0\x64\0\0\0\0\x01 and more')))).toEqual(
      new Uint8Array(withSegments(ICC, segment(0xee, 'Adobe\0\x64\0\0\0\0\x01'))),
    );
  });

  it('loses the thumbnail in its head, which may show what was cropped', () => {
    const head = segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01rgb');
    const dirty = Buffer.concat([PICTURE.subarray(0, 2), head, PICTURE.subarray(JFIF_END)]);
    expect(cleanJpeg(dirty)).toEqual(new Uint8Array(PICTURE));
  });

  it('is cut at its end', () => {
    expect(cleanJpeg(Buffer.concat([PICTURE, Buffer.from('PK\x03\x04 an archive')]))).toEqual(new Uint8Array(PICTURE));
  });

  it('may have filling bytes before a marker', () => {
    const filled = Buffer.concat([PICTURE.subarray(0, JFIF_END), Buffer.of(0xff, 0xff), PICTURE.subarray(JFIF_END)]);
    expect(cleanJpeg(filled)).toEqual(new Uint8Array(PICTURE));
  });

  it('may have several scans and restarts, with a comment between them that goes', () => {
    const end = PICTURE.length - 2;
    const scan = PICTURE.subarray(PICTURE.lastIndexOf(Buffer.of(0xff, 0xda)), end);
    const restart = Buffer.of(0xff, 0xd3, 0x12);
    const whole = (between: Uint8Array) =>
      Buffer.concat([PICTURE.subarray(0, end), restart, between, scan, PICTURE.subarray(end)]);
    expect(cleanJpeg(whole(segment(0xfe, 'secret')))).toEqual(new Uint8Array(whole(Buffer.alloc(0))));
  });
});

describe('What is no whole JPEG is refused', () => {
  const frame = PICTURE.indexOf(Buffer.of(0xff, 0xc0));
  const scan = PICTURE.lastIndexOf(Buffer.of(0xff, 0xda));
  const changed = (at: number, value: number) => {
    const copy = Buffer.from(PICTURE);
    copy[at] = value;
    return copy;
  };

  it.each<[string, Uint8Array]>([
    ['nothing', Buffer.alloc(0)],
    ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['a web page', Buffer.from('<html>')],
    ['only its start', PICTURE.subarray(0, 2)],
    ['start and end only', Buffer.of(0xff, 0xd8, 0xff, 0xd9)],
    ['a picture without its compressed data', Buffer.concat([PICTURE.subarray(0, scan), Buffer.of(0xff, 0xd9)])],
    ['compressed data without a frame', Buffer.concat([PICTURE.subarray(0, frame), PICTURE.subarray(scan)])],
    ['two frames', Buffer.concat([PICTURE.subarray(0, scan), PICTURE.subarray(frame)])],
    ['no end', PICTURE.subarray(0, -2)],
    ['a height of 0', changed(frame + 6, 0)],
    ['a frame that names more components than it has', changed(frame + 9, 9)],
    ['a kind of frame that browsers do not show', changed(frame + 1, 0xc3)],
    ['a segment longer than the file', withSegments(Buffer.of(0xff, 0xe1, 0xff, 0xff))],
    ['a segment shorter than its own length', withSegments(Buffer.of(0xff, 0xe1, 0, 1))],
    ['a start in the middle', withSegments(Buffer.of(0xff, 0xd8))],
  ])('%s', (_what, bytes) => {
    expect(cleanJpeg(bytes)).toBeNull();
  });

  it('at whatever byte it was cut', () => {
    for (let size = 0; size < PICTURE.length; size += 1) expect(cleanJpeg(PICTURE.subarray(0, size))).toBeNull();
  });
});

describe('A picture that would take a browser’s memory when it is shown', () => {
  const frame = PICTURE.indexOf(Buffer.of(0xff, 0xc0));
  /** Height and width as one encoder would write them; no byte of the picture itself is looked at. */
  const sized = (height: number, width: number, kind = 0xc0) => {
    const copy = Buffer.from(PICTURE);
    copy[frame + 1] = kind;
    copy.writeUInt16BE(height, frame + 5);
    copy.writeUInt16BE(width, frame + 7);
    return copy;
  };

  it.each<[string, Uint8Array]>([
    ['one row too high', sized(4097, 1)],
    ['one column too wide', sized(1, 4097)],
    ['as large as the format can say', sized(65_535, 65_535)],
    ['a progressive one', sized(9000, 9000, 0xc2)],
    ['behind a small preview in Exif', withExif(sized(9000, 9000))],
    ['cut off behind its head: nothing behind it is read', sized(9000, 9000).subarray(0, frame + 30)],
  ])('is refused: %s', (_what, bytes) => {
    expect(cleanJpeg(bytes)).toBe('too_large');
  });

  it.each<[string, Uint8Array]>([
    ['the largest', sized(4096, 4096)],
    ['the largest, progressive', sized(4096, 4096, 0xc2)],
    ['one whose preview says that it is larger', withExif(sized(8, 8), sized(9000, 9000))],
  ])('is taken: %s', (_what, bytes) => {
    expect(cleanJpeg(bytes)).toBeInstanceOf(Uint8Array);
    expect(4096 * 4096).toBeLessThan(20_000_000);
  });

  it('a second frame, which some programs show instead of the first, is none of one picture', () => {
    const scan = PICTURE.lastIndexOf(Buffer.of(0xff, 0xda));
    const second = sized(8, 8).subarray(frame, scan);
    expect(cleanJpeg(Buffer.concat([sized(8, 8).subarray(0, scan), second, PICTURE.subarray(scan)]))).toBeNull();
  });

  it('so many passes over a picture that showing it takes minutes are refused', () => {
    const scan = PICTURE.subarray(PICTURE.lastIndexOf(Buffer.of(0xff, 0xda)), -2);
    const passes = (count: number) =>
      Buffer.concat([PICTURE.subarray(0, -2), ...Array.from({ length: count - 1 }, () => scan), Buffer.of(0xff, 0xd9)]);
    expect(cleanJpeg(passes(100))).toBeInstanceOf(Uint8Array);
    expect(cleanJpeg(passes(101))).toBe('too_large');
  });

  it('whatever its sides', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 65_535 }), fc.integer({ min: 1, max: 65_535 }), (height, width) => {
        expect(cleanJpeg(sized(height, width)) === 'too_large').toBe(Math.max(height, width) > 4096);
      }),
    );
  });

  function withExif(picture: Uint8Array, preview: Uint8Array = PICTURE): Buffer {
    const exif = segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), preview]));
    return Buffer.concat([picture.subarray(0, JFIF_END), exif, picture.subarray(JFIF_END)]);
  }
});

describe('Whatever bytes come', () => {
  const segments = fc.array(
    fc.record({
      marker: fc.constantFrom(0xe0, 0xe1, 0xe1, 0xe2, 0xe5, 0xed, 0xee, 0xef, 0xfe),
      head: fc.constantFrom('', 'Exif\0\0', 'ICC_PROFILE\0', 'JFIF\0', 'Adobe'),
      content: fc.uint8Array({ maxLength: 300 }),
    }),
    { maxLength: 8 },
  );
  const pictures = segments.map((all) =>
    withSegments(
      ...all.map(({ marker, head, content }) => segment(marker, Buffer.concat([Buffer.from(head), content]))),
    ),
  );
  const KEPT = [0xe0, 0xe2, 0xee, 0xdb, 0xc0, 0xc4];

  it('nothing throws, and what is given is never changed', () => {
    const broken = fc
      .tuple(pictures, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }))
      .map(([file, hits]) => {
        for (const [at, value] of hits) file[at % file.length] = value;
        return file;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), broken), (bytes) => {
        const before = Buffer.from(bytes);
        cleanJpeg(bytes);
        expect(before.equals(bytes)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('a cleaned picture has no Exif and no comment, only what shows it, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const clean = cleanJpeg(picture) as Uint8Array;
        expect(markersOf(clean).filter((marker) => !KEPT.includes(marker))).toEqual([]);
        expect(Buffer.from(clean).includes('Exif')).toBe(false);
        expect(clean.length).toBeLessThanOrEqual(picture.length + 9 * 14);
        expect(cleanJpeg(clean)).toEqual(clean);
        const data = PICTURE.subarray(JFIF_END);
        expect(Buffer.from(clean.subarray(clean.length - data.length)).equals(data)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
