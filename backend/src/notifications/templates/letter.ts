import type { MailKind } from '@loge/contracts';
import type { MailContent } from '../mails.js';

/** A mail in the words of one language, before it is laid out as text or HTML. */
export interface Letter {
  readonly subject: string;
  /** The subject is somebody's own and says whose school it is: nothing is added to it. */
  readonly ownSubject?: boolean;
  /** The one heading. */
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** In somebody's own words; its lines are kept. */
  readonly note?: readonly string[];
  /** What stands one below the other: logins, or when and where something was. */
  readonly lines?: readonly string[];
  readonly button?: { readonly label: string; readonly link: string };
  /** Below the button: how long it works, what to do if it was not them. */
  readonly advice: readonly string[];
}

/** What a mail of one kind is made of. */
export type ContentOf<Kind extends MailKind> = Kind extends unknown
  ? MailContent extends infer Content
    ? Content extends { readonly kind: infer Kinds }
      ? Kind extends Kinds
        ? Content
        : never
      : never
    : never
  : never;

/** How one language writes times. */
export interface Times {
  /** A day and a time of day in France: « 24 novembre 2026 à 20:05 ». */
  when(at: Date): string;
  /** A day in France: « 24 novembre 2026 ». */
  day(at: Date): string;
  /** How long it is until then: « 1 heure », « 45 minutes ». */
  until(end: Date): string;
  /** How many days it is until then: « 60 jours ». */
  days(end: Date): string;
}

/** The words of one language. */
export interface Words {
  /** A letter for each kind of mail. */
  readonly letters: { readonly [Kind in MailKind]: (content: ContentOf<Kind>, times: Times) => Letter };
  /** Before the address of the button, for those who cannot press it. */
  readonly address: string;
  /** Whom to ask, as the school says it. */
  readonly ask: (contact: string) => string;
  /** Whom to ask where the school does not say. */
  readonly askSchool: string;
  /** Why nobody reads an answer. */
  readonly automatic: string;
  /** What typography asks for beyond ordinary spaces. */
  readonly typeset?: (text: string) => string;
}

/** When and where something was, one below the other. */
export function placeLines(
  { at, device, network }: { readonly at: Date; readonly device?: string; readonly network?: string },
  labels: { readonly when: string; readonly device: string; readonly network: string },
  times: Times,
): readonly string[] {
  return [
    `${labels.when}: ${times.when(at)}`,
    ...(device ? [`${labels.device}: ${device}`] : []),
    ...(network ? [`${labels.network}: ${network}`] : []),
  ];
}

/** The lines of what somebody wrote, without empty ones around it. */
export const linesOf = (text: string): readonly string[] => text.trim().split(/\r\n|[\r\n\u2028\u2029]/u);
