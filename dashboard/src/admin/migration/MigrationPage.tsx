import Box from '@mui/material/Box';
import { MigrationDocument } from '@loge/contracts/client';
import type { MigrationQuery } from '@loge/contracts/client';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { pathTo } from '../register/sentences/SentenceLine.js';
import { useRight } from '../session/use-me.js';
import { BackLink } from '../shown/BackLink.js';
import { ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page } from '../shown/Page.js';
import { LegacyImports } from './LegacyImports.js';
import { MigrationPeople } from './MigrationPeople.js';
import { MigrationProgress } from './MigrationProgress.js';
import { OldLoginText } from './OldLoginText.js';
import { filterOf, queryOf } from './people-filter.js';
import type { PeopleFilter } from './people-filter.js';
import { PeriodForm } from './PeriodForm.js';
import { Rehearsal } from './Rehearsal.js';
import { totalsOf } from './tally.js';

/** A school's migration, and its sums. */
export type FullMigration = MigrationQuery['migration'];

/** How far a school has come from its old login to the new one, who is left, and until when (IT-3). */
export function MigrationPage() {
  const t = useT();
  const { id = '' } = useParams();
  const { data, error, refetch } = useAsk(MigrationDocument, { school: id });
  const above = <BackLink to={pathTo('school', id)}>{t('migration.back')}</BackLink>;
  const migration = data?.migration;
  if (!migration)
    return (
      <Page title={t('migration.title')} above={above}>
        {error ? <ErrorNotice error={error} retry={refetch} /> : <RowsSkeleton rows={6} />}
      </Page>
    );
  const { people, moved, percent } = totalsOf(migration.counts);
  return (
    <Page
      title={t('migration.heading', { school: migration.school.name })}
      above={above}
      answer={
        <>
          <Box>{t('migration.answer', { people, moved, percent })}</Box>
          <OldLoginText legacyLogin={migration.legacyLogin} />
        </>
      }
    >
      <Parts migration={migration} />
    </Page>
  );
}

function Parts({ migration }: { readonly migration: FullMigration }) {
  const managesSchools = useRight('MANAGE_SCHOOLS');
  const managesAccounts = useRight('MANAGE_ACCOUNTS');
  const cache = useQueryClient();
  const [query, setQuery] = useSearchParams();
  const people = useRef<HTMLHeadingElement>(null);
  // Everything on this page follows from the same few facts.
  const onChanged = () =>
    ['Migration', 'MigrationPeople'].map((name) => cache.invalidateQueries({ queryKey: [name] }));
  const show = (filter: PeopleFilter) => setQuery(queryOf(filter), { replace: true });
  const showBelow = (filter: Partial<PeopleFilter>) => {
    show({ ...filterOf(new URLSearchParams()), ...filter });
    people.current?.scrollIntoView({ block: 'start' });
    people.current?.focus({ preventScroll: true });
  };
  const school = migration.school.id;
  return (
    <>
      <MigrationProgress counts={migration.counts} onShow={showBelow} />
      <Rehearsal migration={migration} mayRemind={managesAccounts === true} onShow={showBelow} />
      {managesSchools && <PeriodForm migration={migration} onChanged={onChanged} />}
      {managesSchools && managesAccounts && <LegacyImports migration={migration} onChanged={onChanged} />}
      <MigrationPeople school={school} filter={filterOf(query)} onFilter={show} heading={people} />
    </>
  );
}
