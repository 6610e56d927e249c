import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { accessStream, accountStream } from '@loge/contracts';
import type { AccountId, Language, SchoolId } from '@loge/contracts';
import { AccountByLogin, AccountStanding, AccountsByAddress } from '../accounts/commands.js';
import type { Standing } from '../accounts/commands.js';
import { STREAMS } from '../event-store/streams.js';
import type { Fold, Streams } from '../event-store/streams.js';
import type { ComposedMail } from '../notifications/mails.js';
import { SchoolById } from '../schools/commands.js';
import type { KnownSchool } from '../schools/commands.js';
import { signsInElsewhere } from '../sessions/commands.js';
import { mailAddressOf } from './mail-address.js';
import { recoveryFold } from './recovery.js';

/** Somebody a mail can be written to, if there is an address. */
export interface NamedPerson {
  readonly account: AccountId;
  /** « Given Family ». */
  readonly displayName: string;
  /** The schools they have a place in now, as far as they are registered. */
  readonly schools: readonly KnownSchool[];
}

/** Somebody a mail can go to. */
export interface Addressee extends NamedPerson {
  /** Where mails go to, normalised as logins are. */
  readonly address: string;
  /** The login they know best: a confirmed address, else the one the account was made with. */
  readonly login: string;
  /** Whether all their places are at profiles that sign in at the academy, and they hold no role (KO-8). */
  readonly signsInElsewhere: boolean;
}

/** Finds out whom mails may go to, from the streams. */
@Injectable()
export class Addressees {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Pick<Streams, 'load'>,
  ) {}

  /** `undefined` for a closed account and for one without an address that mails may go to. */
  async of(account: AccountId): Promise<Addressee | undefined> {
    const standing = await this.queries.execute(new AccountStanding(account));
    const { state } = await this.streams.load(accountStream(account), recoveryFold);
    const address = mailAddressOf(state);
    if (!standing.exists || standing.closed || !address) return undefined;
    const known = await this.queries.execute(new SchoolById(schoolsOf(standing)));
    const { logins, places } = standing;
    return {
      ...named(account, standing, known),
      address,
      login: logins.includes(address) ? address : (logins.at(-1) ?? ''),
      signsInElsewhere: state.roles.length === 0 && signsInElsewhere(places, known),
    };
  }

  /** Who has an account, an address or not; `undefined` for a closed one. */
  async named(account: AccountId): Promise<NamedPerson | undefined> {
    const standing = await this.queries.execute(new AccountStanding(account));
    if (!standing.exists || standing.closed) return undefined;
    return named(account, standing, await this.queries.execute(new SchoolById(schoolsOf(standing))));
  }

  /** The language they last asked for a mail in; French, the portal's first, where they never did. */
  async languageOf(account: AccountId): Promise<Language> {
    return (await this.streams.load(accessStream(account), languageFold)).state;
  }

  /** Those whose mails go to this address, by id. */
  async at(address: string): Promise<readonly Addressee[]> {
    const accounts = await this.queries.execute(new AccountsByAddress(address));
    const addressees = await Promise.all([...accounts].sort().map((account) => this.of(account)));
    return addressees.filter((one) => one !== undefined).filter((one) => one.address === address);
  }

  /** What an account signs in with once the address was confirmed: the address, unless it is somebody else's login. */
  async loginWith({ account, login }: Addressee, address: string): Promise<string> {
    const holder = await this.queries.execute(new AccountByLogin(address));
    return holder === undefined || holder === account ? address : login;
  }
}

const languageFold: Fold<Language> = {
  initial: 'fr',
  evolve: (language, event) => (event.type === 'RecoveryAsked' ? event.data.language : language),
};

const schoolsOf = ({ places }: Standing): readonly SchoolId[] => [
  ...new Set(places.map(({ school }) => school)),
];

const named = (
  account: AccountId,
  { name: { given, family } }: Standing,
  known: ReadonlyMap<SchoolId, KnownSchool>,
): NamedPerson => ({ account, displayName: `${given} ${family}`.trim(), schools: [...known.values()] });

/** In whose name a mail is written: the first school's. */
export function letterhead({
  schools: [school],
}: Pick<NamedPerson, 'schools'>): Pick<ComposedMail, 'school'> {
  if (!school) return {};
  const { contact, color } = school.portal;
  return { school: { name: school.record.name, ...(contact && { contact }), ...(color && { color }) } };
}
