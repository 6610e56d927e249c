import { inflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';

/** The largest logo, in bytes: a thousand letters hold it once, a browser shows it at once. */
export const LARGEST_LOGO = 200_000;
/** Its longest side, in pixels. */
export const LONGEST_SIDE = 2_000;

/** A picture that can stand on a letter. */
export interface Picture {
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

/**
 * What a picture is, by its content and never by its name: `undefined` for what is no PNG or JPEG that letters can hold
 * as it is. Of PNG that leaves out interlaced ones and 16 bits a sample, which PDF has not; of JPEG all but baseline,
 * extended and progressive ones of 8 bits a sample in grey or colour (CMYK is printed inverted as often as not).
 */
export function pictureOf(bytes: Buffer): Picture | undefined {
  if (bytes.length > LARGEST_LOGO) return undefined;
  const picture = bytes.subarray(0, 8).equals(PNG_SIGNATURE) ? pngOf(bytes) : jpegOf(bytes);
  if (!picture) return undefined;
  const fits = [picture.width, picture.height].every((side) => side > 0 && side <= LONGEST_SIDE);
  return fits && opens(bytes) ? picture : undefined;
}

/** Whether what draws letters can read it: it looks at more than is looked at here. */
function opens(bytes: Buffer): boolean {
  // It has this and does not declare it.
  const reader = new PDFDocument({ autoFirstPage: false }) as unknown as {
    openImage(bytes: Buffer): unknown;
  };
  try {
    reader.openImage(bytes);
    return true;
  } catch {
    return false;
  }
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Samples a pixel by colour type (PNG, 11.2.2). */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function pngOf(bytes: Buffer): Picture | undefined {
  const chunks = chunksOf(bytes);
  const header = chunks?.[0];
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13) return undefined;
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  const [bits = 0, color = 0, compression, filter, interlace] = header.data.subarray(8);
  const samples = SAMPLES[color];
  if (!samples || ![1, 2, 4, 8].includes(bits) || compression || filter || interlace) return undefined;
  // Also keeps a small file that unpacks to gigabytes out.
  if (width > LONGEST_SIDE || height > LONGEST_SIDE) return undefined;
  if (color === 3 && !hasPalette(chunks, bits)) return undefined;
  const line = 1 + Math.ceil((width * samples * bits) / 8);
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  return unpacks(packed, height, line) ? { mediaType: 'image/png', width, height } : undefined;
}

/** Transparency of less than 8 bits a pixel is none that a letter can show. */
function hasPalette(chunks: readonly Chunk[], bits: number): boolean {
  const colors = chunks.find(({ type }) => type === 'PLTE')?.data.length ?? 0;
  const transparent = chunks.some(({ type }) => type === 'tRNS');
  return colors > 0 && colors <= 256 * 3 && colors % 3 === 0 && !(transparent && bits < 8);
}

/** The last kind of filter that a line may begin with (PNG, 9.2). Another would end the process that unpacks it later. */
const LAST_FILTER = 4;

/** Whether the pixels are there, all of them and no more: `line` is the length of one, in bytes. */
function unpacks(packed: Buffer, height: number, line: number): boolean {
  try {
    const pixels = inflateSync(packed, { maxOutputLength: height * line });
    if (pixels.length !== height * line) return false;
    return Array.from({ length: height }, (_, row) => pixels[row * line] ?? 0).every(
      (filter) => filter <= LAST_FILTER,
    );
  } catch {
    return false;
  }
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** The chunks of a PNG up to its end; `undefined` where one is cut short. */
function chunksOf(bytes: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  for (let at = PNG_SIGNATURE.length; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (at + 12 + length > bytes.length) return undefined;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IEND') return chunks;
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return undefined;
}

/** Frames that PDF takes (`DCTDecode`): baseline, extended sequential and progressive, Huffman coded. */
const FRAMES = [0xc0, 0xc1, 0xc2];
/** What begins another kind of frame; 0xc4, 0xc8 and 0xcc begin something else. */
const OTHER_FRAMES = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];

function jpegOf(bytes: Buffer): Picture | undefined {
  if (bytes.length < 4) return undefined;
  if (bytes.readUInt16BE(0) !== 0xffd8 || bytes.readUInt16BE(bytes.length - 2) !== 0xffd9) return undefined;
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    const frame = bytes.subarray(at + 4, at + 10);
    if (OTHER_FRAMES.includes(marker) || marker === 0xda) return undefined;
    if (FRAMES.includes(marker)) {
      const [bits, components] = [frame[0], frame[5] ?? 0];
      const [height, width] = [frame.readUInt16BE(1), frame.readUInt16BE(3)];
      return bits === 8 && [1, 3].includes(components)
        ? { mediaType: 'image/jpeg', width, height }
        : undefined;
    }
    // Bytes 0xff may fill up before a marker.
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
