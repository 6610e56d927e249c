import Button from '@mui/material/Button';
import { ListBase, useListContext } from 'ra-core';
import { Link as RouterLink } from 'react-router';
import { useT } from '../i18n/use-t.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page } from '../shown/Page.js';
import { Pager } from '../shown/Pager.js';
import { ImportRows } from './ImportRows.js';
import type { ListedImport } from './ImportRows.js';

/** The imports, newest first. */
export function ImportsPage() {
  return (
    <ListBase<ListedImport> resource="imports" perPage={25} storeKey={false}>
      <Imports />
    </ListBase>
  );
}

function Imports() {
  const t = useT();
  const { data, error, isPending, refetch } = useListContext<ListedImport>();
  const add = (
    <Button component={RouterLink} to="/imports/create" variant="contained">
      {t('imports.new')}
    </Button>
  );
  return (
    <Page title={t('imports.title')} answer={t('imports.answer')} actions={add}>
      {error ? (
        <ErrorNotice error={error} retry={refetch} />
      ) : isPending || !data ? (
        <RowsSkeleton rows={5} />
      ) : data.length === 0 ? (
        <EmptyNotice>{t('imports.empty')}</EmptyNotice>
      ) : (
        <>
          <ImportRows imports={data} />
          <Pager />
        </>
      )}
    </Page>
  );
}
