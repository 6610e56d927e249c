import Button from '@mui/material/Button';
import type { AccountsQuery } from '@loge/contracts/client';
import { ListBase, useListContext } from 'ra-core';
import { useState } from 'react';
import { usePlace } from '../data/use-place.js';
import { ExportButton } from '../exports/ExportButton.js';
import { useT } from '../i18n/use-t.js';
import { ForbiddenPage } from '../layout/OtherPages.js';
import { useRight } from '../session/use-me.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page } from '../shown/Page.js';
import { Pager } from '../shown/Pager.js';
import { Renewing } from '../shown/Renewing.js';
import { SavedViews } from '../views/SavedViews.js';
import type { Picked } from '../distribution/target.js';
import { accountFilterOf } from './account-filter.js';
import type { AccountSearchValues } from './account-filter.js';
import { AccountFilters } from './AccountFilters.js';
import { AccountRows } from './AccountRows.js';
import { CreateButton } from './CreateButton.js';
import { choose, chosenOf, everybodyOf, nobodyOf } from './selection.js';
import { SelectionBar } from './SelectionBar.js';

/** An account as lists show it. */
export type AccountSummary = AccountsQuery['accounts']['edges'][number]['node'];

/** « Rechercher un utilisateur » (KO-11): search, filters, list, and what is done to those chosen. */
export function AccountsPage() {
  const mayRead = useRight('READ_ACCOUNTS');
  if (mayRead === undefined) return <RowsSkeleton />;
  if (!mayRead) return <ForbiddenPage />;
  return (
    <ListBase<AccountSummary>
      resource="accounts"
      perPage={25}
      storeKey={false}
      // The page says it in words; react-admin would show the code.
      queryOptions={{ onError: () => undefined }}
      disableAuthentication
    >
      <Accounts />
    </ListBase>
  );
}

function Accounts() {
  const t = useT();
  const list = useListContext<AccountSummary>();
  const { data, error, isPending, isPlaceholderData, filterValues, setFilters, meta } = list;
  const manages = useRight('MANAGE_CREDENTIALS') ?? false;
  // The page puts nothing else into its filter.
  const values = filterValues as AccountSearchValues;
  const search = (change: Record<string, string | undefined>): void => {
    const next = { ...filterValues, ...change };
    setFilters(Object.fromEntries(Object.entries(next).filter(([, value]) => value)), {}, false);
  };
  const searched = JSON.stringify(filterValues);
  const [last, setSelection] = useState(() => nobodyOf(searched));
  const selection = last.searched === searched ? last : nobodyOf(searched);
  const ids = (data ?? []).map(({ id }) => id);
  const picked: Picked = selection.all
    ? { found: accountFilterOf(values) }
    : { accounts: [...selection.chosen] };
  const choosing = {
    chosen: chosenOf(selection, ids),
    onChange: (some: readonly string[], isChosen: boolean) => {
      const isOnlyOne = !list.hasNextPage && !list.hasPreviousPage;
      setSelection(choose(selection, some, isChosen, { ids, isOnlyOne }));
    },
  };
  const narrowed = Object.keys(filterValues).length > 0;
  const clear = narrowed && (
    <Button sx={{ ml: { xs: -1, md: 0 } }} onClick={() => setFilters({}, {}, false)}>
      {t('searching.clear')}
    </Button>
  );
  const creates = useRight('MANAGE_ACCOUNTS');
  usePlace(data !== undefined);
  const actions = (
    <>
      {clear}
      {creates && <CreateButton />}
      <ExportButton
        wanted={{ what: 'ACCOUNTS', filter: accountFilterOf(values) }}
        total={meta?.countUpTo1001}
      />
      <SavedViews page="ACCOUNTS" />
    </>
  );
  const found: number | undefined = meta?.countUpTo1001;
  const answer =
    found !== undefined && (found > 1000 ? t('accounts.answerMany') : t('accounts.answer', { count: found }));
  return (
    <Page title={t('accounts.title')} answer={error ? undefined : answer} actions={actions}>
      <AccountFilters values={values} onSearch={search} />
      {manages && !error && data && data.length > 0 && (
        <SelectionBar
          selection={selection}
          picked={picked}
          found={found}
          onEverybody={() => setSelection(everybodyOf(searched))}
          onNobody={() => setSelection(nobodyOf(searched))}
        />
      )}
      {error ? (
        <ErrorNotice error={error} retry={list.refetch} />
      ) : isPending || !data ? (
        <RowsSkeleton rows={8} />
      ) : data.length === 0 ? (
        <EmptyNotice>{t(narrowed ? 'accounts.empty' : 'accounts.emptyAll')}</EmptyNotice>
      ) : (
        <Renewing busy={isPlaceholderData}>
          <AccountRows accounts={data} choosing={manages ? choosing : undefined} />
          <Pager />
        </Renewing>
      )}
    </Page>
  );
}
