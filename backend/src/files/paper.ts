import { CompactDocument } from './compact-document.js';
import type { Picture } from './compact-document.js';
import { fontFiles } from './fonts.js';
import { linesOf, printable } from './typesetting.js';
import type { Measure, Style } from './typesetting.js';

/** A place on a page, in points from its top left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** What a screen reader is told of an element beside its kind. */
export interface TagOptions {
  readonly lang?: string;
  /** In place of a picture. */
  readonly alt?: string;
  /** Of a head cell. */
  readonly scope?: 'Column' | 'Row';
  /** Left, top, right, bottom. */
  readonly bbox?: readonly [number, number, number, number];
  readonly placement?: 'Block' | 'Inline';
}

/** What a picture stands in. */
export interface Box extends Place {
  readonly height: number;
}

/** A4, in points. */
export const PAGE = { width: 595.28, height: 841.89 } as const;
const LEADING = 1.28;
const INK = '#1a1a1a';
/** After so many pages the words that were set are forgotten. */
const FORGET_AFTER = 100;

/** Pages of A4 on which everything is either tagged for screen readers (PDF/UA) or said to be no content. */
export class Paper {
  readonly measure: Measure;
  private readonly document: CompactDocument;
  private readonly open: PDFKit.PDFStructureElement[] = [];
  private readonly glyphs = new Map<number, boolean>();
  private readonly pictures = new Map<string, Picture>();
  /** Texts that were broken into lines: what letters say comes again and again. */
  private readonly broken = new Map<string, readonly string[]>();
  private pages = 0;

  /** @param paper.lying pages are wider than high. */
  constructor({
    title,
    at,
    lying = false,
  }: {
    readonly title: string;
    readonly at: Date;
    readonly lying?: boolean;
  }) {
    this.document = new CompactDocument({
      ...{ size: 'A4', layout: lying ? 'landscape' : 'portrait', margin: 0, pdfVersion: '1.7' },
      ...{ lang: 'fr-FR', displayTitle: true },
      info: { Title: title, Creator: 'Loge', Producer: 'Loge', CreationDate: at },
    });
    const { pdf } = this.document;
    for (const [face, file] of Object.entries(fontFiles())) pdf.registerFont(face, file);
    this.measure = (text, style) => this.widthOf(this.shown(text), style);
    const root = pdf.struct('Document');
    pdf.addStructure(root);
    this.open.push(root);
  }

  /** Begins a page; the one before is written out. */
  newPage(): void {
    this.document.newPage();
    this.pages += 1;
    if (this.pages % FORGET_AFTER > 0) return;
    this.document.forgetWords();
    this.broken.clear();
  }

  /** What was written since the last time, once it is worth a call; `undefined` for nothing. */
  take(): Buffer | undefined {
    return this.document.take(false);
  }

  /** Ends the document, which has a page at least, and tells the rest of it. */
  async end(): Promise<Buffer> {
    this.open[0]?.end();
    await this.document.end();
    return this.document.take(true) ?? Buffer.alloc(0);
  }

  /** What is drawn within stands in an element that holds others (`Sect`, `Table`, `TR`, `L`). */
  within(tag: string, options: TagOptions, draw: () => void): void {
    this.begin(tag, options);
    draw();
    this.finish();
  }

  /** Opens an element that others are to stand in, until {@link finish}. */
  begin(tag: string, options: TagOptions = {}): void {
    const element = this.document.pdf.struct(tag, options);
    this.open.at(-1)?.add(element);
    this.open.push(element);
  }

  /** Closes the element that was opened last. */
  finish(): void {
    this.open.pop()?.end();
  }

  /** What is drawn within is one element (`P`, `H1`, `TD`, `Figure`); the page must not change meanwhile. */
  tagged(tag: string, options: TagOptions, draw: () => void): void {
    this.open.at(-1)?.add(this.document.pdf.struct(tag, options, draw));
  }

  /** What is drawn within is no content: lines, page numbers, what stands there a second time. */
  untagged(draw: () => void): void {
    this.document.pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.pdf.endMarkedContent();
  }

  /** Sets a text within a width and tells where it ends; not tagged by itself. */
  set(
    text: string,
    style: Style,
    { x, y, width }: Place,
    align: 'left' | 'right' | 'center' = 'left',
  ): number {
    const { pdf } = this.document;
    const step = heightOf(style);
    const lines = this.lines(text, style, width);
    lines.forEach((line, index) => {
      const room = align === 'left' ? 0 : width - this.widthOf(line, style);
      const left = x + (align === 'center' ? room / 2 : room);
      pdf
        .font(style.face)
        .fontSize(style.size)
        .fillColor(style.color ?? INK);
      // So that the last word of a line and the first of the next are read as two.
      const read = index < lines.length - 1 ? `${line} ` : line;
      pdf.text(read, left, y + index * step + (step - style.size) / 4, { lineBreak: false });
    });
    return y + lines.length * step;
  }

  /** How high a text is within a width. */
  heightOf(text: string, style: Style, width: number): number {
    return this.lines(text, style, width).length * heightOf(style);
  }

  /** A line of points, or a dashed one to cut along. */
  line(from: readonly [number, number], to: readonly [number, number], kind: 'thin' | 'cut' = 'thin'): void {
    const { pdf } = this.document;
    pdf.save().lineWidth(0.5).strokeColor('#8a8a8a');
    if (kind === 'cut') pdf.dash(3, { space: 3 });
    pdf
      .moveTo(...from)
      .lineTo(...to)
      .stroke()
      .restore();
  }

  /** Fills a rectangle. */
  fill({ x, y, width, height }: Box, color: string): void {
    this.document.pdf.save().rect(x, y, width, height).fill(color).restore();
  }

  /** A picture, as large as the box lets it be, at its top left; the same `name` is stored in the file once. */
  picture(name: string, bytes: Buffer, { x, y, width, height }: Box): void {
    const known = this.pictures.get(name) ?? this.document.picture(bytes);
    this.pictures.set(name, known);
    this.document.draw(known, x, y, [width, height]);
  }

  private lines(text: string, style: Style, width: number): readonly string[] {
    const key = `${style.face} ${style.size} ${width} ${text}`;
    const known = this.broken.get(key);
    if (known) return known;
    const lines = linesOf(this.shown(text), style, width, (part, its) => this.widthOf(part, its));
    this.broken.set(key, lines);
    return lines;
  }

  /** Of a text that the font can show. */
  private widthOf(text: string, { face, size }: Style): number {
    return this.document.pdf.font(face).fontSize(size).widthOfString(text);
  }

  /** A text as it will stand there: see {@link printable}. All faces have the same letters. */
  shown(text: string): string {
    if (plainLatin.test(text)) return text;
    return printable(text, (codePoint) => {
      const known = this.glyphs.get(codePoint);
      if (known !== undefined) return known;
      const has = hasGlyph(this.document.pdf.font('regular'), codePoint);
      this.glyphs.set(codePoint, has);
      return has;
    });
  }
}

/** What the fonts show as it is: Latin 1 without its control characters and soft hyphen. */
const plainLatin = /^[\n -~\u00a0-\u00ac\u00ae-\u00ff’–—…€Œœ]*$/;

/** How far the lines of a style are apart, in points. */
export function heightOf({ size }: Style): number {
  return size * LEADING;
}

/** What pdfkit knows of its present font and does not declare. */
interface WithFont {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

function hasGlyph(pdf: PDFKit.PDFDocument, codePoint: number): boolean {
  // Embedded fonts are all there is here, and those have it.
  return (pdf as unknown as WithFont)._font.font.hasGlyphForCodePoint(codePoint);
}
