/**
 * The link to mail, on the address of the settings and of no request (whoever asks could write any `Host` into
 * theirs). The token stands in the fragment, which browsers send to nobody and no server logs.
 */
export const recoveryUrl = (publicUrl: string, token: string): string =>
  `${publicUrl}/mot-de-passe#token=${token}`;

/** The link of a mail about a change of address, made as {@link recoveryUrl}. */
export const addressUrl = (publicUrl: string, token: string): string => `${publicUrl}/adresse#token=${token}`;
