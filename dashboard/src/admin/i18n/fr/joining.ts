/** Two accounts that are one person: joining and parting them. */
export const joining = {
  section: 'Comptes réunis',
  leads: 'Ce compte est réuni à un autre : qui se connecte avec ses identifiants arrive là-bas.',
  stands: 'Leurs identifiants mènent à ce compte, qui a leurs rattachements et montre aussi leur histoire.',
  join: 'Réunir avec un autre compte',
  joinTitle: 'Réunir le compte de {name} avec un autre',
  joinHelp:
    'Seulement si les deux comptes sont de la même personne. Celui qui reste garde son mot de passe et reçoit les rattachements de l’autre ; l’autre n’ouvre plus rien par lui-même.',
  search: 'Nom ou identifiant de l’autre compte',
  find: 'Rechercher',
  found: 'L’autre compte',
  none: 'Aucun autre compte trouvé.',
  choose: 'Choisissez l’autre compte.',
  standing: 'Le compte qui reste',
  standingHelp:
    'Proposé : celui qui a un mot de passe, sinon le plus ancien. Un compte qui a un rôle reste toujours.',
  standingOne: '{name}, identifiant {login}',
  submit: 'Réunir les comptes',
  joined: 'Les comptes sont réunis.',
  part: 'Séparer',
  partNamed: 'Séparer du compte de {name}',
  partTitle: 'Séparer les deux comptes de {name} ?',
  partHelp:
    'Chacun redevient un compte à part, avec ses identifiants. Les rattachements venus de l’autre compte lui reviennent tels qu’ils étaient ; le prochain import les met à jour.',
  parted: 'Les comptes sont séparés.',
};
