import type { EventType } from '@loge/contracts';
import { frenchSpaces } from '../../i18n/typography.js';

/**
 * One sentence for every kind of event, the actor first. Values: `actor`, `subject` (people, links), `ofSubject`
 * (« de Tom », « d’Anne »), `self` (the actor is the subject), `school`, `atSchool` (« au lycée … »),
 * `ofSchool`, and what the facts of each kind give (see facts.ts). `<import>` is the link to an import.
 * An actor is never said to *be* something (« connecté »): grammatical gender is not known.
 */
const written: Readonly<Record<EventType, string>> = {
  AccountCreated:
    '{origin, select, INVITATION {{actor} a préparé le compte {ofSubject}} other {{actor} a créé le compte {ofSubject}}}{hasLogin, select, yes {, identifiant « {login} »} other {}}',
  AccountRenamed:
    '{self, select, yes {{actor} a changé son nom} other {{actor} a changé le nom {ofSubject}}}{known, select, yes { : « {before} » devient « {after} »} other {}}',
  PersonalDetailsChanged:
    '{actor} a corrigé {what, select, civility {la civilité} birthDate {la date de naissance} both {la civilité et la date de naissance} other {les données personnelles}} {ofSubject}',
  ContactsChanged:
    '{self, select, yes {{actor} a changé ses coordonnées} other {{actor} a changé les coordonnées {ofSubject}}}{what, select, none {} other { : {what}}}',
  AddressChanged:
    '{self, select, yes {{actor} a changé son adresse postale} other {{actor} a changé l’adresse postale {ofSubject}}}',
  AccountAffiliated:
    '{actor} a rattaché {subject} {atSchool} comme {profile}{classCount, plural, =0 {} one {, en {classes}} other {, en {classes}}}',
  AffiliationChanged:
    '{change, select, classes {{actor} a fait passer {subject} de {before} à {after} {atSchool}} other {{actor} a mis à jour {what} {ofSubject} {atSchool}}}',
  AffiliationEnded:
    '{cause, select, PROFILE_CHANGED {{actor} a mis fin au rattachement {ofSubject} comme {profile} {atSchool} : son profil y a changé} ACCOUNTS_PARTED {{actor} a mis fin au rattachement {ofSubject} comme {profile} {atSchool} : deux comptes ont été séparés} ENDED_BY_STAFF {{actor} a mis fin au rattachement {ofSubject} comme {profile} {atSchool}} other {{actor} a enregistré le départ {ofSubject} ({profile}) {ofSchool}}}',
  AccountActivated:
    '{self, select, yes {{actor} a utilisé son compte pour la première fois} other {{actor} a activé le compte {ofSubject}}}',
  AddressConfirmed:
    '{self, select, yes {{actor} a confirmé son adresse} other {{actor} a confirmé l’adresse {ofSubject}}}{hasAddress, select, yes { {address}} other {}}{isLogin, select, yes {, qui sert aussi d’identifiant} other {}}',
  LoginChanged:
    '{actor} a changé l’identifiant {ofSubject}{known, select, yes { : « {before} » devient « {after} »} other {}}',
  AccountClosed: '{actor} a fermé le compte {ofSubject}',
  AccountReopened: '{actor} a rouvert le compte {ofSubject}',
  AccountsJoined:
    '{by, select, OWNER {{actor} a dit que deux comptes sont les siens} other {{actor} a réuni deux comptes {ofSubject}}} : ils n’en font plus qu’un',
  AccountsParted: '{actor} a séparé deux comptes {ofSubject} qui avaient été réunis',
  PersonInvited: '{actor} a fait un lien d’invitation pour {subject}, valable jusqu’au {until}',
  InvitationAccepted:
    '{self, select, yes {{actor} a accepté son invitation} other {{actor} a utilisé l’invitation {ofSubject}}}',
  PasswordSet:
    '{self, select, yes {{actor} a choisi son premier mot de passe} other {{actor} a donné un premier mot de passe à {subject}}}',
  PasswordChanged:
    '{self, select, yes {{actor} a changé son mot de passe} other {{actor} a changé le mot de passe {ofSubject}}}',
  PasswordChangeRequired:
    '{actor} a demandé un nouveau mot de passe pour le compte {ofSubject} : une action y a été contestée',
  PasswordLocked: '{actor} a bloqué le mot de passe {ofSubject} : trop d’essais erronés de suite',
  RecoveryLinkMade:
    '{actor} a fait un lien pour choisir un mot de passe, pour {subject}, valable jusqu’au {until}{hasAddress, select, yes {, envoyé à {address}} other {}}',
  PasswordReset:
    '{self, select, yes {{actor} a choisi un nouveau mot de passe avec un lien reçu par courriel} other {{actor} a réinitialisé le mot de passe {ofSubject}}}',
  TemporaryPasswordMade: '{actor} a créé un mot de passe provisoire pour {subject}, valable jusqu’au {until}',
  CredentialsDistributed:
    '{actor} {means, select, COUNTER {a remis à {subject} ses identifiants en main propre} FILE {a eu les identifiants {ofSubject} dans un fichier} LETTER {a eu les identifiants {ofSubject} sur papier, à remettre} MAIL {a envoyé à {subject} un lien de première connexion par courriel} SMS {a envoyé à {subject} ses identifiants par SMS} CALL {a donné à {subject} ses identifiants par téléphone} other {a remis à {subject} ses identifiants}}',
  AddressChangeAsked:
    '{actor} a demandé à changer d’adresse{hasAddress, select, yes { pour {address}} other {}}',
  AddressLinkMade:
    '{actor} a fait un lien pour que {side, select, OLD {l’ancienne adresse} other {la nouvelle adresse}} {ofSubject} donne son accord, valable jusqu’au {until}',
  AddressChangeAgreed:
    '{self, select, yes {{actor} a donné son accord depuis} other {{actor} a reçu l’accord de}} {side, select, OLD {l’ancienne adresse} other {la nouvelle adresse}}',
  LegacyLoginImported:
    '{actor} a repris l’ancien identifiant {ofSubject} {atSchool}{hasUserName, select, yes { : « {userName} »} other {}}',
  LegacyLoginLocked:
    '{actor} a bloqué l’ancien identifiant {ofSubject} : {cause, select, DISPUTED {une action a été contestée} other {trop d’essais erronés de suite}}',
  RoleGranted:
    '{actor} a donné à {subject} le rôle « {role} » : {scope}{ends, select, yes {, jusqu’au {endsOn}} other {}}',
  RoleWithdrawn:
    '{cause, select, ENDED {{actor} a mis fin au rôle « {role} » {ofSubject} : {scope}, sa durée est passée} other {{actor} a retiré à {subject} le rôle « {role} » : {scope}}}',
  SignedIn: '{actor} a ouvert une session',
  SignInRefused:
    '{self, select, yes {{actor} n’a pas pu ouvrir de session} other {{actor} n’a pas pu ouvrir de session sur le compte {ofSubject}}} : {cause, select, WRONG_PASSWORD {mot de passe erroné} NO_PASSWORD {ce compte n’a pas encore de mot de passe} THROTTLED {trop d’essais en peu de temps} NOT_STAFF {ce compte n’a pas accès au tableau de bord} CLOSED {ce compte est fermé} SIGNS_IN_ELSEWHERE {ce compte se connecte à l’académie} PASSWORD_LOCKED {ce mot de passe est bloqué} PASSWORD_EXPIRED {ce mot de passe provisoire a expiré} LEGACY_ENDED {l’ancienne connexion n’existe plus} LEGACY_REPLACED {l’ancien mot de passe a été remplacé} other {identifiant inconnu}}',
  UnknownLoginRefused:
    '{actor} n’a pas pu ouvrir de session : {cause, select, THROTTLED {trop d’essais en peu de temps} LEGACY_ENDED {l’ancienne connexion n’existe plus} other {identifiant inconnu}}',
  SessionEnded:
    '{cause, select, PASSWORD_CHANGED {{self, select, yes {{actor} a fermé une autre de ses sessions en changeant de mot de passe} other {{actor} a fermé une session {ofSubject} : le mot de passe a changé}}} PASSWORD_RESET {{actor} a fermé une autre de ses sessions en choisissant un nouveau mot de passe} ENDED_BY_OWNER {{actor} a fermé à distance une de ses sessions} ENDED_BY_STAFF {{actor} a fermé une session {ofSubject}} ROLES_CHANGED {{actor} a fermé une session {ofSubject} : ses rôles ont changé} ACCOUNT_CLOSED {{actor} a fermé une session {ofSubject} : le compte est fermé} DISPUTED {{actor} a fermé une autre de ses sessions après avoir contesté une action} ACCOUNTS_JOINED {{actor} a fermé une session {ofSubject} : deux comptes ont été réunis} PASSWORD_REGENERATED {{actor} a fermé une session {ofSubject} : un mot de passe provisoire a été créé} other {{actor} a fermé sa session}}',
  ActivityDisputed: '{actor} a contesté une action sur son compte : « ce n’était pas moi »',
  LegacyLoginUsed: '{actor} s’est servi de son ancien identifiant {atSchool}',
  MigrationReminderAsked:
    '{actor} a fait rappeler à {subject}, par courriel, la nouvelle façon de se connecter {atSchool}',
  RecoveryAsked:
    '{actor} a demandé {what, select, LOGIN {un rappel de l’identifiant} other {à choisir un mot de passe}} pour le compte {ofSubject}',
  UnknownRecoveryAsked:
    '{actor} a demandé {what, select, LOGIN {un rappel de l’identifiant à une adresse inconnue} other {à choisir un mot de passe pour un identifiant inconnu}}',
  RecoveryRefused:
    '{actor} a suivi un lien {ofSubject} qui ne marche plus : {cause, select, USED {il a déjà servi} EXPIRED {il n’est plus valable} CLOSED {le compte est fermé} other {un autre l’a remplacé}}',
  RecoveryLinkOpened: '{actor} a ouvert le lien envoyé à {subject} pour sa première connexion',
  MailSent: '{actor} a envoyé {mailKind} à {subject}{hasAddress, select, yes {, à {address}} other {}}',
  MailRefused:
    '{actor} n’a pas pu envoyer {mailKind} à {subject}{hasAddress, select, yes {, à {address}} other {}} : {cause, select, REFUSED {le serveur de courrier l’a refusé{code, plural, =0 {} other { ({codeText})}}} other {trop d’essais sans réponse}}',
  AccountRead:
    '{actor} a consulté {part, select, TIMELINE {l’histoire du compte} CREDENTIALS {le parcours des identifiants} EVENT {un événement du compte} other {la page}} {self, select, yes {à son propre nom} other {{ofSubject}}}',
  PeopleSearched:
    '{actor} a cherché {hasTyped, select, yes {« {typed} »} other {quelqu’un}} {where, select, REGISTER {dans le registre} other {parmi les comptes}} : {found, plural, =0 {aucun résultat} one {# résultat} other {# résultats}}',
  ImportReportRead: '{actor} a consulté le rapport d’<import>un import</import>',
  ExportMade:
    '{actor} a exporté {what, select, ACCOUNTS {une liste de comptes} TIMELINE {l’histoire {ofSubject}} other {des événements du registre}} ({rows, plural, =0 {aucune ligne} one {# ligne} other {# lignes}}, {format})',
  ExportDownloaded:
    '{actor} a téléchargé son export {what, select, ACCOUNTS {d’une liste de comptes} TIMELINE {de l’histoire {ofSubject}} other {du registre}} ({rows, plural, =0 {aucune ligne} one {# ligne} other {# lignes}}, {format})',
  PeopleExported: '{actor} a exporté une liste de comptes dont celui-ci fait partie',
  ApiTokenCreated: '{actor} a donné au service « {label} » un jeton d’accès à l’API, jusqu’au {until}',
  ApiTokenRotated: '{actor} a remplacé le jeton d’accès d’un service ; l’ancien cesse le {previousUntil}',
  ApiTokenRevoked: '{actor} a révoqué l’accès d’un service à l’API',
  ApiTokenRefused:
    '{actor} a essayé de lire dans l’API avec un jeton du service « {label} » : {cause, select, REVOKED {son accès est révoqué} EXPIRED {son jeton a expiré} other {ce jeton n’est pas ou plus le sien}}',
  ImportStarted:
    '{actor} a lancé <import>un import</import> {format} de {fileCount, plural, one {# fichier} other {# fichiers}}{schoolCount, plural, =0 {} other { : {schools}}}',
  ImportHeld:
    '{actor} a mis en attente <import>un import</import> : {departing, plural, one {# personne partirait} other {# personnes partiraient}} sur {members, number}, à confirmer',
  ImportCompleted:
    '{actor} a terminé <import>un import</import> : {created, plural, =0 {aucun compte créé} one {# compte créé} other {# comptes créés}}, {updated, plural, =0 {aucun modifié} one {# modifié} other {# modifiés}}, {departed, plural, =0 {aucun départ} one {# départ} other {# départs}}{errors, plural, =0 {} one {, # fiche en erreur} other {, # fiches en erreur}}',
  ImportRefused:
    '{actor} n’a pas pu faire <import>un import</import>{hasFile, select, yes { (fichier {file}{line, plural, =0 {} other {, ligne #}})} other {}} : {why}',
  LegacyLoginsImported:
    '{actor} a repris des anciens identifiants {ofSchool} : {imported, plural, =0 {aucun repris} one {# repris} other {# repris}}, {refused, plural, =0 {aucune ligne écartée} one {# ligne écartée} other {# lignes écartées}}',
  CredentialsFileMade:
    '{actor} a préparé le fichier des identifiants « {file} » : {accounts, plural, =0 {aucun compte} one {# compte} other {# comptes}}{renewal, select, NEVER_SIGNED_IN {, mots de passe jamais utilisés refaits} EVERYONE {, tous les mots de passe refaits} other {}}',
  CredentialsFileDownloaded:
    '{actor} a {format, select, LIST {imprimé les listes} SLIPS {imprimé les étiquettes} LETTERS {imprimé les courriers} other {téléchargé le tableau}} du fichier « {file} » : {accounts, plural, =0 {aucun compte} one {# compte} other {# comptes}}',
  CredentialsFileDeleted:
    '{actor} a supprimé le fichier des identifiants « {file} »{cause, select, EXPIRED { : sa durée est passée} other {}}',
  CampaignStarted:
    '{actor} a lancé {reminder, select, yes {une relance} other {une diffusion}} des identifiants par courriel : {recipients, plural, =0 {aucun destinataire} one {# destinataire} other {# destinataires}}{unreached, plural, =0 {} one {, # personne sans adresse} other {, # personnes sans adresse}}',
  CampaignPaused: '{actor} a suspendu une diffusion des identifiants',
  CampaignResumed: '{actor} a repris une diffusion des identifiants',
  CampaignEnded:
    '{actor} a {cause, select, STOPPED {arrêté} other {terminé}} une diffusion des identifiants : {sent, plural, =0 {aucun courriel envoyé} one {# courriel envoyé} other {# courriels envoyés}}{refused, plural, =0 {} one {, # refusé} other {, # refusés}}',
  CampaignReportDownloaded:
    '{actor} a téléchargé {report, select, UNREACHED {la liste des personnes sans adresse} other {le bilan}} d’une diffusion des identifiants',
  LetterSettingsChanged: '{actor} a changé ce que disent les courriers {ofSchool} aux familles',
  SchoolRegistered:
    '{actor} a enregistré {school}{classCount, plural, =0 {} one {, avec # classe} other {, avec # classes}}',
  SchoolRecordChanged: '{actor} a mis à jour la fiche {ofSchool}{what, select, none {} other { : {what}}}',
  PasswordPolicySet:
    '{actor} a fixé ce que doivent être les mots de passe {ofSchool} : {minLength, plural, other {# caractères au moins}}{composition, select, yes {, avec majuscule, minuscule, chiffre et caractère spécial} other {}}',
  PortalSettingsChanged: '{actor} a changé ce que disent les pages du portail {ofSchool}',
  LegacyLoginPeriodSet:
    '{has, select, yes {{actor} a fixé jusqu’à quand l’ancienne connexion {ofSchool} marche : {endsOn}} other {{actor} a mis fin à l’ancienne connexion {ofSchool}}}',
  SignInPlaceSet:
    '{actor} a fixé où les {profiles} {ofSchool} se connectent : {place}, et non plus {previousPlace}',
};

export const sentences: Readonly<Record<EventType, string>> = Object.fromEntries(
  Object.entries(written).map(([kind, message]) => [kind, frenchSpaces(message)]),
  // Object.fromEntries forgets the keys it was given.
) as Record<EventType, string>;

/** Words the sentences are built from. */
export const words = {
  erased: 'une personne effacée',
  nobody: 'un compte',
  COMMAND_LINE: 'la ligne de commande',
  REACTOR: 'Loge',
  DEMO: 'la démonstration',
  STRANGER: 'un visiteur',
  service: 'le service {name}',
  unknownSchool: 'un établissement',
  unknownKind: '{actor} a fait quelque chose que cette version ne sait pas nommer ({kind})',
  noClass: 'aucune classe',
  details: 'les informations',
};
