import { asciiAt, concatBytes } from '@drawbridge/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascii, viewOf } from './bytes.ts';
import { stripMetadata } from './stripMetadata.ts';
import * as photos from './test/photos.ts';

const { SECRET, EXIF } = photos;

const files = {
  'image/jpeg': await photos.jpegPhoto(),
  'image/png': await photos.pngPhoto(),
  'image/webp': await photos.webpPhoto(),
  'image/gif': await photos.gifPhoto(),
  'image/avif': photos.AVIF_PHOTO,
} as const;
type Type = keyof typeof files;
// Of a literal record.
const types = Object.keys(files) as Type[];

function strip(type: Type, bytes: Uint8Array = files[type]): Uint8Array {
  const stripped = stripMetadata(type, bytes);
  if (!stripped) throw new Error('The file could not be taken apart.');
  return stripped;
}

const textOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

describe.each(types)('what %s says beside its picture', (type) => {
  it('is gone, and the picture is the same to the px', async () => {
    const stripped = strip(type);
    expect(textOf(files[type])).toContain(SECRET);
    expect(textOf(stripped)).not.toContain(SECRET);
    expect(textOf(stripped)).not.toContain('GPS');
    expect(await photos.pixelsOf(stripped)).toEqual(await photos.pixelsOf(files[type]));
  });

  it('is gone at once: there is nothing left for a second time', () => {
    const once = strip(type);
    expect(strip(type, once)).toEqual(once);
  });

  it('leaves the file that was given as it is', () => {
    const before = files[type].slice();
    strip(type);
    expect(files[type]).toEqual(before);
  });

  it('is never a reason to throw, wherever the file is damaged, cut or made up', () => {
    const file = files[type];
    const damage = fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { maxLength: 8 });
    fc.assert(
      fc.property(damage, fc.nat(file.length), fc.uint8Array({ maxLength: 60 }), (changes, end, tail) => {
        const damaged = concatBytes([file.subarray(0, end), tail]);
        for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte;
        const stripped = stripMetadata(type, damaged);
        expect(stripped === undefined || stripped instanceof Uint8Array).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('cannot be told where the file is cut short', () => {
    const whole = strip(type);
    // A GIF without its last byte is whole but for that.
    for (const end of [0, 3, 11, 20, Math.floor(whole.length / 2)]) {
      expect(stripMetadata(type, whole.subarray(0, end))).toBeUndefined();
    }
  });
});

describe('which way up a picture is', () => {
  const upsideDown = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 3, 0, 0];

  it.each(['image/jpeg', 'image/png', 'image/webp'] as const)('stays in %s, alone', (type) => {
    const stripped = strip(type);
    const at = textOf(stripped).indexOf('MM\0*');
    expect([...stripped.subarray(at + 8, at + 26)]).toEqual([0, 1, ...upsideDown, 0, 0, 0, 0]);
  });

  it('is not said of one that stands upright', () => {
    const upright = EXIF.slice();
    upright[18] = 1;
    const file = concatBytes([files['image/png'].subarray(0, 33), photos.pngChunk('eXIf', upright)]);
    const end = photos.pngChunk('IEND', new Uint8Array());
    expect(textOf(strip('image/png', concatBytes([file, end])))).not.toContain('eXIf');
  });

  it('is read of nothing but what says so', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (tiff) => {
        const end = photos.pngChunk('IEND', new Uint8Array());
        const chunk = photos.pngChunk('eXIf', concatBytes([ascii('MM\0*'), tiff]));
        const file = concatBytes([files['image/png'].subarray(0, 8), chunk, end]);
        expect(strip('image/png', file).length).toBeLessThanOrEqual(8 + 12 + 26 + 12);
      }),
    );
  });
});

describe('what the picture needs stays:', () => {
  it('colours of a JPEG', () => {
    expect(textOf(strip('image/jpeg'))).toContain('ICC_PROFILE');
  });

  it('scans of a JPEG that comes into focus, and nothing between them', () => {
    const scan = [0xff, 0xda, 0, 2, 1, 0xff, 0, 2, 0xff, 0xd3, 3];
    const comment = [0xff, 0xfe, 0, 4, 88, 88];
    const file = Uint8Array.from([0xff, 0xd8, ...scan, ...comment, 0xff, ...scan, 0xff, 0xd9]);
    expect([...strip('image/jpeg', file)]).toEqual([0xff, 0xd8, ...scan, ...scan, 0xff, 0xd9]);
  });

  it('the animation of a PNG', () => {
    const chunks = ['acTL', 'fcTL', 'IDAT', 'fdAT', 'IEND'].map((type) => photos.pngChunk(type, EXIF));
    const file = concatBytes([files['image/png'].subarray(0, 33), ...chunks]);
    expect(strip('image/png', file)).toEqual(file);
  });

  it('the animation of a GIF', () => {
    expect(textOf(strip('image/gif'))).toContain('NETSCAPE2.0');
  });

  it('the frames of a WebP, without what is hidden in them', () => {
    const frame = (...extra: Uint8Array[]) =>
      photos.webpChunk(
        'ANMF',
        concatBytes([new Uint8Array(16), photos.webpChunk('VP8L', Uint8Array.of(1)), ...extra]),
      );
    const head = photos.webpChunk('VP8X', Uint8Array.of(0b1110, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    const file = photos.webpFile(head, frame(photos.webpChunk('hide', ascii(SECRET))));
    const still = photos.webpChunk('VP8X', Uint8Array.of(0b0010, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    expect(strip('image/webp', file)).toEqual(photos.webpFile(still, frame()));
  });

  it('the flags of a WebP, which say what there is', () => {
    const stripped = strip('image/webp');
    expect((stripped[20] ?? 0) & 0b1100).toBe(0b1000);
    expect(viewOf(stripped).getUint32(4, true)).toBe(stripped.length - 8);
  });

  it('every byte of an AVIF where it was', () => {
    const stripped = strip('image/avif');
    expect(stripped.length).toBe(files['image/avif'].length);
    expect(asciiAt(stripped, 4, 8)).toBe('ftypavif');
  });

  it('what is in boxes beside the picture of an AVIF does not', () => {
    const box = (type: string, ...parts: Uint8Array[]) => {
      const whole = concatBytes([new Uint8Array(4), ascii(type), ...parts]);
      viewOf(whole).setUint32(0, whole.length);
      return whole;
    };
    const times = Uint8Array.from([0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9]);
    const moov = box('moov', box('mvhd', times), box('trak', box('udta', ascii(SECRET))));
    const file = concatBytes([files['image/avif'], moov, box('uuid', ascii(SECRET))]);
    const stripped = strip('image/avif', file);
    expect(textOf(stripped)).not.toContain(SECRET);
    expect(textOf(stripped)).toContain('mvhd\0\0\0\0\0\0\0\0\0\0\0\0\x09\x09');
  });
});
