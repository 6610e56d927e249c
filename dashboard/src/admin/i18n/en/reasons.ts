import type { reasons as fr } from '../fr/reasons.js';
import type { SameKeys } from '../messages.js';

export const reasons: SameKeys<typeof fr> = {
  NO_KNOWN_SCHOOL: 'Concerns no school of the import and no known school. Nothing to do.',
  NOT_NAMED_BY_A_PUPIL:
    'No pupil names this relative. Nothing to do, unless a child is missing from the directory.',
  NO_KNOWN_CHILD: 'None of the children named is known. Check the children’s names in the directory.',
  CHILD_AMBIGUOUS:
    'Several pupils may be the child named. Check the name and date of birth in the directory.',
  OTHER_RECORD_KIND: 'A kind of record Loge does not import. Nothing to do.',
  DUPLICATE_RECORD: 'The same person as another record of this import: both make one account. Nothing to do.',
  DELTA_RECORD: 'A record of change or removal, which this import did not read yet. Import its files again.',
  SCHOOL_NOT_REMOVED:
    'Asks for a school to be removed: nobody leaves it for that. Nothing to do, departures come from the records of people.',
  CHANGE_NOT_APPLIED:
    'A change of a role or enrolment without the record of its person or class. Import a complete set.',
  NOBODY_TO_REMOVE: 'Asks for somebody to be removed who is not known here. Nothing to do.',
  JOIN_KEY_MISSING: 'The join key is missing. Have the record completed in the directory.',
  JOIN_KEY_OTHER_KIND: 'The join key belongs to a record of another kind. Have the directory corrected.',
  NAME_MISSING: 'The family or first name is missing. Have the record completed in the directory.',
  BIRTH_DATE_INVALID: 'The date of birth cannot be read. Have it corrected in the directory.',
  DATE_INVALID: 'The date cannot be read. Have it corrected in the directory.',
  SCHOOL_CODE_INVALID: 'The school code is not valid. Have it corrected in the directory.',
  SCHOOL_OUT_OF_SCOPE: 'The school is outside your rights. Ask somebody who administers it.',
  PERSON_BEYOND_SCOPE:
    'Also in a school outside your rights: only the place in yours was recorded. Ask that school to correct names and contacts.',
  COLUMNS_MISSING: 'The row has fewer columns than the header. Export the file again.',
  RECORD_TOO_LARGE: 'The record is too long to be true. Have it checked in the directory.',
  LEGACY_USER_NAME_MISSING: 'The user name is missing. Complete the line.',
  LEGACY_HASH_UNKNOWN:
    'The password is not hashed in a known way (argon2id, bcrypt, PBKDF2, SHA, SSHA). A password in clear is never taken.',
  LEGACY_HASH_TOO_COSTLY:
    'This hash would take too much work at each sign-in. This person will use “Forgotten password?”.',
  LEGACY_PERSON_UNKNOWN: 'Nobody of the school fits. Check the join key, the address or the name.',
  LEGACY_PERSON_AMBIGUOUS: 'Several people of the school fit. Add the join key.',
  LEGACY_USER_NAME_TAKEN: 'This user name is somebody else’s in this school.',
  LEGACY_ALREADY_MOVED: 'This person has a password of the new way already. Nothing to do.',
  LEGACY_SIGNS_IN_ELSEWHERE: 'This person signs in at the academy. Nothing to do.',
  LEGACY_OTHER_SCHOOL: 'This line is of another school. Import it there.',
};
