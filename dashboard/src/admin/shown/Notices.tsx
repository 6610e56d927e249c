import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'ra-core';
import type { ReactNode } from 'react';
import { useCallback } from 'react';
import { errorCodeOf, errorDetailOf } from '../api.js';
import { useT } from '../i18n/use-t.js';

/** The words for an error: what went wrong and what to do next. */
export function useErrorText(): (error: unknown) => string {
  const translate = useTranslate();
  return useCallback(
    (error) => {
      const key = `errors.${errorCodeOf(error)}`;
      const text = translate(key, { ...errorDetailOf(error), _: '' });
      return text || translate('errors.INTERNAL');
    },
    [translate],
  );
}

/** An error in words, read out at once, with a way to try again where that makes sense. */
export function ErrorNotice({ error, retry }: { readonly error: unknown; readonly retry?: () => unknown }) {
  const t = useT();
  const textOf = useErrorText();
  return (
    <Alert
      severity="error"
      variant="outlined"
      sx={{ my: 2 }}
      action={
        retry && (
          <Button color="inherit" size="small" sx={{ whiteSpace: 'nowrap' }} onClick={() => void retry()}>
            {t('shell.retry')}
          </Button>
        )
      }
    >
      {textOf(error)}
    </Alert>
  );
}

/** Nothing to show: says why, and what to do. */
export function EmptyNotice({
  title,
  children,
  action,
}: {
  readonly title?: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <Box
      sx={{
        border: 1,
        borderColor: 'divider',
        borderStyle: 'dashed',
        borderRadius: 2,
        p: 3,
        my: 2,
        textAlign: 'center',
      }}
    >
      {title && <Typography sx={{ fontWeight: 600 }}>{title}</Typography>}
      <Typography sx={{ color: 'text.secondary' }}>{children}</Typography>
      {action && <Box sx={{ mt: 2 }}>{action}</Box>}
    </Box>
  );
}

/** Grey lines where rows will be. */
export function RowsSkeleton({ rows = 6 }: { readonly rows?: number }) {
  const t = useT();
  return (
    <Box role="status" aria-label={t('shell.loading')} sx={{ my: 2 }}>
      {Array.from({ length: rows }, (_, row) => (
        <Box key={row} sx={{ py: 1.25 }}>
          <Skeleton variant="text" width={`${80 - ((row * 17) % 35)}%`} />
          <Skeleton variant="text" width={`${45 - ((row * 11) % 20)}%`} sx={{ fontSize: '0.8rem' }} />
        </Box>
      ))}
    </Box>
  );
}
