import { describe, expect, test } from '@jest/globals';
import { holdersOf, presentOf, seenBy } from './hands.js';
import type { Credential, HandActor } from './hands.js';

const person = (id: string): HandActor => ({
  kind: 'ACCOUNT',
  person: { id, displayName: id, profile: null, hint: null },
  name: null,
});
const commandLine: HandActor = { kind: 'SYSTEM', person: null, name: 'COMMAND_LINE' };
const hand = (by: string, means: 'FILE' | 'LETTER' | 'MAIL') =>
  ({ ...{ actor: person(by), means, at: '', reason: null, event: `${by}-${means}` } }) as const;
const credential = (over: Partial<Credential>): Credential => ({
  ...{ kind: 'TEMPORARY_PASSWORD', madeAt: '', madeBy: person('claire'), reason: null },
  ...{ expiresAt: null, end: 'WORKING', endedAt: null, hands: [] },
  ...over,
});

describe('KO-13: the answer of « Identifiants »', () => {
  test('counts each person once, with every way in which they had it, in order', () => {
    const hands = [
      hand('claire', 'FILE'),
      hand('paul', 'LETTER'),
      hand('claire', 'LETTER'),
      hand('claire', 'FILE'),
    ];
    expect(holdersOf(hands)).toEqual([
      { actor: person('claire'), means: ['FILE', 'LETTER'] },
      { actor: person('paul'), means: ['LETTER'] },
    ]);
  });

  test('counts nobody for a mail, which Loge wrote to the owner alone', () => {
    const link = credential({ kind: 'LINK', hands: [hand('paul', 'MAIL')] });
    expect(seenBy([link, credential({ hands: [hand('claire', 'FILE')] })])).toEqual([
      { actor: person('claire'), means: ['FILE'] },
    ]);
  });

  test('is about the newest password: the owner’s own, one that somebody set, a temporary one', () => {
    const temporary = credential({ hands: [hand('claire', 'FILE')] });
    const own = credential({ kind: 'PASSWORD', madeBy: person('tom') });
    const link = credential({ kind: 'LINK' });
    expect(presentOf('tom', [link, own, temporary])).toEqual({ kind: 'OWN', credential: own });
    expect(presentOf('tom', [temporary, own])).toMatchObject({
      ...{ kind: 'TEMPORARY', holders: [{ actor: person('claire'), means: ['FILE'] }] },
    });
    const set = credential({ kind: 'PASSWORD', madeBy: commandLine });
    expect(presentOf('tom', [set])).toEqual({ kind: 'SET', credential: set });
  });

  test('without a password is about the ways that still lead in', () => {
    const link = credential({ kind: 'LINK' });
    const used = credential({ kind: 'INVITATION', end: 'USED' });
    expect(presentOf('tom', [link, used])).toEqual({ kind: 'NONE', ways: [link] });
    expect(presentOf('tom', [])).toEqual({ kind: 'NONE', ways: [] });
  });
});
