import type { AccountStatus } from '@loge/contracts/client';
import { useT } from '../i18n/use-t.js';
import { Sign } from '../shown/Sign.js';

/** « ● actif », « ○ parti ». */
export function StatusText({ status }: { readonly status: AccountStatus }) {
  const t = useT();
  const active = status === 'ACTIVE';
  return (
    <Sign shape={active ? 'full' : 'empty'} colour={active ? 'success' : 'quiet'}>
      {t(`statuses.${status}`)}
    </Sign>
  );
}
