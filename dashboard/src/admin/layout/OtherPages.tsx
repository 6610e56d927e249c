import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useT } from '../i18n/use-t.js';
import { EmptyNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page } from '../shown/Page.js';

/** No page has this address. */
export function NotFoundPage() {
  const t = useT();
  return (
    <Page title={t('shell.notFoundTitle')} narrow>
      <EmptyNotice
        action={
          <Button component={Link} to="/" variant="contained">
            {t('shell.toHome')}
          </Button>
        }
      >
        {t('shell.notFoundHelp')}
      </EmptyNotice>
    </Page>
  );
}

/** While it is not known yet who is signed in. */
export function WaitingPage() {
  return (
    <Box component="main" sx={{ maxWidth: 960, mx: 'auto', p: 2 }}>
      <RowsSkeleton />
    </Box>
  );
}

/** Where a page asks for rights one does not have. */
export function ForbiddenPage() {
  const t = useT();
  return (
    <Page title={t('shell.forbiddenTitle')} narrow>
      <EmptyNotice>{t('errors.FORBIDDEN')}</EmptyNotice>
    </Page>
  );
}
