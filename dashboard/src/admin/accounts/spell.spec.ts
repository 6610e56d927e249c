import { expect, test } from '@jest/globals';
import { spell } from './spell.js';

test('KO-12: a login is told letter by letter', () => {
  const said = (login: string) => spell(login).map((one) => ('named' in one ? one.named : one.letter));
  expect(said('l-a.2')).toEqual(['L', 'hyphen', 'A', 'dot', '2']);
  expect(said('a_b@c')).toEqual(['A', 'underscore', 'B', 'at', 'C']);
});
