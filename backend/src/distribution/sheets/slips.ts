import { PAGE } from './paper.js';
import type { Paper } from './paper.js';
import { firstPage, hasPassword, roleOf, typed } from './people-words.js';
import type { RowWithPassword } from './people-words.js';
import type { Sheet, SheetSchool } from './sheet.js';
import { dayInWords } from './sheet-dates.js';
import { fitting, mm } from './typesetting.js';
import type { Style } from './typesetting.js';

const ACROSS = 2;
const DOWN = 4;
const ON_A_PAGE = ACROSS * DOWN;
const WIDTH = PAGE.width / ACROSS;
const HEIGHT = PAGE.height / DOWN;
/** Far enough from the edges for printers that cannot reach them. */
const MARGIN = { x: mm(11), y: mm(8) };
const INNER = WIDTH - 2 * MARGIN.x;

const label: Style = { face: 'regular', size: 8.5, color: '#4a4a4a' };
const note: Style = { face: 'regular', size: 9 };
const strong: Style = { face: 'bold', size: 13 };
const code: Style = { face: 'mono', size: 19 };
const SMALLEST = 6;

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

function drawSlip(
  paper: Paper,
  { publicUrl }: Sheet,
  school: SheetSchool,
  row: RowWithPassword,
  corner: { readonly x: number; readonly y: number },
): void {
  const place = { x: corner.x + MARGIN.x, width: INNER };
  let y = corner.y + MARGIN.y;
  const put = (tag: string, text: string, style: Style) => {
    const { size } = style;
    const fits = fitting(text, style, INNER, SMALLEST, paper.measure);
    // Small letters rather than two lines, as far as they can be read; what is longer still goes on below.
    const set = fits.size < size * 0.6 ? { ...style, size: size * 0.6 } : fits;
    paper.tagged(tag, {}, () => {
      y = paper.set(text, set, { ...place, y });
    });
  };
  const who = row.className ?? '';
  const role = roleOf(row);
  paper.within('Sect', {}, () => {
    put('P', school.name, { ...label, face: 'bold', ...(school.color && { color: school.color }) });
    put('H2', `${row.given} ${row.family}`, strong);
    const line = role ?? who;
    if (line) put('P', line, note);
    y += mm(2.5);
    put('P', 'Identifiant', label);
    put('P', row.login, strong);
    y += mm(1);
    put('P', 'Mot de passe provisoire', label);
    put('P', row.cell.password, code);
    y += mm(1.5);
    put('P', `Première connexion : ${typed(firstPage(publicUrl, school))}`, { ...note, face: 'bold' });
    put('P', `Avant le ${dayInWords(row.cell.expiresAt, 'fr')}. Changez-le à la première connexion.`, note);
  });
}
