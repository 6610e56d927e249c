import { eventDefinitions } from '@loge/contracts';
import type { AccountId, EventType } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import type { JournalFilter } from './commands.js';
import { outcomeOf } from './outcomes.js';
import { History, account, commandLine, person, sampleData, school, uuid } from './register.fixture.js';
import type { Sight } from './sight.js';

/** The people of the model: number, given and family name, login. */
export const people = [
  [1, 'Claire', 'Besson', 'claire.besson'],
  [2, 'Tom', 'Arnaud', 'tom.arnaud'],
  [3, 'Éloïse', "D'Aubigné-Lefèvre", 'eloise.daubigne-lefevre'],
  [4, 'Ana', 'Bœuf', 'ana.boeuf@example.org'],
] as const;

/** The same numbers in every run (a linear congruential generator). */
function dice(seed: number) {
  let state = seed;
  const roll = (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % sides;
  };
  const oneOf = <Value>(values: readonly [Value, ...Value[]]): Value =>
    values[roll(values.length)] ?? values[0];
  return { roll, oneOf };
}

/** Some hundreds of events of every kind, by and about few people in few schools, over four months. */
export function livelyHistory(size = 400): History {
  const history = new History();
  for (const [number, given, family, login] of people) {
    const data = { ...sampleData('AccountCreated'), name: { given, family }, login };
    history.add({
      type: 'AccountCreated',
      data,
      subject: account(number),
      schools: [school(1)],
      channel: 'IMPORT',
    });
  }
  const { roll, oneOf } = dice(42);
  const kinds = eventDefinitions
    .map(({ type }) => type)
    .filter((type) => type !== 'AccountCreated' && type !== 'AccountRenamed');
  for (let made = 0; made < size; made += 1) {
    const schools = oneOf([[], [school(1)], [school(2)], [school(1), school(2)], [school(3)]]);
    const [first] = schools;
    const minute = roll(120 * 24 * 60);
    const type = kinds[roll(kinds.length)] ?? 'AccountAffiliated';
    history.add({
      type,
      ...(showing(type) && {
        data: { ...sampleData(type), shown: [1, 2, 3].map((n) => account(n + (made % 3))) },
      }),
      actor: roll(3) === 0 ? commandLine : person(account(1 + roll(5))),
      ...(roll(4) > 0 && { subject: account(1 + roll(5)) }),
      schools,
      classes: first && roll(2) === 0 ? [`${first}/${oneOf(['6A', '5B'])}`] : [],
      channel: oneOf(['PORTAL', 'DASHBOARD', 'IMPORT', 'SYSTEM']),
      correlationId: uuid(0x3000_0000 + roll(40)),
      occurredAt: new Date(Date.UTC(2026, 6, 1) + minute * 60_000).toISOString(),
    });
  }
  return history;
}

const showing = (type: EventType): type is 'PeopleSearched' | 'PeopleExported' =>
  type === 'PeopleSearched' || type === 'PeopleExported';

/** Whom an event showed. */
const shownBy = ({ type, data }: Recorded): readonly AccountId[] =>
  (type === 'PeopleSearched' || type === 'PeopleExported' ? data.shown : undefined) ?? [];

/** Who a search of the model finds, worked out by hand. */
const searches: Readonly<Record<string, readonly number[]>> = {
  'éloise aubigne': [3],
  LEFEVRE: [3],
  'rnau TOM': [2],
  boeuf: [4],
  na: [2, 4],
  nobody: [],
};
export const knownSearches = Object.keys(searches);

/** Whether an event is what a filter asks for: the rule, without SQL. */
export function matches(event: Recorded, filter: JournalFilter): boolean {
  const { type, metadata } = event;
  const occurred = new Date(metadata.occurredAt);
  const actor = metadata.actor.kind === 'ACCOUNT' ? metadata.actor.id : undefined;
  const both = [actor, metadata.subject];
  const history = [...both, ...shownBy(event)];
  const found = filter.search === undefined ? undefined : searches[filter.search]?.map(account);
  return (
    (!filter.from || occurred >= filter.from) &&
    (!filter.to || occurred < filter.to) &&
    (!filter.kinds?.length || filter.kinds.includes(type)) &&
    (!filter.actor || actor === filter.actor) &&
    (!filter.subject || metadata.subject === filter.subject) &&
    (!filter.person || history.includes(filter.person)) &&
    (!filter.school || metadata.schools.includes(filter.school)) &&
    (!filter.class || metadata.classes.includes(`${filter.school}/${filter.class}`)) &&
    (!filter.channel || metadata.channel === filter.channel) &&
    (!filter.outcome || outcomeOf(type) === filter.outcome) &&
    (!filter.correlation || metadata.correlationId === filter.correlation) &&
    (!filter.weekday || parisClock(occurred).weekday === filter.weekday) &&
    (filter.hour === undefined || parisClock(occurred).hour === filter.hour) &&
    (!found || both.some((one) => one && found.includes(one)))
  );
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const clock = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/Paris', weekday: 'short', hour: '2-digit', hourCycle: 'h23' },
});

/** The weekday and the hour of Paris that an instant lies in. */
export function parisClock(instant: Date): { weekday: number; hour: number } {
  const parts = new Map(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
  return { weekday: weekdays.indexOf(parts.get('weekday') ?? '') + 1, hour: Number(parts.get('hour')) };
}

/** Whether a filter may ask somebody's register for its school or class in an event: the rule, without SQL. */
export function mayBeAsked(
  { metadata }: Recorded,
  { school: one, class: code }: JournalFilter,
  sight: Sight,
) {
  if (!one || sight.kind === 'everything' || sight.schools.includes(one)) return true;
  if (sight.viewer && metadata.subject === sight.viewer) return true;
  const asked = metadata.classes.filter((place) => place.startsWith(code ? `${one}/${code}` : `${one}/`));
  return asked.some((place) => sight.classes.includes(place));
}

/** Whether somebody sees an event: the rule, without SQL. */
export function visible(event: Recorded, sight: Sight): boolean {
  const { metadata } = event;
  if (sight.kind === 'everything') return true;
  return (
    metadata.schools.some((one) => sight.schools.includes(one)) ||
    metadata.classes.some((one) => sight.classes.includes(one)) ||
    (!!sight.viewer && [metadata.actor.id, metadata.subject, ...shownBy(event)].includes(sight.viewer))
  );
}

/** Every part of a filter alone, and every so many of their pairs. */
export function manyFilters(everySoMany = 1): JournalFilter[] {
  const parts: JournalFilter[] = [
    { from: new Date('2026-08-03T10:00:00.000Z') },
    { to: new Date('2026-09-20T22:00:00.000Z') },
    { from: new Date('2026-08-31T22:00:00.000Z'), to: new Date('2026-09-30T22:00:00.000Z') },
    { from: new Date('2026-09-02T01:00:00.000Z'), to: new Date('2026-09-02T21:00:00.000Z') },
    { kinds: ['SignedIn'] },
    { kinds: ['AccountCreated', 'AffiliationChanged', 'SignInRefused'] },
    { actor: account(1) },
    { subject: account(2) },
    { person: account(3) },
    { person: account(77) },
    { school: school(1) },
    { school: school(2), class: '6A' },
    { school: school(77) },
    { channel: 'PORTAL' },
    { channel: 'COMMAND_LINE' },
    { outcome: 'REFUSED' },
    { outcome: 'SUCCESS' },
    { correlation: uuid(0x3000_0003) },
    { weekday: 7 },
    { hour: 0 },
    ...knownSearches.map((search) => ({ search })),
  ];
  const pairs = parts.flatMap((one, index) => parts.slice(index + 1).map((other) => ({ ...one, ...other })));
  const some = pairs.filter((_, index) => index % everySoMany === 0);
  const three = { school: school(1), kinds: ['SignedIn', 'AccountRead', 'ImportRefused'] as const };
  return [{}, ...parts, ...some, ...parts.map((part) => ({ ...three, ...part }))];
}
