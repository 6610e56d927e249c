import type { EventType, Language } from '@loge/contracts';
import type { JournalEntry } from '../register/commands.js';

/** What people dispute most: of anything else, the mail says when it was, and the register what. */
type Known = Extract<
  EventType,
  | 'SignedIn'
  | 'SignInRefused'
  | 'RecoveryAsked'
  | 'PasswordChanged'
  | 'PasswordReset'
  | 'AddressConfirmed'
  | 'ContactsChanged'
  | 'RoleGranted'
  | 'AccountRead'
>;

interface Words extends Readonly<Record<Known, string>> {
  readonly other: string;
  /** Between what it was and when. */
  readonly on: string;
  /** Of the dates, BCP 47. */
  readonly locale: string;
}

const words: Readonly<Record<Language, Words>> = {
  fr: {
    SignedIn: 'Connexion',
    SignInRefused: 'Connexion refusée',
    RecoveryAsked: 'Demande de courriel pour retrouver l’accès',
    PasswordChanged: 'Changement de mot de passe',
    PasswordReset: 'Nouveau mot de passe par courriel',
    AddressConfirmed: 'Confirmation d’une adresse',
    ContactsChanged: 'Changement des coordonnées',
    RoleGranted: 'Rôle donné',
    AccountRead: 'Consultation du compte',
    ...{ other: 'Une action', on: 'le', locale: 'fr-FR' },
  },
  en: {
    SignedIn: 'Sign-in',
    SignInRefused: 'Refused sign-in',
    RecoveryAsked: 'Request for a mail to get back in',
    PasswordChanged: 'Change of password',
    PasswordReset: 'New password by mail',
    AddressConfirmed: 'Confirmation of an address',
    ContactsChanged: 'Change of contact details',
    RoleGranted: 'Role given',
    AccountRead: 'Look at the account',
    ...{ other: 'Something', on: 'on', locale: 'en-GB' },
  },
  de: {
    SignedIn: 'Anmeldung',
    SignInRefused: 'Abgelehnte Anmeldung',
    RecoveryAsked: 'Bitte um eine E-Mail für den Zugang',
    PasswordChanged: 'Änderung des Passworts',
    PasswordReset: 'Neues Passwort per E-Mail',
    AddressConfirmed: 'Bestätigung einer Adresse',
    ContactsChanged: 'Änderung der Kontaktdaten',
    RoleGranted: 'Rolle erteilt',
    AccountRead: 'Einsicht in das Konto',
    ...{ other: 'Ein Vorgang', on: 'am', locale: 'de-DE' },
  },
  nl: {
    SignedIn: 'Aanmelding',
    SignInRefused: 'Geweigerde aanmelding',
    RecoveryAsked: 'Vraag om een e-mail om weer toegang te krijgen',
    PasswordChanged: 'Wijziging van het wachtwoord',
    PasswordReset: 'Nieuw wachtwoord per e-mail',
    AddressConfirmed: 'Bevestiging van een adres',
    ContactsChanged: 'Wijziging van de contactgegevens',
    RoleGranted: 'Rol gegeven',
    AccountRead: 'Inzage in het account',
    ...{ other: 'Iets', on: 'op', locale: 'nl-NL' },
  },
};

/**
 * An event of somebody's history in a few words, such as « Connexion, le 24 novembre 2026 à 10:05 » (Paris time).
 * Of one that the register does not hold any more, only that there was something.
 */
export function disputedWords(
  language: Language,
  entry: Pick<JournalEntry, 'kind' | 'occurredAt'> | undefined,
): string {
  const { other, on, locale, ...known } = words[language];
  if (!entry) return other;
  const what = Object.entries(known).find(([kind]) => kind === entry.kind)?.[1] ?? other;
  const when = entry.occurredAt.toLocaleString(locale, {
    ...{ dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' },
  });
  return `${what}, ${on} ${when}`;
}
