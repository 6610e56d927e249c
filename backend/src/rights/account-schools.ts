import { accountStream } from '@loge/contracts';
import type { AccountId, SchoolId } from '@loge/contracts';
import type { Streams } from '../event-store/streams.js';
import { grantsFold, schoolsOf } from './grants.js';

/** The schools that an event about this account concerns: those it has a place or a role in now. */
export async function schoolsOfAccount(streams: Streams, account: AccountId): Promise<readonly SchoolId[]> {
  const { places, grants } = (await streams.load(accountStream(account), grantsFold)).state;
  const affiliated = places.map(({ school }) => school);
  return [...new Set([...affiliated, ...grants.flatMap(({ scope }) => schoolsOf(scope))])];
}
