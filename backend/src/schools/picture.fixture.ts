import { crc32, deflateSync } from 'node:zlib';

/** A PNG, white unless `packed` holds other pixels. */
export function png({
  width = 4,
  height = 4,
  bits = 8,
  color = 2,
  interlace = 0,
  packed = deflateSync(white(width * 3 * (bits / 8), height)),
}: {
  readonly width?: number;
  readonly height?: number;
  readonly bits?: number;
  readonly color?: number;
  readonly interlace?: number;
  readonly packed?: Buffer;
}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, color, 0, 0, interlace], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Lines without a filter: the 0 before each. */
function white(bytes: number, height: number): Buffer {
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(bytes, 0xff)]);
  return Buffer.concat(Array.from({ length: height }, () => line));
}

function chunk(type: string, data: Buffer): Buffer {
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** The head of a JPEG, which has no pixels. */
export function jpeg({
  width = 4,
  height = 4,
  components = 3,
  frame = 0xc0,
}: {
  readonly width?: number;
  readonly height?: number;
  readonly components?: number;
  readonly frame?: number;
}): Buffer {
  const sizes = Buffer.alloc(4);
  sizes.writeUInt16BE(height, 0);
  sizes.writeUInt16BE(width, 2);
  const comment = Buffer.from([0xff, 0xfe, 0, 6, 0x4c, 0x6f, 0x67, 0x65]);
  const head = Buffer.from([0xff, frame, 0, 8 + 3 * components, 8, ...sizes, components]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    comment,
    head,
    Buffer.alloc(3 * components),
    Buffer.from([0xff, 0xd9]),
  ]);
}
