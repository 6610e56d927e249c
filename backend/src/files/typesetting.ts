import type { Face } from './fonts.js';

/** Millimetres in points. */
export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

/** How a text is set; the size is in points. */
export interface Style {
  readonly face: Face;
  readonly size: number;
  readonly color?: string;
}

/** How wide a text is in a style, in points. */
export type Measure = (text: string, style: Style) => number;

/**
 * The lines of a text within a width: broken at spaces (not at no-break ones) and line feeds, and a word that is wider
 * than the line wherever it has to be. At least one line, which may be empty.
 */
export function linesOf(text: string, style: Style, width: number, measure: Measure): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    // Up to the next word: each is measured once, with the space behind it.
    let used = 0;
    for (const word of paragraph.split(' ')) {
      if (used + measure(word, style) <= width) line = line === '' ? word : `${line} ${word}`;
      else {
        if (line !== '') lines.push(line);
        const pieces = broken(word, style, width, measure);
        lines.push(...pieces.slice(0, -1));
        line = pieces.at(-1) ?? '';
        used = 0;
      }
      used += measure(`${used === 0 ? line : word} `, style);
    }
    return [...lines, line];
  });
}

function broken(word: string, style: Style, width: number, measure: Measure): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && measure(piece + character, style) > width) {
      // After a hyphen, a dot or an at sign where there is one, as people would.
      const nice = /^(.*[-.@_])(.+)$/u.exec(piece);
      pieces.push(nice?.[1] ?? piece);
      piece = nice?.[2] ?? '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** A text within so many lines, ended by « … » where it is longer. */
export function shortened(text: string, style: Style, width: number, most: number, measure: Measure): string {
  const lines = linesOf(text, style, width, measure);
  if (lines.length <= most) return text;
  let last = lines[most - 1] ?? '';
  while (last !== '' && measure(`${last}…`, style) > width) last = [...last].slice(0, -1).join('');
  return [...lines.slice(0, most - 1), `${last}…`].join('\n');
}

/** The style in the largest size, at most its own and at least `smallest`, in which a text fits a width. */
export function fitting(
  text: string,
  style: Style,
  width: number,
  smallest: number,
  measure: Measure,
): Style {
  const size = (style.size * width) / Math.max(measure(text, style), 1);
  return { ...style, size: Math.max(Math.min(style.size, Math.floor(size * 10) / 10), smallest) };
}

const marks = /\p{M}+/gu;
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * A text as a font can show it: a letter it lacks without its accents, or else as « ? », one for each character that
 * people see. Control and invisible characters go, but for line feeds.
 */
export function printable(text: string, has: (codePoint: number) => boolean): string {
  const plain = text.normalize('NFC').replaceAll('\u202f', '\u00a0').replaceAll('\u2011', '-');
  const shows = (part: string) => [...part].every((character) => has(character.codePointAt(0) ?? 0));
  return plain
    .split('\n')
    .map((line) => {
      const clean = line.replaceAll('\t', ' ');
      const visible = clean.replace(invisible, '');
      if (shows(visible)) return visible;
      // Before what is invisible goes: it joins several pictures into one.
      const shown = Array.from(graphemes.segment(clean), ({ segment }) => {
        const seen = segment.replace(invisible, '');
        if (shows(seen)) return seen;
        const bare = seen.normalize('NFKD').replace(marks, '');
        return bare !== '' && shows(bare) ? bare : '?';
      });
      return shown.join('');
    })
    .join('\n');
}
