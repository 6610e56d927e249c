import type { Profile } from '@loge/contracts';
import { parisDay } from '../../rights/held.js';
import { csvLine } from '../../files/csv.js';
import type { Recipient, RecipientState } from './recipient.rows.js';

/** Somebody of a campaign, as their account tells now. */
export interface ReportedPerson {
  readonly family: string;
  readonly given: string;
  readonly login: string;
  /** Where mails go to, as far as it is told. */
  readonly address: string;
  /** The school's code. */
  readonly school: string;
}

/** The report of a campaign (KO-7): what became of each mail, or the people without an address. */
export type ReportKind = 'SENDING' | 'UNREACHED';

const names: Readonly<Record<ReportKind, string>> = {
  SENDING: 'ENT-Bilan-envoi',
  UNREACHED: 'ENT-Sans-adresse',
};

/** What a report is saved as, by the day of Europe/Paris that its campaign began on. */
export const reportName = (report: ReportKind, startedAt: Date): string =>
  `${names[report]}-${parisDay(startedAt)}.csv`;

/** The columns of each report. */
export const reportHeaders: Readonly<Record<ReportKind, readonly string[]>> = {
  SENDING: [
    ...['nom', 'prenom', 'login', 'profil', 'classe', 'etablissement', 'adresse'],
    ...['etat', 'code SMTP', 'date', 'lien ouvert', 'premiere connexion'],
  ],
  UNREACHED: ['nom', 'prenom', 'profil', 'classe', 'etablissement'],
};

/** « Cible » (KO-6). */
const profiles: Readonly<Record<Profile, string>> = {
  PUPIL: 'Élève',
  RELATIVE: 'Parent',
  TEACHER: 'Enseignant',
  NON_TEACHING: 'Non enseignant',
  LOCAL_AUTHORITY: 'Personnel de collectivité',
  OTHER: 'Autre',
};

const states: Readonly<Record<RecipientState, string>> = {
  WAITING: 'en attente',
  QUEUED: 'en attente',
  SENT: 'envoyé',
  REFUSED: 'refusé',
  BOUNCED: 'revenu',
  SKIPPED: 'non envoyé',
  UNREACHED: 'sans adresse',
};

/** By the clocks of France; a spreadsheet knows it for a time. */
const paris = new Intl.DateTimeFormat('fr-FR', {
  ...{ timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
});

const timeOf = (at: Date | null): string => (at ? paris.format(at) : '');

/** A line of a report, with its end. */
export function reportLine(kind: ReportKind, recipient: Recipient, person: ReportedPerson): string {
  const { family, given, login, address, school } = person;
  const { profile, className, state, smtpCode, endedAt, openedAt, activatedAt } = recipient;
  const place = [profiles[profile], className ?? '', school];
  if (kind === 'UNREACHED') return csvLine([family, given, ...place]);
  return csvLine([
    ...[family, given, login, ...place, address],
    ...[states[state], smtpCode === null ? '' : String(smtpCode)],
    ...[timeOf(endedAt), timeOf(openedAt), timeOf(activatedAt)],
  ]);
}

/** Enough of an address for its owner's school to know it: `a…@example.org`. */
export function hintOf(address: string | undefined): string {
  const at = address?.lastIndexOf('@') ?? -1;
  return address && at > 0 ? `${address.slice(0, 1)}…${address.slice(at)}` : '';
}
