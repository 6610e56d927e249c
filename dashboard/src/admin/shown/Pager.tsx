import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useListContext } from 'ra-core';
import { useT } from '../i18n/use-t.js';

/** Turns the pages of a react-admin list whose total is not known. */
export function Pager() {
  const t = useT();
  const { page, setPage, hasNextPage, hasPreviousPage } = useListContext();
  if (!hasNextPage && !hasPreviousPage) return null;
  return (
    <Box
      component="nav"
      aria-label={t('shell.page', { page })}
      sx={{ display: 'flex', gap: 2, alignItems: 'center', mt: 2 }}
    >
      <Button variant="outlined" disabled={!hasPreviousPage} onClick={() => setPage(page - 1)}>
        {t('shell.previous')}
      </Button>
      <Typography variant="body2">{t('shell.page', { page })}</Typography>
      <Button variant="outlined" disabled={!hasNextPage} onClick={() => setPage(page + 1)}>
        {t('shell.next')}
      </Button>
    </Box>
  );
}
