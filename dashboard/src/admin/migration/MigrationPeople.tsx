import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { MigrationPeopleDocument } from '@loge/contracts/client';
import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { ChoiceField } from '../shown/Fields.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Renewing } from '../shown/Renewing.js';
import { MigrationRows } from './MigrationRows.js';
import { asked, filterOf, migrationStates, profileNames, queryOf } from './people-filter.js';
import type { PeopleFilter } from './people-filter.js';

const PAGE_SIZE = 25;

/** Whom the numbers count, by name, as the filters want them: where they stand, and how they can be reached. */
export function MigrationPeople({
  school,
  filter,
  onFilter,
  heading,
}: {
  readonly school: string;
  readonly filter: PeopleFilter;
  readonly onFilter: (filter: PeopleFilter) => void;
  /** Where the page leads to when a number was chosen. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
}) {
  const t = useT();
  const chosen = JSON.stringify(queryOf(filter));
  // Where each page begun, this one last: the API only leads on.
  const [cursors, setCursors] = useState<readonly string[]>([]);
  useEffect(() => setCursors([]), [chosen]);
  const { data, error, isPlaceholderData, refetch } = useAsk(
    MigrationPeopleDocument,
    { filter: asked(school, filter), first: PAGE_SIZE, after: cursors.at(-1) ?? null },
    { keepLast: true },
  );
  const page = data?.migrationPeople;
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" ref={heading} tabIndex={-1} sx={{ mb: 1.5, outline: 'none' }}>
        {t('migration.people.title')}
      </Typography>
      <Filters filter={filter} onFilter={onFilter} />
      {error ? (
        <ErrorNotice error={error} retry={refetch} />
      ) : !page ? (
        <RowsSkeleton rows={5} />
      ) : page.edges.length === 0 ? (
        <EmptyNotice>
          {t(
            chosen === JSON.stringify(queryOf(filterOf(new URLSearchParams())))
              ? 'migration.people.emptyLeft'
              : 'migration.people.empty',
          )}
        </EmptyNotice>
      ) : (
        <Renewing busy={isPlaceholderData}>
          <MigrationRows people={page.edges.map(({ node }) => node)} />
        </Renewing>
      )}
      {page && (cursors.length > 0 || page.pageInfo.hasNextPage) && (
        <Box
          component="nav"
          aria-label={t('shell.page', { page: cursors.length + 1 })}
          sx={{ display: 'flex', gap: 2, alignItems: 'center', mt: 2 }}
        >
          <Button
            variant="outlined"
            disabled={cursors.length === 0 || isPlaceholderData}
            onClick={() => setCursors(cursors.slice(0, -1))}
          >
            {t('shell.previous')}
          </Button>
          <Typography variant="body2">{t('shell.page', { page: cursors.length + 1 })}</Typography>
          <Button
            variant="outlined"
            disabled={!page.pageInfo.hasNextPage || isPlaceholderData}
            onClick={() => page.pageInfo.endCursor && setCursors([...cursors, page.pageInfo.endCursor])}
          >
            {t('shell.next')}
          </Button>
        </Box>
      )}
    </Box>
  );
}

function Filters({
  filter,
  onFilter,
}: {
  readonly filter: PeopleFilter;
  readonly onFilter: (filter: PeopleFilter) => void;
}) {
  const t = useT();
  const change = (part: Readonly<Record<string, string>>) =>
    onFilter(filterOf(new URLSearchParams({ ...queryOf(filter), ...part })));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 1 }}>
      <ChoiceField
        label={t('migration.people.profile')}
        value={filter.profile}
        choices={[
          { value: '', label: t('migration.people.anyProfile') },
          ...profileNames.map((value) => ({ value, label: t(`profilesMany.${value}`) })),
        ]}
        onChange={(profile) => change({ profile })}
      />
      <ChoiceField
        label={t('migration.people.state')}
        value={filter.state}
        choices={[
          { value: 'left', label: t('migration.people.left') },
          ...migrationStates.map((value) => ({ value, label: t(`migration.states.${value}`) })),
          { value: 'all', label: t('migration.people.anyState') },
        ]}
        onChange={(state) => change({ state })}
      />
      <ChoiceField
        label={t('migration.people.reachable')}
        value={filter.reach}
        choices={[
          { value: '', label: t('migration.people.anyReach') },
          ...(['yes', 'no'] as const).map((value) => ({
            value,
            label: t(`migration.people.reach.${value}`),
          })),
        ]}
        onChange={(reach) => change({ reach })}
      />
    </Box>
  );
}
