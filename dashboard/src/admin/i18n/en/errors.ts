import type { SameKeys } from '../messages.js';
import type * as fr from '../fr/errors.js';

export const errors: SameKeys<typeof fr.errors> = {
  UNAUTHENTICATED: 'Your session has ended. Sign in again; what you saved is kept.',
  FORBIDDEN: 'Your rights do not allow this. Ask somebody who administers Loge.',
  NOT_FOUND: 'Not found, or outside what your rights let you see. Check the address, or go back to the list.',
  BAD_INPUT: 'One of the values was not understood. Correct it and try again.',
  CONFLICT: 'Somebody else has just changed the same thing. Reload the page, then try again.',
  TOO_COMPLEX: 'This asks for too much at once. Choose a shorter period or add a filter.',
  INTERNAL: 'Loge met an error. Try again; if it comes back, tell the person who runs the server.',
  UNAVAILABLE:
    'The register does not answer at the moment. Wait a minute and reload the page: see whether your request is there before you make it again.',
  NETWORK: 'The server does not answer. Check the connection, then try again.',
  CROSS_SITE: 'The request did not come from this page and was refused. Reload the page, then try again.',
  SIGN_IN_REFUSED: 'Unknown login or password. Check both, and the caps lock key.',
  TOO_MANY_ATTEMPTS: 'Too many tries in a short time. Wait a few minutes, then try again.',
  PASSWORD_WRONG: 'This is not your present password. Type it again.',
  PASSWORD_TOO_SHORT: 'This password is too short. Choose one of at least {min, number} characters.',
  PASSWORD_TOO_LONG: 'This password is too long. Choose one of at most 256 characters.',
  PASSWORD_COMMON:
    'This password is too common and quickly guessed. Choose another, for example four random words.',
  PASSWORD_COMPOSITION:
    'A sort of character is missing. It takes a lower case and an upper case letter, a digit and a special character.',
  PASSWORD_SAME: 'That is the password to be replaced. Choose another, which only you know.',
  PASSWORD_CHANGE_REQUIRED: 'Choose another password first: open “My account”, then “Change password”.',
  RECOVERY_LINK_INVALID:
    'This link does not work: another took its place, or its time is over. Ask for a new one with “Forgotten password?”.',
  RECOVERY_LINK_USED:
    'This link has served already. If it was not you, ask for a new one with “Forgotten password?”.',
  REASON_REQUIRED: 'Say why: the register keeps the reason. Write it, then try again.',
  SIGNS_IN_ELSEWHERE:
    'This person signs in with the academy’s account (ÉduConnect or the academy’s own): the password is changed there.',
  PORTAL_LINK_INVALID:
    'This address does not work. It begins with https://, without a login or password in it.',
  PORTAL_COLOR_UNREADABLE:
    'This colour does not do: it is written like #7a1f3d, and white letters must be readable on it (a contrast of at least 4.5).',
  INVITATION_INVALID:
    'This link does not work: it was used, was replaced, or is older than 72 hours. Ask the person who gave it to you for a new one.',
  LEGACY_ENDED:
    'The old login no longer works here. Use “Forgotten password?” on the sign-in page, with the address known to the school; without one, ask the school.',
  LEGACY_END_BEFORE_OPENING:
    'The old login cannot end before the new one opens. Choose the same day or a later one.',
  LEGACY_FILE_INVALID:
    'This file cannot be read as a list of old user names. Its first line has to name the user name, the password hash, and what the person is known by (join key, e-mail address, or family and given name).',
  LEGACY_FILE_TOO_LARGE:
    'This file is too large. Give at most {most, number} {unit, select, bytes {bytes} other {lines}} at a time.',
  ACCOUNTS_NOT_JOINABLE:
    'These accounts cannot be joined. Ask one of the schools to check the names and addresses.',
  ADDRESS_INVALID: 'This address is not valid. Write it like name@example.org.',
  ADDRESS_LINK_INVALID:
    'This link does not work: it was used, was replaced, or its time is over. Ask again for the change of address from your account.',
  LOGIN_TAKEN:
    'This address or login already belongs to an account. Look for that account, or use another address.',
  LOGIN_INVALID:
    'This login will not do: 3 to 64 letters without accents, digits, dots and hyphens. An e-mail address becomes a login only when the person confirms it. Correct it.',
  FILE_GONE:
    'This file is gone: its time is over, or the link has served already. Ask for it again from the list.',
  TARGET_EMPTY: 'Nobody fits this choice. Widen the schools, classes or profiles.',
  TARGET_TOO_LARGE: 'This choice holds more than {max} people. Go by school, class or profile.',
  CAMPAIGN_OVER: 'This campaign is over. Start a reminder for the people who did not sign in.',
  LETTER_LOGO_INVALID: 'This logo cannot be used: choose a PNG or JPEG of at most 200 kB and 2,000 pixels.',
  ROLE_END_PAST: 'This date is past. Choose today or a day to come.',
  EXPORT_TOO_LARGE: 'A PDF holds {max, number} rows at most. Narrow the filters, or choose CSV.',
  EXPORT_GONE: 'This export is gone: it is kept for 24 hours. Ask for it again.',
  EXPORTS_TOO_MANY:
    'Two of your exports are being written already, or 50 are kept. Wait for one of them, or delete one.',
  AS_OF_FUTURE: 'This date is to come. Choose today or a past date.',
  ACCOUNT_RESEMBLES:
    'Somebody of this school has these names already. Make sure it is not the same person, then confirm.',
  PLACE_FROM_DIRECTORY:
    'This place comes from the directory: the next import would give it again. Have it corrected there.',
  CONTACT_INVALID: 'This contact is not valid. Check the e-mail address or the number.',
  TOKEN_INVALID: 'This token opens nothing: it is unknown, expired or revoked. Ask for another.',
  TOKEN_END_INVALID: 'Choose a last day to come, within a year.',
  VIEW_NAME_TAKEN: 'One of your views has this name already. Choose another, or replace it.',
  VIEWS_TOO_MANY: 'You have 50 views of this page already. Delete one.',
  IMPORT_MANIFEST_INVALID:
    'The file manifest.csv does not describe OneRoster files that can be read. Export them again.',
  IMPORT_ARCHIVE_BROKEN: 'The archive {file} cannot be read. Download it again, or drop its files.',
  JOIN_KEY_OTHER_KIND:
    'This join key already belongs to a record of another kind. Have the directory corrected, then import again.',
  ROLE_SCOPE_INVALID: 'This scope does not fit this role. Choose schools, or another role.',
  RANK_TOO_HIGH: 'This person has rights equal to or above yours. Ask somebody of higher rank.',
  LAST_ADMINISTRATOR:
    'This is the last administrator role: one must remain. First give the role to somebody else.',
  IMPORT_NO_FILES:
    'No directory file was recognised. Choose the XML files of the AAF, the three CSV files of BE1D, or a OneRoster set.',
  IMPORT_MIXED_FORMATS:
    'The files mix several formats, or an archive and other files. Import each on its own.',
  IMPORT_FILE_BROKEN:
    'The file is damaged and cannot be read to its end. Download it again from the directory.',
  IMPORT_FILE_ENCODING:
    'The file is not in the encoding it announces. Export it again without opening it in a spreadsheet.',
  IMPORT_FILE_HEADER: 'The columns are not those of the format. Export the file again without changing it.',
  IMPORT_FILE_ENTITY: 'The file holds XML entities, which are never read. Ask for an export without them.',
  IMPORT_FILE_TRUNCATED: 'The file is cut before its end. Download it again and check its size.',
  IMPORT_TOO_LARGE: 'The files are larger than allowed. Import one school after the other.',
  IMPORT_NO_ROOM:
    'Too many files are waiting to be imported. Run the imports you have prepared, or try again in a few days.',
  IMPORT_SCHOOL_REQUIRED:
    'These files do not name the school. Give its code (UAI), then start the analysis again.',
  IMPORT_SCHOOL_INVALID:
    'This school code is not valid. A UAI has seven digits and a letter, such as 0611234X.',
  IMPORT_ACADEMY_REQUIRED: 'These files do not name the academy. Give it, then start the analysis again.',
  IMPORT_ACADEMY_CONTRADICTS:
    'The academy is not the one of the files or of the school. Check the files, or leave this field empty.',
  IMPORT_OUT_OF_SCOPE: 'These files concern a school outside your rights. Ask somebody who administers it.',
  IMPORT_NEEDS_CONFIRMATION:
    'More than a tenth of a school would leave. Check the numbers, then confirm the departures.',
  IMPORT_GONE: 'The files of this import are no longer kept. Upload them again.',
  PROJECTION_UNKNOWN: 'No read model has this name. Check it.',
};
