/** « Accès des services »: programs that have a token for the API. */
export const services = {
  title: 'Accès des services',
  answer:
    '{count, plural, =0 {Aucun service n’a d’accès.} one {# service a un accès{soon, plural, =0 {} other {, qui finit bientôt}}.} other {# services ont un accès{soon, plural, =0 {} one {, dont # finit bientôt} other {, dont # finissent bientôt}}.}}',
  about:
    'Un service est un programme sur un serveur, par exemple un logiciel de vie scolaire, qui lit dans Loge sans rien y changer. Ses recherches et les fiches qu’il lit sont inscrites au registre sous son nom.',
  api: 'Comment un programme interroge Loge',
  give: 'Donner un accès',
  giveSubmit: 'Faire le jeton',
  giveHelp:
    'Le programme reçoit un jeton, montré une seule fois, à poser dans ses réglages. Donnez-lui le moins possible à lire.',
  emptyTitle: 'Aucun service n’a d’accès',
  empty:
    'Pour qu’un logiciel de vie scolaire ou un tableau de bord lise dans Loge, donnez-lui un accès : personne n’a à lui prêter son mot de passe, et vous voyez quand il s’en sert.',
  going: 'Accès en cours',
  noneGoing: 'Aucun accès en cours.',
  ended: 'Accès terminés',
  endedHelp: 'Ils restent ici un an.',
  label: 'Nom du service',
  labelHelp: 'Par exemple Portail de la vie scolaire. Un programme, pas une personne.',
  labelWrong: 'Entre 3 et 80 caractères.',
  rights: 'Ce qu’il peut lire',
  rightsMissing: 'Choisissez au moins une chose à lire.',
  rightNames: {
    READ_SCHOOLS: 'Les établissements',
    READ_ACCOUNTS: 'Les comptes',
    READ_REGISTER: 'Le registre',
  },
  rightsAbout: {
    READ_SCHOOLS: 'Leur nom, leur adresse, leurs classes, leurs réglages et combien de personnes en sont.',
    READ_ACCOUNTS:
      'Qui est dans quelle classe, avec identifiant, coordonnées et famille. Jamais un mot de passe.',
    READ_REGISTER: 'Ce qui s’est passé : qui a fait quoi, quand et pour qui.',
  },
  reads: 'Lit {what} : {where}',
  readings: {
    READ_SCHOOLS: 'les établissements',
    READ_ACCOUNTS: 'les comptes',
    READ_REGISTER: 'le registre',
  },
  end: 'Dernier jour',
  endHelp: 'Jour compris, un an et un jour au plus.',
  given: 'Donné',
  givenBy: 'par',
  givenOn: 'le {date}',
  giverMayNot:
    'Jeton fait par {person}, qui n’a plus le rôle ou l’étendue pour en donner un pareil. Il marche toujours : remplacez-le, ou révoquez l’accès.',
  beyond:
    'Cet accès lit aussi hors de votre étendue : seul qui administre l’ensemble peut le remplacer ou le révoquer.',
  lastUse: 'Dernière utilisation',
  never: 'jamais',
  until: 'Dernier jour',
  previous: 'Ancien jeton',
  previousUntil: 'marche jusqu’au {date}',
  standing: {
    works: 'en cours',
    endsSoon:
      '{days, plural, =0 {finit dans moins d’un jour} one {finit dans un jour} other {finit dans # jours}}',
    expired: 'expiré',
    revoked: 'révoqué le {date}',
  },
  tokenTitle: 'Le jeton de {label}',
  tokenHelp: 'Copiez-le maintenant : il ne sera plus montré.',
  tokenUntil: 'Il marche jusqu’au {date} compris. Remettez-le par une voie sûre à qui règle le programme.',
  token: 'Jeton',
  tokenExample: 'Exemple de requête',
  tokenDone: 'J’ai copié le jeton',
  rotate: 'Remplacer le jeton',
  rotateNamed: 'Remplacer le jeton de {label}',
  rotateTitle: 'Remplacer le jeton de {label} ?',
  rotateHelp: 'Un nouveau jeton sera fait. L’ancien peut continuer le temps de poser le nouveau.',
  rotateExpiredHelp: 'Un nouveau jeton sera fait ; l’ancien ne marche plus.',
  rotateSecond: 'Un jeton plus ancien encore marche jusqu’au {date} : il cessera aussitôt.',
  rotateSubmit: 'Faire le nouveau jeton',
  hours: 'L’ancien jeton marche encore',
  hoursChoice:
    '{hours, plural, =0 {pas du tout} =1 {une heure} =24 {un jour} =72 {trois jours} =168 {une semaine} other {# heures}}',
  hoursNone: 'Il cesse aussitôt.',
  hoursUntil: 'Jusqu’au {date}.',
  revoke: 'Révoquer',
  revokeNamed: 'Révoquer l’accès de {label}',
  revokeTitle: 'Révoquer l’accès de {label} ?',
  revokeHelp:
    'Ses jetons cessent aussitôt, et le programme ne lit plus rien. On ne revient pas là-dessus : il faudrait lui donner un nouvel accès.',
  revokeSubmit: 'Révoquer l’accès',
  revoked: 'L’accès de {label} est révoqué.',
};
