import { PAGE } from './paper.js';
import type { Paper } from './paper.js';
import { firstPage, hasPassword, roleOf, typed } from './people-words.js';
import type { RowWithPassword } from './people-words.js';
import type { Sheet, SheetSchool } from './sheet.js';
import { dayInWords } from './sheet-dates.js';
import { fitting, mm, shortened } from './typesetting.js';
import type { Style } from './typesetting.js';

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
const code: Style = { face: 'mono', size: 21 };

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
  const { measure } = paper;
  /** Smaller letters rather than more lines; what is longer still is cut short, unless `most` is left out. */
  const put = (tag: string, text: string, style: Style, smallest: number, most?: number) => {
    const its = fitting(text, style, INNER, smallest, measure);
    const said = most === undefined ? text : shortened(text, its, INNER, most, measure);
    paper.tagged(tag, {}, () => {
      y = paper.set(said, its, { ...place, y });
    });
  };
  paper.within('Sect', {}, () => {
    const head: Style = { ...label, face: 'bold', ...(school.color && { color: school.color }) };
    put('P', school.name, head, 7, 1);
    put('H2', `${row.given} ${row.family}`, strong, 11, 2);
    const who = roleOf(row) ?? row.className;
    if (who) put('P', who, note, 8, 2);
    y += mm(3);
    put('P', 'Identifiant', label, 8);
    put('P', row.login, strong, 8);
    y += mm(1.5);
    put('P', 'Mot de passe provisoire', label, 8);
    put('P', row.cell.password, code, 10);
    y += mm(2);
    put('P', `Première connexion : ${typed(firstPage(publicUrl, school))}`, { ...note, face: 'bold' }, 7);
    const until = dayInWords(row.cell.expiresAt, 'fr');
    put('P', `Avant le ${until}. Changez-le à la première connexion.`, note, 7);
  });
}
