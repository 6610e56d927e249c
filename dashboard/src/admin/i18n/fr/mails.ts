export const mails = {
  title: 'Courriels',
  answer:
    '{count, plural, =0 {Aucun courriel en échec.} one {# courriel n’a pas pu être envoyé.} other {# courriels n’ont pas pu être envoyés.}}',
  table: 'Liste des courriels',
  state: 'État',
  states: {
    WAITING: 'en attente',
    SENT: 'envoyé',
    FAILED: 'non envoyé',
    DROPPED: 'devenu inutile',
  },
  empty: 'Aucun courriel pour l’instant. Le premier partira dès qu’une personne demandera un mot de passe.',
  emptyState: 'Aucun courriel dans cet état. Choisissez un autre état.',
  tries: '{count, plural, =1 {# essai} other {# essais}}',
  smtpCode: 'réponse du serveur : {code}',
  nextTry: 'prochain essai le {when}',
  againLabel: 'Réessayer d’envoyer le courriel à {name}',
  sentAgain: 'Le courriel est de nouveau en attente : il part dans un instant.',
};
