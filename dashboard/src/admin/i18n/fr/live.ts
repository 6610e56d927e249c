/** A list that grows while it is open. */
export const live = {
  live: 'En direct',
  paused: 'En pause',
  failing: 'Le serveur ne répond pas, nouvel essai bientôt',
  pause: 'Pause',
  arrived: '{count, plural, one {# nouvel événement} other {# nouveaux événements}}',
  waiting: '{count, plural, one {# nouvel événement} other {# nouveaux événements}}',
  notSearches:
    'Une recherche par nom n’est pas suivie en direct : chaque recherche est inscrite au registre.',
};
