/** How the rows of the register are laid out, printed, walked through. */
export const display = {
  open: 'Affichage',
  density: 'Lignes',
  densities: { comfortable: 'Aérées', compact: 'Serrées' },
  columns: 'Colonnes',
  column: {
    time: 'Heure',
    where: 'D’où',
    school: 'Établissement',
    class: 'Classe',
    kind: 'Sorte',
    why: 'Pourquoi',
  },
  event: 'Événement',
  print: 'Imprimer',
  printed:
    'Imprimé le {date} par {name}. {count, plural, one {# événement sur cette page.} other {# événements sur cette page.}}',
  shown: 'Affiché : {filters}.',
  previous: 'Événement plus récent',
  next: 'Événement plus ancien',
  placeOf: '{n} sur {count}',
  around: 'Autour de cet événement',
  aroundShow: 'Voir ce qui s’est passé avant et après',
  aroundHide: 'Masquer ce qui s’est passé avant et après',
  aroundOf: 'Pour {name}',
  before: 'Juste avant',
  after: 'Juste après',
  nothingAround: 'Rien d’autre.',
  outcomeIs: '{outcome, select, REFUSED {ce qui a été refusé} other {ce qui a été fait}}',
  channelIs:
    '{channel, select, PORTAL {depuis le portail} DASHBOARD {depuis le tableau de bord} API {par l’API} IMPORT {par un import} COMMAND_LINE {en ligne de commande} other {par Loge}}',
  keys: { rows: 'Passer à l’événement suivant ou précédent' },
};
