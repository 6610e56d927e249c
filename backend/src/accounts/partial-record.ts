import type { AffiliationDetails } from '@loge/contracts';
import { placeKey } from './account-state.js';
import type { AccountState } from './account-state.js';
import type { PersonRecord, RecordedAffiliation, Untold } from './commands.js';

/**
 * A record of somebody who is known, made whole: what a partial one does not tell is as the directory told it last. Its
 * places are laid over those held, of which nothing is taken away, unless it lists what it does not tell.
 */
export function completed(record: PersonRecord, state: AccountState): PersonRecord {
  if (!record.partial || !state.createdBy) return record;
  if (typeof record.partial !== 'string') return keeping(record.partial, record, state);
  const { name, civility, birthDate, address, directoryContacts } = state;
  const known = { name, civility, birthDate, address, contacts: directoryContacts };
  const { person } = record;
  return {
    ...record,
    person:
      record.partial === 'PLACES'
        ? known
        : {
            name: person.name,
            civility: person.civility ?? civility,
            birthDate: person.birthDate ?? birthDate,
            contacts: { ...directoryContacts, ...person.contacts },
            address: person.address ?? address,
          },
    affiliations: record.affiliations.map((place) => laidOver(place, state)),
  };
}

function keeping(untold: readonly Untold[], record: PersonRecord, state: AccountState): PersonRecord {
  const { person, affiliations } = record;
  return {
    ...record,
    person: untold.includes('BIRTH_DATE') ? { ...person, birthDate: state.birthDate } : person,
    affiliations: untold.includes('CLASSES')
      ? affiliations.map((place) => withClassesHeld(place, state))
      : affiliations,
  };
}

function withClassesHeld(place: RecordedAffiliation, state: AccountState): RecordedAffiliation {
  const held = state.affiliations.get(placeKey(place));
  if (!held?.current) return place;
  const { classes, groups } = held.details;
  return { ...place, details: { ...place.details, classes, groups } };
}

function laidOver(place: RecordedAffiliation, state: AccountState): RecordedAffiliation {
  const held = state.affiliations.get(placeKey(place));
  if (!held?.current) return place;
  const { details } = place;
  const both = <T>(pick: (from: AffiliationDetails) => readonly T[], key: (one: T) => string): T[] =>
    union(pick(held.details), pick(details), key);
  const text = (one: string): string => one;
  return {
    ...place,
    details: {
      ...held.details,
      ...details,
      classes: both(({ classes }) => classes, text),
      groups: both(({ groups }) => groups, text),
      subjects: both(({ subjects }) => subjects, text),
      formTeacherOf: both(({ formTeacherOf }) => formTeacherOf, text),
      functions: both(
        ({ functions }) => functions,
        ({ code, label, discipline }) => `${code}$${label ?? ''}$${discipline ?? ''}`,
      ),
      children: both(
        ({ children }) => children,
        ({ child }) => child,
      ),
    },
    relatives: union(held.relatives, place.relatives, ({ joinKey }) => joinKey),
  };
}

/** Each once, what is told now before what was held, in the order imports write them. */
function union<T>(held: readonly T[], told: readonly T[], key: (one: T) => string): T[] {
  const all = new Map([...held, ...told].map((one) => [key(one), one]));
  return [...all].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, one]) => one);
}
