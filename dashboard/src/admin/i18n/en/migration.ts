import type { fr } from '../fr/index.js';
import type { SameKeys } from '../messages.js';

export const migration: SameKeys<typeof fr.migration> = {
  title: 'Migration',
  listAnswer: 'The move from the old login to the new one, school by school.',
  list: 'Schools and their old login',
  listMore: 'Only the first {count, number} are here. The others: from the page of each school.',
  heading: 'Migration: {school}',
  back: 'Back to the school',
  open: 'Follow the migration',
  answer:
    '{people, plural, =0 {Nobody has to move for now.} other {{moved, plural, =0 {Nobody has a password yet} one {# person has a password} other {# people have a password}} of the new login, out of {people, number} ({percent, number}%).}}',
  oldLogin: {
    title: 'Old login',
    NONE: 'No old login: everybody signs in through the portal.',
    OPEN: 'The old login works until {date}, that day included.',
    ENDED: 'The old login has ended. Its last day was {date}.',
  },
  progress: {
    title: 'How far have we come?',
    aside: 'People who sign in at the academy are not counted.',
    empty: 'Nobody to count. Import the directory of the school first.',
    show: 'Show: {profile}, {what}',
  },
  counts: {
    MOVED: '{count, number} by the new login',
    OLD_LOGIN_ONLY: '{count, number} by the old one only',
    NEVER_SIGNED_IN: '{count, number} never signed in',
  },
  states: {
    MOVED: 'by the new login',
    OLD_LOGIN_ONLY: 'by the old one only',
    NEVER_SIGNED_IN: 'never signed in',
  },
  rehearsal: {
    title: 'What if the old login ended tomorrow?',
    none: 'Nobody would be shut out: everybody has a password of the new login.',
    byMail:
      '{count, plural, =0 {Nobody can choose a password by mail.} one {# person can choose a password by mail.} other {# people can choose a password by mail.}}',
    shutOut:
      '{count, plural, =0 {Nobody would be shut out.} one {# person would be shut out: no mail reaches them.} other {# people would be shut out: no mail reaches them.}}',
    shutOutHelp:
      'Have their address recorded in the directory, or hand them a password in person, before the last day.',
    table: 'What would become of everybody, by profile',
    profile: 'Profile',
    byMailColumn: 'By mail',
    shutOutColumn: 'Shut out',
    see: 'Show who',
    seeByMail: 'Show who can choose a password by mail',
    seeShutOut: 'Show who would be shut out',
  },
  remind: {
    button: 'Remind by mail',
    title: 'Remind by mail?',
    help: 'Each person gets a mail that leads to the new login. Who got one less than a day ago gets no other.',
    whom: 'Whom',
    everybody: 'All profiles ({count, number})',
    profile: '{profile} ({count, number})',
    count:
      '{count, plural, =0 {Nobody to remind here.} one {At most # person gets a mail.} other {At most # people get a mail.}}',
    submit: '{count, plural, one {Send # mail} other {Send # mails}}',
    asked:
      '{count, plural, =0 {No mail leaves: these people got one less than a day ago.} one {# mail leaves.} other {# mails leave.}}',
  },
  period: {
    title: 'Until when does the old login work?',
    help: 'During this period the school’s sign-in page offers both ways of signing in, and announces the last day of the old one.',
    opensOn: 'Opening of the new login',
    endsOn: 'Last day of the old login',
    endsOnHelp: 'It still works on that day, until midnight.',
    past: 'This day is over: the old login ends at once.',
    set: 'Saved. The sign-in page announces it.',
    remove: 'Take the old login away',
    removeTitle: 'Take the old login away?',
    removeHelp:
      'It ends at once, and the sign-in page does not mention it any more. {count, plural, =0 {Nobody is shut out.} one {# person is shut out: no mail reaches them.} other {# people are shut out: no mail reaches them.}} The old user names are kept: a new period makes them work again.',
    removed: 'The old login is taken away.',
  },
  import: {
    title: 'Old user names',
    help: 'A CSV file of the old system. Its passwords are hashed; a plain password is never taken. The same file may be given several times.',
    columns: 'The columns of the file',
    columnList: {
      login: 'the old user name: “login”, “nom d’utilisateur”',
      hash: 'the hashed password: “mot de passe”, “hash” (argon2id, bcrypt, PBKDF2, SHA, SSHA)',
      person:
        'what the person is known by: “cle de jointure”, or “courriel”, or “nom” and “prenom” (with “profil” where there is one)',
      school: '“rne” if the file tells of several schools',
    },
    separators:
      'The first line names the columns, in any order. Commas, semicolons or tabs. At most 2 MB and 10,000 lines.',
    drop: 'Drop the CSV file here',
    choose: 'Choose a file',
    dropHelp: 'The import begins at once.',
    tooLarge: '{name} is larger than 2 MB. Divide it into several files, each with its first line.',
    busy: 'Another file is being taken in here. Wait until it is done, then give this one.',
    onlyOne: 'Give one file at a time.',
    sending: 'Sending {name}',
    running: 'Import going on',
    count: '{done, number} of {lines, number} lines',
    leave: 'You can leave this page: the import goes on and is found here again.',
    of: 'Import of {date}',
    taken:
      '{imported, plural, =0 {No new user name} one {# user name can be used} other {# user names can be used}}{unchanged, plural, =0 {} one {, # there already} other {, # there already}}',
    leftOut: '{count, plural, =0 {, no line refused.} one {, # line refused.} other {, # lines refused.}}',
    interrupted:
      'This import stopped on the way. What was taken is kept: give the same file again, and it finishes the rest.',
    // Where a file of old logins is refused for another reason than a directory is.
    why: {
      DUPLICATE_RECORD:
        'The person or the user name stands further up in the file already: only the first line counts.',
      PERSON_BEYOND_SCOPE:
        'This person has a role in Loge, or a place beyond your rights, and so gets no old login. They will use “Forgotten password?”.',
      LEGACY_USER_NAME_TAKEN:
        'An earlier import gave this user name to somebody else in the school. Hand this person a password instead.',
    },
    refused: 'Refused lines',
    lines: '{count, plural, one {line {lines}} other {lines {lines}}}',
    showLines: '{count, plural, one {Show # line} other {Show the # lines}}',
    noPeriod: 'These user names will only work with a period: set it above.',
    earlier: '{count, plural, one {# earlier import} other {# earlier imports}}',
    empty: 'No import yet.',
  },
  people: {
    title: 'Who is left?',
    profile: 'Profile',
    anyProfile: 'All profiles',
    state: 'How far they have come',
    left: 'Not moved yet',
    anyState: 'All',
    reachable: 'How to reach them',
    anyReach: 'No matter',
    reach: { yes: 'by mail', no: 'no mail reaches them' },
    lastOldSignIn: 'old login used {when}',
    reminded: 'reminded {when}',
    table: 'People of the migration',
    empty: 'Nobody matches. Remove a filter.',
    emptyLeft: 'Nobody left: everybody has moved to the new login.',
  },
};
