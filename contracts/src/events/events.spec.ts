import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { defineEvent, eventDefinition, eventDefinitions, personal } from './index.js';

/** The words event names end in; a new one is added here once somebody has made sure it is past tense. */
const pastTense = [
  'Accepted',
  'Activated',
  'Affiliated',
  'Agreed',
  'Asked',
  'Changed',
  'Closed',
  'Completed',
  'Confirmed',
  'Created',
  'Deleted',
  'Disputed',
  'Distributed',
  'Downloaded',
  'Ended',
  'Exported',
  'Granted',
  'Held',
  'Imported',
  'In',
  'Invited',
  'Joined',
  'Locked',
  'Made',
  'Opened',
  'Parted',
  'Paused',
  'Read',
  'Refused',
  'Registered',
  'Renamed',
  'Reopened',
  'Required',
  'Reset',
  'Resumed',
  'Revoked',
  'Rotated',
  'Searched',
  'Sent',
  'Set',
  'Started',
  'Used',
  'Withdrawn',
];

/** Fields that tell who or where a person is, wherever they stand (invariant 2), by the words in their names. */
const personalWords =
  /name|civility|birth|contact|address|login|joinkey|relative|email|phone|mobile|street|postcode|town|reason/i;

/** What looks personal and is not: a school is no person, and what is recorded of a file is not about one. */
const notAboutPersons: Readonly<Record<string, readonly string[]>> = {
  SchoolRegistered: ['record'],
  SchoolRecordChanged: ['record', 'previousRecord'],
  ImportStarted: ['files'],
  ImportCompleted: ['report'],
  PortalSettingsChanged: ['settings', 'previousSettings'],
  AddressConfirmed: ['isLogin'],
};

describe('the events', () => {
  test('no two have the same name, and each is found by it', () => {
    const types = eventDefinitions.map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
    for (const definition of eventDefinitions) expect(eventDefinition(definition.type)).toBe(definition);
    expect(eventDefinition('NothingOfTheKind')).toBeUndefined();
  });

  test.each(eventDefinitions.map(({ type }) => type))('%s is told in the past tense', (type) => {
    const words = type.match(/[A-Z][a-z]+/g) ?? [];
    expect(words.join('')).toBe(type);
    expect(type === 'SignedIn' || pastTense.includes(words.at(-1) ?? '')).toBe(true);
  });

  test.each(eventDefinitions)('$type seals every field that tells who a person is', (definition) => {
    const exempt = notAboutPersons[definition.type] ?? [];
    const schema: z.ZodObject = definition.schema;
    const telling = Object.entries(schema.shape)
      .filter(([field]) => !exempt.includes(field))
      .filter(([field, value]) => [field, ...namesIn(value)].some((name) => personalWords.test(name)))
      .map(([field]) => field);
    expect(Object.keys(definition.personal)).toEqual(expect.arrayContaining(telling));
  });

  test.each([
    ['AccountCreated', ['name', 'civility', 'birthDate', 'contacts', 'address', 'login']],
    ['AccountRenamed', ['name', 'previousName']],
    ['PersonalDetailsChanged', ['civility', 'birthDate', 'previousCivility', 'previousBirthDate']],
    ['ContactsChanged', ['contacts', 'previousContacts']],
    ['AddressChanged', ['address', 'previousAddress']],
    ['AccountAffiliated', ['joinKey', 'relatives']],
    ['AffiliationChanged', ['joinKey', 'relatives', 'previousRelatives']],
  ])('%s is sealed for the person it is about', (type, fields) => {
    expect(eventDefinition(type)?.personal).toEqual(
      Object.fromEntries(fields.map((field) => [field, 'subject'])),
    );
  });

  test('what was typed in a search is sealed for who typed it', () => {
    expect(eventDefinition('PeopleSearched')?.personal).toEqual({ typed: 'actor' });
  });

  test.each(eventDefinitions)('$type keeps clear of what the store needs for itself', (definition) => {
    const schema: z.ZodObject = definition.schema;
    expect(Object.keys(schema.shape).filter((field) => !/^[a-z][A-Za-z]*$/.test(field))).toEqual([]);
    // Null stands for a field whose key was destroyed, so none may hold it by itself.
    const nullable = Object.keys(definition.personal).filter((field) => {
      const value = schema.shape[field];
      return value instanceof z.ZodType && value.safeParse(null).success;
    });
    expect(nullable).toEqual([]);
  });
});

describe('marking a field as personal', () => {
  test('marks that field only, not others of the same schema', () => {
    const name = z.string();
    const definition = defineEvent('SomethingDone', {
      version: 1,
      stream: 'account',
      room: 'accounts',
      data: { hidden: personal(name), own: personal(name, 'actor'), open: name },
    });
    expect(definition.personal).toEqual({ hidden: 'subject', own: 'actor' });
  });
});

/** The names of all fields inside a schema, at any depth. */
function namesIn(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodOptional) return namesIn(schema.unwrap());
  if (schema instanceof z.ZodArray) return namesIn(schema.element);
  if (schema instanceof z.ZodDiscriminatedUnion) return schema.options.flatMap(namesIn);
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([name, field]) => [name, ...namesIn(field)]);
  }
  return [];
}
