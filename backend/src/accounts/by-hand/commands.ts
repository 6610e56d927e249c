import { Command } from '@nestjs/cqrs';
import type { AccountId, ChildLink, Civility, Contacts, Profile, SchoolId } from '@loge/contracts';
import type { Context } from '../../context.js';
import type { Position } from '../../event-store/port.js';

/** A place in a school, as staff give it. */
export interface PlaceByHand {
  readonly school: SchoolId;
  readonly profile: Profile;
  /** Class codes of that school. */
  readonly classes: readonly string[];
  /** In words, such as « Agent d’accueil ». */
  readonly function?: string;
  /** Of a relative: pupils of that school. */
  readonly children: readonly ChildLink[];
}

/** How to reach somebody, as staff know it: mails and calls, no number for text messages of its own. */
export type ContactsByHand = Omit<Contacts, 'smsMobile'>;

/** Somebody whom no import brings. */
export interface PersonByHand {
  readonly name: { readonly family: string; readonly given: string };
  readonly civility?: Civility;
  /** `1987-03-14` */
  readonly birthDate?: string;
  readonly contacts: ContactsByHand;
}

/** An account that staff made. */
export interface MadeByHand {
  readonly account: AccountId;
  readonly login: string;
  readonly position: Position;
}

/**
 * Makes an account with a place in a school (KO-11); `context.reason` says why. Its login is made as an import makes it.
 * Two who make the same person at once make one: the second is told of the first, as long as the read model is within
 * 2 s of the events, and unless they said that it is somebody else.
 * @throws LogeError `REASON_REQUIRED`; `FORBIDDEN` for a school beyond one's scope, `NOT_FOUND` for one that nobody
 *   registered; `BAD_INPUT` with the `field` for a class or a child that the school does not have;
 *   `ACCOUNT_RESEMBLES`, with the `accounts` by their ids, one space between, when somebody with a place there has these
 *   names and, where both are known, this birth date, unless `evenIfKnown`.
 */
export class CreateAccountByHand extends Command<MadeByHand> {
  constructor(
    readonly person: PersonByHand,
    readonly place: PlaceByHand,
    readonly evenIfKnown: boolean,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Changes how somebody can be reached, all of it at once; `context.reason` says why. It stands until the directory's own
 * record changes. The contacts there are change nothing.
 * @throws LogeError those of `ReopenAccount`, and `FORBIDDEN` for an account that leads to another.
 */
export class ChangeContacts extends Command<{ readonly position: Position }> {
  constructor(
    readonly account: AccountId,
    readonly contacts: ContactsByHand,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Gives an account another place; `context.reason` says why. One that it has stays as it is.
 * @throws LogeError those of {@link ChangeContacts} about the account, and of {@link CreateAccountByHand} about the place.
 */
export class AddPlace extends Command<{ readonly position: Position }> {
  constructor(
    readonly account: AccountId,
    readonly place: PlaceByHand,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Ends a place that staff gave; `context.reason` says why. One that is not held changes nothing.
 * @throws LogeError those of {@link ChangeContacts}; `PLACE_FROM_DIRECTORY` for one that the directory gave.
 */
export class EndPlace extends Command<{ readonly position: Position }> {
  constructor(
    readonly account: AccountId,
    readonly place: { readonly school: SchoolId; readonly profile: Profile },
    readonly context: Context,
  ) {
    super();
  }
}
