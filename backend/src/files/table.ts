import type { Paper } from './paper.js';
import { fitting, mm } from './typesetting.js';
import type { Style } from './typesetting.js';

/** A cell: what it says, how, and a smaller line below. */
export interface Cell {
  readonly text: string;
  readonly style: Style;
  readonly below?: string;
  /** Before it goes on in a second line its letters get smaller, down to this size. */
  readonly smallest?: number;
}

/** A column, in points. */
export interface Column {
  readonly title: string;
  readonly width: number;
}

const head: Style = { face: 'bold', size: 9, color: '#4a4a4a' };
const small: Style = { face: 'regular', size: 8.5, color: '#4a4a4a' };
const PADDING = mm(1.2);

/** A table whose rows stay whole; where they stand is decided by whoever draws it. */
export class Table {
  constructor(
    private readonly paper: Paper,
    private readonly columns: readonly Column[],
    private readonly left: number,
  ) {}

  /** The whole width. */
  get width(): number {
    return this.columns.reduce((sum, { width }) => sum + width, 0);
  }

  /** How high the head is. */
  get headHeight(): number {
    return (
      PADDING * 2 + Math.max(...this.columns.map((column) => this.textHeight(column.title, head, column)))
    );
  }

  /** How high a row is. */
  heightOf(cells: readonly Cell[]): number {
    const heights = cells.map((cell, index) => {
      const column = this.columns[index] ?? { title: '', width: mm(20) };
      const text = this.textHeight(cell.text, this.styleOf(cell, column), column);
      return text + (cell.below ? this.textHeight(cell.below, small, column) : 0);
    });
    const largest = Math.max(...cells.map(({ style }) => style.size));
    const shifted = heights.map((height, index) => height + largest - (cells[index]?.style.size ?? largest));
    return Math.max(...shifted) + PADDING * 2;
  }

  /** Draws the head and tells where it ends; `again` on a page where the table goes on: then it is no content. */
  drawHead(y: number, again = false): number {
    const bottom = y + this.headHeight;
    const draw = (column: Column, x: number) =>
      void this.paper.set(column.title, head, inner(x, y + PADDING, column));
    if (again) this.paper.untagged(() => this.each((column, x) => draw(column, x)));
    else
      this.paper.within('TR', {}, () =>
        this.each((column, x) => this.paper.tagged('TH', { scope: 'Column' }, () => draw(column, x))),
      );
    this.rule(bottom);
    return bottom;
  }

  /** Draws a row and tells where it ends. */
  drawRow(cells: readonly Cell[], y: number): number {
    const bottom = y + this.heightOf(cells);
    const largest = Math.max(...cells.map(({ style }) => style.size));
    this.paper.within('TR', {}, () =>
      this.each((column, x, index) => {
        const cell = cells[index];
        if (!cell) return;
        const tag = index === 0 ? 'TH' : 'TD';
        this.paper.tagged(tag, tag === 'TH' ? { scope: 'Row' } : {}, () =>
          this.drawCell(cell, x, y, column, largest),
        );
      }),
    );
    this.rule(bottom);
    return bottom;
  }

  /** `largest` is the size of the largest letters beside, which all stand on one line with. */
  private drawCell(cell: Cell, x: number, y: number, column: Column, largest: number): void {
    const style = this.styleOf(cell, column);
    const place = inner(x, y + PADDING + (largest - style.size), column);
    const bottom = this.paper.set(cell.text, style, place);
    if (cell.below) this.paper.set(cell.below, small, { ...place, y: bottom });
  }

  private styleOf({ text, style, smallest }: Cell, column: Column): Style {
    if (smallest === undefined) return style;
    return fitting(text, style, inner(0, 0, column).width, smallest, this.paper.measure);
  }

  private textHeight(text: string, style: Style, column: Column): number {
    return this.paper.heightOf(text, style, inner(0, 0, column).width);
  }

  private rule(y: number): void {
    this.paper.untagged(() => this.paper.line([this.left, y], [this.left + this.width, y]));
  }

  private each(draw: (column: Column, x: number, index: number) => void): void {
    let x = this.left;
    this.columns.forEach((column, index) => {
      draw(column, x, index);
      x += column.width;
    });
  }
}

function inner(x: number, y: number, { width }: Column) {
  return { x: x + PADDING, y, width: width - PADDING * 2 };
}
