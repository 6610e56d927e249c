import type { ServiceRowFragment } from '@loge/contracts/client';

const DAY = 86_400_000;
/** When a token that ends is said to end soon. */
const SOON_DAYS = 30;

/** How the access of a program stands. */
export type Standing =
  | { readonly kind: 'works' }
  /** Its token ends in so many days, 0 for within this one. */
  | { readonly kind: 'endsSoon'; readonly days: number }
  | { readonly kind: 'expired' }
  | { readonly kind: 'revoked'; readonly at: string };

type Dates = Pick<ServiceRowFragment, 'expiresAt' | 'previousUntil' | 'revokedAt'>;

/** How an access stands now. While a token before goes on, it does. */
export function standingOf({ expiresAt, previousUntil, revokedAt }: Dates, now: Date): Standing {
  if (revokedAt !== null) return { kind: 'revoked', at: revokedAt };
  const last = Math.max(Date.parse(expiresAt), previousUntil === null ? 0 : Date.parse(previousUntil));
  const left = last - now.getTime();
  if (left <= 0) return { kind: 'expired' };
  const days = Math.floor(left / DAY);
  return days < SOON_DAYS ? { kind: 'endsSoon', days } : { kind: 'works' };
}

/** Those that go on and those that ended, each in the order they came. */
export function parted<Service extends Dates>(
  services: readonly Service[],
  now: Date,
): { readonly going: readonly Service[]; readonly ended: readonly Service[] } {
  const goes = (service: Service) => ['works', 'endsSoon'].includes(standingOf(service, now).kind);
  return { going: services.filter(goes), ended: services.filter((service) => !goes(service)) };
}
