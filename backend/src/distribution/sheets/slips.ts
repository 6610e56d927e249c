import { PAGE } from '../../files/paper.js';
import type { Paper } from '../../files/paper.js';
import { firstPage, hasPassword, roleOf, typed } from './people-words.js';
import type { RowWithPassword } from './people-words.js';
import type { Sheet, SheetSchool } from './sheet.js';
import { dayInWords } from '../../files/dates.js';
import { fitting, mm, shortened } from '../../files/typesetting.js';
import type { Style } from '../../files/typesetting.js';

const ACROSS = 2;
const DOWN = 4;
const ON_A_PAGE = ACROSS * DOWN;
const WIDTH = PAGE.width / ACROSS;
const HEIGHT = PAGE.height / DOWN;
/** Far enough from the edges for printers that cannot reach them. */
const MARGIN = { x: mm(11), y: mm(9) };
const INNER = WIDTH - 2 * MARGIN.x;

const label: Style = { face: 'regular', size: 8.5, color: '#4a4a4a' };
const note: Style = { face: 'regular', size: 9 };
const strong: Style = { face: 'bold', size: 14 };

/** Slips to cut out, eight a page, each class on pages of its own (KO-5); yields after each slip. */
export async function* drawSlips(paper: Paper, sheet: Sheet): AsyncGenerator<void> {
  let group: string | undefined;
  let drawn = 0;
  for await (const row of sheet.rows) {
    const school = sheet.schools.get(row.school);
    if (!school || !hasPassword(row)) continue;
    const its = JSON.stringify([row.school, row.className]);
    const place = its === group ? drawn % ON_A_PAGE : 0;
    if (its !== group) {
      if (group !== undefined) paper.finish();
      paper.begin('Sect');
      [group, drawn] = [its, 0];
    }
    if (place === 0) drawPage(paper);
    drawSlip(paper, sheet, school, row, {
      x: (place % ACROSS) * WIDTH,
      y: Math.floor(place / ACROSS) * HEIGHT,
    });
    drawn += 1;
    yield;
  }
  if (group !== undefined) paper.finish();
}

/** A page and where to cut it. */
function drawPage(paper: Paper): void {
  paper.newPage();
  paper.untagged(() => {
    paper.line([WIDTH, 0], [WIDTH, PAGE.height], 'cut');
    for (let row = 1; row < DOWN; row += 1) paper.line([0, row * HEIGHT], [PAGE.width, row * HEIGHT], 'cut');
  });
}

/** One line or paragraph of a slip. */
interface Part {
  readonly tag: string;
  readonly text: string;
  readonly style: Style;
  /** Room above. */
  readonly gap: number;
}

function drawSlip(
  paper: Paper,
  sheet: Sheet,
  school: SheetSchool,
  row: RowWithPassword,
  corner: { readonly x: number; readonly y: number },
): void {
  const height = (parts: readonly Part[]) =>
    parts.reduce((sum, { gap, text, style }) => sum + gap + paper.heightOf(text, style, INNER), 0);
  const roomy = partsOf(paper, sheet, school, row, ROOMY);
  const parts = height(roomy) <= HEIGHT - 2 * MARGIN.y ? roomy : partsOf(paper, sheet, school, row, TIGHT);
  let y = corner.y + MARGIN.y;
  paper.within('Sect', {}, () => {
    for (const { tag, text, style, gap } of parts)
      paper.tagged(tag, {}, () => {
        y = paper.set(text, style, { x: corner.x + MARGIN.x, y: y + gap, width: INNER });
      });
  });
}

/** How much room things take: on most slips, and where names and logins are very long. */
const ROOMY = { lines: 2, login: 8, password: 21, gap: mm(3) };
const TIGHT = { lines: 1, login: 6, password: 16, gap: mm(1) };

function partsOf(
  { measure }: Paper,
  { publicUrl }: Sheet,
  school: SheetSchool,
  row: RowWithPassword,
  { lines, login, password, gap }: typeof ROOMY,
): Part[] {
  /** Smaller letters rather than more lines; what is longer still is cut short, unless `most` is left out. */
  const part = (tag: string, text: string, style: Style, smallest: number, most?: number, gap = 0): Part => {
    const its = fitting(text, style, INNER, smallest, measure);
    const said = most === undefined ? text : shortened(text, its, INNER, most, measure);
    return { tag, text: said, style: its, gap };
  };
  const head: Style = { ...label, face: 'bold', ...(school.color && { color: school.color }) };
  const who = roleOf(row) ?? row.className;
  const where = `Première connexion : ${typed(firstPage(publicUrl, school))}`;
  const until = dayInWords(row.cell.expiresAt, 'fr');
  return [
    part('P', school.name, head, 7, 1),
    part('H1', `${row.given} ${row.family}`, strong, 11, lines),
    ...(who ? [part('P', who, note, 8, lines)] : []),
    part('P', 'Identifiant', label, 8, 1, gap),
    part('P', row.login, strong, login),
    part('P', 'Mot de passe provisoire', label, 8, 1, gap / 2),
    part('P', row.cell.password, { face: 'mono', size: password }, 10),
    part('P', where, { ...note, face: 'bold' }, 7, undefined, gap / 2),
    part('P', `Avant le ${until}. Changez-le à la première connexion.`, note, 7),
  ];
}
