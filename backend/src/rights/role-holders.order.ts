import { LogeError } from '@loge/contracts';

/** Text without accents and case, for comparing names as people do. */
export const plainText = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** What role holders are ordered by: family name, then given name, without accents and case. */
export const sortKey = ({ family, given }: { readonly family: string; readonly given: string }): string =>
  `${plainText(family)}\u0001${plainText(given)}`;

/** A place in the list of role holders. */
export interface HolderCursor {
  readonly sortKey: string;
  readonly account: string;
}

export const writeCursor = ({ sortKey, account }: HolderCursor): string =>
  Buffer.from(JSON.stringify([sortKey, account])).toString('base64url');

/** @throws LogeError `BAD_INPUT` for a cursor that is none. */
export function readCursor(cursor: string): HolderCursor {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(read)) {
      const [sortKey, account]: unknown[] = read;
      const isAccount = typeof account === 'string' && /^[0-9a-f-]{36}$/.test(account);
      if (typeof sortKey === 'string' && isAccount) return { sortKey, account };
    }
  } catch {
    // Told as any other cursor that is none.
  }
  throw new LogeError('BAD_INPUT');
}
