import type { access as french } from '../fr/access.js';
import type { SameKeys } from '../messages.js';

export const access: SameKeys<typeof french> = {
  credentials: 'Means of signing in',
  logins: 'Logins',
  password: 'Password',
  standings: {
    NONE: 'not chosen yet',
    GOOD: 'good',
    TO_CHANGE: 'to be changed',
    LOCKED: 'locked',
    TEMPORARY: 'temporary',
    EXPIRED: 'temporary, expired',
  },
  standingHelp: {
    NONE: 'The person chooses one through “Forgotten password”, with their address or login.',
    TO_CHANGE: 'The person must choose another at the next sign-in.',
    LOCKED: 'Too many wrong tries in a row. The person chooses another through “Forgotten password”.',
    TEMPORARY: 'The school gave it out. The person must choose another at the next sign-in.',
    EXPIRED:
      'Its time is over: it opens nothing. Regenerate it, or have the person use “Forgotten password”.',
  },
  since: 'Chosen on',
  madeOn: 'Made on',
  expiresOn: 'Valid until',
  expiredOn: 'Expired on',
  hidden: 'You see this account from afar: its means of signing in and its sessions are not shown to you.',
  sessions: 'Open sessions',
  noSessions: 'No open session: nobody is signed in to this account.',
  unknownDevice: 'unknown device',
  network: 'network {network}',
  lastSeen: 'last used {when}',
  remembered: 'stays signed in',
  current: 'your session',
  endSessions: 'End the sessions',
  endTitle: 'End the sessions of {name}?',
  endHelp:
    'The person is signed out at once on all their devices. They can sign in again with their password.',
  sessionsEnded:
    '{count, plural, =0 {No session was open any more.} one {# session has ended.} other {# sessions have ended.}}',
  regenerate: 'Regenerate the password',
  regenerateTitle: 'Do you wish to create a new password for this user?',
  regenerateHelp:
    '{name}: the old password will not work any more and the sessions end at once. The new one is temporary and will be shown to you only once.',
  newPassword: 'New password',
  newPasswordSaid: 'The password of {name} (login: {login}) was changed. The new password is:',
  newPasswordHelp:
    'Give it to the person, and to nobody else: it will not be shown again. It works until {date}; at the first sign-in they must choose another. Hyphens, spaces and capitals do not matter.',
  newPasswordDone: 'It is handed over, close',
  print: 'Print',
  slipAddress: 'Sign in at:',
  slipLogin: 'Login:',
  slipPassword: 'Temporary password:',
  slipHelp:
    'This password works until {date}. At the first sign-in you will choose another. Give this paper to nobody.',
  close: 'Close the account',
  closeTitle: 'Close the account of {name}?',
  closeHelp:
    'Nobody will be able to sign in to it, and its sessions end at once. Its logins and its history are kept; the account can be opened again.',
  closed: 'The account is closed.',
  reopen: 'Reopen the account',
  reopenTitle: 'Reopen the account of {name}?',
  reopenHelp: 'The person will be able to sign in again, with the same logins and the same password.',
  reopened: 'The account is open again.',
};
