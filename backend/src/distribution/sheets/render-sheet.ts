import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { drawLetters } from './letters.js';
import { drawLists } from './list.js';
import { PAGE, Paper } from '../../files/paper.js';
import type { Sheet } from './sheet.js';
import { drawSlips } from './slips.js';
import { mm } from '../../files/typesetting.js';

/** A file on paper. */
export type PaperSheet = Sheet & { readonly format: Exclude<Sheet['format'], 'CSV'> };

const drawings = { LIST: drawLists, SLIPS: drawSlips, LETTERS: drawLetters } as const;
const titles = {
  LIST: 'Identifiants par classe',
  SLIPS: 'Identifiants à découper',
  LETTERS: 'Courriers aux familles',
} as const;

/**
 * Writes a file on paper (KO-5) as a tagged PDF, and ends `out`. Rows are asked for one after the other, no faster than
 * `out` takes pages; memory grows by less than 2 kB a page. People without a password stand on lists only.
 * @throws what `rows` throws, and when `out` is closed before the end; `out` is then destroyed.
 */
export async function writeSheet(sheet: PaperSheet, out: Writable): Promise<void> {
  await pipeline(pdfOf(sheet), out);
}

async function* pdfOf(sheet: PaperSheet): AsyncGenerator<Buffer> {
  const names = [...sheet.schools.values()].map(({ name }) => name);
  const title = `${titles[sheet.format]} — ${names.length === 1 ? names[0] : `${names.length} établissements`}`;
  const paper = new Paper({ title, at: sheet.at });
  let empty = true;
  const drawing = drawings[sheet.format](paper, sheet);
  try {
    while (!(await drawing.next()).done) {
      empty = false;
      const written = paper.take();
      if (written) yield written;
    }
  } finally {
    // Whoever reads the rows is told that no more are asked for.
    await drawing.return(undefined);
  }
  if (empty) sayEmpty(paper);
  yield await paper.end();
}

/** A PDF has a page at least, and whoever opens it wants to know. */
function sayEmpty(paper: Paper): void {
  paper.newPage();
  const place = { x: mm(20), y: mm(20), width: PAGE.width - mm(40) };
  paper.tagged('P', {}, () =>
    paper.set(
      'Aucun mot de passe à remettre : toutes ces personnes se sont déjà connectées, ou se connectent ailleurs.',
      { face: 'regular', size: 12 },
      place,
    ),
  );
}
