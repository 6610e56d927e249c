import Box from '@mui/material/Box';
import type { AccountStatus } from '@loge/contracts/client';
import { useT } from '../i18n/use-t.js';

/** « ● actif », « ○ parti »: in words and by shape, never by colour alone. */
export function StatusText({ status }: { readonly status: AccountStatus }) {
  const t = useT();
  const active = status === 'ACTIVE';
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap', color: active ? 'success.main' : 'text.secondary' }}>
      <span aria-hidden="true">{active ? '● ' : '○ '}</span>
      {t(`statuses.${status}`)}
    </Box>
  );
}
