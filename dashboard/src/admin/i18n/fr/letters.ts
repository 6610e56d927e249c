/** What letters to families say and show (KO-5). */
export const letters = {
  title: 'Courriers aux familles',
  help: 'Repris sur chaque courrier qui remet des identifiants, sous le nom et l’adresse de l’établissement.',
  text: 'Texte du courrier',
  textHelp: 'Dans vos mots : où et quand demander de l’aide, la date de la réunion de rentrée.',
  logo: 'Logo',
  logoHelp: 'PNG ou JPEG ; il est réduit à la taille du courrier.',
  noLogo: 'Pas de logo : le courrier commence par le nom de l’établissement.',
  logoShown: 'Logo des courriers',
  choose: 'Choisir un logo',
  change: 'Changer de logo',
  remove: 'Retirer le logo',
  unreadable: 'Ce fichier n’est pas une image que le navigateur sait lire. Choisissez un PNG ou un JPEG.',
  saved: 'Les courriers diront cela désormais.',
  unsaved: 'Pas encore enregistré.',
  none: 'Rien de particulier : le courrier porte le nom et l’adresse de l’établissement.',
};
