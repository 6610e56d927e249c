import type * as fr from '../fr/session.js';
import type { SameKeys } from '../messages.js';

export const session: SameKeys<typeof fr.session> = {
  signInTitle: 'Sign in',
  signInAbout: 'The dashboard of Loge, for the people who administer school accounts.',
  login: 'E-mail address or login',
  password: 'Password',
  showPassword: 'Show the password',
  hidePassword: 'Hide the password',
  submit: 'Sign in',
  required: 'To be filled in.',
  insecure:
    'This address is not protected (http). The browser does not keep the session there: signing in will not last. Open Loge by https, or from this machine by http://localhost.',
  capsLock: 'Caps lock is on.',
  forgotten: 'Password forgotten? Ask the person who administers Loge for a new invitation.',
  invitationTitle: 'Welcome {name}',
  invitationAbout: 'Choose the password you will sign in with.',
  invitationLogin: 'Your login',
  invitationUntil: 'This link works until {date}.',
  invitationChecking: 'Checking the link…',
  invitationMissing: 'The address holds no invitation. Open the whole link that you were given.',
  toSignIn: 'Go to sign-in',
  newPassword: 'New password',
  newPasswordHelp:
    'Between {min} and {max} characters{composition, select, yes {, with a lower-case and an upper-case letter, a digit and a special character} other {}}. Four random words make a good password.',
  choose: 'Choose this password',
  meTitle: 'My account',
  meLogin: 'Login',
  meRoles: 'Roles',
  meExpires: 'Your session ends on {date} at the latest.',
  changeTitle: 'Change password',
  mustChange: 'Choose a new password: nothing else is open to you before.',
  changeHelp: 'Your sessions open elsewhere will be closed.',
  current: 'Present password',
  change: 'Change the password',
  changed:
    '{count, plural, =0 {Password changed.} one {Password changed, # other session closed.} other {Password changed, # other sessions closed.}}',
  myHistory: 'What the register says of me',
  ended: 'Your session has ended. Sign in again.',
};
