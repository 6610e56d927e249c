import { isDeepStrictEqual } from 'node:util';
import { LogeError } from '@loge/contracts';
import type { ClassRecord, LogeEvent, Profile, SchoolId, SchoolRecord, SignInPlace } from '@loge/contracts';
import type { Fact, Fold } from '../event-store/streams.js';

/** What this room needs to know of a school. */
export interface SchoolState {
  /** Absent while nobody registered it. */
  readonly record?: SchoolRecord;
  readonly signInPlaces: Readonly<Record<Profile, SignInPlace>>;
}

/** Before anybody says otherwise, everybody signs in here. */
export const everybodyLocal: Readonly<Record<Profile, SignInPlace>> = {
  PUPIL: 'LOCAL',
  RELATIVE: 'LOCAL',
  TEACHER: 'LOCAL',
  NON_TEACHING: 'LOCAL',
  LOCAL_AUTHORITY: 'LOCAL',
  OTHER: 'LOCAL',
};

export function evolve(state: SchoolState, event: LogeEvent): SchoolState {
  switch (event.type) {
    case 'SchoolRegistered':
    case 'SchoolRecordChanged':
      return { ...state, record: event.data.record };
    case 'SignInPlaceSet': {
      const { profile, place } = event.data;
      return { ...state, signInPlaces: { ...state.signInPlaces, [profile]: place } };
    }
    default:
      return state;
  }
}

/** How handlers fold a school's stream. */
export const schoolFold: Fold<SchoolState> = { initial: { signInPlaces: everybodyLocal }, evolve };

/** What can be asked of a school. */
export type SchoolCommand =
  | { readonly type: 'record'; readonly school: SchoolId; readonly record: SchoolRecord }
  | {
      readonly type: 'set-sign-in-place';
      readonly school: SchoolId;
      readonly profile: Profile;
      readonly place: SignInPlace;
    };

/**
 * What a command makes of a school: facts to append, none when nothing changes.
 * @throws LogeError `NOT_FOUND` when a policy is set for a school nobody registered.
 */
export function decide(command: SchoolCommand, state: SchoolState): Fact[] {
  const { school } = command;
  const about = { schools: [school] };
  if (command.type === 'record') {
    const { record } = command;
    if (!state.record) return [{ event: { type: 'SchoolRegistered', data: { school, record } }, about }];
    if (same(record, state.record)) return [];
    const data = { school, record, previousRecord: state.record };
    return [{ event: { type: 'SchoolRecordChanged', data }, about }];
  }
  if (!state.record) throw new LogeError('NOT_FOUND');
  const { profile, place } = command;
  const previousPlace = state.signInPlaces[profile];
  if (place === previousPlace) return [];
  return [{ event: { type: 'SignInPlaceSet', data: { school, profile, place, previousPlace } }, about }];
}

/** Equal but for absent fields and the order in which classes and groups are listed. */
function same(a: SchoolRecord, b: SchoolRecord): boolean {
  return isDeepStrictEqual(inOrder(a), inOrder(b));
}

function inOrder(record: SchoolRecord): unknown {
  // By label too: a directory may name one code twice.
  const key = ({ code, label }: ClassRecord) => JSON.stringify([code, label]);
  const sorted = (list: readonly ClassRecord[]) => list.toSorted((x, y) => (key(x) < key(y) ? -1 : 1));
  const ordered = { ...record, classes: sorted(record.classes), groups: sorted(record.groups) };
  // Through JSON, so that a field that is absent equals one that is undefined.
  return JSON.parse(JSON.stringify(ordered));
}
