import { AccountId, LogeError } from '@loge/contracts';
import { z } from 'zod';
import { storableText } from '../event-store/storable.js';

/** Text without accents and case, for comparing names as people do. */
export const plainText = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** What role holders are ordered by: family name, then given name, without accents and case. */
export const sortKey = ({ family, given }: { readonly family: string; readonly given: string }): string =>
  `${plainText(family)}\u0001${plainText(given)}`;

/** A place in the list of role holders. */
export interface HolderCursor {
  readonly sortKey: string;
  readonly account: AccountId;
}

const Cursor = z.tuple([z.string().refine((key) => storableText(key) === key), AccountId]);

export const writeCursor = ({ sortKey, account }: HolderCursor): string =>
  Buffer.from(JSON.stringify([sortKey, account])).toString('base64url');

/** @throws LogeError `BAD_INPUT` for a cursor that is none. */
export function readCursor(cursor: string): HolderCursor {
  try {
    const [sortKey, account] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { sortKey, account };
  } catch {
    throw new LogeError('BAD_INPUT');
  }
}
