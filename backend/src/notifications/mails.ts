import type { AccountId, Language, MailKind, SchoolId } from '@loge/contracts';

/** A mail in the queue. It holds no secret and no personal data: what it says is composed when its turn comes. */
export interface QueuedMail {
  /** A UUID; the id of the event that called for it, where there is one. */
  readonly id: string;
  readonly kind: MailKind;
  /** To whom. */
  readonly account: AccountId;
  readonly language: Language;
  /** What its composer needs to know again: ids and codes. */
  readonly facts: Readonly<Record<string, string>>;
}

/** What a mail says. */
export interface ComposedMail {
  /** The address; empty where the person has none, which fails at once. */
  readonly to: string;
  /** In whose name it is written: the school's name, whom to ask there, its colour, `#7a1f3d`, and where it is. */
  readonly school?: {
    readonly name: string;
    readonly contact?: string;
    readonly color?: string;
    /** In one line. */
    readonly address?: string;
  };
  readonly content: MailContent;
}

/** A way to reach somebody, as their contacts have it. */
export type ContactKind = 'email' | 'homePhone' | 'workPhone' | 'mobile';

/** What is particular to a mail of each kind. */
export type MailContent =
  | {
      readonly kind: 'RECOVERY';
      readonly displayName: string;
      readonly login: string;
      readonly link: string;
      readonly expiresAt: Date;
      /** Whether it is the first password of an account that has none. */
      readonly first: boolean;
    }
  | {
      readonly kind: 'FORGOTTEN_LOGIN';
      readonly accounts: readonly {
        readonly displayName: string;
        readonly login: string;
        /** The names of its schools. */
        readonly schools: readonly string[];
      }[];
    }
  | { readonly kind: 'SIGN_IN_ELSEWHERE'; readonly displayName: string }
  | {
      readonly kind: 'PASSWORD_RESET' | 'PASSWORD_CHANGED' | 'NEW_DEVICE';
      readonly displayName: string;
      readonly at: Date;
      readonly device?: string;
      readonly network?: string;
    }
  | { readonly kind: 'PASSWORD_LOCKED'; readonly displayName: string; readonly at: Date }
  | {
      readonly kind: 'ACTIVITY_DISPUTED';
      readonly displayName: string;
      readonly at: Date;
      /** What was disputed, in the words of the history. */
      readonly what: string;
    }
  | {
      readonly kind: 'MIGRATION_REMINDER';
      readonly displayName: string;
      /** Where a password is chosen by mail. */
      readonly link: string;
      /** The last day of the old login; absent where there is none. */
      readonly endsOn?: Date;
    }
  | {
      readonly kind: 'ADDRESS_CHANGE' | 'ADDRESS_CHANGE_AGREEMENT';
      readonly displayName: string;
      /** The address that is to become theirs. */
      readonly address: string;
      readonly link: string;
      readonly expiresAt: Date;
    }
  | {
      readonly kind: 'PASSWORD_REGENERATED' | 'ACCOUNTS_JOINED';
      readonly displayName: string;
      readonly at: Date;
    }
  | {
      readonly kind: 'REGENERATION_NOTICE';
      /** Of who did it. */
      readonly displayName: string;
      readonly at: Date;
      /** For whom. */
      readonly whose: { readonly displayName: string; readonly login: string };
    }
  | {
      readonly kind: 'LOGIN_CHANGED';
      readonly displayName: string;
      readonly at: Date;
      /** What is typed to sign in from now on. */
      readonly login: string;
    }
  | {
      readonly kind: 'CONTACTS_CHANGED';
      readonly displayName: string;
      readonly at: Date;
      /** The name of who changed them; absent where it was no person, or one who is forgotten. */
      readonly by?: string;
      readonly changed: readonly ContactKind[];
    }
  | {
      readonly kind: 'CREDENTIALS';
      readonly displayName: string;
      readonly login: string;
      /** « Objet », as the sender wrote it. */
      readonly title: string;
      /** « Texte personnalisable »: plain text, its lines kept. */
      readonly text?: string;
      /** Leads to choosing a password, and in. */
      readonly link: string;
      readonly expiresAt: Date;
    }
  | {
      readonly kind: 'CAMPAIGN_REPORT';
      /** Of who sent it. */
      readonly displayName: string;
      readonly title: string;
      readonly sent: number;
      readonly refused: number;
      readonly skipped: number;
      readonly unreached: number;
      /** The campaign's page, where the report is downloaded. */
      readonly link: string;
    };

/** A mail whose turn is put off by so many seconds; that is no try of it. */
export interface PutOff {
  readonly putOff: number;
}

/**
 * Composes mails of some kinds when their turn comes; `undefined` for one that is of no use any more. It may be
 * called again for the same mail.
 */
export type Composer = (mail: QueuedMail) => Promise<ComposedMail | PutOff | undefined>;

/** Of an event about a mail: the schools it concerns. */
export interface MailAbout {
  readonly schools: readonly SchoolId[];
}

/** How rooms have mails sent. */
export interface Mails {
  /** Who composes mails of this kind; one room each, told in its module's `onModuleInit`. */
  composedBy(kind: MailKind, compose: Composer): void;
  /** Puts a mail in the queue; one with the same id is there already and stays as it is. */
  enqueue(mail: QueuedMail, about: MailAbout): Promise<void>;
  /** {@link enqueue} for many that nobody waits for: all other mails go ahead of them. */
  enqueueBulk(mails: readonly { readonly mail: QueuedMail; readonly about: MailAbout }[]): Promise<void>;
  /** How many bulk mails of a kind are due and were never tried. */
  untriedBulk(kind: MailKind): Promise<number>;
}

/** The injection token of {@link Mails}, which is there everywhere. */
export const MAILS = Symbol('Mails');
