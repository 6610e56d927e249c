import type { Language } from '@loge/contracts';
import { Table } from '../../files/table.js';
import type { Cell } from '../../files/table.js';
import { BODY_TOP, SIDE, drawLetterHead } from './letter-head.js';
import { letterWords } from './letter-words.js';
import type { LetterWords } from './letter-words.js';
import { PAGE, heightOf } from '../../files/paper.js';
import type { Paper } from '../../files/paper.js';
import { childrenOf, typed } from './people-words.js';
import type { RowWithPassword } from './people-words.js';
import type { SheetSchool } from './sheet.js';
import { dayInDigits } from '../../files/dates.js';
import { mm } from '../../files/typesetting.js';
import type { Style } from '../../files/typesetting.js';

/** One letter: to whom, from whom, and where to sign in. */
export interface Letter {
  readonly school: SheetSchool;
  /** One household, or one person; relatives first. */
  readonly people: readonly RowWithPassword[];
  /** The page of the first sign-in. */
  readonly address: string;
  /** That address as a QR code, PNG. */
  readonly code: Buffer;
  readonly at: Date;
}

const WIDTH = PAGE.width - 2 * SIDE;
const BOTTOM = PAGE.height - mm(15);
const CODE_SIZE = mm(30);

const text: Style = { face: 'regular', size: 10.5 };
const strong: Style = { face: 'bold', size: 10.5 };
const subject: Style = { face: 'bold', size: 13 };
const title: Style = { face: 'bold', size: 11.5 };
const password: Style = { face: 'mono', size: 12.5 };
const running: Style = { face: 'regular', size: 8.5, color: '#4a4a4a' };
const GAP = mm(2.8);

/** Draws a letter in French, and once more in each language of its people that is another. */
export function drawLetter(paper: Paper, letter: Letter): void {
  const languages = new Set<Language>(['fr', ...letter.people.map(({ language }) => language)]);
  let page = 0;
  for (const language of languages)
    paper.within('Sect', { lang: language }, () => {
      page = new LetterPages(paper, letter, language, page).draw();
    });
}

/** The pages of a letter in one language, from the top of the first to the end of the last. */
class LetterPages {
  private readonly words: LetterWords;
  private y = 0;

  constructor(
    private readonly paper: Paper,
    private readonly letter: Letter,
    private readonly language: Language,
    /** The pages before. */
    private page: number,
  ) {
    this.words = letterWords[language];
  }

  /** Tells which page was the last. */
  draw(): number {
    const { paper, words, letter } = this;
    const { school, people } = letter;
    this.turn();
    if (this.page === 1) {
      drawLetterHead(paper, school, people, letter.at);
      this.y = BODY_TOP;
    }
    this.put('H1', words.subject(school.name), subject);
    this.put('P', words.greeting(people.map((person) => ({ ...person, pupil: person.profile === 'PUPIL' }))));
    this.put('P', words.opening(people.length));
    this.drawCredentials();
    if (this.language === 'fr') school.letterText?.split('\n').forEach((line) => this.put('P', line));
    this.drawSteps();
    this.put('P', words.ask(school.contact, school.phone));
    this.put('P', words.care, strong);
    return this.page;
  }

  private turn(): void {
    const { paper, letter, words } = this;
    paper.newPage();
    this.page += 1;
    this.y = mm(14);
    if (this.page === 1) return;
    const [first] = letter.people;
    const name = first ? `${first.given} ${first.family}` : '';
    const line = [letter.school.name, name, words.page(this.page)].join(' — ');
    paper.untagged(() => paper.set(line, running, { x: SIDE, y: this.y, width: WIDTH }));
    this.y += mm(9);
  }

  /** Room for what must stand on one page. */
  private room(height: number): void {
    if (this.y + height > BOTTOM) this.turn();
  }

  private put(tag: string, said: string, style: Style = text): void {
    const { paper } = this;
    this.room(paper.heightOf(said, style, WIDTH));
    paper.tagged(tag, {}, () => {
      this.y = paper.set(said, style, { x: SIDE, y: this.y, width: WIDTH });
    });
    this.y += GAP;
  }

  private drawCredentials(): void {
    const { paper, words } = this;
    const { person, login, password: code, before } = words.columns;
    const columns = [
      { title: person, width: mm(52) },
      { title: login, width: mm(48) },
      { title: code, width: mm(44) },
      { title: before, width: mm(26) },
    ];
    const table = new Table(paper, columns, SIDE);
    const rows = this.letter.people.map((row) => this.cellsOf(row));
    this.room(table.headHeight + (rows[0] ? table.heightOf(rows[0]) : 0));
    paper.within('Table', {}, () => {
      this.y = table.drawHead(this.y);
      for (const cells of rows) {
        if (this.y + table.heightOf(cells) > BOTTOM) {
          this.turn();
          this.y = table.drawHead(this.y, true);
        }
        this.y = table.drawRow(cells, this.y);
      }
    });
    this.y += GAP * 1.5;
  }

  private cellsOf(row: RowWithPassword): Cell[] {
    const { words, letter } = this;
    const { given, family, login, cell, className } = row;
    const others = childrenOf(row, letter.people);
    const below =
      row.profile === 'PUPIL'
        ? [words.pupil, className].filter(Boolean).join(', ')
        : others && `${words.relativeOf} ${others}`;
    return [
      { text: `${given} ${family}`, style: strong, ...(below && { below }) },
      { text: login, style: text, smallest: 8 },
      { text: cell.password, style: password, smallest: 6 },
      { text: dayInDigits(cell.expiresAt, this.language), style: text },
    ];
  }

  /** The three steps beside the code, together on one page. */
  private drawSteps(): void {
    const { paper, words, letter } = this;
    const steps = words.steps(typed(letter.address));
    const inner = { x: SIDE + mm(6), width: WIDTH - mm(6) - CODE_SIZE - mm(8) };
    const heights = steps.map((step) => paper.heightOf(step, text, inner.width) + mm(1));
    const height = heights.reduce((sum, one) => sum + one, 0);
    this.room(heightOf(title) + mm(1) + Math.max(height, CODE_SIZE));
    paper.tagged('H2', {}, () => {
      this.y = paper.set(words.stepsTitle, title, { x: SIDE, y: this.y, width: WIDTH }) + mm(1);
    });
    const top = this.y;
    paper.within('L', {}, () =>
      steps.forEach((step, index) => {
        paper.within('LI', {}, () => {
          const number = { x: SIDE, y: this.y, width: mm(6) };
          paper.tagged('Lbl', {}, () => paper.set(`${index + 1}.`, strong, number));
          paper.tagged('LBody', {}, () => {
            this.y = paper.set(step, text, { ...inner, y: this.y }) + mm(1);
          });
        });
      }),
    );
    const box = { x: PAGE.width - SIDE - CODE_SIZE, y: top, width: CODE_SIZE, height: CODE_SIZE };
    const bbox = [box.x, box.y, box.x + CODE_SIZE, box.y + CODE_SIZE] as const;
    paper.tagged('Figure', { alt: words.code(letter.address), bbox, placement: 'Block' }, () =>
      paper.picture(letter.address, letter.code, box),
    );
    this.y = Math.max(this.y, top + CODE_SIZE) + GAP;
  }
}
