import { describe, expect, test } from '@jest/globals';
import { LogeError } from '@loge/contracts';
import type { AccountEvent, LogeEvent } from '@loge/contracts';
import { accountFold, decide, evolve } from './account.js';
import type { AccountCommand, AccountState } from './account.js';
import { loginsOf } from './account-state.js';
import type { PersonRecord } from './commands.js';
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
  relative,
  teacher,
} from './account.fixture.js';

/** Given these events, when this is asked, then these events. */
const given = (...events: LogeEvent[]) => ({
  when: (command: AccountCommand) => {
    const state = events.reduce((folded, event) => evolve(folded, event, eventId), accountFold.initial);
    const then = () => decide(command, state);
    return { then, events: () => then().map(({ event }) => event), state };
  },
});

const record = (told: PersonRecord, login?: string): AccountCommand => ({
  type: 'record',
  account,
  record: told,
  ...(login !== undefined && { creation: { event: eventId, login } }),
});

describe('a person met for the first time', () => {
  test('gets an account with a login, and a place in the school', () => {
    expect(given().when(record(pupil(), 'lea.martin')).events()).toEqual([created(), affiliated()]);
  });

  test('the event that made the account is the one its claims name; both concern the school and the class', () => {
    const [first, second] = given().when(record(pupil(), 'lea.martin')).then();
    const about = { subject: account, schools: [college], classes: [`${college}/6A`] };
    expect(first?.about).toEqual({ ...about, id: eventId });
    expect(second?.about).toEqual(about);
  });

  test('may have places in several schools through one join key', () => {
    const told = teacher({ schools: [college, lycee] });
    const types = given().when(record(told, 'paul.roux')).events();
    expect(types.map(({ type }) => type)).toEqual([
      'AccountCreated',
      'AccountAffiliated',
      'AccountAffiliated',
    ]);
  });
});

describe('a person recorded again', () => {
  test('with the same record: nothing happens', () => {
    expect(given(created(), affiliated()).when(record(pupil())).events()).toEqual([]);
  });

  test('with classes, groups and relatives in another order: nothing happens', () => {
    const relatives = [
      { joinKey: 'AC$1', relation: 'FATHER', legalGuardian: 1 } as const,
      { joinKey: 'AC$2', relation: 'MOTHER', legalGuardian: 2 } as const,
    ];
    const before = affiliated({ details: details({ groups: ['G1', 'G2'] }), relatives });
    const told = pupil({ details: details({ groups: ['G2', 'G1'] }), relatives: relatives.toReversed() });
    expect(given(created(), before).when(record(told)).events()).toEqual([]);
  });

  test('under another name: renamed, and the login stays', () => {
    const name = { given: 'Léa', family: 'Durand' };
    const { events, state } = given(created(), affiliated()).when(record(pupil({ person: { name } })));
    expect(events()).toEqual([
      { type: 'AccountRenamed', data: { name, previousName: { given: 'Léa', family: 'Martin' } } },
    ]);
    const after = events().reduce((folded, event) => evolve(folded, event, eventId), state);
    expect(after.login).toBe('lea.martin');
  });

  test('with another address and e-mail: both change, and the login stays', () => {
    const person = { contacts: { email: 'lea@exemple.fr' }, address: { town: 'Lyon' } };
    const { events, state } = given(created(), affiliated()).when(record(pupil({ person })));
    expect(events()).toEqual([
      { type: 'ContactsChanged', data: { contacts: person.contacts, previousContacts: {} } },
      { type: 'AddressChanged', data: { address: person.address, previousAddress: undefined } },
    ]);
    expect(events().reduce((folded, event) => evolve(folded, event, eventId), state).login).toBe(
      'lea.martin',
    );
  });

  test('with another birth date: old and new are told', () => {
    const events = given(created(), affiliated())
      .when(record(pupil({ person: { birthDate: '2010-01-02' } })))
      .events();
    expect(events).toEqual([
      {
        type: 'PersonalDetailsChanged',
        data: {
          civility: undefined,
          birthDate: '2010-01-02',
          previousCivility: undefined,
          previousBirthDate: '2010-01-01',
        },
      },
    ]);
  });

  test('in another class: the change concerns both classes', () => {
    const told = pupil({ details: details({ classes: ['6B'] }) });
    const [fact, ...others] = given(created(), affiliated()).when(record(told)).then();
    expect(others).toEqual([]);
    expect(fact?.event).toMatchObject({
      type: 'AffiliationChanged',
      data: { details: { classes: ['6B'] }, previousDetails: { classes: ['6A'] } },
    });
    expect(fact?.about.classes).toEqual([`${college}/6B`, `${college}/6A`]);
  });

  test('in another school: a new place, and the old one stays until the school tells of a departure', () => {
    const told = pupil({ school: lycee });
    expect(given(created(), affiliated()).when(record(told)).events()).toEqual([
      affiliated({ school: lycee }),
    ]);
  });

  test('back after a departure: affiliated again', () => {
    const departed: AccountEvent = {
      type: 'AffiliationEnded',
      data: { school: college, profile: 'PUPIL', details: details(), cause: 'DEPARTED' },
    };
    expect(given(created(), affiliated(), departed).when(record(pupil())).events()).toEqual([affiliated()]);
  });
});

describe('a person with another profile now', () => {
  const before = affiliated({ profile: 'NON_TEACHING', joinKey: 'AC$9' });
  const elsewhere = affiliated({ profile: 'NON_TEACHING', joinKey: 'AC$9', school: lycee });

  test('loses the old one where the import tells everything', () => {
    const told = teacher({ schools: [college], authoritativeSchools: [college, lycee] });
    const events = given(created(told.person), before).when(record(told)).events();
    expect(events.map(({ type }) => type)).toEqual(['AffiliationEnded', 'AccountAffiliated']);
    expect(events[0]).toMatchObject({ data: { profile: 'NON_TEACHING', cause: 'PROFILE_CHANGED' } });
  });

  test('keeps the old one where it does not', () => {
    const told = teacher({ schools: [college], authoritativeSchools: [] });
    const events = given(created(told.person), before).when(record(told)).events();
    expect(events.map(({ type }) => type)).toEqual(['AccountAffiliated']);
  });

  test('keeps the places in schools the record does not name', () => {
    const told = teacher({ schools: [college], authoritativeSchools: [college, lycee] });
    const events = given(created(told.person), before, elsewhere).when(record(told)).events();
    expect(events.filter(({ type }) => type === 'AffiliationEnded')).toHaveLength(1);
  });
});

describe('a join key met under another kind of record', () => {
  test.each([
    ['a relative’s', relative({ joinKey: 'AC$1', children: [child] })],
    ['a teacher’s', teacher({ joinKey: 'AC$1', schools: [lycee] })],
  ])('%s is an error, never a merge', (_, told) => {
    const asked = given(created(), affiliated()).when(record(told));
    expect(asked.then).toThrow(new LogeError('JOIN_KEY_OTHER_KIND'));
  });

  test('also when the place has ended', () => {
    const departed: AccountEvent = {
      type: 'AffiliationEnded',
      data: { school: college, profile: 'PUPIL', details: details(), cause: 'DEPARTED' },
    };
    const asked = given(created(), affiliated(), departed).when(
      record(relative({ joinKey: 'AC$1', children: [] })),
    );
    expect(asked.then).toThrow(new LogeError('JOIN_KEY_OTHER_KIND'));
  });
});

describe('departures', () => {
  const end: AccountCommand = { type: 'end', account, places: [{ school: college, profile: 'PUPIL' }] };

  test('end the place, with what it was', () => {
    expect(given(created(), affiliated()).when(end).events()).toEqual([
      {
        type: 'AffiliationEnded',
        data: { school: college, profile: 'PUPIL', details: details(), cause: 'DEPARTED' },
      },
    ]);
  });

  test('end nothing twice, and nothing that never was', () => {
    const departed: AccountEvent = {
      type: 'AffiliationEnded',
      data: { school: college, profile: 'PUPIL', details: details(), cause: 'DEPARTED' },
    };
    expect(given(created(), affiliated(), departed).when(end).events()).toEqual([]);
    expect(given(created()).when(end).events()).toEqual([]);
  });
});

describe('activation', () => {
  const activate: AccountCommand = { type: 'activate', account, by: 'PASSWORD' };

  test('is told once for each way', () => {
    const activated: AccountEvent = { type: 'AccountActivated', data: { by: 'PASSWORD' } };
    expect(given(created()).when(activate).events()).toEqual([activated]);
    expect(given(created(), activated).when(activate).events()).toEqual([]);
  });

  test('needs an account', () => {
    expect(given().when(activate).then).toThrow(new LogeError('NOT_FOUND'));
  });
});

describe('an address that the owner confirmed (IT-1)', () => {
  const confirm = (address: string, isLogin: boolean): AccountCommand => ({
    ...{ type: 'confirm', account, event: eventId },
    ...{ address, isLogin },
  });
  const confirmed = (address: string, isLogin: boolean): AccountEvent => ({
    type: 'AddressConfirmed',
    data: { address, isLogin },
  });

  test('is a login beside the one the account was made with', () => {
    const [fact] = given(created(), affiliated()).when(confirm('lea@exemple.fr', true)).then();
    expect(fact).toEqual({
      event: confirmed('lea@exemple.fr', true),
      about: { id: eventId, subject: account, schools: [college], classes: [`${college}/6A`] },
    });
    const { state } = given(created(), confirmed('lea@exemple.fr', true)).when(confirm('x@y.fr', true));
    expect(loginsOf(state)).toEqual(['lea.martin', 'lea@exemple.fr']);
  });

  test('that is somebody else’s login is theirs, but opens nothing', () => {
    const { state } = given(created(), confirmed('lea@exemple.fr', false)).when(confirm('x@y.fr', true));
    expect(loginsOf(state)).toEqual(['lea.martin']);
    expect([...state.confirmed]).toEqual([['lea@exemple.fr', { isLogin: false }]]);
  });

  test('is confirmed once, but for becoming a login after all', () => {
    const again = (was: boolean, is: boolean) =>
      given(created(), confirmed('lea@exemple.fr', was)).when(confirm('lea@exemple.fr', is)).events();
    expect(again(true, true)).toEqual([]);
    expect(again(true, false)).toEqual([]);
    expect(again(false, false)).toEqual([]);
    expect(again(false, true)).toEqual([confirmed('lea@exemple.fr', true)]);
  });

  test('needs an account', () => {
    expect(given().when(confirm('lea@exemple.fr', true)).then).toThrow(new LogeError('NOT_FOUND'));
  });
});

test('somebody in no directory gets the login they were given', () => {
  const command: AccountCommand = {
    type: 'create',
    account,
    event: eventId,
    origin: 'INVITATION',
    name: { given: 'Claire', family: 'Besson' },
    contacts: { email: 'Claire.Besson@ac.fr' },
    login: 'claire.besson@ac.fr',
    schools: [college],
  };
  const [fact] = given().when(command).then();
  expect(fact?.event).toMatchObject({
    type: 'AccountCreated',
    data: { origin: 'INVITATION', login: 'claire.besson@ac.fr' },
  });
  expect(fact?.about).toEqual({ id: eventId, subject: account, schools: [college], classes: [] });
  expect(given(created()).when(command).then).toThrow(new LogeError('CONFLICT'));
});

test('events of other rooms on the same stream change nothing here', () => {
  const state: AccountState = given(created()).when(record(pupil())).state;
  const granted: LogeEvent = {
    type: 'RoleGranted',
    data: { grant: account, role: 'AUDITOR', scope: { kind: 'INSTALLATION' } },
  };
  expect(evolve(state, granted, eventId)).toBe(state);
});
