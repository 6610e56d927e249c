import { dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as french } from '@zxcvbn-ts/language-fr';

/** What may stand around a common word and still be no secret, in characters: `motdepasse2026!`. */
const AROUND = 8;
/** What must be left of a password without the words of its owner, in characters. */
const LEFT = 6;

/** What people write for letters; 1 stands for two of them. */
const substitutes: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '3': 'e', '€': 'e', '4': 'a', '@': 'a', '5': 's', $: 's', '7': 't', '8': 'b' },
};

/** Text without case and accents: what a guesser tries as one. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Some 49,000 passwords that leaked most, the 10,000 most common among them, and French words and names; with what a
 * French school brings to mind.
 */
const blocklist: ReadonlySet<string> = new Set(
  [
    ...common['passwords-common'],
    ...french['commonWords-fr'],
    ...french['firstnames-fr'],
    ...french['lastnames-fr'],
    ...['loge', 'lycee', 'rentree', 'pronote', 'educonnect'],
  ].map((word) => folded(String(word))),
);

/**
 * Whether a guesser would soon come to this password: it is a common one or a word, also with digits or punctuation
 * around it and with digits and signs for letters, a repetition, a run of neighbours, or made of the words given.
 * @param password normalised.
 * @param words what is known of its owner and of their schools.
 */
export function isCommon(password: string, words: readonly string[]): boolean {
  const plain = folded(password);
  const isListed = [...cores(plain)].flatMap(spellings).some((core) => blocklist.has(core));
  return isListed || isRepetition(plain) || isRun(plain) || isMadeOf(plain, words);
}

/** The text as it is, and as the letters that its digits and signs may stand for. */
function spellings(text: string): string[] {
  const letters = text.replace(/[^1!]/gu, (sign) => substitutes[sign] ?? sign);
  return [text, letters.replace(/[1!]/gu, 'i'), letters.replace(/[1!]/gu, 'l')];
}

/** The text, and what is left of it when some or all of the digits and punctuation around its letters go. */
function* cores(text: string): Generator<string> {
  yield text;
  const [, before = '', letters = '', after = ''] = /^(\P{L}*)(.*\p{L})(\P{L}*)$/su.exec(text) ?? [];
  // Two letters between eight other characters are not what is guessed there.
  if (letters.length < 3) return;
  for (let cut = 0; cut <= before.length; cut += 1)
    for (let kept = 0; kept <= after.length; kept += 1)
      if (cut + after.length - kept <= AROUND) yield before.slice(cut) + letters + after.slice(0, kept);
}

/** `aaaaaaaaaaaa`, `abcabcabcabc`: one part of up to four characters over and over. */
const isRepetition = (text: string) => /^(.{1,4}?)\1+$/su.test(text);

/** `abcdefghijkl`, `123456789012`: each character follows the one before (9 by 0). */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  return codes.every((code, index) => {
    if (index === 0) return true;
    const step = code - (codes[index - 1] ?? 0);
    return step === 1 || step === -9;
  });
}

/** Nothing much is left of it without these words. */
function isMadeOf(text: string, words: readonly string[]): boolean {
  const parts = [...new Set(words.flatMap(partsOf))].sort((a, b) => b.length - a.length);
  return spellings(text).some((spelt) => {
    const rest = parts.reduce((left, part) => left.replaceAll(part, ''), spelt);
    return rest !== spelt && [...rest].length < LEFT;
  });
}

/** `Lycée Jean-Moulin`: the whole, the whole without what divides it, and its longer words. */
function partsOf(words: string): string[] {
  const whole = folded(words);
  const parts = whole.split(/[^\p{L}\p{N}]+/u);
  return [whole, parts.join('')]
    .filter(({ length }) => length >= 3)
    .concat(parts.filter(({ length }) => length >= 4));
}
