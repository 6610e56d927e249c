import { randomUUID } from 'node:crypto';
import {
  AccountId,
  EventMetadata,
  Profile,
  RoleGranted,
  RoleWithdrawn,
  SchoolId,
  SecretId,
  accountEvents,
  eventDefinition,
  importEvents,
  schoolEvents,
} from '@loge/contracts';
import type { Actor, EventDefinition, LogeEvent } from '@loge/contracts';
import fc from 'fast-check';
import { anyString } from './texts.js';
import { valueOf } from './values-of-schema.js';
import type { Sources } from './values-of-schema.js';
import type { Recorded } from '../../backend/src/event-store/codec.js';
import type { Position } from '../../backend/src/event-store/port.js';

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const numbered = <S extends { parse(value: string): unknown }>(schema: S, count: number) =>
  fc.constantFrom(
    ...(Array.from({ length: count }, (_, at) => schema.parse(uuid(at))) as ReturnType<S['parse']>[]),
  );

export const accounts = numbered(AccountId, 4);
export const secrets = numbered(SecretId, 3);
export const schools = fc.constantFrom(SchoolId.parse('uai-0611234X'), SchoolId.parse('uai-0611235Y'));
export const grants = fc.constantFrom(uuid(1), uuid(2));
export const actors: fc.Arbitrary<Actor> = fc.oneof(
  accounts.map((id) => ({ kind: 'ACCOUNT' as const, id })),
  fc.constant({ kind: 'SYSTEM' as const, id: 'COMMAND_LINE' as const }),
);

/** Few ids and texts, so that events and commands speak of the same things, and any texts besides. */
export const few: Sources = {
  text: fc.oneof(fc.constantFrom('6A', '5B', 'AC$1', 'AC$2'), anyString),
  pools: new Map<Parameters<typeof valueOf>[0], fc.Arbitrary<unknown>>([
    [AccountId, accounts],
    [SecretId, secrets],
    [SchoolId, schools],
    [Profile, fc.constantFrom('PUPIL', 'RELATIVE', 'TEACHER', 'NON_TEACHING')],
    [RoleGranted.schema.shape.grant, grants],
    [RoleWithdrawn.schema.shape.grant, grants],
  ]),
};

/** A value of a schema, made of {@link few} things. */
export function anyOf<S extends Parameters<typeof valueOf>[0]>(schema: S): fc.Arbitrary<S['_zod']['output']> {
  // What is made for a schema is of its type.
  return valueOf(schema, few) as fc.Arbitrary<S['_zod']['output']>;
}

/** An event as its stream gives it back: through JSON, so that what is undefined is not there. */
export function recorded(event: LogeEvent, actor: Actor = { kind: 'SYSTEM', id: 'COMMAND_LINE' }): Recorded {
  const metadata = EventMetadata.parse({
    id: randomUUID(),
    version: eventDefinition(event.type)?.version,
    occurredAt: '2026-11-21T08:00:00.000Z',
    recordedAt: '2026-11-21T08:00:00.000Z',
    actor,
    schools: [],
    classes: [],
    channel: 'API',
    correlationId: uuid(0),
  });
  const place = { stream: 'account-of-a-test' as const, revision: 0, position: 1n as Position, erased: [] };
  // The same event, through JSON.
  return { ...(JSON.parse(JSON.stringify(event)) as LogeEvent), metadata, ...place } as Recorded;
}

const eventOf = (definition: EventDefinition): fc.Arbitrary<Recorded> =>
  fc
    .tuple(anyOf(definition.schema), actors)
    // Made from the definition's own schema, which is what ties a type to its data.
    .map(([data, actor]) => recorded({ type: definition.type, data } as LogeEvent, actor));

/** Some events of these kinds, in any order. */
export const anyEvents = (definitions: readonly EventDefinition[]): fc.Arbitrary<Recorded[]> =>
  fc.array(fc.oneof(...definitions.map(eventOf)), { maxLength: 12 });

/** Nothing, or what the first event of a stream begins, followed by any others in any order. */
const begun = (definitions: readonly EventDefinition[]): fc.Arbitrary<Recorded[]> => {
  const [first, ...others] = definitions;
  if (!first) throw new Error('A stream has events.');
  const course = fc.tuple(eventOf(first), anyEvents(others)).map(([one, more]) => [one, ...more]);
  return fc.oneof({ arbitrary: fc.constant<Recorded[]>([]), weight: 1 }, { arbitrary: course, weight: 9 });
};

/** The histories that streams may hold. */
export const histories = {
  account: begun(accountEvents),
  school: begun(schoolEvents),
  import: anyEvents(importEvents),
};
