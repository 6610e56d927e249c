import { isDeepStrictEqual } from 'node:util';
import { LogeError } from '@loge/contracts';
import type {
  ClassRecord,
  LegacyLoginPeriod,
  LetterSettings,
  LogeEvent,
  PasswordPolicy,
  PortalSettings,
  Profile,
  SchoolEvent,
  SchoolId,
  SchoolRecord,
  SignInPlace,
} from '@loge/contracts';
import type { Fact, Fold } from '../event-store/streams.js';

/** What this room needs to know of a school. */
export interface SchoolState {
  /** Absent while nobody registered it. */
  readonly record?: SchoolRecord;
  readonly signInPlaces: Readonly<Record<Profile, SignInPlace>>;
  readonly passwordPolicy: PasswordPolicy;
  readonly portal: PortalSettings;
  readonly letter: LetterSettings;
  /** Absent where there is no old login (any more). */
  readonly legacyLogin?: LegacyLoginPeriod;
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

/** Before a school says otherwise: the least that NIST SP 800-63B-4 §3.1.1.2 allows, and no composition. */
export const mildestPolicy: PasswordPolicy = { minLength: 8, composition: false };

export function evolve(state: SchoolState, event: LogeEvent): SchoolState {
  switch (event.type) {
    case 'SchoolRegistered':
    case 'SchoolRecordChanged':
      return { ...state, record: event.data.record };
    case 'SignInPlaceSet': {
      const { profile, place } = event.data;
      return { ...state, signInPlaces: { ...state.signInPlaces, [profile]: place } };
    }
    case 'PasswordPolicySet':
      return { ...state, passwordPolicy: event.data.policy };
    case 'PortalSettingsChanged':
      return { ...state, portal: event.data.settings };
    case 'LegacyLoginPeriodSet':
      return { ...state, legacyLogin: event.data.period };
    case 'LetterSettingsChanged':
      return { ...state, letter: event.data.settings };
    default:
      return state;
  }
}

/** How handlers fold a school's stream. */
export const schoolFold: Fold<SchoolState> = {
  initial: { signInPlaces: everybodyLocal, passwordPolicy: mildestPolicy, portal: {}, letter: {} },
  evolve,
};

/** What can be asked of a school. */
export type SchoolCommand =
  | { readonly type: 'record'; readonly school: SchoolId; readonly record: SchoolRecord }
  | {
      readonly type: 'set-sign-in-place';
      readonly school: SchoolId;
      readonly profile: Profile;
      readonly place: SignInPlace;
    }
  | { readonly type: 'set-password-policy'; readonly school: SchoolId; readonly policy: PasswordPolicy }
  | { readonly type: 'set-portal-settings'; readonly school: SchoolId; readonly settings: PortalSettings }
  | { readonly type: 'set-letter-settings'; readonly school: SchoolId; readonly settings: LetterSettings }
  | {
      readonly type: 'set-legacy-login-period';
      readonly school: SchoolId;
      /** Absent: there is to be no old login. */
      readonly period?: LegacyLoginPeriod;
    };

/**
 * What a command makes of a school: facts to append, none when nothing changes.
 * @throws LogeError `NOT_FOUND` when a policy is set for a school nobody registered, `LEGACY_END_BEFORE_OPENING` for
 *   an old login that would end before the new way opens.
 */
export function decide(command: SchoolCommand, state: SchoolState): Fact[] {
  const event = decideEvent(command, state);
  return event ? [{ event, about: { schools: [command.school] } }] : [];
}

function decideEvent(command: SchoolCommand, state: SchoolState): SchoolEvent | undefined {
  if (command.type === 'record') return recorded(command, state);
  if (!state.record) throw new LogeError('NOT_FOUND');
  const { school } = command;
  switch (command.type) {
    case 'set-sign-in-place': {
      const { profile, place } = command;
      const previousPlace = state.signInPlaces[profile];
      if (place === previousPlace) return undefined;
      return { type: 'SignInPlaceSet', data: { school, profile, place, previousPlace } };
    }
    case 'set-password-policy': {
      const { policy } = command;
      const previousPolicy = state.passwordPolicy;
      if (isDeepStrictEqual(policy, previousPolicy)) return undefined;
      return { type: 'PasswordPolicySet', data: { school, policy, previousPolicy } };
    }
    case 'set-portal-settings': {
      const { settings } = command;
      const previousSettings = state.portal;
      if (isDeepStrictEqual(settings, previousSettings)) return undefined;
      return { type: 'PortalSettingsChanged', data: { school, settings, previousSettings } };
    }
    case 'set-letter-settings': {
      const { settings } = command;
      const previousSettings = state.letter;
      if (isDeepStrictEqual(settings, previousSettings)) return undefined;
      return { type: 'LetterSettingsChanged', data: { school, settings, previousSettings } };
    }
    case 'set-legacy-login-period': {
      const { period } = command;
      const previousPeriod = state.legacyLogin;
      if (period && period.endsOn < period.opensOn) throw new LogeError('LEGACY_END_BEFORE_OPENING');
      if (isDeepStrictEqual(period, previousPeriod)) return undefined;
      return {
        type: 'LegacyLoginPeriodSet',
        data: { school, ...(period && { period }), ...(previousPeriod && { previousPeriod }) },
      };
    }
  }
}

function recorded(
  { school, record }: Extract<SchoolCommand, { type: 'record' }>,
  state: SchoolState,
): SchoolEvent | undefined {
  if (!state.record) return { type: 'SchoolRegistered', data: { school, record } };
  if (same(record, state.record)) return undefined;
  return { type: 'SchoolRecordChanged', data: { school, record, previousRecord: state.record } };
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
