import { Command, Query } from '@nestjs/cqrs';
import type {
  LegacyLoginPeriod,
  LetterSettings,
  Network,
  PasswordPolicy,
  PortalSettings,
  Profile,
  SchoolId,
  SchoolRecord,
  SignInPlace,
} from '@loge/contracts';
import type { Context } from '../context.js';
import type { Position } from '../event-store/port.js';
import type { Reach } from '../rights/rights.js';

export { legacyLoginIsOpen, legacyLoginOf } from './legacy-login-period.js';

/** What recording one school did, or would do. */
export interface SchoolOutcome {
  readonly school: SchoolId;
  readonly outcome: 'created' | 'updated' | 'unchanged';
  /** The UAI's last letter is not the one its digits call for; real exports have such codes, so it is taken. */
  readonly warning?: 'UAI_CHECK_LETTER';
}

/** Registers schools or records them again; equal records change nothing. One outcome for each, in order. */
export class RecordSchools extends Command<readonly SchoolOutcome[]> {
  constructor(
    readonly schools: readonly { readonly school: SchoolId; readonly record: SchoolRecord }[],
    readonly options: { readonly dryRun: boolean },
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Sets where the people of one profile sign in; the place it already is changes nothing.
 * @throws LogeError `NOT_FOUND` for a school nobody registered.
 */
export class SetSignInPlace extends Command<{ readonly position: Position }> {
  constructor(
    readonly school: SchoolId,
    readonly profile: Profile,
    readonly place: SignInPlace,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Sets what passwords of a school's people must be; equal to what it is, it changes nothing.
 * @throws LogeError `NOT_FOUND` for a school nobody registered, `BAD_INPUT` for a length not from 8 to 64.
 */
export class SetPasswordPolicy extends Command<{ readonly position: Position }> {
  constructor(
    readonly school: SchoolId,
    readonly policy: PasswordPolicy,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Sets what a school's pages of the portal lead to and tell; what is absent or blank is none. Settings equal to what
 * they are change nothing.
 * @throws LogeError `NOT_FOUND` for a school nobody registered, `PORTAL_LINK_INVALID` (with the `field`) for what is
 *   no plain `https` address, `PORTAL_COLOR_UNREADABLE` for a colour too close to white, `BAD_INPUT` for a contact that is too long or holds control characters.
 */
export class SetPortalSettings extends Command<{ readonly position: Position }> {
  constructor(
    readonly school: SchoolId,
    readonly settings: PortalSettings,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Sets until when a school's old login works beside the new one; without a period there is none from now on. The
 * period it already is changes nothing.
 * @throws LogeError `NOT_FOUND` for a school nobody registered, `BAD_INPUT` for what are no days,
 *   `LEGACY_END_BEFORE_OPENING`.
 */
export class SetLegacyLoginPeriod extends Command<{ readonly position: Position }> {
  constructor(
    readonly school: SchoolId,
    readonly period: LegacyLoginPeriod | undefined,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Sets what a school's letters to families say and show (KO-5); what is absent or blank is none. Settings equal to what
 * they are change nothing.
 * @throws LogeError `NOT_FOUND` for a school nobody registered, `LETTER_LOGO_INVALID` for a logo that letters cannot
 *   hold, `BAD_INPUT` for a text that is too long or holds control characters.
 */
export class SetLetterSettings extends Command<{ readonly position: Position }> {
  constructor(
    readonly school: SchoolId,
    /** `logo` is a `data:` address of a PNG or JPEG. */
    readonly settings: { readonly text?: string; readonly logo?: string },
    readonly context: Context,
  ) {
    super();
  }
}

/** A picture that letters can hold. */
export interface Logo {
  readonly bytes: Buffer;
  readonly mediaType: 'image/png' | 'image/jpeg';
}

/** The logo that {@link KnownSchool.letter} names; `undefined` when there is none of that name. */
export class LogoOf extends Query<Logo | undefined> {
  /** `sha256`: hexadecimal. */
  constructor(readonly sha256: string) {
    super();
  }
}

/** A school as its stream tells it: current, whatever the read models hold. */
export interface KnownSchool {
  readonly school: SchoolId;
  readonly record: SchoolRecord;
  readonly signInPlaces: Readonly<Record<Profile, SignInPlace>>;
  readonly passwordPolicy: PasswordPolicy;
  readonly portal: PortalSettings;
  readonly letter: LetterSettings;
  /** Absent where there is no old login. */
  readonly legacyLogin?: LegacyLoginPeriod;
}

/** The schools that are registered among these, from their streams. */
export class SchoolById extends Query<ReadonlyMap<SchoolId, KnownSchool>> {
  constructor(readonly ids: readonly SchoolId[]) {
    super();
  }
}

/**
 * The registered schools with these join keys (`<academy>$<ENTStructureJointure>`), of all events appended before
 * the question. Should two schools bear one key, it is the one whose id sorts first.
 * @throws LogeError `INTERNAL` when the read model does not catch up within 60 s.
 */
export class SchoolsByJoinKey extends Query<ReadonlyMap<string, SchoolId>> {
  constructor(readonly joinKeys: readonly string[]) {
    super();
  }
}

/** The schools that belong to these networks, of all events appended before the question (waits for them at most 2 s). */
export class SchoolsOfNetworks extends Query<readonly SchoolId[]> {
  constructor(readonly networks: readonly (Network | string)[]) {
    super();
  }
}

/** The names of schools; one that is not registered is absent. For loaders. */
export class SchoolNames extends Query<ReadonlyMap<SchoolId, string>> {
  constructor(readonly ids: readonly SchoolId[]) {
    super();
  }
}

/** A school as the read model shows it. */
export interface SchoolView extends KnownSchool {
  readonly registeredAt: Date;
}

/** A page of schools; `cursors` stand beside `schools`. */
export interface SchoolPage {
  readonly schools: readonly SchoolView[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
}

/**
 * The schools within reach by name; `search` is part of a name, code or town without regard to accents and case.
 * @throws LogeError `BAD_INPUT` for a cursor that is none, or control characters in the search.
 */
export class ListSchools extends Query<SchoolPage> {
  constructor(
    readonly filter: { readonly search?: string; readonly school?: SchoolId },
    readonly reach: Reach,
    /** `first` from 1 to 200. */
    readonly page: { readonly first: number; readonly after?: string },
  ) {
    super();
  }
}
