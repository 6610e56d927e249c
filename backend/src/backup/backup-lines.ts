import { createHash } from 'node:crypto';
import { END_OF_ROWS } from './format.js';

/** No line is longer: an append, the most that one row holds, has 1 MiB, and a byte takes two or more characters. */
const LONGEST_LINE = 16 * 1_048_576;

const NEWLINE = 0x0a;
const end = Buffer.from(END_OF_ROWS);
const endAfterRow = Buffer.from(`\n${END_OF_ROWS}`);

/** Reads the text of a backup: single lines, and the rows of a table as they come. */
export class BackupLines {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #digest = createHash('sha256');
  /** What was read and not yet given; it begins where a line begins. */
  #ahead = Buffer.alloc(0);

  constructor(text: AsyncIterable<Buffer>) {
    this.#chunks = text[Symbol.asyncIterator]();
  }

  /** The next line without its end; undefined after the last. */
  async line(): Promise<string | undefined> {
    let length;
    while ((length = this.#ahead.indexOf(NEWLINE)) < 0) {
      if (await this.#read()) continue;
      if (this.#ahead.length === 0) return undefined;
      throw cut();
    }
    const line = this.#take(length + 1);
    return line.toString('utf8', 0, length);
  }

  /** The rows up to the line that ends them, in pieces of whole lines. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.#ahead.subarray(0, end.length).equals(end)) {
        this.#take(end.length);
        return;
      }
      const last = this.#ahead.indexOf(endAfterRow);
      const whole = (last < 0 ? this.#ahead.lastIndexOf(NEWLINE) : last) + 1;
      if (whole > 0) yield this.#take(whole);
      else if (!(await this.#read())) throw cut();
    }
  }

  /** SHA-256 of all that was given, in hexadecimal. */
  digest(): string {
    return this.#digest.copy().digest('hex');
  }

  #take(length: number): Buffer {
    const taken = this.#ahead.subarray(0, length);
    this.#ahead = this.#ahead.subarray(length);
    this.#digest.update(taken);
    return taken;
  }

  async #read(): Promise<boolean> {
    if (this.#ahead.length > LONGEST_LINE) throw cut();
    const next = await this.#chunks.next();
    if (next.done) return false;
    this.#ahead = Buffer.concat([this.#ahead, next.value]);
    return true;
  }
}

/** The text ends too early or is no backup's; who knows the file's name tells it. */
export class BrokenLines extends Error {
  override readonly name = 'BrokenLines';
}

const cut = () => new BrokenLines('The text ends in the middle, or a line does not.');
