import { accountStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import type { Streams } from '../event-store/streams.js';
import { accountFold } from './account.js';
import type { AccountState } from './account.js';
import { forEachBounded } from './bounded.js';

/** Streams read at once. */
const AT_ONCE = 32;

/** The states of these accounts, from their streams. */
export async function statesOf(
  streams: Pick<Streams, 'load'>,
  ids: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, AccountState>> {
  const states = await forEachBounded([...new Set(ids)], AT_ONCE, async (id) => {
    const { state } = await streams.load(accountStream(id), accountFold);
    return [id, state] as const;
  });
  return new Map(states);
}
