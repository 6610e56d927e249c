import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { SessionId } from '@loge/contracts';
import type { Actor } from '@loge/contracts';
import fc from 'fast-check';
import { by, commandLine, demo, expectRefusals, password, pick, step, where } from './house.run.js';
import type { HouseRun } from './house.run.js';
import type { Someone, Town } from './town.js';
import {
  AcceptInvitation,
  ChangePassword,
  InvitePerson,
  RenewInvitation,
  SetPassword,
} from '../../backend/src/passwords/commands.js';
import type { InvitationMade } from '../../backend/src/passwords/commands.js';
import { GrantRole, GrantsOf, WithdrawRole } from '../../backend/src/rights/commands.js';
import type { RoleAsked } from '../../backend/src/rights/commands.js';
import { OwnAccountOf, SignIn } from '../../backend/src/sessions/commands.js';

const stranger: Actor = { kind: 'SYSTEM', id: 'STRANGER' };

const who = fc.nat(9);
const phrase = fc.nat(2);
/** Who manages: two that have no bounds, so that the one may undo what the other did. */
const manager = fc.constantFrom(commandLine, demo);

/** One of a few roles. */
function roleOf(number: number, { schools }: HouseRun): RoleAsked {
  const [school, other] = schools;
  if (!school || !other) throw new Error('A run has two schools.');
  const roles: readonly [RoleAsked, ...RoleAsked[]] = [
    { role: 'ADMINISTRATOR', scope: { kind: 'SCHOOLS', schools: [school] } },
    { role: 'AUDITOR', scope: { kind: 'SCHOOLS', schools: [school, other] } },
    { role: 'CREDENTIAL_MANAGER', scope: { kind: 'CLASSES', school: other, classes: ["L'1", '6A'] } },
  ];
  return pick(roles, number) ?? roles[0];
}

/** The answers that are no refusals. */
const given = <Answer>(answers: readonly (Answer | string)[]): Answer[] =>
  answers.flatMap((answer) => (typeof answer === 'string' ? [] : answer));

function invited(town: Town, someone: Someone, { link }: InvitationMade, madeBy: Actor): void {
  const token = link.split('token=')[1] ?? '';
  town.tokens.set(token, someone);
  someone.invitation = { token, madeBy };
}

const invite = step(
  'invite',
  fc.record({ email: fc.nat(3), role: fc.nat(2), madeBy: manager, at: where }),
  async ({ email, role, madeBy, at }, town, run) => {
    const login = run.email(email);
    const asked = roleOf(role, run);
    const person = { given: 'Quimperlé', family: "Quimper-d'Aubigné", email: login };
    const answers = await run.executeAt(at, () => new InvitePerson(person, asked, by(madeBy)));
    expectRefusals(answers, 'LOGIN_TAKEN', town.logins.has(login) ? answers.length : answers.length - 1);
    const [made] = given(answers);
    if (!made) return;
    const someone = town.welcome(made.account);
    town.logins.set(login, made.account);
    for (const { grant, ...held } of await run.queries.execute(new GrantsOf(made.account)))
      someone.roles.set(grant, { role: held.role, scope: held.scope });
    expect([...someone.roles.values()]).toEqual([asked]);
    invited(town, someone, made, madeBy);
  },
);

const renew = step(
  'renew an invitation',
  fc.record({ who, madeBy: manager, at: fc.nat(1) }),
  async ({ who: which, madeBy, at }, town, run) => {
    const someone = pick(town.everybody.values(), which);
    if (!someone) return;
    const answer = await run.execute(at, new RenewInvitation(someone.account, by(madeBy)));
    if (typeof answer === 'object') invited(town, someone, answer, madeBy);
    const refusal = someone.person ? 'FORBIDDEN' : someone.password ? 'CONFLICT' : undefined;
    expect(typeof answer === 'string' ? answer : undefined).toBe(refusal);
  },
);

const accept = step(
  'accept an invitation',
  fc.record({ link: fc.nat(9), phrase, at: where }),
  async ({ link, phrase: number, at }, town, run) => {
    const [token, someone] = pick(town.tokens, link) ?? [];
    if (!token || !someone) return;
    const works = someone.invitation?.token === token && !someone.password;
    const accepting = () => new AcceptInvitation(token, password(number), by(stranger));
    const answers = await run.executeAt(at, accepting);
    expectRefusals(answers, 'INVITATION_INVALID', works ? answers.length - 1 : answers.length);
    if (works) someone.password = password(number);
  },
);

const setPassword = step(
  'set a password',
  fc.record({ who, phrase, at: where }),
  async ({ who: which, phrase: number, at }, town, run) => {
    const someone = pick(town.everybody.values(), which);
    if (!someone) return;
    const setting = () => new SetPassword(someone.account, password(number), 'COMMAND_LINE', by(commandLine));
    const answers = await run.executeAt(at, setting);
    expectRefusals(answers, 'CONFLICT', someone.password ? answers.length : answers.length - 1);
    someone.password ??= password(number);
  },
);

const changePassword = step(
  'change a password',
  fc.record({ who, known: phrase, phrase, at: where }),
  async ({ who: which, known, phrase: number, at }, town, run) => {
    const someone = pick(town.everybody.values(), which);
    if (!someone) return;
    const { account } = someone;
    const passwords = { current: password(known), next: password(number) };
    const isKnown = someone.password === passwords.current;
    const session = SessionId.parse(randomUUID());
    const answers = await run.executeAt(
      at,
      () => new ChangePassword(account, session, passwords, by({ kind: 'ACCOUNT', id: account })),
    );
    // At once, one of the two finds that the password it knew is no more, unless it came after and knew the new one.
    const changed = answers.filter((answer) => typeof answer === 'object').length;
    expectRefusals(answers, 'PASSWORD_WRONG', answers.length - changed);
    expect(changed > 0).toBe(isKnown);
    if (isKnown) someone.password = passwords.next;
  },
);

const grant = step(
  'give a role',
  fc.record({ who, role: fc.nat(2), giver: manager, at: where }),
  async ({ who: which, role, giver, at }, town, run) => {
    const someone = pick(town.everybody.values(), which);
    if (!someone) return;
    const asked = roleOf(role, run);
    const held = town.grantOf(someone, asked);
    const answers = await run.executeAt(at, () => new GrantRole(someone.account, asked, by(giver)));
    const grants = new Set(given(answers).map((answer) => answer.grant));
    expect(grants.size).toBe(1);
    if (held) expect([...grants]).toEqual([held]);
    else if (someone.invitation?.madeBy.id !== giver.id) someone.invitation = undefined;
    for (const one of grants) someone.roles.set(one, asked);
  },
);

const withdraw = step(
  'take a role',
  fc.record({ who, which: fc.nat(3), at: where }),
  async ({ who: whose, which, at }, town, run) => {
    const someone = pick(town.everybody.values(), whose);
    if (!someone) return;
    const held = pick(someone.roles.keys(), which);
    const taken = held ?? randomUUID();
    const answers = await run.executeAt(at, () => new WithdrawRole(someone.account, taken, by(demo)));
    expectRefusals(answers, 'NOT_FOUND', held ? answers.length - 1 : answers.length);
    someone.roles.delete(taken);
  },
);

const signIn = step(
  'sign in',
  fc.record({ who: fc.option(who), phrase, at: fc.nat(1) }),
  async ({ who: whose, phrase: number, at }, town, run) => {
    const someone = whose === null ? undefined : pick(town.everybody.values(), whose);
    const own = someone && (await run.queries.execute(new OwnAccountOf(someone.account)));
    const credentials = { login: own?.login ?? run.email(99), password: password(number) };
    const answer = await run.execute(at, new SignIn(credentials, by(stranger)));
    const isLetIn = someone?.password === credentials.password && !town.signsInElsewhere(someone);
    if (isLetIn) expect(answer).toMatchObject({ account: someone.account });
    else expect(answer).toBe('SIGN_IN_REFUSED');
    town.signIns[isLetIn ? 'SignedIn' : someone ? 'SignInRefused' : 'UnknownLoginRefused'] += 1;
  },
);

/** What happens to people who may sign in. */
export const staffSteps = [
  ...[invite, renew, accept, setPassword, changePassword, grant, withdraw, signIn, signIn],
];
