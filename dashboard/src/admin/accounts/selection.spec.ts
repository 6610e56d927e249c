import { describe, expect, test } from '@jest/globals';
import { choose, chosenOf, everybodyOf, nobodyOf } from './selection.js';

const page = { ids: ['ann', 'bob', 'cy'], isOnlyOne: false };

describe('KO-11: choosing among accounts found', () => {
  test('puts rows in and takes them out, across pages', () => {
    const one = choose(nobodyOf('q'), ['zoe'], true, page);
    const three = choose(one, ['ann', 'bob'], true, page);
    expect([...choose(three, ['ann'], false, page).chosen]).toEqual(['zoe', 'bob']);
  });

  test('shows every row of a page chosen while everybody found is', () => {
    expect([...chosenOf(everybodyOf('q'), page.ids)]).toEqual(page.ids);
  });

  test('keeps the others of the page when one is taken out of everybody, and says so', () => {
    const left = choose(everybodyOf('q'), ['bob'], false, page);
    expect(left).toMatchObject({ all: false, narrowed: true });
    expect([...left.chosen]).toEqual(['ann', 'cy']);
    expect(choose(left, ['cy'], false, page).narrowed).toBe(false);
  });

  test('has nothing to say where one page held everybody, or nobody is left', () => {
    const onlyOne = { ...page, isOnlyOne: true };
    expect(choose(everybodyOf('q'), ['bob'], false, onlyOne).narrowed).toBe(false);
    expect(choose(everybodyOf('q'), page.ids, false, page)).toMatchObject({ narrowed: false });
  });
});
