/** The words of the front page; the French ones stand in index.html too, for whoever has no JavaScript. */
export const words = {
  fr: {
    pageTitle: 'Loge · comptes scolaires',
    skip: 'Aller au contenu',
    language: 'Langue',
    theme: 'Apparence',
    system: 'Comme l’appareil',
    light: 'Claire',
    dark: 'Sombre',
    title: 'Les clés des comptes scolaires',
    lead: 'À l’entrée de l’école, la loge remet les clés et note dans son registre qui les a prises, quand, et de la main de qui. Loge fait de même pour les comptes des élèves, des parents et des personnels.',
    handTitle: 'Remettre',
    hand: 'L’annuaire d’un établissement devient des comptes, chacun avec son identifiant.',
    mendTitle: 'Réparer',
    mend: 'Les classes changent, les noms aussi\u202f; les comptes suivent, personne n’est perdu.',
    proveTitle: 'Inscrire',
    prove: 'Le registre dit qui a fait quoi, pour qui, quand, d’où et pourquoi.',
    staffTitle: 'Vous administrez les comptes\u202f?',
    toDashboard: 'Ouvrir le tableau de bord',
    others:
      'Élèves, parents, enseignants\u00a0: vos pages de connexion arriveront ici. En attendant, adressez-vous au secrétariat de votre établissement.',
    footer: 'Loge, le registre des comptes scolaires.',
  },
  en: {
    pageTitle: 'Loge · school accounts',
    skip: 'Skip to content',
    language: 'Language',
    theme: 'Appearance',
    system: 'As the device',
    light: 'Light',
    dark: 'Dark',
    title: 'The keys of school accounts',
    lead: 'At the school gate, the porter’s lodge hands out the keys and notes in its register who took them, when, and from whom. Loge does the same for the accounts of pupils, parents and staff.',
    handTitle: 'Hand out',
    hand: 'A school’s directory becomes accounts, each with its login.',
    mendTitle: 'Repair',
    mend: 'Classes change, and names too; the accounts follow, nobody is lost.',
    proveTitle: 'Record',
    prove: 'The register says who did what, for whom, when, from where and why.',
    staffTitle: 'Do you administer accounts?',
    toDashboard: 'Open the dashboard',
    others:
      'Pupils, parents, teachers: your sign-in pages will come here. Until then, ask the office of your school.',
    footer: 'Loge, the register of school accounts.',
  },
} as const;

export type Language = keyof typeof words;
