/** How an account is signed in to: credentials, sessions, closing. */
export const access = {
  credentials: 'Moyens de connexion',
  logins: 'Identifiants',
  password: 'Mot de passe',
  standings: {
    NONE: 'pas encore choisi',
    GOOD: 'valable',
    TO_CHANGE: 'à changer',
    LOCKED: 'bloqué',
    TEMPORARY: 'provisoire',
    EXPIRED: 'provisoire, expiré',
  },
  standingHelp: {
    NONE: 'La personne en choisit un par « Mot de passe oublié », avec son adresse ou son identifiant.',
    TO_CHANGE: 'La personne devra en choisir un autre dès sa prochaine connexion.',
    LOCKED: 'Trop d’essais faux de suite. La personne en choisit un autre par « Mot de passe oublié ».',
    TEMPORARY: 'L’établissement l’a remis. La personne devra en choisir un autre dès sa prochaine connexion.',
    EXPIRED:
      'Son temps est passé : il n’ouvre plus rien. Régénérez-le, ou passez par « Mot de passe oublié ».',
  },
  since: 'Choisi le',
  madeOn: 'Créé le',
  expiresOn: 'Valable jusqu’au',
  expiredOn: 'Expiré le',
  hidden: 'Vous voyez ce compte de loin : ses moyens de connexion et ses sessions ne vous sont pas montrés.',
  sessions: 'Sessions ouvertes',
  noSessions: 'Aucune session ouverte : personne n’est connecté à ce compte.',
  unknownDevice: 'appareil inconnu',
  network: 'réseau {network}',
  lastSeen: 'dernière utilisation {when}',
  remembered: 'reste connecté',
  current: 'votre session',
  endSessions: 'Fermer les sessions',
  endTitle: 'Fermer les sessions de {name} ?',
  endHelp:
    'La personne est déconnectée aussitôt sur tous ses appareils. Elle peut se reconnecter avec son mot de passe.',
  sessionsEnded:
    '{count, plural, =0 {Aucune session n’était plus ouverte.} one {# session est fermée.} other {# sessions sont fermées.}}',
  regenerate: 'Régénérer le mot de passe',
  regenerateTitle: 'Souhaitez-vous créer un nouveau mot de passe pour cet utilisateur ?',
  regenerateHelp:
    '{name} : l’ancien mot de passe ne marchera plus et les sessions prennent fin aussitôt. Le nouveau est provisoire et vous sera montré une seule fois.',
  newPassword: 'Nouveau mot de passe',
  newPasswordSaid:
    'Le mot de passe de {name} (login : {login}) a été modifié. Son nouveau mot de passe est :',
  newPasswordHelp:
    'Remettez-le à la personne, et à elle seule : il ne sera plus montré. Il marche jusqu’au {date} ; à la première connexion, elle devra en choisir un autre. Tirets, espaces et majuscules ne comptent pas.',
  newPasswordDone: 'C’est remis, fermer',
  print: 'Imprimer',
  slipAddress: 'Se connecter à l’adresse :',
  slipLogin: 'Identifiant :',
  slipPassword: 'Mot de passe provisoire :',
  slipHelp:
    'Ce mot de passe marche jusqu’au {date}. À la première connexion, vous en choisirez un autre. Ne donnez ce papier à personne.',
  close: 'Fermer le compte',
  closeTitle: 'Fermer le compte de {name} ?',
  closeHelp:
    'Personne ne pourra plus s’y connecter, et ses sessions prennent fin aussitôt. Ses identifiants et son histoire sont gardés ; le compte peut être rouvert.',
  closed: 'Le compte est fermé.',
  reopen: 'Rouvrir le compte',
  reopenTitle: 'Rouvrir le compte de {name} ?',
  reopenHelp:
    'La personne pourra de nouveau se connecter, avec les mêmes identifiants et le même mot de passe.',
  reopened: 'Le compte est rouvert.',
};
