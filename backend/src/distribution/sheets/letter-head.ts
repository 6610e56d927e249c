import type { PostalAddress } from '@loge/contracts';
import { hasAddress } from './households.js';
import { PAGE } from '../../files/paper.js';
import type { Paper } from '../../files/paper.js';
import { addressed } from './people-words.js';
import type { RowWithPassword } from './people-words.js';
import type { SheetSchool } from './sheet.js';
import { dayInWords } from '../../files/dates.js';
import { mm } from '../../files/typesetting.js';
import type { Style } from '../../files/typesetting.js';

/** Left and right of a letter. */
export const SIDE = mm(20);
/** Where the letter itself begins: below the window. */
export const BODY_TOP = mm(98);

/** What a French window envelope shows (C5 and DL): 100 mm from the left, 50 mm from the top, 90 by 35 mm. */
const WINDOW = { x: mm(100), y: mm(50), width: mm(90), height: mm(35) };
const FOLDS = [mm(99), mm(198)];

const sender: Style = { face: 'regular', size: 9 };
const block: Style = { face: 'regular', size: 10.5 };
const MOST_NAMES = 2;
const SMALLEST_BLOCK = 7;

/** Draws who writes, to whom, where and when. */
export function drawLetterHead(
  paper: Paper,
  school: SheetSchool,
  people: readonly RowWithPassword[],
  at: Date,
): void {
  paper.untagged(() => FOLDS.forEach((y) => paper.line([mm(3), y], [mm(8), y])));
  drawSender(paper, school);
  drawAddress(paper, people);
  const town = school.address?.town;
  const day = dayInWords(at, 'fr');
  const date = town ? `${town}, le ${day}` : `Le ${day}`;
  const place = { x: WINDOW.x, y: mm(88), width: PAGE.width - SIDE - WINDOW.x };
  paper.tagged('P', {}, () => paper.set(date, sender, place, 'right'));
}

function drawSender(paper: Paper, school: SheetSchool): void {
  const { logo, color, name, address, phone } = school;
  let y = mm(12);
  const width = WINDOW.x - SIDE - mm(5);
  if (logo) {
    const box = { x: SIDE, y, width: mm(60), height: mm(20) };
    const bbox = [box.x, box.y, box.x + box.width, box.y + box.height] as const;
    paper.tagged('Figure', { alt: `Logo de ${name}`, bbox, placement: 'Block' }, () =>
      paper.picture(`logo ${school.school}`, logo, box),
    );
    y += box.height + mm(2);
  }
  const lines = [...linesOfAddress(address), ...(phone ? [`Tél. ${phone}`] : [])];
  paper.tagged('P', {}, () => {
    y = paper.set(name, { face: 'bold', size: 11, ...(color && { color }) }, { x: SIDE, y, width });
    paper.set(lines.join('\n'), sender, { x: SIDE, y, width });
  });
}

function drawAddress(paper: Paper, people: readonly RowWithPassword[]): void {
  const text = addressBlock(people).join('\n');
  let style = block;
  // Nothing may stand outside the window, nor be cut off by it.
  while (paper.heightOf(text, style, WINDOW.width) > WINDOW.height && style.size > SMALLEST_BLOCK)
    style = { ...style, size: style.size - 0.5 };
  paper.tagged('P', {}, () => paper.set(text, style, WINDOW));
}

/** Names, and where they live; who has no address gets the letter at school. */
function addressBlock(people: readonly RowWithPassword[]): string[] {
  const relatives = people.filter(({ profile }) => profile !== 'PUPIL');
  const named = relatives.length > 0 ? relatives : people;
  const names = named.slice(0, MOST_NAMES).map(addressed);
  if (named.length > MOST_NAMES) names.push('et leur famille');
  const address = people.find((person) => hasAddress(person.address))?.address;
  if (address) return [...names, ...linesOfAddress(address)];
  const classes = [...new Set(people.flatMap(({ className }) => className ?? []))];
  return [
    ...['Remis par l’établissement', ...names],
    ...(classes.length > 0 ? [`Classe ${classes.join(', ')}`] : []),
  ];
}

const france = /^(france|fr)$/i;

function linesOfAddress(address: PostalAddress | undefined): string[] {
  const { street, postcode, town, country } = address ?? {};
  const place = [postcode, town].filter(Boolean).join(' ');
  const abroad = country && !france.test(country.trim()) ? country : undefined;
  return [...(street?.split('\n') ?? []), place, abroad ?? ''].map((line) => line.trim()).filter(Boolean);
}
