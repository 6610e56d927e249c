import type {
  AccountId,
  Civility,
  CredentialsFormat,
  Language,
  PostalAddress,
  Profile,
  SchoolId,
} from '@loge/contracts';

/** What stands in the place of a password: itself, or why there is none. */
export type CredentialCell =
  | {
      readonly kind: 'PASSWORD';
      /** In groups, for paper. */
      readonly password: string;
      readonly expiresAt: Date;
    }
  | {
      /**
       * `ACTIVATED`: « déjà activé »; `ACADEMY`: signs in at the academy (KO-8); `OLD_LOGIN`: has an old login that
       * still works; `BEYOND`: beyond the scope or rank of whoever downloads (invariant 9).
       */
      readonly kind: 'ACTIVATED' | 'ACADEMY' | 'OLD_LOGIN' | 'BEYOND';
    };

/** A person of a file, in one of their places. */
export interface CredentialRow {
  readonly account: AccountId;
  readonly school: SchoolId;
  readonly profile: Profile;
  /** Of a relative, that of the first child there. */
  readonly className?: string;
  readonly family: string;
  readonly given: string;
  readonly civility?: Civility;
  readonly login: string;
  readonly cell: CredentialCell;
  readonly joinKey?: string;
  readonly address?: PostalAddress;
  /** To write to them in. */
  readonly language: Language;
  /** Of a relative: the children in that school. */
  readonly children: readonly RowChild[];
}

/** A child of a relative. The account, not the name, says who belongs to one family: two at one address may not. */
export interface RowChild {
  readonly account: AccountId;
  /** « Given Family, class » */
  readonly name: string;
}

/** What a sheet needs to know of a school. */
export interface SheetSchool {
  readonly school: SchoolId;
  /** The UAI. */
  readonly code: string;
  readonly name: string;
  readonly address?: PostalAddress;
  readonly phone?: string;
  /** Whom to ask, in words. */
  readonly contact?: string;
  /** `#7a1f3d` */
  readonly color?: string;
  /** « Texte du courrier ». */
  readonly letterText?: string;
  /** PNG or JPEG. */
  readonly logo?: Buffer;
}

/** A file to be written: its rows come in the order they are to stand in, by school, class and name. */
export interface Sheet {
  readonly format: CredentialsFormat;
  /** Of `LETTERS`: one letter for each household. */
  readonly byHousehold: boolean;
  readonly schools: ReadonlyMap<SchoolId, SheetSchool>;
  readonly rows: AsyncIterable<CredentialRow>;
  /** Where people sign in, without a slash at its end: `https://loge.example`; a school's page is `/e/<code>` below. */
  readonly publicUrl: string;
  /** When it was asked for. */
  readonly at: Date;
}
