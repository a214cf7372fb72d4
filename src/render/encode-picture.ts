/**
 * A picture file as mail and paper can take it: turned upright, without what the camera wrote into it (place, time,
 * owner), and small enough.
 */
import sharp, { type Sharp } from 'sharp';

/** Widest a picture is shown in a mail, in CSS pixels. */
export const SHOWN_WIDTH = 552;

/** Tallest in a mail's file: a long screen shot is not carried whole. */
const SHOWN_HEIGHT = 828;

/** Fine screens have two pixels to one. */
const DENSITY = 2;

const MAX_BYTES = 150 * 1024;

const JPEG_QUALITIES = [82, 74, 66, 58, 50, 42, 34, 26, 18];
const PNG_COLOURS = [256, 64];

/** 170 mm of paper at 300 dots an inch. */
const PRINT_WIDTH = 2008;

/** Part of a picture's name in an edition's hash: change it whenever the same source would look different. */
const RECIPE = 'v1';

export interface Source {
  readonly bytes: Uint8Array;
  readonly format: string;
  /** Pixels, orientation applied. */
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
}

interface Encoded {
  readonly bytes: Uint8Array;
  readonly extension: 'jpg' | 'png';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Camera formats; all others are drawings until they prove too large for PNG. */
const PHOTO_FORMATS = new Set(['jpeg', 'webp', 'heif', 'tiff']);

const isPhoto = (source: Source): boolean => PHOTO_FORMATS.has(source.format) && !source.hasAlpha;

/** Vectors are drawn at the size wanted instead of being enlarged. */
function open({ bytes, format, width }: Source, wanted: number): Sharp {
  const density = format === 'svg' ? Math.min(2400, Math.max(72, (72 * wanted) / width)) : 72;
  return sharp(bytes, { density, failOn: 'error' }).autoOrient();
}

export async function readSource(bytes: Uint8Array): Promise<Source> {
  const metadata = await sharp(bytes, { failOn: 'error' }).metadata();
  const { width, height } = metadata.autoOrient;
  return { bytes, format: metadata.format, width, height, hasAlpha: metadata.hasAlpha };
}

async function firstWithin<Setting>(
  settings: readonly Setting[],
  encode: (setting: Setting) => Promise<Uint8Array>,
): Promise<{ bytes: Uint8Array; fits: boolean }> {
  let bytes: Uint8Array = new Uint8Array();
  for (const setting of settings) {
    bytes = await encode(setting);
    if (bytes.length <= MAX_BYTES) return { bytes, fits: true };
  }
  return { bytes, fits: false };
}

/** Pixels of the width that the mail's file gets; a small picture is not enlarged, a drawing without pixels may be. */
export function emailPixels({ format, width, height }: Source): number {
  const scale = Math.min((SHOWN_WIDTH * DENSITY) / width, (SHOWN_HEIGHT * DENSITY) / height);
  return Math.max(1, Math.round(width * (format === 'svg' ? scale : Math.min(1, scale))));
}

/** What decides how the mail's file looks, beside its source; the encoder's own version does not. */
export const emailSettings = (source: Source): string => `${RECIPE} ${emailPixels(source)} ${MAX_BYTES}`;

/** Transparency gives way to white: dark lines would vanish on a dark screen. */
export async function encodeForEmail(source: Source): Promise<Encoded> {
  const width = emailPixels(source);
  const resized = open(source, width).resize({ width }).flatten({ background: '#ffffff' });
  const { data, info } = await resized.toColorspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const pixels = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  const size = { width: info.width, height: info.height };
  if (!isPhoto(source)) {
    const png = await firstWithin(PNG_COLOURS, (colours) =>
      pixels().png({ palette: true, colours, compressionLevel: 9, effort: 4 }).toBuffer(),
    );
    if (png.fits) return { bytes: png.bytes, extension: 'png', ...size };
  }
  const jpeg = await firstWithin(JPEG_QUALITIES, (quality) => pixels().jpeg({ quality, mozjpeg: true }).toBuffer());
  return { bytes: jpeg.bytes, extension: 'jpg', ...size };
}

/** Drawings without pixels go to paper as they are. */
export async function encodeForPrint(source: Source): Promise<{ bytes: Uint8Array; format: 'png' | 'jpeg' | 'svg' }> {
  if (source.format === 'svg') return { bytes: source.bytes, format: 'svg' };
  const resized = open(source, PRINT_WIDTH)
    .resize({ width: PRINT_WIDTH, withoutEnlargement: true })
    .toColorspace('srgb');
  if (isPhoto(source)) return { bytes: await resized.jpeg({ quality: 90, mozjpeg: true }).toBuffer(), format: 'jpeg' };
  return { bytes: await resized.png({ compressionLevel: 9 }).toBuffer(), format: 'png' };
}
