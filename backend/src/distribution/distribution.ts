import { LogeError } from '@loge/contracts';
import type { AccountId, DistributionId, DistributionMeans, SecretId } from '@loge/contracts';
import type { Fact } from '../event-store/streams.js';
import { aboutHolder } from '../rights/credential-authority.js';
import type { CredentialHolder } from '../rights/credential-authority.js';

/** A temporary password that is about to be shown to somebody. */
export interface Distribution {
  readonly account: AccountId;
  readonly password: SecretId;
  readonly means: DistributionMeans;
  /** The file it stands in; none for one account by itself. */
  readonly distribution?: DistributionId;
}

/**
 * Notes that a temporary password was given out, before it is.
 * @throws LogeError `CONFLICT` for one that is not the account's present password any more: nobody is shown one that
 *   opens nothing.
 */
export function distributeCredentials(
  { account, password, means, distribution }: Distribution,
  holder: CredentialHolder,
): Fact[] {
  if (holder.roles.password !== password) throw new LogeError('CONFLICT');
  return [
    {
      event: {
        type: 'CredentialsDistributed',
        data: { password, means, ...(distribution && { distribution }) },
      },
      about: aboutHolder(account, holder),
    },
  ];
}
