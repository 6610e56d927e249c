import { describe, expect, it } from '@jest/globals';
import { viewedQuery } from '../views/use-views.js';
import { readDisplay } from './display.js';
import { stepOf } from './row-keys.js';

describe('how rows are laid out', () => {
  it('is what the device kept, as far as this version knows it', () => {
    const { columns, density } = readDisplay(['why', 'moon', 'time'], 'compact');
    expect([[...columns], density]).toEqual([['time', 'why'], 'compact']);
    expect([...readDisplay([], 'huge').columns]).toEqual([]);
    expect(readDisplay(undefined, undefined)).toEqual({
      columns: new Set(['time', 'where', 'why']),
      density: 'comfortable',
    });
  });
});

describe('the keys of the rows', () => {
  const key = (pressed: string, more: Partial<KeyboardEvent> = {}) =>
    stepOf({
      key: pressed,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,

      ...more,
    });

  it('lead to the older event and back', () => {
    expect(['j', 'ArrowDown', 'k', 'ArrowUp', 'x'].map((pressed) => key(pressed))).toEqual([
      'next',
      'next',
      'previous',
      'previous',
      undefined,
    ]);
  });

  it('are left to the browser with Ctrl, Alt or Command', () => {
    expect([key('j', { ctrlKey: true }), key('ArrowUp', { altKey: true })]).toEqual([undefined, undefined]);
  });
});

it('a view keeps what is shown, not where in it one stands', () => {
  expect(viewedQuery('?group=ROLES&q=tom%20a&after=abc&event=0a1')).toBe('group=ROLES&q=tom+a');
  expect(viewedQuery('?filter=%7B%22q%22%3A%22tom%22%7D&page=3')).toBe('filter=%7B%22q%22%3A%22tom%22%7D');
  expect(viewedQuery('')).toBe('');
});
