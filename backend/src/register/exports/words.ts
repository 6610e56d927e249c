import type { AccountStatus } from '../../accounts/commands.js';
import type { Actor, Channel, EventType, Profile } from '@loge/contracts';
import type { Outcome } from '../commands.js';

/** What each kind of event is called, in French; an event of a newer version keeps its own name. */
export const kindWords: Readonly<Record<EventType, string>> = {
  AccountCreated: 'Compte créé',
  AccountRenamed: 'Nom changé',
  PersonalDetailsChanged: 'Données personnelles corrigées',
  ContactsChanged: 'Coordonnées changées',
  AddressChanged: 'Adresse postale changée',
  AccountAffiliated: 'Rattachement à un établissement',
  AffiliationChanged: 'Rattachement mis à jour',
  AffiliationEnded: 'Fin de rattachement',
  AccountActivated: 'Première utilisation du compte',
  AddressConfirmed: 'Adresse confirmée',
  LoginChanged: 'Identifiant changé',
  AccountClosed: 'Compte fermé',
  AccountReopened: 'Compte rouvert',
  AccountsJoined: 'Comptes réunis',
  AccountsParted: 'Comptes séparés',
  PersonInvited: 'Invitation',
  InvitationAccepted: 'Invitation acceptée',
  PasswordSet: 'Premier mot de passe',
  PasswordChanged: 'Mot de passe changé',
  TemporaryPasswordMade: 'Mot de passe provisoire créé',
  PasswordChangeRequired: 'Nouveau mot de passe exigé',
  PasswordLocked: 'Mot de passe bloqué',
  RecoveryLinkMade: 'Lien de récupération créé',
  PasswordReset: 'Mot de passe réinitialisé',
  AddressChangeAsked: 'Changement d’adresse demandé',
  AddressLinkMade: 'Lien de changement d’adresse créé',
  AddressChangeAgreed: 'Changement d’adresse accepté',
  CredentialsDistributed: 'Identifiants remis',
  LegacyLoginImported: 'Ancien identifiant importé',
  LegacyLoginLocked: 'Ancien identifiant bloqué',
  RoleGranted: 'Rôle donné',
  RoleWithdrawn: 'Rôle retiré',
  SignedIn: 'Connexion',
  SignInRefused: 'Connexion refusée',
  UnknownLoginRefused: 'Connexion refusée, identifiant inconnu',
  SessionEnded: 'Fin de session',
  ActivityDisputed: 'Action contestée',
  LegacyLoginUsed: 'Connexion par l’ancien identifiant',
  MigrationReminderAsked: 'Rappel de migration demandé',
  RecoveryAsked: 'Aide à la connexion demandée',
  UnknownRecoveryAsked: 'Aide à la connexion demandée, identifiant inconnu',
  RecoveryRefused: 'Lien de récupération refusé',
  RecoveryLinkOpened: 'Lien reçu par courriel ouvert',
  MailSent: 'Courriel envoyé',
  MailRefused: 'Courriel non distribué',
  AccountRead: 'Fiche consultée',
  PeopleSearched: 'Recherche de personnes',
  ImportReportRead: 'Rapport d’import consulté',
  ExportMade: 'Export',
  ExportDownloaded: 'Export téléchargé',
  PeopleExported: 'Personnes dans un export',
  SchoolRegistered: 'Établissement enregistré',
  SchoolRecordChanged: 'Fiche d’établissement changée',
  SignInPlaceSet: 'Lieu de connexion choisi',
  PasswordPolicySet: 'Règle des mots de passe choisie',
  PortalSettingsChanged: 'Réglages du portail changés',
  LegacyLoginPeriodSet: 'Période de l’ancien identifiant choisie',
  LetterSettingsChanged: 'Réglages des courriers changés',
  ImportStarted: 'Import commencé',
  ImportHeld: 'Import à confirmer',
  ImportCompleted: 'Import terminé',
  ImportRefused: 'Import refusé',
  LegacyLoginsImported: 'Anciens identifiants importés',
  CredentialsFileMade: 'Fichier d’identifiants créé',
  CredentialsFileDownloaded: 'Fichier d’identifiants téléchargé',
  CredentialsFileDeleted: 'Fichier d’identifiants supprimé',
  CampaignStarted: 'Campagne commencée',
  CampaignPaused: 'Campagne suspendue',
  CampaignResumed: 'Campagne reprise',
  CampaignEnded: 'Campagne terminée',
  CampaignReportDownloaded: 'Rapport de campagne téléchargé',
  ApiTokenCreated: 'Jeton d’API créé',
  ApiTokenRotated: 'Jeton d’API renouvelé',
  ApiTokenRevoked: 'Jeton d’API révoqué',
  ApiTokenRefused: 'Jeton d’API refusé',
};

/** Where a command came from. */
export const channelWords: Readonly<Record<Channel, string>> = {
  PORTAL: 'portail',
  DASHBOARD: 'tableau de bord',
  API: 'API',
  IMPORT: 'import',
  COMMAND_LINE: 'ligne de commande',
  SYSTEM: 'Loge',
};

export const outcomeWords: Readonly<Record<Outcome, string>> = { SUCCESS: 'fait', REFUSED: 'refusé' };

export const profileWords: Readonly<Record<Profile, string>> = {
  PUPIL: 'élève',
  RELATIVE: 'parent',
  TEACHER: 'enseignant',
  NON_TEACHING: 'non enseignant',
  LOCAL_AUTHORITY: 'personnel de collectivité',
  OTHER: 'autre',
};

export const statusWords: Readonly<Record<AccountStatus, string>> = {
  ACTIVE: 'actif',
  DEPARTED: 'parti',
  CLOSED: 'fermé',
  JOINED: 'réuni',
};

/** What acts without being anybody. */
export const systemWords: Readonly<Record<Extract<Actor, { kind: 'SYSTEM' }>['id'], string>> = {
  COMMAND_LINE: 'ligne de commande',
  REACTOR: 'Loge',
  DEMO: 'démonstration',
  STRANGER: 'inconnu',
};
