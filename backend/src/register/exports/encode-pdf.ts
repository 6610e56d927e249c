import { setImmediate } from 'node:timers/promises';
import { LogeError } from '@loge/contracts';
import { dayInWords, timeInDigits } from '../../files/dates.js';
import { PAGE, Paper } from '../../files/paper.js';
import { Table } from '../../files/table.js';
import type { Cell } from '../../files/table.js';
import { mm, shortened } from '../../files/typesetting.js';
import type { Style } from '../../files/typesetting.js';
import { MOST_ON_PAPER } from './export.js';
import type { Heading, Listing, Pages } from './listing.js';

/** A4 lying. */
const [WIDTH, HEIGHT] = [PAGE.height, PAGE.width];
const MARGIN = mm(12);
const INNER = WIDTH - 2 * MARGIN;
const FOOT = HEIGHT - mm(16);
const BOTTOM = FOOT - mm(2);
/** More lines of a cell are left out, with « … »: the other formats have all of it. */
const MOST_LINES = 8;
/** Of a longer text nothing further can stand in as many lines of the widest column. */
const LONGEST = 2_000;
/** Milliseconds of setting text before others get their turn. */
const TURN = 20;

const text: Style = { face: 'regular', size: 8.5 };
const foot: Style = { face: 'regular', size: 7.5, color: '#4a4a4a' };
const title: Style = { face: 'bold', size: 16 };
const about: Style = { face: 'regular', size: 9.5 };

/**
 * Writes a list as a tagged PDF. How many pages there are stands on each of them, so all rows are kept until the last
 * has come: as many as {@link MOST_ON_PAPER}.
 */
export async function* encodePdf<Row>(
  listing: Listing<Row>,
  heading: Heading,
  pages: Pages<Row>,
): AsyncGenerator<Buffer> {
  const paper = new Paper({ title: listing.title, at: heading.at, lying: true });
  const columns = listing.columns.map(({ title: name, share }) => ({ title: name, width: share * INNER }));
  const table = new Table(paper, columns, MARGIN);
  const rows: (readonly Cell[])[] = [];
  const pause = turns();
  for await (const page of pages) {
    if (rows.length + page.length > MOST_ON_PAPER)
      throw new LogeError('EXPORT_TOO_LARGE', { max: MOST_ON_PAPER });
    for (const row of page) {
      rows.push(listing.printed(row).map((cell, index) => cellOf(paper, cell, columns[index])));
      await pause();
    }
  }
  const lines = headingLines(heading, rows.length);
  const first = mm(12) + heightOfHeading(paper, listing.title, lines) + table.headHeight;
  const breaks = await breaksOf(rows, table, [first, mm(12) + table.headHeight], pause);
  for (const [index, { from, to }] of breaks.entries()) {
    paper.newPage();
    drawFoot(paper, heading, index + 1, breaks.length);
    if (index === 0) paper.begin('Sect');
    let y = mm(12);
    if (index === 0) y = drawHeading(paper, listing.title, lines, y);
    if (index === 0) paper.begin('Table');
    y = table.drawHead(y, index > 0);
    for (const cells of rows.slice(from, to)) {
      y = table.drawRow(cells, y);
      await pause();
    }
    const written = paper.take();
    if (written) yield written;
  }
  paper.finish();
  paper.finish();
  yield await paper.end();
}

function cellOf(paper: Paper, cell: string, column: { readonly width: number } | undefined): Cell {
  // As wide as a cell is within its padding.
  const width = (column?.width ?? 0) - mm(2.4);
  // Once, and not for each letter that is measured: whoever typed it may have chosen what takes longest.
  const said = paper.shown(cell.length > LONGEST ? `${cell.slice(0, LONGEST)}…` : cell);
  const whole = said.length < 20 ? said : shortened(said, text, width, MOST_LINES, paper.measure);
  return { text: whole || '—', style: text };
}

/** Lets others have their turn each time that enough of it was taken. */
function turns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN) return;
    await setImmediate();
    since = performance.now();
  };
}

/** Which rows stand on which page. */
async function breaksOf(
  rows: readonly (readonly Cell[])[],
  table: Table,
  [first, next]: readonly [number, number],
  pause: () => Promise<void>,
) {
  const pages: { from: number; to: number }[] = [];
  let [from, y] = [0, first];
  for (const [index, cells] of rows.entries()) {
    const height = table.heightOf(cells);
    if (y + height > BOTTOM && index > from) {
      pages.push({ from, to: index });
      [from, y] = [index, next];
    }
    y += height;
    await pause();
  }
  return [...pages, { from, to: rows.length }];
}

const counted = new Intl.NumberFormat('fr-FR');

function headingLines({ filter, askedBy, at, upTo }: Heading, rows: number): readonly string[] {
  const many = rows === 0 ? 'Aucune ligne.' : rows === 1 ? '1 ligne.' : `${counted.format(rows)} lignes.`;
  return [`${filter} — ${many}`, origin({ askedBy, at, upTo })];
}

const origin = ({ askedBy, at, upTo }: Omit<Heading, 'filter'>): string =>
  `Demandé par ${askedBy}, le ${dayInWords(at, 'fr')} à ${timeInDigits(at)}, jusqu’à la position ${upTo} du registre`;

const place = { x: MARGIN, width: INNER };

const heightOfHeading = (paper: Paper, name: string, lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + paper.heightOf(line, about, INNER), paper.heightOf(name, title, INNER)) +
  mm(3);

function drawHeading(paper: Paper, name: string, lines: readonly string[], top: number): number {
  let y = top;
  const put = (tag: string, line: string, style: Style) =>
    paper.tagged(tag, {}, () => {
      y = paper.set(line, style, { ...place, y });
    });
  put('H1', name, title);
  for (const line of lines) put('P', line, about);
  return y + mm(3);
}

function drawFoot(paper: Paper, heading: Heading, page: number, pages: number): void {
  const left = { ...place, width: INNER - mm(24), y: FOOT };
  paper.untagged(() => {
    paper.line([MARGIN, FOOT - mm(1)], [WIDTH - MARGIN, FOOT - mm(1)]);
    const below = paper.set(shortened(heading.filter, foot, left.width, 1, paper.measure), foot, left);
    paper.set(origin(heading), foot, { ...left, y: below });
    const number = { x: WIDTH - MARGIN - mm(24), y: FOOT, width: mm(24) };
    paper.set(`${page} / ${pages}`, foot, number, 'right');
  });
}
