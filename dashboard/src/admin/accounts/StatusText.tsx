import type { AccountStatus } from '@loge/contracts/client';
import { useT } from '../i18n/use-t.js';
import { Sign } from '../shown/Sign.js';

const signs = {
  ACTIVE: { shape: 'full', colour: 'success' },
  DEPARTED: { shape: 'empty', colour: 'quiet' },
  CLOSED: { shape: 'refused', colour: 'error' },
  JOINED: { shape: 'empty', colour: 'quiet' },
} as const;

/** « ● actif », « ○ parti », « ✕ fermé », « ○ réuni ». */
export function StatusText({ status }: { readonly status: AccountStatus }) {
  const t = useT();
  return <Sign {...signs[status]}>{t(`statuses.${status}`)}</Sign>;
}
