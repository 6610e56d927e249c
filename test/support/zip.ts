import { crc32, deflateRawSync } from 'node:zlib';

/** What an entry of a hostile archive claims instead of what is true. */
export interface ZipClaims {
  readonly name?: string;
  readonly crc?: number;
  /** The bit that says it is encrypted. */
  readonly encrypted?: boolean;
}

/** A zip of these files, deflated (PKWARE APPNOTE 4.3); what an entry claims may be false. */
export function zipOf(
  files: Readonly<Record<string, string | Buffer>>,
  claims: (name: string) => ZipClaims = () => ({}),
): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [file, content] of Object.entries(files)) {
    const data = Buffer.from(content);
    const { name = file, crc = crc32(data), encrypted = false } = claims(file);
    const packed = deflateRawSync(data);
    const title = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc, 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(title.length, 22);
    const entry = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, title, packed]);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, more, title]));
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
