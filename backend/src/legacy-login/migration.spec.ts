import { describe, expect, test } from '@jest/globals';
import { AccountId, SchoolId } from '@loge/contracts';
import type { LogeEvent } from '@loge/contracts';
import { account, happens, school, told } from './migration.fixture.js';
import { remind, remindedFold } from './migration-reminder.js';
import { isCounted, isReachable, moverFold, movingStateOf } from './migration.js';

const other = AccountId.parse('6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0002');
const elsewhere = SchoolId.parse('uai-0611235Y');
const after = (...events: LogeEvent[]) =>
  events.reduce((mover, event) => moverFold.evolve(mover, told(event)), moverFold.initial);
const pupil = [happens.created('lea@exemple.test'), happens.affiliated()];

describe('IT-3: how somebody signs in', () => {
  test('is in no way, by the old user name only, or by a password of the new way', () => {
    expect(movingStateOf(after(...pupil))).toBe('NEVER_SIGNED_IN');
    expect(movingStateOf(after(...pupil, happens.oldLoginUsed()))).toBe('OLD_LOGIN_ONLY');
    for (const chosen of [happens.passwordSet(), happens.passwordReset(), happens.passwordChanged()])
      expect(movingStateOf(after(...pupil, happens.oldLoginUsed(), chosen))).toBe('MOVED');
    expect(movingStateOf(after(...pupil, happens.passwordReset(), happens.oldLoginUsed()))).toBe('MOVED');
  });

  test('is known to be by the old user name when the sign-ins themselves have expired', () => {
    const activated = after(...pupil, happens.activatedByOldLogin());
    expect(movingStateOf(activated)).toBe('OLD_LOGIN_ONLY');
    const byPassword: LogeEvent = { type: 'AccountActivated', data: { by: 'PASSWORD' } };
    expect(movingStateOf(after(...pupil, byPassword))).toBe('NEVER_SIGNED_IN');
    const later = [happens.oldLoginUsed(), '11-28'] as const;
    const used = moverFold.evolve(activated, told(...later));
    expect(used.lastOldSignInAt).toBe('2026-11-28T08:00:00.000Z');
    expect(moverFold.evolve(used, told(happens.activatedByOldLogin(), '11-29'))).toEqual(used);
  });
});

describe('IT-3: whether a mail reaches somebody', () => {
  test('depends on the address the school knows, or the one they confirmed', () => {
    expect(isReachable(after(happens.created()))).toBe(false);
    expect(isReachable(after(happens.created(' ')))).toBe(false);
    expect(isReachable(after(happens.created('lea@exemple.test')))).toBe(true);
    expect(isReachable(after(happens.created(), happens.contactsChanged('lea@exemple.test')))).toBe(true);
    const lost = after(happens.created('lea@exemple.test'), happens.contactsChanged());
    expect(isReachable(lost)).toBe(false);
    expect(isReachable(moverFold.evolve(lost, told(happens.addressConfirmed('lea@ici.test'))))).toBe(true);
  });

  test('of who holds a role is as recovery has it: a contact that came later is not theirs', () => {
    const holder = after(happens.created(), happens.roleGranted(), happens.contactsChanged('a@b.test'));
    expect(isReachable(holder)).toBe(false);
    expect(isReachable(moverFold.evolve(holder, told(happens.roleWithdrawn())))).toBe(true);
    expect(isReachable(after(happens.created(undefined, 'a@b.test'), happens.roleGranted()))).toBe(true);
  });
});

describe('IT-3: who is counted', () => {
  test('is not whose account is closed, until it is opened again', () => {
    expect(isCounted(after())).toBe(false);
    expect(isCounted(after(...pupil))).toBe(true);
    expect(isCounted(after(...pupil, happens.closed()))).toBe(false);
    expect(isCounted(after(...pupil, happens.closed(), happens.reopened()))).toBe(true);
  });

  test('is one of two joined accounts: the one that goes on', () => {
    expect(isCounted(after(...pupil, happens.joined(account, other)))).toBe(true);
    expect(isCounted(after(...pupil, happens.joined(other, account)))).toBe(false);
    const parted = [happens.joined(other, account), happens.parted(other, account)];
    expect(isCounted(after(...pupil, ...parted))).toBe(true);
  });
});

describe('IT-3: a reminder', () => {
  const asked = { school, profiles: ['PUPIL', 'RELATIVE'], now: new Date('2026-11-28T08:00:00Z') } as const;
  const never = remindedFold.initial;
  const reminds = (...events: LogeEvent[]) => remind(asked, after(...events), never);

  test('goes to who has not moved, in the language they last asked for a mail in', () => {
    expect(reminds(...pupil)).toEqual([{ type: 'MigrationReminderAsked', data: { school, language: 'fr' } }]);
    expect(reminds(...pupil, happens.oldLoginUsed())).toHaveLength(1);
    const german = remindedFold.evolve(never, told(happens.mailAsked('de')));
    expect(remind(asked, after(...pupil), german)).toMatchObject([{ data: { language: 'de' } }]);
  });

  test('goes to nobody who has moved, whom no mail reaches, whose account is closed or joined, or who left', () => {
    expect(reminds(...pupil, happens.passwordReset())).toEqual([]);
    expect(reminds(...pupil, happens.contactsChanged())).toEqual([]);
    expect(reminds(...pupil, happens.closed())).toEqual([]);
    expect(reminds(...pupil, happens.joined(other, account))).toEqual([]);
    expect(reminds(...pupil, happens.left())).toEqual([]);
    expect(reminds(happens.created('a@b.test'), happens.affiliated('PUPIL', elsewhere))).toEqual([]);
    expect(reminds(happens.created('a@b.test'), happens.affiliated('TEACHER'))).toEqual([]);
    expect(reminds()).toEqual([]);
  });

  test('goes to the same person once in 24 hours', () => {
    const reminded = (day: string) => remindedFold.evolve(never, told(happens.reminded(), day));
    expect(remind(asked, after(...pupil), reminded('11-27'))).toHaveLength(1);
    const sooner = { ...asked, now: new Date('2026-11-28T07:59:59Z') };
    expect(remind(sooner, after(...pupil), reminded('11-27'))).toEqual([]);
  });
});
