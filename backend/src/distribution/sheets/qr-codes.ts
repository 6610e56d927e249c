import { toBuffer } from 'qrcode';

/** QR codes as pictures, each made once: all letters of a school lead to one page. No secret may be in one. */
export class QrCodes {
  private readonly made = new Map<string, Promise<Buffer>>();

  /** A PNG of an address, without the quiet zone around it. */
  of(address: string): Promise<Buffer> {
    // Level M still reads where a fold or a stain takes 15 % of it. 16 pixels a module stay sharp in print.
    const code =
      this.made.get(address) ?? toBuffer(address, { errorCorrectionLevel: 'M', margin: 0, scale: 16 });
    this.made.set(address, code);
    return code;
  }
}
