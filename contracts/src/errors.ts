/**
 * The stable codes of every error a person can meet. Each is also a translation key (`errors.<code>`) of the
 * interface, in French and English, with what to do next.
 */
export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_INPUT',
  'CONFLICT',
  'TOO_COMPLEX',
  'INTERNAL',
  'UNAVAILABLE',
  'CROSS_SITE',
  'SIGN_IN_REFUSED',
  'TOO_MANY_ATTEMPTS',
  'PASSWORD_WRONG',
  'PASSWORD_TOO_SHORT',
  'PASSWORD_TOO_LONG',
  'PASSWORD_COMMON',
  'PASSWORD_COMPOSITION',
  'PASSWORD_SAME',
  'PASSWORD_CHANGE_REQUIRED',
  'INVITATION_INVALID',
  'RECOVERY_LINK_INVALID',
  'RECOVERY_LINK_USED',
  'REASON_REQUIRED',
  'SIGNS_IN_ELSEWHERE',
  'PORTAL_LINK_INVALID',
  'PORTAL_COLOR_UNREADABLE',
  'LEGACY_ENDED',
  'LEGACY_END_BEFORE_OPENING',
  'LEGACY_FILE_INVALID',
  'LEGACY_FILE_TOO_LARGE',
  'ACCOUNTS_NOT_JOINABLE',
  'ADDRESS_INVALID',
  'ADDRESS_LINK_INVALID',
  'LOGIN_TAKEN',
  'LOGIN_INVALID',
  'FILE_GONE',
  'TARGET_EMPTY',
  'TARGET_TOO_LARGE',
  'CAMPAIGN_OVER',
  'LETTER_LOGO_INVALID',
  'ROLE_END_PAST',
  'EXPORT_TOO_LARGE',
  'EXPORT_GONE',
  'EXPORTS_TOO_MANY',
  'AS_OF_FUTURE',
  'ACCOUNT_RESEMBLES',
  'PLACE_FROM_DIRECTORY',
  'CONTACT_INVALID',
  'TOKEN_INVALID',
  'TOKEN_END_INVALID',
  'VIEW_NAME_TAKEN',
  'VIEWS_TOO_MANY',
  'IMPORT_MANIFEST_INVALID',
  'IMPORT_ARCHIVE_BROKEN',
  'JOIN_KEY_OTHER_KIND',
  'ROLE_SCOPE_INVALID',
  'RANK_TOO_HIGH',
  'LAST_ADMINISTRATOR',
  'IMPORT_NO_FILES',
  'IMPORT_MIXED_FORMATS',
  'IMPORT_FILE_BROKEN',
  'IMPORT_FILE_ENCODING',
  'IMPORT_FILE_HEADER',
  'IMPORT_FILE_ENTITY',
  'IMPORT_FILE_TRUNCATED',
  'IMPORT_TOO_LARGE',
  'IMPORT_NO_ROOM',
  'IMPORT_SCHOOL_REQUIRED',
  'IMPORT_SCHOOL_INVALID',
  'IMPORT_ACADEMY_REQUIRED',
  'IMPORT_ACADEMY_CONTRADICTS',
  'IMPORT_OUT_OF_SCOPE',
  'IMPORT_NEEDS_CONFIRMATION',
  'IMPORT_GONE',
  'PROJECTION_UNKNOWN',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Why a record of an import was left out, merged, or refused; translation keys `reasons.<code>`. */
export const recordReasonCodes = [
  'NO_KNOWN_SCHOOL',
  'NOT_NAMED_BY_A_PUPIL',
  'NO_KNOWN_CHILD',
  'CHILD_AMBIGUOUS',
  'OTHER_RECORD_KIND',
  'DUPLICATE_RECORD',
  'DELTA_RECORD',
  'SCHOOL_NOT_REMOVED',
  'NOBODY_TO_REMOVE',
  'CHANGE_NOT_APPLIED',
  'JOIN_KEY_MISSING',
  'JOIN_KEY_OTHER_KIND',
  'NAME_MISSING',
  'BIRTH_DATE_INVALID',
  'DATE_INVALID',
  'SCHOOL_CODE_INVALID',
  'SCHOOL_OUT_OF_SCOPE',
  'PERSON_BEYOND_SCOPE',
  'COLUMNS_MISSING',
  'RECORD_TOO_LARGE',
] as const;

export type RecordReasonCode = (typeof recordReasonCodes)[number];

/** Why a line of a file of old user names was left out; translation keys `reasons.<code>`. */
export const legacyReasonCodes = [
  'LEGACY_USER_NAME_MISSING',
  'LEGACY_HASH_UNKNOWN',
  'LEGACY_HASH_TOO_COSTLY',
  'LEGACY_PERSON_UNKNOWN',
  'LEGACY_PERSON_AMBIGUOUS',
  'LEGACY_USER_NAME_TAKEN',
  'LEGACY_ALREADY_MOVED',
  'LEGACY_SIGNS_IN_ELSEWHERE',
  'LEGACY_OTHER_SCHOOL',
  'PERSON_BEYOND_SCOPE',
  'DUPLICATE_RECORD',
  'COLUMNS_MISSING',
] as const;

export type LegacyReasonCode = (typeof legacyReasonCodes)[number];

/** An error with a stable code; `detail` holds figures and names of files, never secrets or personal data. */
export class LogeError extends Error {
  override readonly name = 'LogeError';

  constructor(
    readonly code: ErrorCode,
    readonly detail: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
