import { describe, expect, test } from '@jest/globals';
import { AccountId, DistributionId, SecretId, schoolId } from '@loge/contracts';
import type { LogeEvent, Profile, Renewal, SchoolId, SignInPlace } from '@loge/contracts';
import fc from 'fast-check';
import { recorded } from '../../../../test/model/histories.js';
import type { Recorded } from '../../event-store/codec.js';
import { prepareTemporaryPassword } from '../../passwords/commands.js';
import type { CredentialAuthority } from '../../rights/credential-authority.js';
import { nowhere } from '../../rights/rights.js';
import { afterVault, decideCell, factsOfCell } from './cell.js';
import type { CellSchools } from './cell.js';
import { cellFold } from './cell-state.js';

const uuid = (end: number) => `6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a${String(end).padStart(4, '0')}`;
const [account, other] = [AccountId.parse(uuid(1)), AccountId.parse(uuid(2))];
const [own, made] = [SecretId.parse(uuid(3)), SecretId.parse(uuid(4))];
const file = DistributionId.parse(uuid(5));
const [A, B] = [schoolId('0611234X'), schoolId('0611235Y')];
const [yesterday, today, tomorrow] = ['2026-09-01', '2026-09-02', '2026-09-03'].map(
  (day) => `${day}T08:00:00.000Z`,
) as [string, string, string];

const at = (time: string, event: LogeEvent): Recorded => {
  const { metadata, ...rest } = recorded(event);
  // Only its time differs.
  return { ...rest, metadata: { ...metadata, occurredAt: time } } as Recorded;
};
const details = { classes: ['6A'], groups: [], subjects: [], functions: [], formTeacherOf: [], children: [] };
const created = at(yesterday, {
  type: 'AccountCreated',
  data: { origin: 'DIRECTORY', name: { given: 'Anne', family: 'A' }, contacts: {}, login: 'anne.a' },
});
const affiliated = at(yesterday, {
  type: 'AccountAffiliated',
  data: { school: A, profile: 'PUPIL', relatives: [], details },
});
const given = (...events: Recorded[]) =>
  [created, affiliated, ...events].reduce(cellFold.evolve, cellFold.initial);
const temporary = (time = yesterday, expiresAt = '2026-11-01T08:00:00.000Z') =>
  at(time, { type: 'TemporaryPasswordMade', data: { password: made, expiresAt } });
const activated = at(yesterday, { type: 'AccountActivated', data: { by: 'PASSWORD' } });
const chosen = (time = yesterday) =>
  at(time, { type: 'PasswordSet', data: { password: own, by: 'INVITATION' } });
const inFile = at(yesterday, {
  type: 'CredentialsDistributed',
  data: { password: made, means: 'FILE', distribution: file },
});
const locked = (password: SecretId) => at(yesterday, { type: 'PasswordLocked', data: { password } });
const oldLogin = at(yesterday, {
  type: 'LegacyLoginImported',
  data: { school: A, userName: 'anne', legacy: own, scheme: 'BCRYPT' },
});

const schools = (place: SignInPlace = 'LOCAL', endsOn = '2026-12-31'): CellSchools =>
  new Map([
    // The other profiles play no part here.
    [
      A,
      {
        signInPlaces: { PUPIL: place } as Readonly<Record<Profile, SignInPlace>>,
        legacyLogin: { opensOn: '2026-01-01', endsOn },
      },
    ],
  ]);
const asked = (renewal: Renewal = 'NONE', school: SchoolId = A) => ({
  ...{ account, school, now: new Date(tomorrow) },
  file: { id: file, renewal, madeAt: new Date(today) },
});
const system: CredentialAuthority = { kind: 'system' };
const reveal = { kind: 'REVEAL', password: made, expiresAt: new Date('2026-11-01T08:00:00.000Z') };
const make = { kind: 'MAKE' };
const without = (why: string) => ({ kind: 'WITHOUT', why });

describe('KO-3: what a file shows of somebody', () => {
  test.each<[string, Renewal, Recorded[], object]>([
    ['who has none is made one', 'NONE', [], make],
    ['who has one that works is shown it', 'NONE', [temporary()], reveal],
    ['who has one that expired is made another', 'NONE', [temporary(yesterday, today)], make],
    ['who has one that was locked is made another', 'NONE', [temporary(), locked(made)], make],
    ['made anew: one older than the file is replaced', 'NEVER_SIGNED_IN', [temporary()], make],
    ['made anew: one made since is shown', 'NEVER_SIGNED_IN', [temporary(tomorrow)], reveal],
    [
      'made anew: one of this very file is shown, whatever clocks say',
      'NEVER_SIGNED_IN',
      [temporary(), inFile],
      reveal,
    ],
    ['who signed in keeps theirs', 'NONE', [temporary(), activated], without('ACTIVATED')],
    ['who chose one keeps it', 'NEVER_SIGNED_IN', [chosen()], without('ACTIVATED')],
    ['for everybody: who chose one before is made another', 'EVERYONE', [chosen(), activated], make],
    [
      'for everybody: who chose one since keeps it',
      'EVERYONE',
      [chosen(tomorrow), activated],
      without('ACTIVATED'),
    ],
    [
      'for everybody: one made since is shown',
      'EVERYONE',
      [chosen(), activated, temporary(tomorrow)],
      reveal,
    ],
    ['who has an old login that works', 'EVERYONE', [oldLogin], without('OLD_LOGIN')],
  ])('%s', (_, renewal, events, expected) => {
    expect(decideCell(asked(renewal), system, given(...events), schools())).toEqual(expected);
  });

  test('KO-8: who signs in at the academy is made none', () => {
    expect(decideCell(asked('EVERYONE'), system, given(), schools('ACADEMY'))).toEqual(without('ACADEMY'));
  });

  test('IT-3: who has an old login whose time is over is made one', () => {
    expect(decideCell(asked(), system, given(oldLogin), schools('LOCAL', '2026-09-01'))).toEqual(make);
  });

  test.each<[string, Recorded[], SchoolId]>([
    ['was closed', [at(today, { type: 'AccountClosed', data: {} })], A],
    [
      'left',
      [
        at(today, {
          type: 'AffiliationEnded',
          data: { school: A, profile: 'PUPIL', details, cause: 'DEPARTED' },
        }),
      ],
      A,
    ],
    ['is of another school', [], B],
  ])('who %s is left out', (_, events, school) => {
    expect(decideCell(asked('NONE', school), system, given(...events), schools())).toEqual({
      kind: 'LEFT_OUT',
    });
  });

  test('invariant 9: who is out of sight is left out; who has a place beyond is named without a password', () => {
    const reaching = (school: SchoolId): CredentialAuthority => ({
      ...{ kind: 'person', account: other },
      levels: [{ rank: 5, reach: { ...nowhere, schools: [school] } }],
    });
    expect(decideCell(asked(), reaching(B), given(), schools())).toEqual({ kind: 'LEFT_OUT' });
    const elsewhere = at(today, {
      type: 'AccountAffiliated',
      data: { school: B, profile: 'PUPIL', relatives: [], details },
    });
    expect(decideCell(asked(), reaching(A), given(elsewhere), schools())).toEqual(without('BEYOND'));
    const mine: CredentialAuthority = { kind: 'person', account, levels: [] };
    expect(decideCell(asked(), mine, given(), schools())).toEqual(without('BEYOND'));
  });

  test('what was used since is not shown, what is lost is made anew', () => {
    const decision = decideCell(asked(), system, given(temporary()), schools());
    expect(afterVault(decision, 'UNUSED')).toEqual(reveal);
    expect(afterVault(decision, 'USED')).toEqual(without('ACTIVATED'));
    expect(afterVault(decision, 'GONE')).toEqual(make);
  });

  test('whatever happened before: what is shown is noted, and the same file shows it again', () => {
    const happened = fc.array(
      fc.constantFrom(
        temporary(),
        temporary(tomorrow),
        temporary(yesterday, today),
        activated,
        chosen(),
        chosen(tomorrow),
        locked(made),
        locked(own),
        inFile,
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        happened,
        fc.constantFrom<Renewal[]>('NONE', 'NEVER_SIGNED_IN', 'EVERYONE'),
        (events, renewal) => {
          const state = given(...events);
          const decision = decideCell(asked(renewal), system, state, schools());
          const prepared = prepareTemporaryPassword(account, new Date('2026-11-02T08:00:00.000Z'));
          const giving = {
            asked: asked(renewal),
            authority: system,
            means: 'FILE' as const,
            reason: 'Rentrée',
            prepared,
          };
          const facts = factsOfCell(decision, giving, state, schools());
          const shown =
            decision.kind === 'REVEAL'
              ? decision.password
              : decision.kind === 'MAKE'
                ? prepared.password
                : undefined;
          const noted = facts.flatMap(({ event }) =>
            event.type === 'CredentialsDistributed' ? [event.data.password] : [],
          );
          expect(noted).toEqual(shown ? [shown] : []);
          if (!shown) return;
          const after = facts.map(({ event }) => at(tomorrow, event)).reduce(cellFold.evolve, state);
          const again = decideCell(asked(renewal), system, after, schools());
          // Unless it counts as in use, for then its owner has it.
          if (again.kind === 'REVEAL') expect(again.password).toBe(shown);
          else expect(again).toEqual(without('ACTIVATED'));
        },
      ),
    );
  });
});
