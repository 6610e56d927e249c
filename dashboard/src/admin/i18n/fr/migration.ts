export const migration = {
  title: 'Migration',
  listAnswer: 'Le passage de l’ancienne connexion à la nouvelle, établissement par établissement.',
  list: 'Établissements et leur ancienne connexion',
  listMore:
    'Seuls les {count, number} premiers sont ici. Les autres : depuis la page de chaque établissement.',
  heading: 'Migration : {school}',
  back: 'Retour à l’établissement',
  open: 'Suivre la migration',
  answer:
    '{people, plural, =0 {Personne n’est à faire passer pour l’instant.} other {{moved, plural, =0 {Personne n’a encore de mot de passe} one {# personne a un mot de passe} other {# personnes ont un mot de passe}} de la nouvelle connexion, sur {people, number} ({percent, number} %).}}',
  oldLogin: {
    title: 'Ancienne connexion',
    NONE: 'Pas d’ancienne connexion : tout le monde passe par le portail.',
    OPEN: 'L’ancienne connexion marche jusqu’au {date} compris.',
    ENDED: 'L’ancienne connexion est arrêtée. Son dernier jour était le {date}.',
  },
  progress: {
    title: 'Où en est-on ?',
    aside: 'Qui se connecte à l’académie n’est pas compté.',
    empty: 'Aucune personne à compter. Importez d’abord l’annuaire de l’établissement.',
    show: 'Voir : {profile}, {what}',
  },
  counts: {
    MOVED: '{count, number} à la nouvelle connexion',
    OLD_LOGIN_ONLY: '{count, number} à l’ancienne seulement',
    NEVER_SIGNED_IN: '{count, number} sans aucune connexion',
  },
  states: {
    MOVED: 'à la nouvelle connexion',
    OLD_LOGIN_ONLY: 'à l’ancienne seulement',
    NEVER_SIGNED_IN: 'aucune connexion encore',
  },
  rehearsal: {
    title: 'Et si l’ancienne connexion s’arrêtait demain ?',
    none: 'Personne ne resterait dehors : tout le monde a un mot de passe de la nouvelle connexion.',
    byMail:
      '{count, plural, =0 {Personne ne peut choisir un mot de passe par courriel.} one {# personne peut choisir un mot de passe par courriel.} other {# personnes peuvent choisir un mot de passe par courriel.}}',
    shutOut:
      '{count, plural, =0 {Personne ne resterait dehors.} one {# personne resterait dehors : aucun courriel ne l’atteint.} other {# personnes resteraient dehors : aucun courriel ne les atteint.}}',
    shutOutHelp:
      'Faites enregistrer leur adresse dans l’annuaire, ou remettez-leur un mot de passe en main propre, avant le dernier jour.',
    table: 'Ce que deviendrait chacun, par profil',
    profile: 'Profil',
    byMailColumn: 'Par courriel',
    shutOutColumn: 'Dehors',
    see: 'Voir qui',
    seeByMail: 'Voir qui peut choisir un mot de passe par courriel',
    seeShutOut: 'Voir qui resterait dehors',
  },
  remind: {
    button: 'Rappeler par courriel',
    title: 'Rappeler par courriel ?',
    help: 'Chaque personne reçoit un courriel qui la mène à la nouvelle connexion. Qui en a reçu un depuis moins d’un jour n’en reçoit pas d’autre.',
    whom: 'À qui',
    everybody: 'Tous les profils ({count, number})',
    profile: '{profile} ({count, number})',
    count:
      '{count, plural, =0 {Personne à rappeler ici.} one {# personne au plus recevra un courriel.} other {# personnes au plus recevront un courriel.}}',
    submit: '{count, plural, one {Envoyer # courriel} other {Envoyer # courriels}}',
    asked:
      '{count, plural, =0 {Aucun courriel ne part : ces personnes en ont déjà reçu un depuis moins d’un jour.} one {# courriel part.} other {# courriels partent.}}',
  },
  period: {
    title: 'Jusqu’à quand marche l’ancienne connexion ?',
    help: 'Pendant cette période, la page de connexion de l’établissement propose les deux façons de se connecter, et annonce le dernier jour de l’ancienne.',
    opensOn: 'Ouverture de la nouvelle connexion',
    endsOn: 'Dernier jour de l’ancienne connexion',
    endsOnHelp: 'Elle marche encore ce jour-là, jusqu’à minuit.',
    past: 'Ce jour est passé : l’ancienne connexion s’arrête aussitôt.',
    set: 'C’est enregistré. La page de connexion l’annonce.',
    remove: 'Retirer l’ancienne connexion',
    removeTitle: 'Retirer l’ancienne connexion ?',
    removeHelp:
      'Elle s’arrête aussitôt, et la page de connexion n’en parle plus. {count, plural, =0 {Personne ne reste dehors.} one {# personne reste dehors : aucun courriel ne l’atteint.} other {# personnes restent dehors : aucun courriel ne les atteint.}} Les anciens identifiants sont gardés : une nouvelle période les fait marcher de nouveau.',
    removed: 'L’ancienne connexion est retirée.',
  },
  import: {
    title: 'Anciens identifiants',
    help: 'Un fichier CSV de l’ancien système. Les mots de passe y sont hachés ; un mot de passe en clair n’est jamais repris. Le même fichier peut être donné plusieurs fois.',
    columns: 'Les colonnes du fichier',
    columnList: {
      login: 'l’ancien nom d’utilisateur : « login », « nom d’utilisateur »',
      hash: 'le mot de passe haché : « mot de passe », « hash » (argon2id, bcrypt, PBKDF2, SHA, SSHA)',
      person:
        'de quoi reconnaître la personne : « cle de jointure », ou « courriel », ou « nom » et « prenom » (avec « profil » s’il y en a un)',
      school: '« rne » si le fichier parle de plusieurs établissements',
    },
    separators:
      'La première ligne nomme les colonnes, dans n’importe quel ordre. Virgule, point-virgule ou tabulation. 2 Mo et 10 000 lignes au plus.',
    drop: 'Déposez ici le fichier CSV',
    choose: 'Choisir un fichier',
    dropHelp: 'L’import commence aussitôt.',
    tooLarge: '{name} dépasse 2 Mo. Partagez-le en plusieurs fichiers, chacun avec sa première ligne.',
    busy: 'Un autre fichier est en cours d’import ici. Attendez qu’il soit fini, puis donnez celui-ci.',
    onlyOne: 'Donnez un seul fichier à la fois.',
    sending: 'Envoi de {name}',
    running: 'Import en cours',
    count: '{done, number} sur {lines, number} lignes',
    leave: 'Vous pouvez quitter cette page : l’import continue et se retrouve ici.',
    of: 'Import du {date}',
    taken:
      '{imported, plural, =0 {Aucun identifiant nouveau} one {# identifiant utilisable} other {# identifiants utilisables}}{unchanged, plural, =0 {} one {, # déjà là} other {, # déjà là}}',
    leftOut:
      '{count, plural, =0 {, aucune ligne refusée.} one {, # ligne refusée.} other {, # lignes refusées.}}',
    interrupted:
      'Cet import s’est arrêté en chemin. Ce qui est pris est gardé : donnez le même fichier de nouveau, il finit le reste.',
    refused: 'Lignes refusées',
    // Where a file of old logins is refused for another reason than a directory is.
    why: {
      DUPLICATE_RECORD:
        'La personne ou l’identifiant figure déjà plus haut dans le fichier : seule la première ligne compte.',
      PERSON_BEYOND_SCOPE:
        'Cette personne a un rôle dans Loge, ou une place hors de vos droits : elle n’a pas d’ancienne connexion. Elle passera par « Mot de passe oublié ? ».',
      LEGACY_USER_NAME_TAKEN:
        'Un import précédent a donné cet identifiant à quelqu’un d’autre de l’établissement. Remettez à cette personne un mot de passe en main propre.',
    },
    lines: '{count, plural, one {ligne {lines}} other {lignes {lines}}}',
    showLines: '{count, plural, one {Montrer # ligne} other {Montrer les # lignes}}',
    noPeriod: 'Ces identifiants ne marcheront qu’avec une période : fixez-la ci-dessus.',
    earlier: '{count, plural, one {# import précédent} other {# imports précédents}}',
    empty: 'Aucun import pour l’instant.',
  },
  people: {
    title: 'Qui reste-t-il ?',
    profile: 'Profil',
    anyProfile: 'Tous les profils',
    state: 'Où en est la personne',
    left: 'Pas encore passées',
    anyState: 'Toutes',
    reachable: 'Comment la joindre',
    anyReach: 'Peu importe',
    reach: { yes: 'par courriel', no: 'aucun courriel ne l’atteint' },
    lastOldSignIn: 'ancienne connexion utilisée {when}',
    reminded: 'rappel {when}',
    table: 'Personnes de la migration',
    empty: 'Personne ne correspond. Retirez un filtre.',
    emptyLeft: 'Plus personne : tout le monde est passé à la nouvelle connexion.',
  },
};
