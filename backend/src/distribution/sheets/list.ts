import { Table } from '../../files/table.js';
import type { Cell } from '../../files/table.js';
import { PAGE } from '../../files/paper.js';
import type { Paper } from '../../files/paper.js';
import { firstPage, reasonOf, roleOf, typed } from './people-words.js';
import type { CredentialRow, Sheet, SheetSchool } from './sheet.js';
import { dayInDigits, dayInWords } from '../../files/dates.js';
import { mm } from '../../files/typesetting.js';
import type { Style } from '../../files/typesetting.js';

const MARGIN = mm(15);
const WIDTH = PAGE.width - 2 * MARGIN;
const BOTTOM = PAGE.height - mm(14);

const name: Style = { face: 'bold', size: 10.5 };
const plain: Style = { face: 'regular', size: 10.5 };
const code: Style = { face: 'mono', size: 11 };
const none: Style = { face: 'regular', size: 9.5, color: '#4a4a4a' };
const note: Style = { face: 'regular', size: 9, color: '#4a4a4a' };

const columns = [
  { title: 'Nom', width: mm(38) },
  { title: 'Prénom', width: mm(34) },
  { title: 'Identifiant', width: mm(42) },
  { title: 'Mot de passe provisoire', width: mm(42) },
  { title: 'À utiliser avant le', width: mm(24) },
];

/** The list of each class for its form teacher, on pages of its own (KO-5); yields after each row. */
export async function* drawLists(paper: Paper, sheet: Sheet): AsyncGenerator<void> {
  const table = new Table(paper, columns, MARGIN);
  let group: string | undefined;
  let [page, y] = [0, 0];
  const close = () => {
    if (group === undefined) return;
    paper.finish();
    paper.finish();
  };
  for await (const row of sheet.rows) {
    const school = sheet.schools.get(row.school);
    if (!school) continue;
    const its = JSON.stringify([row.school, row.className]);
    const cells = cellsOf(row);
    if (its !== group) {
      close();
      [group, page] = [its, 1];
      paper.newPage();
      paper.begin('Sect');
      y = drawHeading(paper, sheet, school, row.className);
      paper.begin('Table');
      y = table.drawHead(y);
    } else if (y + table.heightOf(cells) > BOTTOM) {
      page += 1;
      paper.newPage();
      y = table.drawHead(drawContinued(paper, school, row.className, page), true);
    }
    y = table.drawRow(cells, y);
    yield;
  }
  close();
}

function cellsOf(row: CredentialRow): Cell[] {
  const { cell } = row;
  const role = roleOf(row);
  return [
    { text: row.family, style: name, ...(role && { below: role }) },
    { text: row.given, style: plain },
    { text: row.login || '—', style: plain, smallest: 8 },
    cell.kind === 'PASSWORD'
      ? { text: cell.password, style: code, smallest: 6 }
      : { text: reasonOf(cell), style: none },
    { text: cell.kind === 'PASSWORD' ? dayInDigits(cell.expiresAt, 'fr') : '—', style: plain },
  ];
}

/** « Classe 2de B », or what those without a class are. */
function titleOf(className: string | undefined): string {
  return className === undefined ? 'Sans classe' : `Classe ${className}`;
}

function drawHeading(
  paper: Paper,
  { at, publicUrl }: Sheet,
  school: SheetSchool,
  className: string | undefined,
): number {
  const place = { x: MARGIN, width: WIDTH };
  if (school.color) {
    const bar = { x: MARGIN, y: mm(11), width: WIDTH, height: mm(1) };
    paper.untagged(() => paper.fill(bar, school.color ?? ''));
  }
  let y = mm(14);
  const put = (tag: string, text: string, style: Style) =>
    paper.tagged(tag, {}, () => {
      y = paper.set(text, style, { ...place, y });
    });
  put('P', school.name, { face: 'bold', size: 11, ...(school.color && { color: school.color }) });
  put('H1', `Identifiants — ${titleOf(className)}`, { face: 'bold', size: 18 });
  put('P', `À remettre en main propre — ${dayInWords(at, 'fr')}`, { face: 'bold', size: 10.5 });
  const where = typed(firstPage(publicUrl, school));
  put(
    'P',
    `Première connexion : ${where}. Chacun y choisit alors son propre mot de passe. N’affichez pas cette liste, n’en faites pas de copie, et détruisez-la une fois les identifiants remis.`,
    note,
  );
  return y + mm(3);
}

function drawContinued(
  paper: Paper,
  school: SheetSchool,
  className: string | undefined,
  page: number,
): number {
  const text = `${school.name} — ${titleOf(className)} — à remettre en main propre — page ${page}`;
  let y = mm(14);
  paper.untagged(() => {
    y = paper.set(text, note, { x: MARGIN, y, width: WIDTH });
  });
  return y + mm(2);
}
