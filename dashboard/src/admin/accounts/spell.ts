/** What a character of a login is called when it is read to somebody. */
const names = { '.': 'dot', '-': 'hyphen', '@': 'at', _: 'underscore' } as const;

/** A character that has a name, or itself. */
export type Letter = { readonly named: (typeof names)[keyof typeof names] } | { readonly letter: string };

/** A login letter by letter, as it is told over a counter or on the telephone. */
export const spell = (login: string): readonly Letter[] =>
  [...login].map((letter) =>
    // Only the characters that have a name are keys of it.
    Object.hasOwn(names, letter)
      ? { named: names[letter as keyof typeof names] }
      : { letter: letter.toUpperCase() },
  );
