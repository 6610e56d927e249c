import { randomUUID } from 'node:crypto';
import { eventDefinition, schoolId } from '@loge/contracts';
import type { AccountId, Actor, Channel, EventType, SchoolId, StreamName } from '@loge/contracts';
import { boys, families, girls, streets } from '../../backend/src/demo/names.js';
import { seeded } from '../../backend/src/demo/town.js';
import type { Unsealed } from '../../backend/src/event-store/codec.js';
import { sampleData } from '../../backend/src/register/register.fixture.js';

/** Events that are appended together, after so many others of their stream. */
export interface Recording {
  readonly stream: StreamName;
  readonly after: number;
  readonly events: readonly Unsealed[];
}

/** How many of each kind come to a hundred people in a year: few changes, and then what people do. */
const perHundred: readonly (readonly [EventType, number])[] = [
  ['SignedIn', 300],
  ['SessionEnded', 150],
  ['AccountRead', 60],
  ['PasswordSet', 50],
  ['AccountActivated', 50],
  ['SignInRefused', 40],
  ['AffiliationChanged', 30],
  ['ContactsChanged', 25],
  ['PeopleSearched', 20],
  ['AddressChanged', 10],
  ['AccountRenamed', 5],
];

const browser = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const SCHOOLS = 20;
const FIRST_DAY = Date.parse('2025-09-01T06:00:00Z');
const YEAR = 300 * 86_400_000;

interface Person {
  readonly id: AccountId;
  readonly school: SchoolId;
  readonly class: string;
  /** How many events their streams hold. */
  readonly length: { account: number; access: number };
}

/**
 * A year of some schools: an import that makes everybody, then what the year brings, in an order of chance that is
 * the same in every run. Some nine events to a person.
 */
export function* schoolYear(people: number): Iterable<Recording> {
  const random = seeded(2025);
  const one = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)] as Value;
  const persons: Person[] = [];
  for (let number = 0; number < people; number++) {
    const person: Person = {
      // A fresh UUID is an account id; the brand has no other maker here.
      id: randomUUID() as AccountId,
      school: schoolId(`09${String(11_000 + Math.floor(random() * SCHOOLS))}A`),
      class: one(['6A', '6B', '5A', '5B', '4A', '4B', '3A', '3B']),
      length: { account: 2, access: 0 },
    };
    persons.push(person);
    const name = { given: one([...girls, ...boys]), family: one(families) };
    const created = {
      ...sampleData('AccountCreated'),
      ...{ name, login: `prenom.nom${number}`, birthDate: '2012-04-09' },
      address: { street: `${number % 90} ${one(streets)}`, postcode: '91000', town: 'Évry' },
    };
    const affiliated = { ...sampleData('AccountAffiliated'), joinKey: `AC-VILLE$${number}` };
    yield {
      stream: `account-${person.id}`,
      after: 0,
      events: [
        event('AccountCreated', created, { person, at: FIRST_DAY, byImport: true }),
        event('AccountAffiliated', affiliated, { person, at: FIRST_DAY, byImport: true }),
      ],
    };
  }

  const kinds = perHundred.flatMap(([kind, count]) => Array<EventType>(count).fill(kind));
  const actions = Math.round((people * kinds.length) / 100);
  for (let action = 0; action < actions; action++) {
    const kind = one(kinds);
    const person = one(persons);
    const at = FIRST_DAY + (YEAR * action) / actions;
    const happened = event(kind, sampleData(kind), { person, at, byImport: kind.startsWith('Affiliation') });
    const stream = eventDefinition(kind)?.stream === 'access' ? 'access' : 'account';
    yield { stream: `${stream}-${person.id}`, after: person.length[stream]++, events: [happened] };
  }
}

/** An event as its command would have made it. */
function event(
  type: EventType,
  data: object,
  { person, at, byImport }: { person: Person; at: number; byImport: boolean },
): Unsealed {
  const actor: Actor = byImport ? { kind: 'SYSTEM', id: 'COMMAND_LINE' } : { kind: 'ACCOUNT', id: person.id };
  const channel: Channel = byImport ? 'IMPORT' : 'PORTAL';
  const time = new Date(at).toISOString();
  const metadata = {
    id: randomUUID(),
    version: 1,
    ...{ occurredAt: time, recordedAt: time, actor, channel, subject: person.id },
    schools: [person.school],
    classes: [`${person.school}/${person.class}`],
    correlationId: randomUUID(),
    ...(!byImport && { ip: '203.0.113.77', userAgent: browser }),
  };
  // The data is a sample of this type or one with some of its values.
  return { type, data, metadata } as unknown as Unsealed;
}
