import fc from 'fast-check';

/** Texts that directories and people have, or that have broken a program before. */
const awkward = [
  '',
  ' ',
  "D'Aubigné",
  'L’Hôpital-St-Just',
  'Zoë Nguyễn'.normalize('NFC'),
  'Zoë Nguyễn'.normalize('NFD'),
  'İstanbul ﬁlière ß',
  'Λένα Иванова',
  'محمد',
  '👩‍👩‍👧',
  'nul\u0000nul',
  'line\r\nline\tline\u2028',
  '\u202eright to left',
  '"}],\\u0000\\',
  '$sealed',
  '__proto__',
  'very long '.repeat(300),
];

/** Any text that is Unicode. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

/** Any string of JavaScript, also one with half a surrogate pair, which RFC 8785 refuses. */
export const anyString: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: anyText, weight: 9 },
  { arbitrary: fc.constantFrom('half \ud83d', '\udc67half'), weight: 1 },
);
