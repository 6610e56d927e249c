import { describe, expect, test } from '@jest/globals';
import { fitting, linesOf, printable, shortened } from './typesetting.js';
import type { Style } from './typesetting.js';

/** Every letter is as wide as it is high. */
const measure = (text: string, { size }: Style) => [...text].length * size;
const style: Style = { face: 'regular', size: 10 };
const lines = (text: string, letters: number) => linesOf(text, style, letters * 10, measure);

describe('KO-5: how texts are set', () => {
  test('lines break at spaces and line feeds, not at no-break spaces', () => {
    expect(lines('une phrase assez longue', 12)).toEqual(['une phrase', 'assez longue']);
    expect(lines('a\n\nb', 12)).toEqual(['a', '', 'b']);
    expect(lines('Qui demande\u00a0?', 11)).toEqual(['Qui', 'demande\u00a0?']);
    expect(lines('', 5)).toEqual(['']);
  });

  test('a word that is too wide breaks after a hyphen, dot or at sign, or else anywhere', () => {
    expect(lines('jean-baptiste@ecole.example', 10)).toEqual(['jean-', 'baptiste@', 'ecole.', 'example']);
    expect(lines('à Grandclément', 8)).toEqual(['à', 'Grandclé', 'ment']);
    expect(lines('ab', 0.5)).toEqual(['a', 'b']);
  });

  test('letters get smaller before a text is broken, but not too small to be read', () => {
    expect(fitting('0123456789', style, 80, 6, measure).size).toBe(8);
    expect(fitting('0123456789', style, 20, 6, measure).size).toBe(6);
    expect(fitting('', style, 20, 6, measure).size).toBe(10);
  });

  test('what is cut short says so', () => {
    expect(shortened('un deux trois', style, 50, 2, measure)).toBe('un\ndeux…');
    expect(shortened('un deux', style, 50, 2, measure)).toBe('un deux');
  });

  test('what a font lacks is shown bare of accents, or as one question mark for what people see as one', () => {
    const has = (codePoint: number) => codePoint < 0x250;
    expect(printable('Hiếu', has)).toBe('Hieu');
    expect(printable('Иван', has)).toBe('????');
    expect(printable('👨‍👩‍👧 Léa', has)).toBe('? Léa');
    expect(printable('e\u0301te\u0301', has)).toBe('été');
    expect(printable('a\u202eb\u0000\u200bc\td\ne', has)).toBe('abc d\ne');
  });
});
