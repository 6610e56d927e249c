import type { ContactKind } from '../mails.js';
import { linesOf, placeLines } from './letter.js';
import type { Words } from './letter.js';

const labels = { when: 'When', device: 'Device', network: 'Network' };
const notMe =
  'If it was not you: choose a new password at once by “Forgotten password” on the sign-in page, then tell your school.';
const contacts: Readonly<Record<ContactKind, string>> = {
  email: 'email address',
  homePhone: 'home telephone',
  workPhone: 'work telephone',
  mobile: 'mobile telephone',
};

/** English. */
export const en: Words = {
  letters: {
    RECOVERY: ({ displayName, login, link, expiresAt, first }, { when, until }) => ({
      subject: first ? 'Choose your password' : 'Reset your password',
      heading: first ? 'Choose my password' : 'Reset my password',
      paragraphs: [
        `Hello ${displayName},`,
        `Somebody, probably you, asked to choose ${first ? 'the' : 'a new'} password of your account. Your login is: ${login}`,
      ],
      button: { label: first ? 'Choose my password' : 'Reset my password', link },
      advice: [
        `This button works once, for ${until(expiresAt)}: until ${when(expiresAt)}.`,
        'If it was not you, there is nothing to do: without this button nothing changes. Give this mail to nobody.',
      ],
    }),
    FORGOTTEN_LOGIN: ({ accounts }) => ({
      subject: 'Your login',
      heading: 'My login',
      paragraphs: ['Hello,', 'Somebody, probably you, asked for the logins known for this address:'],
      lines: accounts.map(
        ({ displayName, login, schools }) => `${login} – ${[displayName, ...schools].join(', ')}`,
      ),
      advice: ['If it was not you, there is nothing to do: a login is not enough to get in.'],
    }),
    SIGN_IN_ELSEWHERE: ({ displayName }) => ({
      subject: 'Where to sign in',
      heading: 'Where to sign in',
      paragraphs: [
        `Hello ${displayName},`,
        'You asked for a new password. You sign in with the account that the academy gave you: ÉduConnect for pupils and their parents, the academy’s account for staff.',
        'That password is changed there, by “Forgotten password”.',
      ],
      advice: ['If it was not you, there is nothing to do.'],
    }),
    PASSWORD_RESET: (content, times) => ({
      subject: 'Your password was reset',
      heading: 'My password was reset',
      paragraphs: [`Hello ${content.displayName},`, 'A new password was chosen for your account.'],
      lines: placeLines(content, labels, times),
      advice: ['If it was you, there is nothing to do.', notMe],
    }),
    PASSWORD_CHANGED: (content, times) => ({
      subject: 'Your password has changed',
      heading: 'My password has changed',
      paragraphs: [`Hello ${content.displayName},`, 'The password of your account was changed.'],
      lines: placeLines(content, labels, times),
      advice: ['If it was you, there is nothing to do.', notMe],
    }),
    NEW_DEVICE: (content, times) => ({
      subject: 'A new sign-in to your account',
      heading: 'A sign-in from a new device',
      paragraphs: [
        `Hello ${content.displayName},`,
        'Somebody signed in to your account from a device that we did not know.',
      ],
      lines: placeLines(content, labels, times),
      advice: ['If it was you, there is nothing to do.', notMe],
    }),
    PASSWORD_LOCKED: ({ displayName, at }, { when }) => ({
      subject: 'Your password is locked',
      heading: 'My password is locked',
      paragraphs: [
        `Hello ${displayName},`,
        `Too many wrong passwords were tried on your account. To be safe, your password has not worked since ${when(at)}.`,
        'To get in, choose a new one by “Forgotten password” on the sign-in page.',
      ],
      advice: ['If it was not you, nobody got in: just choose a new password.'],
    }),
    ACTIVITY_DISPUTED: ({ displayName, at, what }, { when }) => ({
      subject: 'An action was disputed',
      heading: 'An action was disputed',
      paragraphs: [`For the account of ${displayName}, somebody said “it was not me” of this action:`],
      lines: [what, `Reported on ${when(at)}`],
      advice: [
        'The sessions were ended and a new password is asked for. If it was not you who said so, tell your school.',
      ],
    }),
    MIGRATION_REMINDER: ({ displayName, link, endsOn }, { day }) => ({
      subject: 'The new way to sign in',
      heading: 'Choose my password',
      paragraphs: [
        `Hello ${displayName},`,
        'Your school changes to a new way of signing in. To use it, choose a password: open the page, type the address at which you get this mail, and a link will be sent to you.',
        ...(endsOn
          ? [`The old way works until ${day(endsOn)}, that day included; after it, only the new way will.`]
          : []),
      ],
      button: { label: 'Choose my password', link },
      advice: ['Your school never asks for your password, by mail or on the telephone.'],
    }),
    ADDRESS_CHANGE: ({ displayName, address, link, expiresAt }, { when, until }) => ({
      subject: 'Confirm your new address',
      heading: 'Confirm my new address',
      paragraphs: [
        `${displayName}`,
        `From now on this person’s account is to be reached at this address: ${address}. Confirm it with the button.`,
      ],
      button: { label: 'Confirm this address', link },
      advice: [
        `This button works once, for ${until(expiresAt)}: until ${when(expiresAt)}.`,
        'If you do not know this person, or if it was not you, do not press it: nothing will change.',
      ],
    }),
    ADDRESS_CHANGE_AGREEMENT: ({ displayName, address, link, expiresAt }, { when, until }) => ({
      subject: 'A change of your address',
      heading: 'Do you agree to the change of address?',
      paragraphs: [
        `Hello ${displayName},`,
        `Somebody, probably you, wants to replace the address of your account by: ${address}. If it is you, agree with the button.`,
      ],
      button: { label: 'I agree', link },
      advice: [
        `This button works once, for ${until(expiresAt)}: until ${when(expiresAt)}.`,
        'If it was not you: do not press it, choose a new password at once by “Forgotten password” on the sign-in page, then tell your school.',
      ],
    }),
    ACCOUNTS_JOINED: ({ displayName, at }, { when }) => ({
      subject: 'Your accounts were joined',
      heading: 'Two accounts are one from now on',
      paragraphs: [
        `Hello ${displayName},`,
        `Your account was joined with another account of the same person, on ${when(at)}. Each of your logins now leads to the same account, with all your schools.`,
      ],
      advice: [
        'If it was you, there is nothing to do.',
        'If these two accounts are not both yours, tell your school: it can part them, and nothing is lost.',
      ],
    }),
    PASSWORD_REGENERATED: ({ displayName, at }, { when }) => ({
      subject: 'A new password for your account',
      heading: 'A new password was made',
      paragraphs: [
        `Hello ${displayName},`,
        `Your school made a temporary password for your account on ${when(at)}. The old one does not work any more, and your sessions were ended.`,
        'Your school gives you this password; it is not in this mail. At the first sign-in you will choose another, which only you know.',
      ],
      advice: [
        'If you did not ask for it: choose a new password at once by “Forgotten password” on the sign-in page, then tell your school.',
      ],
    }),
    REGENERATION_NOTICE: ({ displayName, at, whose }, { when }) => ({
      subject: 'Password regenerated',
      heading: 'You regenerated a password',
      paragraphs: [`Hello ${displayName},`, 'You made a temporary password for this person:'],
      lines: [`${whose.displayName} – ${whose.login}`, `On ${when(at)}`],
      advice: [
        'The password is not in this mail: it was shown only once. If you do not have it any more, regenerate it.',
        'If it was not you: change your own password at once, then tell whoever administers Loge.',
      ],
    }),
    LOGIN_CHANGED: ({ displayName, at, login }, { when }) => ({
      subject: 'Your login has changed',
      heading: 'My login has changed',
      paragraphs: [
        `Hello ${displayName},`,
        `Your school gave you another login on ${when(at)}. The old one does not work any more; your password stays the same.`,
      ],
      lines: [`New login: ${login}`],
      advice: ['If you did not ask for it, tell your school.'],
    }),
    CONTACTS_CHANGED: ({ displayName, at, by, changed }, { when }) => ({
      subject: 'Your contact details have changed',
      heading: 'My contact details have changed',
      paragraphs: [
        `Hello ${displayName},`,
        'Your school changed the contact details of your account. For safety they are not in this mail, which goes to the address that was known before.',
      ],
      lines: [
        `Changed: ${changed.map((kind) => contacts[kind]).join(', ')}`,
        `When: ${when(at)}`,
        ...(by ? [`By: ${by}`] : []),
      ],
      advice: [
        'If the change is right, you need do nothing.',
        'If it is wrong, or you did not ask for it, tell your school at once: it can put the right details back.',
      ],
    }),
    CREDENTIALS: ({ displayName, login, title, text, link, expiresAt }, { day, days }) => ({
      subject: title,
      ownSubject: true,
      heading: 'My login and password',
      paragraphs: [`Hello ${displayName},`, 'Your account is ready.'],
      ...(text && { note: linesOf(text) }),
      lines: [`Login: ${login}`],
      button: { label: 'Choose my password', link },
      advice: [
        `From the day this mail reaches you, you have ${days(expiresAt)} to choose your password: until ${day(expiresAt)}. The button works once and signs you in.`,
        'This mail is for you alone: pass it on to nobody. Your school never asks for your password.',
      ],
    }),
    CAMPAIGN_REPORT: ({ displayName, title, sent, refused, skipped, unreached, link }) => ({
      subject: 'How the mails with credentials went',
      heading: 'Sending report',
      paragraphs: [`Hello ${displayName},`, `The sending of “${title}” is over:`],
      lines: [
        `Mails sent: ${sent}`,
        `Mails refused: ${refused}`,
        `Not sent, as the person signed in or left: ${skipped}`,
        `People without an address: ${unreached}`,
      ],
      button: { label: 'Open the report', link },
      advice: [
        'The report in full and the list of people without an address are downloaded on that page, once you are signed in: no name travels by mail.',
      ],
    }),
  },
  address: 'If the button does not work, copy this address into your browser:',
  ask: (contact) => `A question? Ask: ${contact}`,
  askSchool: 'A question? Ask the office of your school.',
  automatic: 'This mail is sent by a machine: nobody reads the answers.',
};
