import type { EventType } from '@loge/contracts';
import type { JournalEntry } from '../register/commands.js';

/** What people dispute most; of anything else the mail says when it was, and the register what. */
const words: Partial<Readonly<Record<EventType, string>>> = {
  SignedIn: 'Connexion',
  SignInRefused: 'Connexion refusée',
  SessionEnded: 'Fin de session',
  RecoveryAsked: 'Demande de mot de passe ou d’identifiant oublié',
  RecoveryRefused: 'Essai d’un lien reçu par courriel',
  PasswordSet: 'Premier mot de passe',
  PasswordChanged: 'Changement de mot de passe',
  PasswordReset: 'Nouveau mot de passe par courriel',
  PasswordLocked: 'Blocage du mot de passe',
  AddressConfirmed: 'Confirmation d’une adresse électronique',
  InvitationAccepted: 'Invitation acceptée',
  ContactsChanged: 'Changement des coordonnées',
  RoleGranted: 'Rôle donné',
  RoleWithdrawn: 'Rôle retiré',
  AccountRead: 'Consultation du compte',
};

const when = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});

/** An event of somebody's history in a few words; one that the register does not hold any more is « Une action ». */
export function disputedWords(entry: Pick<JournalEntry, 'kind' | 'occurredAt'> | undefined): string {
  if (!entry) return 'Une action';
  return `${words[entry.kind] ?? 'Une action'}, le ${when.format(entry.occurredAt)}`;
}
