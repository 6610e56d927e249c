import { toBuffer } from 'qrcode';

/** Without an alpha channel, so that a PDF takes it as it is (PNG, 11.2.2). */
const GREY = { deflateLevel: 9, colorType: 0 };

/** QR codes as pictures, each made once: all letters of a school lead to one page. No secret may be in one. */
export class QrCodes {
  private readonly made = new Map<string, Promise<Buffer>>();

  /** A PNG of an address, without the quiet zone around it. */
  of(address: string): Promise<Buffer> {
    // Level M still reads where a fold or a stain takes 15 % of it. 8 pixels a module stay sharp in print.
    const options = { errorCorrectionLevel: 'M', margin: 0, scale: 8, rendererOpts: GREY } as const;
    const code = this.made.get(address) ?? toBuffer(address, options);
    this.made.set(address, code);
    return code;
  }
}
