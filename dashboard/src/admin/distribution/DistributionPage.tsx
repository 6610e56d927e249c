import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import { useT } from '../i18n/use-t.js';
import { useRight } from '../session/use-me.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page } from '../shown/Page.js';
import { ClassShortcut } from './ClassShortcut.js';
import { useReach } from './use-reach.js';

/** « Identifiants »: a class at once, and the ways to files and mails. */
export function DistributionPage() {
  const t = useT();
  const distributes = useRight('DISTRIBUTE_CREDENTIALS') ?? false;
  const { schools, error, refetch } = useReach();
  return (
    <Page title={t('distribution.title')} answer={t('distribution.answer')}>
      {error ? (
        <ErrorNotice error={error} retry={refetch} />
      ) : !schools ? (
        <RowsSkeleton rows={3} />
      ) : schools.length === 0 ? (
        <EmptyNotice>{t('distribution.noReach')}</EmptyNotice>
      ) : (
        <ClassShortcut schools={schools} />
      )}
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          mt: 5,
          p: 0,
          display: 'grid',
          gap: 2,
          gridTemplateColumns: 'repeat(auto-fit, minmax(min(17rem, 100%), 1fr))',
        }}
      >
        <Way to="/distribution/files" title={t('home.toFiles')} help={t('distribution.toFilesHelp')} />
        {distributes && (
          <Way
            to="/distribution/campaigns"
            title={t('home.toCampaigns')}
            help={t('distribution.toCampaignsHelp')}
          />
        )}
      </Box>
    </Page>
  );
}

function Way({ to, title, help }: { readonly to: string; readonly title: string; readonly help: string }) {
  return (
    <Box component="li" sx={{ border: 1, borderColor: 'divider', borderRadius: 2, p: 2 }}>
      <Link component={RouterLink} to={to} sx={{ fontWeight: 650, fontSize: '1.05rem' }}>
        {title}
      </Link>
      <Box sx={{ color: 'text.secondary', mt: 0.5 }}>{help}</Box>
    </Box>
  );
}
