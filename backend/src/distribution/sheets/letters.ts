import { householdsOf } from './households.js';
import { drawLetter } from './letter.js';
import type { Paper } from '../../files/paper.js';
import { firstPage, hasPassword } from './people-words.js';
import type { RowWithPassword } from './people-words.js';
import { QrCodes } from './qr-codes.js';
import type { Sheet, SheetSchool } from './sheet.js';

/**
 * Letters to families (KO-5), one for each person or household that has something to be handed out; yields after each.
 * For households the people of one school are held together in memory: some 1 kB each.
 */
export async function* drawLetters(paper: Paper, sheet: Sheet): AsyncGenerator<void> {
  const codes = new QrCodes();
  for await (const { school, people } of addressees(sheet)) {
    const address = firstPage(sheet.publicUrl, school);
    const code = await codes.of(address);
    drawLetter(paper, { school, people, address, code, at: sheet.at });
    yield;
  }
}

interface Addressees {
  readonly school: SheetSchool;
  readonly people: readonly RowWithPassword[];
}

async function* addressees({ rows, schools, byHousehold }: Sheet): AsyncGenerator<Addressees> {
  let gathered: RowWithPassword[] = [];
  function* households(): Generator<Addressees> {
    const school = gathered[0] && schools.get(gathered[0].school);
    if (school) for (const people of householdsOf(gathered)) yield { school, people };
    gathered = [];
  }
  for await (const row of rows) {
    const school = schools.get(row.school);
    if (!school || !hasPassword(row)) continue;
    if (!byHousehold) yield { school, people: [row] };
    else {
      if (gathered[0] && gathered[0].school !== row.school) yield* households();
      gathered.push(row);
    }
  }
  yield* households();
}
