import type { fr } from '../fr/index.js';
import type { SameKeys } from '../messages.js';

export const mails: SameKeys<typeof fr.mails> = {
  title: 'Mails',
  answer:
    '{count, plural, =0 {No mail has failed.} one {# mail could not be sent.} other {# mails could not be sent.}}',
  table: 'List of mails',
  state: 'State',
  states: {
    WAITING: 'waiting',
    SENT: 'sent',
    FAILED: 'not sent',
    DROPPED: 'no longer of use',
  },
  empty: 'No mail yet. The first one leaves when somebody asks for a password.',
  emptyState: 'No mail in this state. Choose another one.',
  tries: '{count, plural, =1 {# try} other {# tries}}',
  smtpCode: 'the server answered {code}',
  nextTry: 'next try on {when}',
  againLabel: 'Try again to send the mail to {name}',
  sentAgain: 'The mail is waiting again: it leaves in a moment.',
};
