import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { ApiError } from '../api.js';
import { useT } from '../i18n/use-t.js';
import { useErrorText } from '../shown/Notices.js';
import type { Refused } from './grant-outcomes.js';

/** To whom an access could not be given, and why; the others have theirs. */
export function RefusedNotice({ refused }: { readonly refused: readonly Refused[] }) {
  const t = useT();
  const textOf = useErrorText();
  if (refused.length === 0) return null;
  return (
    <Alert severity="error" variant="outlined" sx={{ my: 1 }}>
      {t('grants.refused', { count: refused.length })}
      <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
        {refused.map(({ id, name, code }) => (
          <li key={id}>
            <strong>{name}</strong> : {textOf(new ApiError(code))}
          </li>
        ))}
      </Box>
    </Alert>
  );
}
