import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Scope } from '@loge/contracts';
import { CloseAccount } from '../accounts/commands.js';
import { college, lycee } from '../accounts/account.fixture.js';
import { GrantRole } from '../rights/commands.js';
import { SetSignInPlace } from '../schools/commands.js';
import { EnvelopeFor } from './commands.js';
import { ORIGIN, codeOf, startRecovery, system, tokenIn } from './recovery.fixture.js';
import type { Recovery } from './recovery.fixture.js';

const auditor = { role: 'AUDITOR' as const, scope: Scope.parse({ kind: 'SCHOOLS', schools: [college] }) };

let house: Recovery;
beforeAll(async () => {
  house = await startRecovery();
});
afterAll(() => house?.stop());

describe('asking for a mail to choose a password', () => {
  test('is answered alike for a known login, an unknown one, and one without an address (KO-9)', async () => {
    const known = await house.person('Awa', 'awa@exemple.test');
    const without = await house.person('Bilal', undefined, { profile: 'PUPIL' });
    const answers = [];
    for (const login of ['awa@exemple.test', 'personne@exemple.test', 'bilal.martin']) {
      const arrived = performance.now();
      const { status, body, headers } = await house.askFor(login);
      // A timer may go off within the millisecond before.
      expect(performance.now() - arrived).toBeGreaterThan(249);
      answers.push({ status, body, cookie: headers['set-cookie'], length: headers['content-length'] });
    }
    expect(answers[0]!.body).toEqual({ data: { askPasswordRecovery: { asked: true } } });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);

    await house.mailTo('awa@exemple.test');
    for (const account of [known, without]) {
      expect(await house.events(account, 'RecoveryAsked')).toMatchObject([
        {
          data: { what: 'PASSWORD', language: 'fr' },
          metadata: { actor: { kind: 'SYSTEM', id: 'STRANGER' } },
        },
      ]);
    }
    const [inVain] = await house.events(undefined, 'UnknownRecoveryAsked');
    expect(inVain!.data.typed).toMatch(/^[\w-]{43}$/);
    expect(house.mails().map(({ to }) => to)).toEqual(['awa@exemple.test']);
  });

  test('has to wait after a few times, alike for a known and an unknown login', async () => {
    await house.person('Chloé', 'chloe@exemple.test');
    const codes = async (login: string) =>
      (await Promise.all(Array.from({ length: 8 }, () => house.askFor(login)))).map(codeOf).sort();
    const known = await codes('chloe@exemple.test');
    expect(known).toEqual(['TOO_MANY_ATTEMPTS', 'TOO_MANY_ATTEMPTS', ...Array<undefined>(6).fill(undefined)]);
    expect(await codes('no-chloe@exemple.test')).toEqual(known);
  });

  test('leads to links on the address of the settings, whatever the request claims', async () => {
    await house.person('Dina', 'dina@exemple.test');
    const poison = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
    await house.askFor('dina@exemple.test', { headers: poison });
    const { text, html } = await house.mailTo('dina@exemple.test');
    expect(text).toContain(`${ORIGIN}/mot-de-passe#token=`);
    expect(text + html).not.toContain('evil.example');
  });

  test('goes out to each account that the address is a contact of, to the holder of a login alone', async () => {
    const [one, two] = [
      await house.person('Emma', 'famille@exemple.test'),
      await house.person('Éric', 'famille@exemple.test', { school: lycee }),
    ];
    await house.askFor(' Famille@Exemple.test ');
    const second = await house.mailTo('famille@exemple.test', 2);
    await house.reset(tokenIn(second), 'une phrase assez longue');
    await house.mailTo('famille@exemple.test', 3);

    await house.askFor('famille@exemple.test');
    await house.mailTo('famille@exemple.test', 4);
    const asked = await Promise.all([one, two].map((account) => house.events(account, 'RecoveryAsked')));
    expect(asked.map(({ length }) => length).sort()).toEqual([1, 2]);
  });

  test.each([
    ['people', 'kim', false],
    ['people with a role', 'lou', true],
  ])('goes to the address that %s confirmed, whatever an import writes', async (_, name, hasRole) => {
    const [confirmed, imported] = [`${name}@exemple.test`, `${name}@ailleurs.test`];
    const account = await house.person('Kim', confirmed, { joinKey: name });
    await house.askFor(confirmed);
    await house.reset(tokenIn(await house.mailTo(confirmed)), 'une phrase assez longue');
    await house.mailTo(confirmed, 2);
    if (hasRole) await house.commands.execute(new GrantRole(account, auditor, system()));
    await house.person('Kim', imported, { joinKey: name });
    await house.askFor(confirmed);
    await house.reset(tokenIn(await house.mailTo(confirmed, 3)), 'une autre phrase encore');
    await house.mailTo(confirmed, 4);
    await house.askFor(imported);
    await house.mailTo(confirmed, 5);
    expect(await house.queries.execute(new EnvelopeFor(account))).toMatchObject({ to: confirmed });
    expect(house.mails().filter(({ to }) => to === imported)).toEqual([]);
  });

  test('leads to no mail to a contact that an import wrote for somebody with a role', async () => {
    const [first, imported] = ['max@exemple.test', 'max@ailleurs.test'];
    const account = await house.person('Max', first, { joinKey: 'max' });
    await house.commands.execute(new GrantRole(account, auditor, system()));
    await house.askFor('max.martin');
    await house.mailTo(first);
    await house.person('Max', imported, { joinKey: 'max' });
    await house.askFor('max.martin');
    await house.askLogins(imported);
    await house.person('Noé', 'noe@exemple.test');
    await house.askFor('noe@exemple.test');
    // Mails are queued in the order they were asked for.
    await house.mailTo('noe@exemple.test');
    expect(await house.queries.execute(new EnvelopeFor(account))).toBeUndefined();
    const queued = 'SELECT kind FROM notifications.mail WHERE account = $1';
    expect(await house.database.dataSource.query(queued, [account])).toEqual([{ kind: 'RECOVERY' }]);
  });

  test('leads to no mail for a closed account', async () => {
    const closed = await house.person('Farid', 'farid@exemple.test');
    const because = { ...system(), reason: 'Départ' };
    await house.commands.execute(new CloseAccount(closed, because));
    await house.askFor('farid@exemple.test');
    await house.person('Gaël', 'gael@exemple.test');
    await house.askFor('gael@exemple.test');
    // Mails are queued in the order they were asked for.
    await house.mailTo('gael@exemple.test');
    const queued = 'SELECT kind FROM notifications.mail WHERE account = $1';
    expect(await house.database.dataSource.query(queued, [closed])).toEqual([]);
  });

  test('tells those who sign in at the academy to do so there (KO-8)', async () => {
    await house.commands.execute(new SetSignInPlace(college, 'PUPIL', 'ACADEMY', system()));
    const pupil = await house.person('Hugo', 'hugo@exemple.test', { profile: 'PUPIL' });
    await house.askFor('hugo@exemple.test');
    const mail = await house.mailTo('hugo@exemple.test');
    expect(tokenIn(mail)).toBe('');
    expect(await house.events(pupil, 'RecoveryLinkMade')).toEqual([]);
  });
});

describe('asking for a forgotten login', () => {
  test('leads to one mail with all logins of the address and their schools (IT-2)', async () => {
    await house.person('Inès', 'foyer@exemple.test');
    await house.person('Ismaël', 'foyer@exemple.test', { school: lycee });
    const { body } = await house.askLogins('foyer@exemple.test');
    expect(body).toEqual({ data: { askForgottenLogin: { asked: true } } });
    expect((await house.askLogins('nulle.part@exemple.test')).body).toEqual(body);
    const { text } = await house.mailTo('foyer@exemple.test');
    for (const word of ['ines.martin', 'ismael.martin', 'Collège Jean-Moulin', 'Lycée Simone-Veil'])
      expect(text).toContain(word);

    await house.person('Jade', 'jade@exemple.test');
    await house.askFor('jade@exemple.test');
    await house.mailTo('jade@exemple.test');
    expect(house.mails().filter(({ to }) => to === 'foyer@exemple.test')).toHaveLength(1);
  });
});
