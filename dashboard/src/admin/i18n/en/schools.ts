import type { schools as fr } from '../fr/schools.js';
import type { SameKeys } from '../messages.js';

export const schools: SameKeys<typeof fr> = {
  title: 'Schools',
  search: 'Name, code or town',
  answer: 'The schools your rights cover.',
  name: 'Name',
  code: 'Code',
  town: 'Town',
  members: 'People',
  empty: 'No school matches. Check the name or the code.',
  emptyAll: 'No school for now. The first directory import creates them.',
  table: 'List of schools',
  back: 'Back to the schools',
  record: 'Record',
  type: 'Type',
  sector: 'Sector',
  network: 'Network',
  address: 'Address',
  phone: 'Telephone',
  registered: 'Registered on',
  people: 'People affiliated',
  peopleAnswer:
    '{count, plural, =0 {Nobody is affiliated for now.} one {# person affiliated today.} other {# people affiliated today.}}',
  classes: 'Classes',
  classesAnswer: '{count, plural, =0 {No class known.} one {# class.} other {# classes.}}',
  signIn: 'Where people sign in',
  signInHelp: 'A change holds from the next sign-in. It is written in the register.',
  signInFor: 'Sign-in place: {profile}',
  signInSet: 'Saved: {profile}, sign-in {place}.',
  passwords: 'Passwords',
  passwordsHelp:
    'The rule holds for passwords that people of the school choose from now on; nobody has to change theirs. Whoever is in several schools follows the strictest rule, and whoever holds a role in Loge always chooses 12 characters at least. Passwords that are too common, the person’s name and the school’s are always refused.',
  passwordSays:
    'A password has at least {length, number} characters{composition, select, true {, among them a lower and an upper case letter, a digit and a special character.} other {, of any kind.}}',
  passwordLength: 'Length of passwords',
  passwordLengths: '{length, plural, =15 {15 characters at least (advised)} other {# characters at least}}',
  passwordComposition: 'Ask for lower and upper case, a digit and a special character',
  passwordSet: 'Saved. {policy}',
  portal: 'Pages of the portal',
  portalHelp: 'This is public: everybody reads it on the school’s page.',
  portalAddress: 'Address of the public page:',
  portalAddressWhat: 'the address of the public page',
  portalEmpty: 'The school has told nothing there yet.',
  portalFields: {
    contact: 'Whom to ask',
    termsUrl: 'Terms of use',
    privacyUrl: 'Data protection',
    videoUrl: 'Film that explains',
    color: 'Colour',
  },
  portalHelps: {
    contact:
      'About an account or the right of access and rectification: a place, a number, an address. At most 300 characters.',
    termsUrl: 'An https:// address',
    privacyUrl: 'An https:// address',
    videoUrl: 'An https:// address of a film that shows how to sign in',
    color:
      'Written like #7a1f3d, dark enough for white letters: the colour of the buttons of its mails and of its page.',
  },
  portalSet: 'Saved. The public page shows it.',
  history: 'History of the school in the register',
};
