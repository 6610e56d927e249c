import PDFDocument from 'pdfkit';

/** Bytes that wait to be written on, in few large pieces. */
const BLOCK = 64 * 1024;

/** An object of the file, as pdfkit keeps it. */
interface Reference {
  data: object;
  end(): void;
}

/** A picture that was opened, in points at 72 dpi. */
export interface Picture {
  readonly width: number;
  readonly height: number;
}

/** What pdfkit keeps of a document and does not declare. */
interface Internals {
  _refEnd(reference: Reference): void;
  ref(data: object): Reference;
  openImage(bytes: Buffer): Picture;
  getStructParentTree(): { readonly _items: Record<number, Reference | readonly unknown[]> };
  readonly _fontFamilies: Readonly<Record<string, { layoutCache?: object }>>;
  readonly _root: { readonly data: { readonly ViewerPreferences?: Reference } };
  readonly page: { readonly structParentTreeKey: number };
}

/**
 * A PDF document that keeps little of the pages behind it. pdfkit keeps every object it has written, so that a letter
 * would cost 30 kB for as long as the document is being written; here a page costs some hundred bytes, of which the
 * table of contents of a PDF (`xref`, the page list, the tag tree) cannot be told before its end.
 */
export class CompactDocument {
  readonly pdf: PDFKit.PDFDocument;
  private readonly internals: Internals;
  private readonly blocks: Buffer[] = [];
  private block = Buffer.allocUnsafe(BLOCK);
  private filled = 0;
  private pageKey: number | undefined;
  private complete = Promise.resolve();

  constructor(options: PDFKit.PDFDocumentOptions) {
    // The declarations know no PDF/UA yet; pdfkit does.
    const subset = { subset: 'PDF/UA' } as object;
    this.pdf = new PDFDocument({ ...options, ...subset, tagged: true, autoFirstPage: false });
    // These stand in pdfkit 0.20.2, which package.json pins: the spec of sheets fails where they do not.
    this.internals = this.pdf as unknown as Internals;
    this.collect();
    this.forgetWritten();
    this.askForOneSide();
  }

  /** Reads a PNG or JPEG, to be drawn any number of times and stored once. */
  picture(bytes: Buffer): Picture {
    return this.internals.openImage(bytes);
  }

  /** Draws a picture as large as it fits. */
  draw(picture: Picture, x: number, y: number, fit: [number, number]): void {
    // What pdfkit opened it draws too.
    this.pdf.image(picture as unknown as Buffer, x, y, { fit });
  }

  /** Writes what is on the page out and begins another. */
  newPage(): void {
    this.pdf.addPage();
    this.closePage();
    this.pageKey = this.internals.page.structParentTreeKey;
  }

  /** Ends the document, once its pictures are unpacked too; {@link take} has the rest of it. */
  async end(): Promise<void> {
    this.pdf.flushPages();
    this.closePage();
    this.pdf.end();
    await this.complete;
  }

  /** What was written since the last time, once it is worth a call, or `all` of it; `undefined` for nothing. */
  take(all: boolean): Buffer | undefined {
    if (this.blocks.length === 0 && !all) return undefined;
    const taken = [...this.blocks.splice(0), this.block.subarray(0, this.filled)];
    this.block = Buffer.allocUnsafe(BLOCK);
    this.filled = 0;
    return Buffer.concat(taken);
  }

  /** Forgets how words were set: names hardly come again. */
  forgetWords(): void {
    for (const font of Object.values(this.internals._fontFamilies)) font.layoutCache = {};
  }

  /** In place of the stream's own queue, which holds an object for every line of the file. */
  private collect(): void {
    const started = this.pdf.read() as Buffer | null;
    if (started) this.append(started);
    this.complete = new Promise((resolve) => {
      this.pdf.push = (chunk: Uint8Array | null) => {
        if (chunk) this.append(chunk);
        else resolve();
        return true;
      };
    });
  }

  private append(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + BLOCK - this.filled);
      this.block.set(part, this.filled);
      this.filled += part.length;
      at += part.length;
      if (this.filled === BLOCK) {
        this.blocks.push(this.block);
        this.block = Buffer.allocUnsafe(BLOCK);
        this.filled = 0;
      }
    }
  }

  /** An object that was written is named from elsewhere by its number only. */
  private forgetWritten(): void {
    const ended = this.internals._refEnd.bind(this.pdf);
    this.internals._refEnd = (reference) => {
      ended(reference);
      // The catalogue is written before what it names.
      if ('Type' in reference.data && reference.data.Type === 'Catalog') return;
      // A tag is not written before all within it have a parent.
      reference.data = 'P' in reference.data ? { P: true } : {};
    };
  }

  /** Or the next family's letter would be printed on the back of this one's. */
  private askForOneSide(): void {
    const preferences = this.internals._root.data.ViewerPreferences;
    if (preferences) Object.assign(preferences.data, { Duplex: 'Simplex' });
  }

  /** Which tags stand on a page is written with the page, and not remembered until the end. */
  private closePage(): void {
    if (this.pageKey === undefined) return;
    const tree = this.internals.getStructParentTree()._items;
    const tags = this.internals.ref(tree[this.pageKey] ?? []);
    tags.end();
    tree[this.pageKey] = tags;
    this.pageKey = undefined;
  }
}
