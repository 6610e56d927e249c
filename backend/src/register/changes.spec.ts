import { describe, expect, test } from '@jest/globals';
import { eventDefinitions } from '@loge/contracts';
import { z } from 'zod';
import { fields as labels } from '../../../dashboard/src/admin/i18n/fr/words.js';
import { changes } from './changes.js';
import { facts } from './facts.js';
import { History, account, sampleData } from './register.fixture.js';

const history = new History();
const kinds = eventDefinitions.map((definition) => ({ type: definition.type, definition }));

describe('every kind of event', () => {
  test.each(kinds)('$type tells facts and changes, each with a field and at least one value', ({ type }) => {
    const event = history.add({ type });
    expect(facts(event)).toEqual(expect.any(Object));
    for (const { field, before, after } of changes(event)) {
      expect(field).not.toBe('');
      expect(before ?? after).not.toBeNull();
    }
  });

  test.each(kinds)('$type shows no reference to a secret and no fingerprint', ({ type }) => {
    const event = history.add({ type });
    const shown = JSON.stringify([facts(event), changes(event)]);
    const data = event.data as Record<string, unknown>;
    const hidden = ['link', 'password', 'previousPassword'].map((field) => data[field]);
    if (type === 'UnknownLoginRefused') hidden.push(data['typed']);
    for (const secret of hidden) if (secret) expect(shown).not.toContain(secret);
  });

  test.each(kinds)('$type tells nothing personal once its keys are destroyed', ({ type, definition }) => {
    const erased = Object.keys(definition.personal);
    const event = history.add({ type, erased });
    const shown = JSON.stringify([facts(event), changes(event)]);
    const data = event.data as Record<string, unknown>;
    for (const field of erased) {
      for (const value of textsOf(data[field])) expect(shown).not.toContain(JSON.stringify(value));
    }
  });
});

describe('every field that may be told to have changed', () => {
  test.each(kinds)('$type: has a label in the dashboard', ({ type, definition }) => {
    const full = { type, data: fullest(definition.schema) } as { type: 'AccountCreated'; data: never };
    const erased = history.add({ ...full, erased: Object.keys(definition.personal) });
    const told = [...changes(history.add(full)), ...changes(erased)].map(({ field }) => field);
    expect(told.filter((field) => !Object.hasOwn(labels, field))).toEqual([]);
  });

  test('is found by values for every field, old ones unlike new ones', () => {
    const data = fullest(eventDefinitions.find(({ type }) => type === 'ContactsChanged')!.schema) as never;
    expect(changes(history.add({ type: 'ContactsChanged', data })).map(({ field }) => field)).toEqual(
      ['email', 'homePhone', 'workPhone', 'mobile', 'smsMobile'].map((field) => `contacts.${field}`),
    );
  });
});

describe('what changed', () => {
  test('of a class change is told field by field, old beside new', () => {
    const event = history.add({ type: 'AffiliationChanged' });
    expect(changes(event)).toEqual([
      { field: 'classes', before: '6A', after: '5B' },
      { field: 'groups', before: '6A-ANG1', after: null },
      { field: 'level', before: '6EME', after: '5EME' },
      {
        field: 'relatives',
        before: 'AC-VILLE$20011 (MOTHER, 1), AC-VILLE$20012 (FATHER, 2)',
        after: 'AC-VILLE$20011 (MOTHER, 1)',
      },
    ]);
    expect(facts(event)).toMatchObject({
      profile: 'PUPIL',
      details: { classes: ['5B'] },
      previousDetails: { classes: ['6A'] },
    });
  });

  test('of a school is only what differs', () => {
    expect(changes(history.add({ type: 'SchoolRecordChanged' }))).toEqual([
      { field: 'record.phone', before: '0472000000', after: '0472000099' },
    ]);
  });

  test('of a new account are its values, from nothing', () => {
    const told = changes(history.add({ type: 'AccountCreated' }));
    expect(told).toContainEqual({ field: 'name.given', before: null, after: 'Jean-Éloi' });
    expect(told).toContainEqual({ field: 'address.town', before: null, after: 'Lyon' });
  });

  test('keeps children by id, so that their present names are shown', () => {
    const data = sampleData('AccountAffiliated');
    const child = { child: account(7), relation: 'MOTHER', legalGuardian: 1 } as const;
    const event = history.add({
      type: 'AccountAffiliated',
      data: { ...data, profile: 'RELATIVE', details: { ...data.details, children: [child] } },
    });
    expect(changes(event)).toContainEqual({
      field: 'children',
      before: null,
      after: [{ person: account(7), tie: 'MOTHER, 1' }],
    });
    expect(facts(event)).toMatchObject({ details: { children: [child] } });
  });

  test('of an erased field is told to have changed, without values', () => {
    const event = history.add({ type: 'AccountRenamed', erased: ['name', 'previousName'] });
    expect(changes(event)).toEqual([{ field: 'name', before: null, after: null }]);
    expect(facts(event)).toEqual({ name: null, previousName: null });
  });
});

/** The texts of a value, long enough to be told from codes. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.length > 3 ? [value] : [];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

/** Data in which every field of a schema has a value, each its own. */
function fullest(schema: z.ZodType): unknown {
  return valueOf(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }), '');
}

function valueOf(schema: z.core.JSONSchema._JSONSchema, path: string): unknown {
  if (typeof schema === 'boolean') return path;
  const { properties, items, enum: choices, const: only } = schema;
  const [variant] = schema.oneOf ?? schema.anyOf ?? [];
  if (variant) return valueOf(variant, path);
  if (properties) {
    const entries = Object.entries(properties);
    return Object.fromEntries(entries.map(([key, value]) => [key, valueOf(value, `${path}.${key}`)]));
  }
  if (items && !Array.isArray(items)) return [valueOf(items, path)];
  if (choices) return choices.at(path.startsWith('.previous') ? -1 : 0);
  if (only !== undefined) return only;
  return schema.type === 'integer' || schema.type === 'number' ? path.length : path;
}
