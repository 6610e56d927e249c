import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { accountStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { hasControls } from '../event-store/storable.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { accountFold } from './account.js';
import type { AccountState } from './account.js';
import { loginsOf, present, unique } from './account-state.js';
import { comparedAddress } from './account.words.js';
import { AccountStanding, AccountsByAddress, CredentialsOf } from './commands.js';
import type { CredentialsView, Standing } from './commands.js';
import { passwordHistoryFold, passwordOf } from './credentials.js';
import { statesOf } from './load-accounts.js';

/** No person has more accounts; a school's own address, given for every child, is nobody's. */
const MOST_ACCOUNTS = 50;

@QueryHandler(AccountStanding)
export class AccountStandingHandler implements IQueryHandler<AccountStanding> {
  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  async execute({ account }: AccountStanding): Promise<Standing> {
    const { state } = await this.streams.load(accountStream(account), accountFold);
    const { email } = state.contacts;
    return {
      exists: state.createdBy !== undefined,
      closed: state.closed || state.joinedTo !== undefined,
      ...(state.joinedTo && { joinedTo: state.joinedTo }),
      joined: await this.leadingTo(account, state),
      name: state.name,
      logins: loginsOf(state),
      ...(email && { email }),
      confirmed: [...state.confirmed.keys()].filter(Boolean),
      places: present(state).map(({ school, profile }) => ({ school, profile })),
    };
  }

  /** Of an interrupted joining or parting the other stream decides: until it leads here, it is somebody else's. */
  private async leadingTo(account: AccountId, { standsFor }: AccountState): Promise<AccountId[]> {
    const others = await statesOf(this.streams, [...standsFor]);
    return [...standsFor].filter((other) => others.get(other)?.joinedTo === account);
  }
}

@QueryHandler(CredentialsOf)
export class CredentialsOfHandler implements IQueryHandler<CredentialsOf> {
  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  async execute({ account, now }: CredentialsOf): Promise<CredentialsView> {
    const stream = accountStream(account);
    const { state } = await this.streams.load(stream, accountFold);
    const { state: history } = await this.streams.load(stream, passwordHistoryFold);
    return { logins: loginsOf(state), ...passwordOf(history, now) };
  }
}

@QueryHandler(AccountsByAddress)
export class AccountsByAddressHandler implements IQueryHandler<AccountsByAddress> {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(STREAMS) private readonly streams: Streams,
  ) {}

  async execute({ address }: AccountsByAddress): Promise<readonly AccountId[]> {
    const wanted = comparedAddress(address);
    if (wanted === '' || hasControls(wanted)) return [];
    const rows = await this.database.query<{ id: AccountId }[]>(
      `SELECT id FROM read.account WHERE addresses @> ARRAY[$1] ORDER BY created_at, id LIMIT ${MOST_ACCOUNTS}`,
      [wanted],
    );
    const ids = rows.map(({ id }) => id);
    const states = await statesOf(this.streams, ids);
    const found = ids.filter((id) => has(states.get(id), wanted));
    return unique(found.map((id) => states.get(id)?.joinedTo ?? id));
  }
}

function has(state: AccountState | undefined, wanted: string): boolean {
  if (!state) return false;
  const addresses = [state.contacts.email ?? '', ...state.confirmed.keys()];
  return addresses.some((address) => comparedAddress(address) === wanted);
}
