/** The vocabulary of the house, as labels. */
export const profiles = {
  PUPIL: 'élève',
  RELATIVE: 'parent',
  TEACHER: 'enseignant',
  NON_TEACHING: 'non enseignant',
  LOCAL_AUTHORITY: 'personnel de collectivité',
  OTHER: 'autre',
};

/** Several people of one profile. */
export const profilesMany = {
  PUPIL: 'élèves',
  RELATIVE: 'parents',
  TEACHER: 'enseignants',
  NON_TEACHING: 'non enseignants',
  LOCAL_AUTHORITY: 'personnels de collectivité',
  OTHER: 'autres',
};

/** A number of people of one profile, in words. */
export const profileCounts = {
  PUPIL: '{count, plural, one {# élève} other {# élèves}}',
  RELATIVE: '{count, plural, one {# parent} other {# parents}}',
  TEACHER: '{count, plural, one {# enseignant} other {# enseignants}}',
  NON_TEACHING: '{count, plural, one {# non enseignant} other {# non enseignants}}',
  LOCAL_AUTHORITY: '{count, plural, one {# personnel de collectivité} other {# personnels de collectivité}}',
  OTHER: '{count, plural, one {# autre} other {# autres}}',
};

export const roles = {
  ADMINISTRATOR: 'administration',
  CREDENTIAL_MANAGER: 'gestion des identifiants',
  DATA_PROTECTION_OFFICER: 'protection des données',
  AUDITOR: 'audit du registre',
};

export const roleAbout = {
  ADMINISTRATOR: 'Importe l’annuaire, lit tout, donne et retire des droits.',
  CREDENTIAL_MANAGER:
    'Gestionnaire des identifiants : cherche les comptes, régénère les mots de passe, change les identifiants de connexion.',
  DATA_PROTECTION_OFFICER: 'Lit le registre et les comptes, ne change rien.',
  AUDITOR: 'Lit le registre, ne change rien.',
};

export const scopes = {
  INSTALLATION: 'toute l’installation',
  NETWORK: 'réseau {network}',
  SCHOOLS: '{schools}',
  CLASSES: '{schools}, {count, plural, one {classe {classes}} other {classes {classes}}}',
};

export const scopeKinds = {
  INSTALLATION: 'Toute l’installation',
  NETWORK: 'Un réseau (académie, canton…)',
  SCHOOLS: 'Des établissements',
  CLASSES: 'Des classes d’un établissement',
};

export const channels = {
  PORTAL: 'portail',
  DASHBOARD: 'tableau de bord',
  API: 'API',
  IMPORT: 'import',
  COMMAND_LINE: 'ligne de commande',
  SYSTEM: 'Loge',
};

export const outcomes = { SUCCESS: 'fait', REFUSED: 'refusé' };

export const statuses = { ACTIVE: 'actif', DEPARTED: 'parti', CLOSED: 'fermé', JOINED: 'réuni' };

export const relations = {
  FATHER: 'père',
  MOTHER: 'mère',
  GUARDIAN: 'tuteur',
  FAMILY: 'autre membre de la famille',
  CONTACT: 'personne à contacter',
  OTHER: 'autre',
};

export const civilities = { M: 'M.', MME: 'Mme', MLLE: 'Mlle' };

export const places = { LOCAL: 'dans Loge', ACADEMY: 'à l’académie' };

export const recordKinds = {
  PUPIL: 'élèves',
  RELATIVE: 'parents',
  TEACHER: 'enseignants',
  NON_TEACHING: 'non enseignants',
  SCHOOL: 'établissements',
  UNKNOWN: 'fiches d’autre sorte',
};

/** Which value of an account or a school changed, as a label of « avant, après ». */
export const fields = {
  status: 'état',
  activated: 'déjà connecté',
  password: 'mot de passe',
  logins: 'identifiants',
  places: 'rattachements',
  roles: 'droits et rôles',
  name: 'nom',
  contacts: 'coordonnées',
  profile: 'profil',
  role: 'rôle',
  scope: 'étendue',
  endsOn: 'dernier jour',
  rights: 'droits',
  expiresAt: 'fin de validité',
  'record.joinKey': 'clé de jointure',
  'name.family': 'nom',
  'name.given': 'prénom',
  'name.birth': 'nom de naissance',
  'name.otherGiven': 'autres prénoms',
  civility: 'civilité',
  birthDate: 'date de naissance',
  'contacts.email': 'adresse électronique',
  'contacts.homePhone': 'téléphone du domicile',
  'contacts.workPhone': 'téléphone professionnel',
  'contacts.mobile': 'téléphone portable',
  'contacts.smsMobile': 'portable pour les SMS',
  address: 'adresse postale',
  'address.street': 'rue',
  'address.postcode': 'code postal',
  'address.town': 'ville',
  'address.country': 'pays',
  login: 'identifiant',
  classes: 'classes',
  groups: 'groupes',
  subjects: 'matières',
  functions: 'fonctions',
  formTeacherOf: 'professeur principal de',
  level: 'niveau',
  children: 'enfants',
  relatives: 'responsables',
  joinKey: 'clé de jointure',
  'details.classes': 'classes',
  'details.groups': 'groupes',
  'details.subjects': 'matières',
  'details.functions': 'fonctions',
  'details.formTeacherOf': 'professeur principal de',
  'details.level': 'niveau',
  'details.children': 'enfants',
  place: 'lieu de connexion',
  'record.name': 'nom',
  'record.type': 'sorte',
  'record.sector': 'secteur',
  'record.network': 'réseau',
  'record.address': 'adresse',
  'record.phone': 'téléphone',
  'record.classes': 'classes',
  'record.groups': 'groupes',
  'policy.minLength': 'longueur minimale du mot de passe',
  'policy.composition': 'composition imposée',
  'portal.termsUrl': 'conditions d’utilisation',
  'portal.privacyUrl': 'protection des données',
  'portal.videoUrl': 'film explicatif',
  'portal.color': 'couleur',
  'portal.contact': 'à qui s’adresser',
  'letter.text': 'texte des courriers',
  'letter.logo': 'logo des courriers',
  'legacy.opensOn': 'ouverture de la nouvelle connexion',
  'legacy.endsOn': 'dernier jour de l’ancienne connexion',
};

export const sectors = { PUBLIC: 'public', PRIVATE: 'privé' };

/** What a mail is, as the object of a sentence. */
export const mailKinds = {
  RECOVERY: 'un lien pour choisir un mot de passe',
  FORGOTTEN_LOGIN: 'un rappel de l’identifiant',
  SIGN_IN_ELSEWHERE: 'un courriel disant de se connecter à l’académie',
  PASSWORD_RESET: 'l’avis que le mot de passe a été réinitialisé',
  PASSWORD_CHANGED: 'l’avis que le mot de passe a changé',
  PASSWORD_LOCKED: 'l’avis que le mot de passe est bloqué',
  NEW_DEVICE: 'l’avis d’une connexion depuis un nouvel appareil',
  ACTIVITY_DISPUTED: 'l’avis d’une action contestée',
  MIGRATION_REMINDER: 'un rappel de la nouvelle façon de se connecter',
  ADDRESS_CHANGE: 'une demande de confirmer la nouvelle adresse',
  ADDRESS_CHANGE_AGREEMENT: 'une demande d’accord pour changer d’adresse',
  ACCOUNTS_JOINED: 'l’avis que deux comptes ont été réunis',
  PASSWORD_REGENERATED: 'l’avis qu’un mot de passe provisoire a été créé',
  REGENERATION_NOTICE: 'la confirmation d’un mot de passe régénéré',
  LOGIN_CHANGED: 'l’avis que l’identifiant a changé',
  CONTACTS_CHANGED: 'l’avis que les coordonnées ont changé',
  CREDENTIALS: 'les identifiants de première connexion',
  CAMPAIGN_REPORT: 'le bilan d’une diffusion',
  OTHER: 'un courriel',
};
