import type { SameKeys } from '../messages.js';
import type * as fr from '../fr/words.js';

export const profiles: SameKeys<typeof fr.profiles> = {
  PUPIL: 'pupil',
  RELATIVE: 'parent',
  TEACHER: 'teacher',
  NON_TEACHING: 'non-teaching staff',
  LOCAL_AUTHORITY: 'local authority staff',
  OTHER: 'other',
};

export const profilesMany: SameKeys<typeof fr.profilesMany> = {
  PUPIL: 'pupils',
  RELATIVE: 'parents',
  TEACHER: 'teachers',
  NON_TEACHING: 'non-teaching staff',
  LOCAL_AUTHORITY: 'local authority staff',
  OTHER: 'others',
};

export const profileCounts: SameKeys<typeof fr.profileCounts> = {
  PUPIL: '{count, plural, one {# pupil} other {# pupils}}',
  RELATIVE: '{count, plural, one {# parent} other {# parents}}',
  TEACHER: '{count, plural, one {# teacher} other {# teachers}}',
  NON_TEACHING: '{count, number} non-teaching staff',
  LOCAL_AUTHORITY: '{count, number} local authority staff',
  OTHER: '{count, plural, one {# other} other {# others}}',
};

export const roles: SameKeys<typeof fr.roles> = {
  ADMINISTRATOR: 'administration',
  CREDENTIAL_MANAGER: 'credential management',
  DATA_PROTECTION_OFFICER: 'data protection',
  AUDITOR: 'register audit',
};

export const roleAbout: SameKeys<typeof fr.roleAbout> = {
  ADMINISTRATOR: 'Imports the directory, reads everything, grants and withdraws rights.',
  CREDENTIAL_MANAGER: 'Credential manager: looks up accounts, regenerates passwords, changes logins.',
  DATA_PROTECTION_OFFICER: 'Reads the register and the accounts, changes nothing.',
  AUDITOR: 'Reads the register, changes nothing.',
};

export const scopes: SameKeys<typeof fr.scopes> = {
  INSTALLATION: 'the whole installation',
  NETWORK: 'network {network}',
  SCHOOLS: '{schools}',
  CLASSES: '{schools}, {count, plural, one {class {classes}} other {classes {classes}}}',
};

export const scopeKinds: SameKeys<typeof fr.scopeKinds> = {
  INSTALLATION: 'The whole installation',
  NETWORK: 'A network (academy, canton…)',
  SCHOOLS: 'Some schools',
  CLASSES: 'Some classes of a school',
};

export const channels: SameKeys<typeof fr.channels> = {
  PORTAL: 'portal',
  DASHBOARD: 'dashboard',
  API: 'API',
  IMPORT: 'import',
  COMMAND_LINE: 'command line',
  SYSTEM: 'Loge',
};

export const outcomes: SameKeys<typeof fr.outcomes> = { SUCCESS: 'done', REFUSED: 'refused' };

export const statuses: SameKeys<typeof fr.statuses> = {
  ACTIVE: 'active',
  DEPARTED: 'departed',
  CLOSED: 'closed',
  JOINED: 'joined',
};

export const relations: SameKeys<typeof fr.relations> = {
  FATHER: 'father',
  MOTHER: 'mother',
  GUARDIAN: 'guardian',
  FAMILY: 'other family',
  CONTACT: 'person to contact',
  OTHER: 'other',
};

export const civilities: SameKeys<typeof fr.civilities> = { M: 'Mr', MME: 'Mrs', MLLE: 'Miss' };

export const places: SameKeys<typeof fr.places> = { LOCAL: 'in Loge', ACADEMY: 'at the academy' };

export const recordKinds: SameKeys<typeof fr.recordKinds> = {
  PUPIL: 'pupils',
  RELATIVE: 'parents',
  TEACHER: 'teachers',
  NON_TEACHING: 'non-teaching staff',
  SCHOOL: 'schools',
  UNKNOWN: 'records of another kind',
};

export const fields: SameKeys<typeof fr.fields> = {
  status: 'state',
  activated: 'ever signed in',
  password: 'password',
  logins: 'logins',
  places: 'places',
  roles: 'roles',
  name: 'name',
  contacts: 'contact details',
  profile: 'profile',
  role: 'role',
  scope: 'scope',
  endsOn: 'last day',
  rights: 'rights',
  expiresAt: 'end of validity',
  'record.joinKey': 'join key',
  'name.family': 'family name',
  'name.given': 'first name',
  'name.birth': 'birth name',
  'name.otherGiven': 'other first names',
  civility: 'civility',
  birthDate: 'date of birth',
  'contacts.email': 'e-mail address',
  'contacts.homePhone': 'home telephone',
  'contacts.workPhone': 'work telephone',
  'contacts.mobile': 'mobile telephone',
  'contacts.smsMobile': 'mobile for text messages',
  address: 'postal address',
  'address.street': 'street',
  'address.postcode': 'postcode',
  'address.town': 'town',
  'address.country': 'country',
  login: 'login',
  classes: 'classes',
  groups: 'groups',
  subjects: 'subjects',
  functions: 'functions',
  formTeacherOf: 'form teacher of',
  level: 'level',
  children: 'children',
  relatives: 'relatives',
  joinKey: 'join key',
  'details.classes': 'classes',
  'details.groups': 'groups',
  'details.subjects': 'subjects',
  'details.functions': 'functions',
  'details.formTeacherOf': 'form teacher of',
  'details.level': 'level',
  'details.children': 'children',
  place: 'sign-in place',
  'record.name': 'name',
  'record.type': 'type',
  'record.sector': 'sector',
  'record.network': 'network',
  'record.address': 'address',
  'record.phone': 'telephone',
  'record.classes': 'classes',
  'record.groups': 'groups',
  'policy.minLength': 'shortest password',
  'policy.composition': 'prescribed composition',
  'portal.termsUrl': 'terms of use',
  'portal.privacyUrl': 'data protection',
  'portal.videoUrl': 'film that explains',
  'portal.color': 'colour',
  'portal.contact': 'whom to ask',
  'letter.text': 'text of letters',
  'letter.logo': 'logo of letters',
  'legacy.opensOn': 'opening of the new login',
  'legacy.endsOn': 'last day of the old login',
};

export const sectors: SameKeys<typeof fr.sectors> = { PUBLIC: 'public', PRIVATE: 'private' };

/** What a mail is, as the object of a sentence. */
export const mailKinds: SameKeys<typeof fr.mailKinds> = {
  RECOVERY: 'a link to choose a password',
  FORGOTTEN_LOGIN: 'a reminder of the login',
  SIGN_IN_ELSEWHERE: 'a mail saying to sign in at the academy',
  PASSWORD_RESET: 'the notice that the password was reset',
  PASSWORD_CHANGED: 'the notice that the password changed',
  PASSWORD_LOCKED: 'the notice that the password is locked',
  NEW_DEVICE: 'the notice of a sign-in from a new device',
  ACTIVITY_DISPUTED: 'the notice of a disputed action',
  MIGRATION_REMINDER: 'a reminder of the new way to sign in',
  ADDRESS_CHANGE: 'a request to confirm the new address',
  ADDRESS_CHANGE_AGREEMENT: 'a request to agree to a change of address',
  ACCOUNTS_JOINED: 'the notice that two accounts were joined',
  PASSWORD_REGENERATED: 'the notice that a temporary password was made',
  REGENERATION_NOTICE: 'the confirmation of a regenerated password',
  LOGIN_CHANGED: 'the notice that the login was changed',
  CONTACTS_CHANGED: 'the notice that the contact details were changed',
  CREDENTIALS: 'the credentials for a first sign-in',
  CAMPAIGN_REPORT: 'the report of a campaign',
  OTHER: 'a mail',
};
