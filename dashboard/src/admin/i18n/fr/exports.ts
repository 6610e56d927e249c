/** Lists that are written to a file: asking, waiting, downloading. */
export const exports = {
  export: 'Exporter',
  title: 'Mes exports',
  formats: {
    CSV: 'CSV, pour un tableur',
    JSONL: 'JSON Lines, pour un programme',
    PDF: 'PDF, à lire ou imprimer',
  },
  what: { JOURNAL: 'Registre', TIMELINE: 'Historique d’un compte', ACCOUNTS: 'Liste de comptes' },
  ask: {
    JOURNAL: 'Exporter ces événements',
    TIMELINE: 'Exporter cet historique',
    ACCOUNTS: 'Exporter ces comptes',
  },
  help: {
    JOURNAL: 'Les événements que la page montre avec ses filtres, tels qu’ils sont maintenant.',
    TIMELINE: 'Tous les événements de ce compte que vous pouvez voir. L’export y est inscrit.',
    ACCOUNTS:
      'Les comptes que la page montre avec ses filtres, sans leurs secrets. L’export est inscrit dans l’historique de chacun.',
  },
  count: '{count, plural, =0 {Rien à exporter pour l’instant.} one {# ligne.} other {# lignes.}}',
  countMany: 'Plus de 1 000 lignes.',
  pdfMost: 'Un PDF en a 10 000 au plus.',
  submit: 'Exporter',
  progress: {
    title: 'Export en cours',
    ready: 'L’export est prêt',
    failed: 'L’export n’a pas abouti',
    waiting: 'En attente : un autre export s’écrit d’abord.',
    count: '{rows, number} lignes écrites',
    countOf: '{rows, number} lignes sur {total, number}',
    rate: '{rate, number} par seconde',
    left: 'encore {seconds, plural, one {# seconde} other {# secondes}} environ',
    leftMinutes: 'encore {minutes, plural, one {# minute} other {# minutes}} environ',
    leave:
      'Vous pouvez quitter cette page : l’export continue, et vous attend 24 heures dans « Mes exports ».',
    readyHelp:
      '{count, plural, =0 {Aucune ligne} one {# ligne} other {# lignes}}, {size}. Gardé jusqu’au {date}.',
    toExports: 'Voir mes exports',
    close: 'Fermer',
  },
  answer: '{total, plural, =0 {Aucun export.} one {# export.} other {# exports.}}',
  about:
    'Un export est gardé 24 heures, pour vous seulement. Chaque export et chaque téléchargement est inscrit au registre.',
  empty:
    'Vous n’avez pas d’export. « Exporter » se trouve au-dessus du registre, d’un historique et de la liste des comptes.',
  asked: 'Demandé le',
  until: 'Gardé jusqu’au',
  states: { WRITING: 'en cours', READY: 'prêt', FAILED: 'échec' },
  download: 'Télécharger',
  downloadNamed: 'Télécharger {name}, demandé le {date}',
  remove: 'Supprimer',
  removeNamed: 'Supprimer {name}, demandé le {date}',
  stop: 'Arrêter',
  stopNamed: 'Arrêter {name}, demandé le {date}',
  removed: 'L’export est supprimé.',
  started: 'Le téléchargement de {name} a commencé.',
  failedHelp: 'Demandez-le de nouveau ; s’il échoue encore, resserrez les filtres.',
};
