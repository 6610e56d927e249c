import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { LastAdministrator } from '../rights/last-administrator.js';
import { AccountPageHandler } from './account-page.handler.js';
import { AccountAccessResolver } from './account-access.resolver.js';
import {
  ActivateAccountHandler,
  ConfirmAddressHandler,
  CreateAccountHandler,
  EndAffiliationsHandler,
} from './account.handlers.js';
import { accountProjection } from './account.projection.js';
import { AccountResolver, PersonRefResolver } from './account.resolver.js';
import { asOfProviders } from './as-of/as-of.providers.js';
import { byHandProviders } from './by-hand/by-hand.providers.js';
import { ChangeLoginHandler } from './change-login.handler.js';
import { ChangeLoginResolver } from './change-login.resolver.js';
import { CloseAccountHandler, ReopenAccountHandler } from './closing.handlers.js';
import { FormTeachersOfHandler } from './form-teachers.js';
import { PlacesByJoinKeysHandler } from './keyed-places.handler.js';
import { KnownMembersOfHandler } from './known-members.handler.js';
import { AccountByLoginHandler, AccountsByJoinKeysHandler } from './known-people.queries.js';
import { JoinableAccountsHandler } from './joinable.queries.js';
import {
  AccountJoiner,
  JoinAccountsOfPersonHandler,
  JoinOwnAccountsHandler,
  PartAccountsHandler,
} from './joining.handlers.js';
import { JoiningResolver } from './joining.resolver.js';
import { ListAccountsHandler } from './list-accounts.handler.js';
import {
  CountMembersHandler,
  MembersOfHandler,
  ProfilesByJoinKeysHandler,
  RelativesNamedInHandler,
  RelativesOfHandler,
  UpToDate,
} from './members.queries.js';
import { SelectAccountsHandler } from './select-accounts.handler.js';
import { ChildrenOnSheetsHandler } from './sheet-people.queries.js';
import { PeopleRefsHandler } from './people-refs.handler.js';
import { PeopleWithinHandler } from './people-within.handler.js';
import { PersonRefLoader } from './person-ref.loader.js';
import { RecordPeopleHandler } from './record-people.handlers.js';
import {
  AccountStandingHandler,
  AccountsByAddressHandler,
  CredentialsOfHandler,
} from './standing.queries.js';

/** Accounts and affiliations. Needs the event store, the projection runner, the claims and a DataSource. */
@Module({
  imports: [CqrsModule],
  providers: [
    ...[RecordPeopleHandler, EndAffiliationsHandler, CreateAccountHandler, ActivateAccountHandler],
    ...[ChangeLoginHandler, ChangeLoginResolver],
    ...[ConfirmAddressHandler, LastAdministrator, CloseAccountHandler, ReopenAccountHandler],
    ...[AccountStandingHandler, CredentialsOfHandler, AccountsByAddressHandler],
    ...[AccountByLoginHandler, AccountsByJoinKeysHandler, UpToDate, MembersOfHandler, CountMembersHandler],
    ...[
      PlacesByJoinKeysHandler,
      ProfilesByJoinKeysHandler,
      RelativesNamedInHandler,
      RelativesOfHandler,
      KnownMembersOfHandler,
      PeopleRefsHandler,
      PeopleWithinHandler,
      ListAccountsHandler,
      SelectAccountsHandler,
      ChildrenOnSheetsHandler,
      AccountPageHandler,
      FormTeachersOfHandler,
    ],
    ...[AccountJoiner, JoinOwnAccountsHandler, JoinAccountsOfPersonHandler, PartAccountsHandler],
    ...[JoinableAccountsHandler, JoiningResolver],
    ...asOfProviders,
    ...byHandProviders,
    ...[PersonRefLoader, AccountResolver, AccountAccessResolver, PersonRefResolver],
  ],
})
export class AccountsModule implements OnModuleInit {
  constructor(@Inject(PROJECTION_RUNNER) private readonly projections: ProjectionRunner) {}

  onModuleInit(): void {
    this.projections.register(accountProjection);
  }
}
