import { describe, expect, test } from '@jest/globals';
import {
  EventId,
  LegacyScheme,
  LogeError,
  Profile,
  eventDefinition,
  eventDefinitions,
} from '@loge/contracts';
import type { LogeEvent } from '@loge/contracts';
import fc from 'fast-check';
import * as any from './any-command.js';
import { accounts, anyEvents, histories, recorded, schools, secrets } from './histories.js';
import { runs } from './runs.js';
import * as account from '../../backend/src/accounts/account.js';
import { changeLogin, loginChangeFold } from '../../backend/src/accounts/change-login.js';
import * as closing from '../../backend/src/accounts/closing.js';
import { passwordHistoryFold } from '../../backend/src/accounts/credentials.js';
import * as imports from '../../backend/src/directory/import.js';
import { distributeCredentials } from '../../backend/src/distribution/distribution.js';
import type { Recorded } from '../../backend/src/event-store/codec.js';
import type { Fact, Fold } from '../../backend/src/event-store/streams.js';
import { importLegacyLogin, lockLegacyLogins } from '../../backend/src/legacy-login/legacy-login.js';
import { legacyFold } from '../../backend/src/legacy-login/legacy-state.js';
import { invitationFold } from '../../backend/src/passwords/invitations.js';
import * as password from '../../backend/src/passwords/password.js';
import { passwordFold } from '../../backend/src/passwords/password-state.js';
import {
  makeTemporaryPassword,
  temporaryPasswordFold,
} from '../../backend/src/passwords/temporary-password.js';
import { grantRole, withdrawRole } from '../../backend/src/rights/granting.js';
import { grantsFold } from '../../backend/src/rights/grants.js';
import { credentialHolderFold } from '../../backend/src/rights/credential-authority.js';
import * as school from '../../backend/src/schools/school.js';
import { ownAccountFold } from '../../backend/src/sessions/own-account.js';

/** What a decider made of a command: events, or the code of its refusal. */
type Decision = readonly LogeEvent[] | string;

/** A decider, and what it must do with any command in any state of its stream. */
interface Case<State, Command> {
  readonly fold: Fold<State>;
  readonly history: fc.Arbitrary<Recorded[]>;
  readonly command: fc.Arbitrary<Command>;
  readonly decide: (command: Command, state: State) => readonly LogeEvent[];
  /** What the same command comes to once its events are stored; not given where it may be done again. */
  readonly again?: Decision;
}

/** @throws what is no refusal: a fault of the program. */
function decided(decide: () => readonly LogeEvent[]): Decision {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof LogeError)) throw error;
    return error.code;
  }
}

const folded = <State>(fold: Fold<State>, events: readonly Recorded[]): State =>
  events.reduce(fold.evolve, fold.initial);

function decides<State, Command>(name: string, about: Case<State, Command>): void {
  const { fold, history, command, decide, again } = about;
  const assert = (property: (command: Command, history: Recorded[], state: State) => void) =>
    fc.assert(
      fc.property(command, history, (asked, events) => property(asked, events, folded(fold, events))),
      { numRuns: runs(120) },
    );

  describe(name, () => {
    test('decides the same of the same, changes nothing it is given, and makes events that fit', () =>
      assert((asked, _, state) => {
        const before = structuredClone(state);
        const given = fc.stringify(asked);
        const decision = decided(() => decide(asked, state));
        expect(decided(() => decide(asked, state))).toEqual(decision);
        expect(state).toEqual(before);
        expect(fc.stringify(asked)).toBe(given);
        if (typeof decision === 'string') return;
        for (const { type, data } of decision)
          expect(eventDefinition(type)?.schema.safeParse(data).error).toBeUndefined();
      }));

    if (again === undefined) return;
    test(`asked once more, comes to ${typeof again === 'string' ? again : 'nothing'}`, () =>
      assert((asked, events, state) => {
        const decision = decided(() => decide(asked, state));
        if (typeof decision === 'string') return;
        const after = folded(fold, [...events, ...decision.map((event) => recorded(event))]);
        expect(decided(() => decide(asked, after))).toEqual(again);
      }));
  });
}

const events = (facts: readonly Fact[]): LogeEvent[] => facts.map(({ event }) => event);

describe('takes any events of any streams in any order, tells the same of the same, and changes nothing', () => {
  const folds = <State>(name: string, fold: Fold<State>) =>
    test(`the fold of ${name}`, () =>
      fc.assert(
        fc.property(anyEvents(eventDefinitions), (history) => {
          const given = structuredClone(history);
          const states = history.map((_, index) => folded(fold, history.slice(0, index + 1)));
          const copies = structuredClone(states);
          expect(folded(fold, history)).toEqual(copies.at(-1) ?? fold.initial);
          expect(states).toEqual(copies);
          expect(history).toEqual(given);
        }),
        { numRuns: runs(100) },
      ));

  folds('accounts', account.accountFold);
  folds('closing accounts', closing.closingFold);
  folds('changing logins', loginChangeFold);
  folds('how a password stands', passwordHistoryFold);
  folds('schools', school.schoolFold);
  folds('imports', imports.importFold);
  folds('passwords', passwordFold);
  folds('invitations', invitationFold);
  folds('old logins', legacyFold);
  folds('roles', grantsFold);
  folds('temporary passwords', temporaryPasswordFold);
  folds('sign-ins', ownAccountFold);
});

describe('of an account', () => {
  const about = {
    fold: account.accountFold,
    history: histories.account,
    decide: (command: account.AccountCommand, state: account.AccountState) =>
      events(account.decide(command, state)),
  };
  decides('recording somebody', { ...about, command: any.recordAccount, again: [] });
  decides('making one', { ...about, command: any.createAccount, again: 'CONFLICT' });
  decides('ending places', { ...about, command: any.endPlaces, again: [] });
  decides('activating it', { ...about, command: any.activateAccount, again: [] });
  decides('confirming an address', { ...about, command: any.confirmAddress, again: [] });

  test('recording somebody again with the lists in another order changes nothing', () =>
    fc.assert(
      fc.property(any.recordAccount, histories.account, (asked, history) => {
        const facts = decided(() => about.decide(asked, folded(about.fold, history)));
        if (typeof facts === 'string') return;
        const after = folded(about.fold, [...history, ...facts.map((event) => recorded(event))]);
        const turned = { ...asked, record: any.inAnotherOrder(asked.record) };
        expect(about.decide(turned, after)).toEqual([]);
      }),
      { numRuns: runs(120) },
    ));
});

describe('of a login', () =>
  decides('changing it', {
    fold: loginChangeFold,
    history: histories.account,
    command: fc.record({
      account: accounts,
      event: fc.uuid().map((id) => EventId.parse(id)),
      login: fc.oneof(fc.constantFrom('6a1', 'lea.martin'), fc.string()),
    }),
    decide: (asked, state) =>
      events(changeLogin({ ...asked, reason: 'Mariée' }, { kind: 'system' }, state, new Map())),
    again: [],
  }));

describe('of an account and its roles', () => {
  const about = { fold: closing.closingFold, history: histories.account, command: any.closingCommand };
  decides('closing it', {
    ...about,
    decide: (asked, state) => events(closing.closeAccount(asked, asked.authority, state)),
    again: [],
  });
  decides('opening it again', {
    ...about,
    decide: (asked, state) => events(closing.reopenAccount(asked, asked.authority, state)),
    again: [],
  });
});

describe('of a school', () => {
  const about = {
    fold: school.schoolFold,
    history: histories.school,
    decide: (command: school.SchoolCommand, state: school.SchoolState) =>
      events(school.decide(command, state)),
  };
  decides('recording it, and setting where people sign in', {
    ...about,
    command: any.schoolCommand,
    again: [],
  });

  test('recording it again with the lists in another order changes nothing', () =>
    fc.assert(
      fc.property(any.schoolCommand, (asked) => {
        if (asked.type !== 'record') return;
        const after = folded(
          about.fold,
          about.decide(asked, about.fold.initial).map((event) => recorded(event)),
        );
        const { record } = asked;
        const turned = {
          ...record,
          classes: record.classes.toReversed(),
          groups: record.groups.toReversed(),
        };
        expect(about.decide({ ...asked, record: turned }, after)).toEqual([]);
      }),
      { numRuns: runs(120) },
    ));
});

describe('of an import', () => {
  const about = { fold: imports.importFold, history: histories.import, decide: imports.decide };
  decides('its course', { ...about, command: any.importCommand });
  decides('its end', { ...about, command: any.completeImport, again: 'CONFLICT' });
});

describe('of a password', () => {
  const about = { fold: passwordFold, history: histories.account };
  const command = fc.record({
    link: secrets,
    known: secrets,
    password: any.newSecret,
    now: any.times,
    expiresAt: any.times,
  });
  decides('inviting', { ...about, command, decide: password.invite });
  decides('accepting an invitation', {
    ...about,
    command,
    decide: password.acceptInvitation,
    again: 'INVITATION_INVALID',
  });
  decides('setting the first one', {
    ...about,
    command: command.map((asked) => ({ ...asked, by: 'COMMAND_LINE' as const })),
    decide: password.setPassword,
    again: 'CONFLICT',
  });
  decides('changing it', { ...about, command, decide: password.changePassword, again: 'PASSWORD_WRONG' });
  decides('locking it', { ...about, command, decide: password.lockPassword, again: [] });
  decides('requiring another', {
    ...about,
    command: command.map((asked) => ({ ...asked, cause: 'DISPUTED' as const })),
    decide: password.requirePasswordChange,
    again: [],
  });
});

describe('of a temporary password', () => {
  const about = { history: histories.account };
  decides('making one', {
    ...about,
    fold: temporaryPasswordFold,
    command: fc.record({
      account: accounts,
      id: fc.uuid().map((id) => EventId.parse(id)),
      password: any.newSecret,
      expiresAt: any.times,
    }),
    decide: (asked, state) =>
      events(makeTemporaryPassword({ ...asked, reason: 'Venu' }, { kind: 'system' }, state, new Map())),
  });
  decides('giving it out', {
    ...about,
    fold: credentialHolderFold,
    command: fc.record({ account: accounts, password: secrets, means: fc.constant('COUNTER' as const) }),
    decide: (asked, state) => events(distributeCredentials(asked, state)),
  });
});

describe('of old logins (IT-3)', () => {
  const about = { fold: legacyFold, history: histories.account };
  const places = Profile.options.map((profile) => [profile, fc.constantFrom('LOCAL', 'ACADEMY')] as const);
  decides('taking one in', {
    ...about,
    command: fc.record({
      ...{ school: schools, userName: fc.string(), legacy: secrets, authority: any.authority },
      scheme: fc.constantFrom(...LegacyScheme.options),
      // One for each profile: `Object.fromEntries` forgets which keys it was given.
      signInPlaces: fc.record(Object.fromEntries(places) as Record<Profile, (typeof places)[number][1]>),
    }),
    decide: (asked, state) => importLegacyLogin(asked, asked.authority, state),
  });
  decides('locking them', {
    ...about,
    command: fc.record({
      legacy: fc.option(secrets, { nil: undefined }),
      cause: fc.constantFrom('GUESSED', 'DISPUTED'),
    }),
    decide: (asked, state) => lockLegacyLogins(asked, state),
    again: [],
  });
});

const NEW_GRANT = '10000000-0000-4000-8000-000000000000';
describe('of roles', () => {
  const about = { fold: grantsFold, history: histories.account, command: any.roleCommand };
  decides('giving one', {
    ...about,
    // Whoever gives one makes an id for it that no other has.
    command: any.roleCommand.map((asked) => ({ ...asked, grant: NEW_GRANT })),
    decide: (asked, state) => grantRole(asked, asked.authority, state),
    again: [],
  });
  decides('taking one', {
    ...about,
    decide: (asked, state) => withdrawRole(asked, asked.authority, state),
    again: 'NOT_FOUND',
  });
});
