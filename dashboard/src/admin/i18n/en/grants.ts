import type { fr } from '../fr/index.js';
import type { SameKeys } from '../messages.js';

export const grants: SameKeys<typeof fr.grants> = {
  add: 'Add accesses',
  addOne: 'Add an access',
  submit: 'Add the accesses',
  recap: 'Summary of access rights',
  user: 'User',
  actions: 'Actions',
  until: 'Until',
  untilHelp: 'The last day included. Without a date, the access has no end.',
  noEnd: 'no end',
  allRoles: 'All roles',
  allSchools: 'All schools',
  users: 'Names or logins of people',
  found: 'People found',
  nobody: 'No member of staff found. Check the name, or invite the person.',
  tooMany: 'The first {count} people. Type more of the name to see the others.',
  picked: '{count, plural, one {# person chosen} other {# people chosen}}',
  unpick: '{name}: chosen, delete to remove',
  chooseUsers: 'Search for a person and tick them.',
  chooseSchool: 'Choose a school.',
  noClass: 'No class is known in this school.',
  chooseClasses: 'Choose at least one class.',
  chooseForProposals: 'Choose a school to see the form teachers whom the import proposes.',
  reason: 'Reason (optional)',
  given: '{count, plural, one {The access is given.} other {The access is given to # people.}}',
  refused:
    '{count, plural, one {One person did not get the access; the others have it.} other {# people did not get the access; the others have it.}}',
  beyond: 'Reaches beyond what your rights cover.',
  end: 'Change the date',
  endLabel: 'Change the date when the role {role} of {name} ends',
  endTitle: 'Until when for {name}?',
  endHelp: '{role}, {scope}. The person will have to sign in again if they are online.',
  endSubmit: 'Save the date',
  endSet: 'The date is saved.',
  proposed: 'Form teachers proposed by the import',
  proposedHelp:
    '{school}, by its directory. Each will be able to regenerate the passwords of the pupils of their classes, and of nobody else.{given, plural, =0 {} one { # other has it already.} other { # others have it already.}}',
  proposedGive:
    '{count, plural, =0 {Nobody is ticked} one {Give the access to 1 teacher} other {Give the access to # teachers}}',
};
