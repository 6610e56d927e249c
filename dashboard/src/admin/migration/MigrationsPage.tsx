import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { SchoolsWithOldLoginDocument } from '@loge/contracts/client';
import { Link as RouterLink, Navigate } from 'react-router';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page } from '../shown/Page.js';
import { OldLoginText, migrationAt } from './OldLoginText.js';

/** The schools within one's rights and their old logins; whoever has one school goes straight to its migration. */
export function MigrationsPage() {
  const t = useT();
  const { data, error, refetch } = useAsk(SchoolsWithOldLoginDocument, {});
  const schools = data?.schools.edges.map(({ node }) => node);
  const [only, ...others] = schools ?? [];
  if (only && others.length === 0) return <Navigate to={migrationAt(only.id)} replace />;
  const first = schools?.filter(({ legacyLogin }) => legacyLogin) ?? [];
  const last = schools?.filter(({ legacyLogin }) => !legacyLogin) ?? [];
  return (
    <Page title={t('migration.title')} answer={t('migration.listAnswer')}>
      {error ? (
        <ErrorNotice error={error} retry={refetch} />
      ) : !schools ? (
        <RowsSkeleton rows={4} />
      ) : schools.length === 0 ? (
        <EmptyNotice>{t('schools.emptyAll')}</EmptyNotice>
      ) : (
        <>
          <Box component="ul" aria-label={t('migration.list')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {[...first, ...last].map(({ id, name, legacyLogin }) => (
              <Box component="li" key={id} sx={{ py: 1.5, borderBottom: 1, borderColor: 'divider' }}>
                <Link component={RouterLink} to={migrationAt(id)} sx={{ fontWeight: 600 }}>
                  {name}
                </Link>
                <Box sx={{ color: 'text.secondary', fontSize: '0.9rem' }}>
                  <OldLoginText legacyLogin={legacyLogin} />
                </Box>
              </Box>
            ))}
          </Box>
          {schools.length === 200 && (
            <Typography sx={{ mt: 2 }}>{t('migration.listMore', { count: schools.length })}</Typography>
          )}
        </>
      )}
    </Page>
  );
}
