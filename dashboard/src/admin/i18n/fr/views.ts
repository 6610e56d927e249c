/** What a page shows, kept under a name. */
export const views = {
  save: 'Enregistrer la vue',
  mine: 'Mes vues',
  none: 'Aucune vue enregistrée. Choisissez des filtres, puis « Enregistrer la vue ».',
  title: 'Enregistrer la vue',
  help: 'La vue garde les filtres sous un nom, pour vous seulement.',
  name: 'Nom de la vue',
  nameExample: 'Par exemple : réinitialisations du lycée',
  replace: 'Remplacer « {name} »',
  replaceHelp: 'Une de vos vues porte déjà ce nom : elle sera remplacée.',
  saved: 'La vue « {name} » est enregistrée.',
  replaced: 'La vue « {name} » est remplacée.',
  deleted: 'La vue « {name} » est supprimée.',
  remove: 'Supprimer la vue « {name} »',
  undo: 'Annuler',
  required: 'Donnez un nom à la vue.',
};
