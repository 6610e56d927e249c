import type { fr } from '../fr/index.js';
import type { SameKeys } from '../messages.js';

export const joining: SameKeys<typeof fr.joining> = {
  section: 'Joined accounts',
  leads: 'This account is joined to another: whoever signs in with its logins arrives there.',
  stands: 'Their logins lead to this account, which has their affiliations and shows their history, too.',
  join: 'Join with another account',
  joinTitle: 'Join the account of {name} with another',
  joinHelp:
    'Only if both accounts are the same person’s. The one that stays keeps its password and gets the affiliations of the other; the other opens nothing by itself any more.',
  search: 'Name or login of the other account',
  find: 'Search',
  found: 'The other account',
  none: 'No other account was found.',
  choose: 'Choose the other account.',
  standing: 'The account that stays',
  standingHelp: 'Proposed: the one with a password, else the older one. One with a role always stays.',
  standingOne: '{name}, login {login}',
  submit: 'Join the accounts',
  joined: 'The accounts are joined.',
  part: 'Part',
  partNamed: 'Part from the account of {name}',
  partTitle: 'Part the two accounts of {name}?',
  partHelp:
    'Each is an account of its own again, with its logins. The affiliations that came from the other account go back to it as they were; the next import brings them up to date.',
  parted: 'The accounts are parted.',
};
