import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { LogeError, accountStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { z } from 'zod';
import { AccountByLogin, CreateAccount } from '../accounts/commands.js';
import { hasControls } from '../event-store/storable.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { CheckMayGrant, GrantRole, ManagingAuthority } from '../rights/commands.js';
import { schoolsOfAccount } from '../rights/account-schools.js';
import { isWhollyWithin } from '../rights/authority.js';
import type { Authority } from '../rights/authority.js';
import { schoolsOf } from '../rights/grants.js';
import { OwnAccountOf } from '../sessions/commands.js';
import {
  AcceptInvitation,
  InvitePerson,
  PasswordRulesOf,
  ReadInvitation,
  RenewInvitation,
} from './commands.js';
import { Invitations, invitationFold } from './invitations.js';
import { NewPassword } from './new-password.js';
import { acceptInvitation } from './password.js';
import { passwordFold } from './password-state.js';

/**
 * How long, in milliseconds, an account without a link is left to the invitation that made it: as long as a claim
 * is to its taker. Younger, it belongs to somebody who is inviting at this very moment.
 */
const UNDER_WAY = 60_000;

const Name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((text) => !hasControls(text));
const Person = z.object({
  given: Name,
  family: Name,
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
});

@CommandHandler(InvitePerson)
export class InvitePersonHandler implements ICommandHandler<InvitePerson> {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(Invitations) private readonly invitations: Invitations,
  ) {}

  async execute({ person, asked, context }: InvitePerson) {
    const read = Person.safeParse(person);
    if (!read.success) throw new LogeError('BAD_INPUT');
    const { given, family, email } = read.data;
    await this.queries.execute(new CheckMayGrant(asked, context));
    const authority = await this.queries.execute(new ManagingAuthority(context));
    const account = await this.account(email, authority, context.clock(), () =>
      this.commands.execute(
        new CreateAccount(
          {
            origin: context.actor.kind === 'SYSTEM' ? 'COMMAND_LINE' : 'INVITATION',
            name: { given, family },
            login: email,
            contacts: { email },
            schools: schoolsOf(asked.scope),
          },
          context,
        ),
      ),
    );
    await this.commands.execute(new GrantRole(account, asked, context, { inviting: true }));
    return this.invitations.make(account, authority, context);
  }

  /** A new account, or the one that an interrupted invitation left behind: no link of it was ever shown. */
  private async account(
    email: string,
    authority: Authority,
    now: Date,
    create: () => Promise<{ account: AccountId }>,
  ): Promise<AccountId> {
    try {
      return (await create()).account;
    } catch (error) {
      if (!(error instanceof LogeError && error.code === 'LOGIN_TAKEN')) throw error;
      const holder = await this.queries.execute(new AccountByLogin(email));
      if (!holder || !(await this.isLeftBehind(holder, authority, now))) throw error;
      return holder;
    }
  }

  private async isLeftBehind(account: AccountId, authority: Authority, now: Date): Promise<boolean> {
    const { state } = await this.streams.load(accountStream(account), invitationFold);
    const { invited, password, invitation, madeAt } = state.password;
    const age = now.getTime() - new Date(madeAt ?? now).getTime();
    const isLeft = invited && !password && !invitation && age >= UNDER_WAY;
    return isLeft && isWhollyWithin(state.roles, authority);
  }
}

@CommandHandler(RenewInvitation)
export class RenewInvitationHandler implements ICommandHandler<RenewInvitation> {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Invitations) private readonly invitations: Invitations,
  ) {}

  async execute({ account, context }: RenewInvitation) {
    const authority = await this.queries.execute(new ManagingAuthority(context));
    return this.invitations.make(account, authority, context);
  }
}

@QueryHandler(ReadInvitation)
export class ReadInvitationHandler implements IQueryHandler<ReadInvitation> {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Invitations) private readonly invitations: Invitations,
  ) {}

  async execute({ token, now }: ReadInvitation) {
    const { account, expiresAt } = await this.invitations.read(token, now);
    const { name, login } = await this.queries.execute(new OwnAccountOf(account));
    return { name, login, rules: await this.queries.execute(new PasswordRulesOf(account)), expiresAt };
  }
}

@CommandHandler(AcceptInvitation)
export class AcceptInvitationHandler implements ICommandHandler<AcceptInvitation> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(Invitations) private readonly invitations: Invitations,
    @Inject(NewPassword) private readonly newPassword: NewPassword,
  ) {}

  async execute({ token, password: typed, context }: AcceptInvitation) {
    const now = context.clock();
    const { account, link } = await this.invitations.read(token, now);
    const stream = accountStream(account);
    const schools = await schoolsOfAccount(this.streams, account);
    // Who holds the link is the person it was made for: the act is theirs.
    const own = { ...context, actor: { kind: 'ACCOUNT' as const, id: account } };
    const { position } = await this.newPassword.commit(account, typed, (password, id) =>
      this.streams.change(stream, passwordFold, own, (state) => {
        const [accepted, set] = acceptInvitation({ link, password, now }, state);
        const about = { subject: account, schools };
        return [
          { event: accepted, about },
          { event: set, about: { ...about, id } },
        ];
      }),
    );
    return { account, position };
  }
}
