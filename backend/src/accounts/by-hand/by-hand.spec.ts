import { describe, expect, test } from '@jest/globals';
import { accountStream } from '@loge/contracts';
import type { AccountEvent, AccountId, Contacts, LogeEvent } from '@loge/contracts';
import { ProvenClaims } from '../../claims/proven-claims.js';
import type { ProvingEvent } from '../../claims/proven-claims.js';
import type { Recorded } from '../../event-store/codec.js';
import type { Authority } from '../../rights/authority.js';
import {
  account,
  affiliated,
  child,
  college,
  created,
  details,
  eventId,
  lycee,
  pupil,
  teacher,
} from '../account.fixture.js';
import { closingFold } from '../closing.js';
import type { ClosingState } from '../closing.js';
import { giveUp, standAlone, takeIn } from '../joining-facts.js';
import { requireJoinable } from '../joining.js';
import { recordPerson } from '../record-person.js';
import { addPlace, changeContacts, createByHand, endPlace } from './by-hand.js';
import { contactsTyped, personTyped, placeTyped } from './typed.js';

const reason = 'Arrivée en cours d’année';
const system: Authority = { kind: 'system' };
/** An event as the store would give it back. */
const recorded =
  (of: AccountId) =>
  (event: LogeEvent): Recorded =>
    // A fold looks at nothing else.
    ({ ...event, stream: accountStream(of), erased: [], metadata: { id: eventId } }) as unknown as Recorded;
const folded = (events: readonly LogeEvent[], of = account): ClosingState =>
  events.map(recorded(of)).reduce(closingFold.evolve, closingFold.initial);
const eventsOf = (facts: readonly { event: LogeEvent }[]) => facts.map(({ event }) => event);
const codeOf = (act: () => unknown) => {
  try {
    return act();
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
};

const person = { name: { given: 'Ana', family: 'Costa' }, contacts: { email: 'ana@exemple.test' } };
const place = {
  school: college,
  profile: 'OTHER',
  classes: ['6A'],
  children: [],
  function: 'Agent d’accueil',
} as const;
const made = () =>
  eventsOf(
    createByHand({ account, event: eventId, login: 'ana.costa', person, place, reason }, system, folded([])),
  );
const byHand = (
  changes: Partial<Extract<AccountEvent, { type: 'AccountAffiliated' }>['data']> = {},
): AccountEvent => ({
  type: 'AccountAffiliated',
  data: {
    school: college,
    profile: 'TEACHER',
    details: details({ classes: [] }),
    relatives: [],
    byHand: true,
    ...changes,
  },
});

describe('KO-11: an account made by staff', () => {
  test('has a place given by hand, with the function in words', () => {
    expect(made()).toEqual([
      { type: 'AccountCreated', data: { origin: 'STAFF', ...person, login: 'ana.costa' } },
      byHand({ profile: 'OTHER', details: details({ functions: [{ code: '', label: 'Agent d’accueil' }] }) }),
    ]);
  });

  test('is known again by files without join keys, also after its claims were lost', () => {
    const proofs = new ProvenClaims();
    const born = { ...person, birthDate: '2015-03-04' };
    const asked = { account, event: eventId, login: 'ana.costa', person: born, reason };
    const facts = createByHand({ ...asked, place: { ...place, profile: 'PUPIL' } }, system, folded([]));
    const claims = eventsOf(facts).flatMap((event) => proofs.of(recorded(account)(event) as ProvingEvent));
    expect(claims).toEqual([
      { kind: 'login', scope: '', value: 'ana.costa' },
      { kind: 'identity', scope: college, value: 'P|COSTA|ANA|2015 03 04' },
    ]);
  });
});

describe('contacts changed by staff', () => {
  const told = (contacts: Contacts) => pupil({ person: { contacts } });
  const change = (contacts: Contacts, events: LogeEvent[]) =>
    eventsOf(changeContacts({ account, contacts, reason }, system, folded(events)));
  const imported = (contacts: Contacts, events: LogeEvent[]) =>
    eventsOf(recordPerson({ account, record: told(contacts) }, folded(events).account));
  const before = { email: 'ecole@exemple.test', mobile: '0611', smsMobile: '0611' };
  const lea = [created({ ...pupil().person, contacts: before }), affiliated()];
  const typed = { email: 'neuve@exemple.test', mobile: '0612' };
  const changed = { contacts: typed, previousContacts: before, byHand: true };

  test('are told with the old ones', () => {
    expect(change(typed, lea)).toEqual([{ type: 'ContactsChanged', data: changed }]);
  });

  test('stand while the directory says what it said, and give way when it says something else', () => {
    const hand = [...lea, ...change(typed, lea)];
    expect(imported(before, hand)).toEqual([]);
    const next = { email: 'rentree@exemple.test' };
    const told = imported(next, hand);
    expect(told).toEqual([{ type: 'ContactsChanged', data: { contacts: next, previousContacts: typed } }]);
    expect(imported(next, [...hand, ...told])).toEqual([]);
    expect(imported(before, [...hand, ...told])).toHaveLength(1);
  });

  test('of somebody whom staff made stand until a directory knows any', () => {
    expect(imported({}, [...made()]).filter(({ type }) => type === 'ContactsChanged')).toEqual([]);
    expect(imported({ mobile: '0613' }, [...made()])).toContainEqual({
      type: 'ContactsChanged',
      data: { contacts: { mobile: '0613' }, previousContacts: person.contacts },
    });
  });

  test('keep the number for text messages with the mobile it belongs to, and are nothing where nothing changes', () => {
    expect(change({ email: 'neuve@exemple.test', mobile: '0611' }, lea)).toMatchObject([
      { data: { contacts: { email: 'neuve@exemple.test', mobile: '0611', smsMobile: '0611' } } },
    ]);
    expect(change({ email: before.email, mobile: '0611' }, lea)).toEqual([]);
  });
});

describe('a place given by staff', () => {
  const paul = teacher({ schools: [college] });
  const import_ = (events: LogeEvent[], record = paul) =>
    eventsOf(recordPerson({ account, record }, folded(events).account));

  test('is given once, ends with a reason, and is no place of the directory', () => {
    const lea = [created(), affiliated()];
    const add = (events: LogeEvent[]) =>
      eventsOf(addPlace({ account, place, reason }, system, folded(events)));
    const end = (profile: 'PUPIL' | 'OTHER', events: LogeEvent[]) =>
      eventsOf(endPlace({ account, place: { school: college, profile }, reason }, system, folded(events)));
    const given = [...lea, ...add(lea)];
    expect(given.at(-1)).toMatchObject({ data: { profile: 'OTHER', byHand: true } });
    expect(add(given)).toEqual([]);
    expect(codeOf(() => end('PUPIL', given))).toBe('PLACE_FROM_DIRECTORY');
    const ended = end('OTHER', given);
    expect(ended).toMatchObject([
      { type: 'AffiliationEnded', data: { profile: 'OTHER', cause: 'ENDED_BY_STAFF' } },
    ]);
    expect(end('OTHER', [...given, ...ended])).toEqual([]);
    expect(codeOf(() => addPlace({ account, place, reason: ' ' }, system, folded(lea)))).toBe(
      'REASON_REQUIRED',
    );
  });

  test('stays when a complete import tells another profile of the person there', () => {
    const lea = [created(), byHand({ profile: 'LOCAL_AUTHORITY' })];
    expect(import_(lea).map(({ type }) => type)).not.toContain('AffiliationEnded');
  });

  test('is the directory’s from when it names it, be it in the same words', () => {
    const { details: told } = paul.affiliations[0]!;
    const lea = [created({ ...paul.person }), byHand({ details: told, joinKey: 'AC$9' })];
    const named = import_(lea);
    expect(named).toMatchObject([
      { type: 'AffiliationChanged', data: { profile: 'TEACHER', joinKey: 'AC$9' } },
    ]);
    const end = () =>
      endPlace(
        { account, place: { school: college, profile: 'TEACHER' }, reason },
        system,
        folded([...lea, ...named]),
      );
    expect(codeOf(end)).toBe('PLACE_FROM_DIRECTORY');
  });
});

describe('an account made by staff, and the one that the directory made of the same person', () => {
  const other = child;
  const told = { standing: account, joined: other, by: 'ADMINISTRATOR' } as const;
  const hand = [...made().slice(0, 1), byHand()];
  const directory = [
    created(),
    affiliated({ profile: 'TEACHER', joinKey: 'AC$9', details: details({ classes: ['5B'] }) }),
  ];
  const asked = { ...told, reason };
  /** Both streams, joined and parted again; whose is which, is told by the order. */
  const through = (standing: LogeEvent[], joined: LogeEvent[]) => {
    const second = folded(joined, other);
    requireJoinable(asked, system, { standing: folded(standing), joined: second });
    const taken = [...standing, ...eventsOf(takeIn(told, second.account, folded(standing).account))];
    const led = [...joined, { type: 'AccountsJoined', data: told } as const];
    const alone = [...led, ...eventsOf(standAlone(told, folded(led, other).account, folded(taken).account))];
    const parted = [...taken, ...eventsOf(giveUp(told, folded(alone, other).account, folded(taken).account))];
    return { taken, alone, parted };
  };
  const places = (events: LogeEvent[], of = account) =>
    [...folded(events, of).account.affiliations.values()]
      .filter(({ current }) => current)
      .map(({ profile, joinKey, byHand: isByHand }) => [profile, joinKey, isByHand]);

  test('are joined into the one by hand, which has the directory’s place then, and its own again when they are parted', () => {
    const { taken, alone, parted } = through(hand, directory);
    expect(places(taken)).toEqual([['TEACHER', 'AC$9', false]]);
    expect(places(parted)).toEqual([['TEACHER', undefined, true]]);
    expect(places(alone, other)).toEqual([['TEACHER', 'AC$9', false]]);
  });

  test('are joined into the directory’s, which keeps its place when they are parted', () => {
    const { taken, alone, parted } = through(directory, hand);
    expect(places(taken)).toEqual([['TEACHER', 'AC$9', false]]);
    expect(places(parted)).toEqual([['TEACHER', 'AC$9', false]]);
    expect(places(alone, other)).toEqual([['TEACHER', undefined, true]]);
  });

  test('share another place by hand while joined, which ends for both, or goes with its account', () => {
    const more = byHand({ school: lycee, profile: 'OTHER' });
    const { taken, parted } = through(directory, [...hand, more]);
    expect(places(taken)).toContainEqual(['OTHER', undefined, true]);
    expect(places(parted)).toEqual([['TEACHER', 'AC$9', false]]);
    const ended = endPlace(
      { account, place: { school: lycee, profile: 'OTHER' }, reason },
      system,
      folded(taken),
    );
    const alone = standAlone(
      told,
      folded([...hand, more, { type: 'AccountsJoined', data: told }], other).account,
      folded([...taken, ...eventsOf(ended)]).account,
    );
    expect(eventsOf(alone)).toContainEqual(
      expect.objectContaining({ type: 'AffiliationEnded', data: expect.objectContaining({ school: lycee }) }),
    );
  });

  test('leave a place that staff gave while they were joined where it is', () => {
    const { taken, alone } = through(directory, hand);
    const since = [...taken, byHand({ profile: 'OTHER' })];
    const parted = [...since, ...eventsOf(giveUp(told, folded(alone, other).account, folded(since).account))];
    expect(places(parted)).toContainEqual(['OTHER', undefined, true]);
  });
});

describe('what staff type', () => {
  const now = new Date('2026-11-28T08:00:00Z');
  const input = (changes: object = {}) => ({
    ...{ family: ' Le  Goff ', given: 'E\u0301lise', contacts: {}, reason, evenIfKnown: false },
    ...{ place: { school: college, profile: 'OTHER' as const } },
    ...changes,
  });
  const fieldOf = (act: () => unknown) => {
    const refused = (() => {
      try {
        return act();
      } catch (error) {
        return error;
      }
    })();
    return refused instanceof Error && 'detail' in refused ? [refused.message, refused.detail] : refused;
  };

  test('is kept on one line, composed, without spaces around', () => {
    expect(personTyped(input(), now).name).toEqual({ family: 'Le Goff', given: 'Élise' });
    expect(contactsTyped({ email: ' a@b.fr ', mobile: '+33 6 12.34.56.78', homePhone: ' ' })).toEqual({
      ...{ email: 'a@b.fr', mobile: '+33 6 12.34.56.78' },
    });
  });

  test.each([
    ['family', { family: ' ' }],
    ['family', { family: '—' }],
    ['family', { family: 'x'.repeat(101) }],
    ['given', { given: 'A\u0000' }],
    ['civility', { civility: 'DR' }],
    ['birthDate', { birthDate: '2026-11-29' }],
    ['birthDate', { birthDate: '1899-12-31' }],
  ])('is refused, with the field %s, for %j', (field, changes) => {
    expect(fieldOf(() => personTyped(input(changes), now))).toEqual(['BAD_INPUT', { field }]);
  });

  test.each([
    ['email', 'nobody'],
    ['email', `${'x'.repeat(250)}@b.fr`],
    ['mobile', 'demander au secrétariat'],
    ['workPhone', '+33 6 12 34 56 78 90 12 34'],
    ['homePhone', '123'],
  ])('is no contact: %s « %s »', (field, value) => {
    expect(fieldOf(() => contactsTyped({ [field]: value }))).toEqual(['CONTACT_INVALID', { field }]);
  });

  test('names children by their ids as the store has them, and each once', () => {
    const asked = { school: college, profile: 'RELATIVE' as const };
    const tied = (id: string) => ({ child: id, relation: 'MOTHER' as const, legalGuardian: 1 });
    const id = '8e8df1bb-3d0c-4b9b-9d35-1c3b6b3a9f10';
    expect(placeTyped({ ...asked, children: [tied(id.toUpperCase())] }).children).toEqual([tied(id)]);
    const twice = { ...asked, children: [tied(id), tied(id.toUpperCase())] };
    expect(fieldOf(() => placeTyped(twice))).toEqual(['BAD_INPUT', { field: 'children' }]);
  });

  test.each([
    ['school', { school: 'nowhere' }],
    ['children', { profile: 'RELATIVE' as const }],
    ['children', { children: [{ child, relation: 'MOTHER' as const, legalGuardian: 1 }] }],
    [
      'children',
      { profile: 'RELATIVE' as const, children: [{ child, relation: 'MOTHER' as const, legalGuardian: 3 }] },
    ],
    ['classes', { profile: 'RELATIVE' as const, classes: ['6A'] }],
    ['function', { profile: 'PUPIL' as const, function: 'Délégué' }],
  ])('is no place: %s', (field, changes) => {
    expect(fieldOf(() => placeTyped({ school: college, profile: 'OTHER', ...changes }))).toEqual([
      'BAD_INPUT',
      { field },
    ]);
  });
});
