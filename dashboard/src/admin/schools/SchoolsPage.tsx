import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { SchoolsQuery } from '@loge/contracts/client';
import { ListBase, useListContext } from 'ra-core';
import { Link as RouterLink } from 'react-router';
import { useT } from '../i18n/use-t.js';
import { pathTo } from '../register/sentences/SentenceLine.js';
import { SearchField } from '../shown/Fields.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page } from '../shown/Page.js';
import { Pager } from '../shown/Pager.js';

type SchoolHead = SchoolsQuery['schools']['edges'][number]['node'];

/** The schools within one's rights. */
export function SchoolsPage() {
  return (
    <ListBase<SchoolHead> resource="schools" perPage={50} storeKey={false}>
      <Schools />
    </ListBase>
  );
}

function Schools() {
  const t = useT();
  const { data, error, isPending, filterValues, setFilters, refetch } = useListContext<SchoolHead>();
  const words = String(filterValues.q ?? '');
  return (
    <Page title={t('schools.title')} answer={t('schools.answer')}>
      <Box sx={{ display: 'flex', maxWidth: 560, mb: 2 }}>
        <SearchField
          label={t('schools.search')}
          value={words}
          onSearch={(q) => setFilters(q ? { q } : {}, {}, false)}
        />
      </Box>
      {error ? (
        <ErrorNotice error={error} retry={refetch} />
      ) : isPending || !data ? (
        <RowsSkeleton rows={4} />
      ) : data.length === 0 ? (
        <EmptyNotice>{t(words ? 'schools.empty' : 'schools.emptyAll')}</EmptyNotice>
      ) : (
        <>
          <Box component="ul" aria-label={t('schools.table')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {data.map((school) => (
              <Box component="li" key={school.id} sx={{ py: 1.5, borderBottom: 1, borderColor: 'divider' }}>
                <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
                  <Link component={RouterLink} to={pathTo('school', school.id)} sx={{ fontWeight: 600 }}>
                    {school.name}
                  </Link>
                  <Box component="span" sx={{ color: 'text.secondary' }}>
                    {[school.code, school.address?.town, school.network].filter(Boolean).join(' · ')}
                  </Box>
                </Box>
                <Box sx={{ color: 'text.secondary', fontSize: '0.9rem' }}>
                  {school.members
                    .filter(({ count }) => count > 0)
                    .map(({ profile, count }) => t(`profileCounts.${profile}`, { count }))
                    .join(' · ')}
                </Box>
              </Box>
            ))}
          </Box>
          <Pager />
        </>
      )}
    </Page>
  );
}
