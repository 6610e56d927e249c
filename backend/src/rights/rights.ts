import type { AccountId, Role, SchoolId, Scope, ServiceId, SessionId } from '@loge/contracts';

/** What an operation needs (the GraphQL enum `Right`); each role gives some. */
export type Right =
  | 'READ_REGISTER'
  | 'READ_ACCOUNTS'
  | 'READ_SCHOOLS'
  | 'MANAGE_SCHOOLS'
  | 'IMPORT_DIRECTORY'
  | 'MANAGE_RIGHTS'
  | 'MANAGE_ACCOUNTS'
  | 'READ_MAILS'
  | 'MANAGE_CREDENTIALS'
  | 'DISTRIBUTE_CREDENTIALS';

/** The rights each role gives, within the scope it was granted for. */
export const rightsOf: Readonly<Record<Role, readonly Right[]>> = {
  ADMINISTRATOR: [
    'READ_REGISTER',
    'READ_ACCOUNTS',
    'READ_SCHOOLS',
    'MANAGE_SCHOOLS',
    'IMPORT_DIRECTORY',
    'MANAGE_RIGHTS',
    'MANAGE_ACCOUNTS',
    'READ_MAILS',
    'MANAGE_CREDENTIALS',
    'DISTRIBUTE_CREDENTIALS',
  ],
  CREDENTIAL_MANAGER: ['READ_ACCOUNTS', 'READ_SCHOOLS', 'MANAGE_CREDENTIALS'],
  DATA_PROTECTION_OFFICER: ['READ_REGISTER', 'READ_ACCOUNTS', 'READ_SCHOOLS'],
  AUDITOR: ['READ_REGISTER', 'READ_SCHOOLS'],
};

/** A role held now, folded from the account's stream. */
export interface Grant {
  readonly grant: string;
  readonly role: Role;
  readonly scope: Scope;
  /** The last day it holds, of Europe/Paris (`2027-08-31`); absent where it has no end. */
  readonly endsOn?: string;
}

/** Who is signed in. */
export interface Viewer {
  readonly account: AccountId;
  readonly session: SessionId;
  readonly sessionExpiresAt: Date;
  readonly grants: readonly Grant[];
  /** Nothing but choosing another password is open to them. */
  readonly mustChangePassword: boolean;
}

/** A program that asks with a token: it reads what its rights name, within its scope, and changes nothing. */
export interface ServiceViewer {
  readonly service: ServiceId;
  readonly rights: readonly Right[];
  readonly scope: Scope;
}

/**
 * How far a right reaches: everything, or some schools (networks are expanded), some of them perhaps for some
 * classes only. A list shows what lies within; a single thing outside is as if it did not exist.
 */
export type Reach =
  | { readonly kind: 'everything' }
  | {
      readonly kind: 'schools';
      readonly schools: readonly SchoolId[];
      /** For schools reached only in part: the classes. */
      readonly classes: ReadonlyMap<SchoolId, readonly string[]>;
      /** Networks reached whole: a school not yet registered there is within reach too. */
      readonly networks: readonly string[];
    };

/** No school at all: who reaches no further sees what is about or by themselves. */
export const nowhere = {
  kind: 'schools',
  schools: [],
  classes: new Map<SchoolId, readonly string[]>(),
  networks: [],
} as const satisfies Reach;

/** Whether a whole school lies within reach. */
export function reaches(reach: Reach, school: SchoolId): boolean {
  return reach.kind === 'everything' || (reach.schools.includes(school) && !reach.classes.has(school));
}
