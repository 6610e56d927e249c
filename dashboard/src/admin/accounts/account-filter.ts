import type { AccountFilter, Profile, AccountStatus } from '@loge/contracts/client';

/** What is looked for among accounts, as the page keeps it in the URL. */
export interface AccountSearchValues {
  readonly q?: string;
  readonly school?: string;
  readonly class?: string;
  readonly profile?: Profile;
  readonly status?: AccountStatus;
  readonly family?: string;
  readonly given?: string;
  readonly group?: string;
  readonly subject?: string;
  readonly activated?: 'yes' | 'no';
  readonly login?: string;
  readonly joinKey?: string;
  readonly email?: string;
  readonly id?: string;
}

/** The fields of the advanced and of the technical search (KO-11). */
export const advanced = ['family', 'given', 'group', 'subject'] as const;
export const technical = ['login', 'joinKey', 'email', 'id'] as const;

/** The search as the API takes it. */
export function accountFilterOf({ q, activated, ...rest }: AccountSearchValues): AccountFilter {
  return {
    ...rest,
    ...(q && { search: q }),
    ...(activated && { activated: activated === 'yes' }),
  };
}
