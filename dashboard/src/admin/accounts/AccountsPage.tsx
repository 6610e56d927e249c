import Box from '@mui/material/Box';
import { SchoolChoicesDocument } from '@loge/contracts/client';
import type { AccountStatus, AccountsQuery, Profile } from '@loge/contracts/client';
import { ListBase, useListContext } from 'ra-core';
import { useState } from 'react';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { useRight } from '../session/use-me.js';
import { ChoiceField, SearchField } from '../shown/Fields.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page } from '../shown/Page.js';
import { Pager } from '../shown/Pager.js';
import type { Picked } from '../distribution/target.js';
import { accountFilterOf } from './account-filter.js';
import type { AccountSearchValues } from './account-filter.js';
import { AccountRows } from './AccountRows.js';
import { MoreFields } from './MoreFields.js';
import { SelectionBar } from './SelectionBar.js';

/** An account as lists show it. */
export type AccountSummary = AccountsQuery['accounts']['edges'][number]['node'];

const profiles: readonly Profile[] = [
  'PUPIL',
  'RELATIVE',
  'TEACHER',
  'NON_TEACHING',
  'LOCAL_AUTHORITY',
  'OTHER',
];

const statuses: readonly AccountStatus[] = ['ACTIVE', 'DEPARTED', 'CLOSED', 'JOINED'];

/** Who is chosen of what a search found: some, or everybody. */
interface Selection {
  readonly searched: string;
  readonly chosen: ReadonlySet<string>;
  readonly all: boolean;
}

const noOne: ReadonlySet<string> = new Set();

/** « Rechercher un utilisateur » (KO-11): search, filters, list, and what is done to those chosen. */
export function AccountsPage() {
  return (
    <ListBase<AccountSummary> resource="accounts" perPage={25} storeKey={false}>
      <Accounts />
    </ListBase>
  );
}

function Accounts() {
  const t = useT();
  const list = useListContext<AccountSummary>();
  const { data, error, isPending, isPlaceholderData, filterValues, setFilters, meta } = list;
  const seesSchools = useRight('READ_SCHOOLS') ?? false;
  const schools = (useAsk(SchoolChoicesDocument, {}, { enabled: seesSchools }).data?.schools.edges ?? []).map(
    ({ node }) => node,
  );
  const classes = schools.find(({ id }) => id === filterValues.school)?.classes ?? [];
  const set = (change: Record<string, string | undefined>): void => {
    const next = { ...filterValues, ...change };
    setFilters(Object.fromEntries(Object.entries(next).filter(([, value]) => value)), {}, false);
  };
  const manages = useRight('MANAGE_CREDENTIALS') ?? false;
  // The page puts nothing else into its filter.
  const values = filterValues as AccountSearchValues;
  const searched = JSON.stringify(filterValues);
  const [selection, setSelection] = useState<Selection>({ searched, chosen: new Set(), all: false });
  // Of another search nobody is chosen yet.
  const { chosen, all } = selection.searched === searched ? selection : { chosen: noOne, all: false };
  const choose = (ids: readonly string[], isChosen: boolean): void => {
    const next = new Set(chosen);
    for (const id of ids)
      if (isChosen) next.add(id);
      else next.delete(id);
    setSelection({ searched, chosen: next, all: false });
  };
  const picked: Picked = all ? { found: accountFilterOf(values) } : { accounts: [...chosen] };
  const shownChosen = all ? new Set((data ?? []).map(({ id }) => id)) : chosen;
  const text = (key: string): string => String(filterValues[key] ?? '');
  const narrowed = Object.keys(filterValues).length > 0;
  const found: number | undefined = meta?.countUpTo1001;
  return (
    <Page
      title={t('accounts.title')}
      answer={
        found === undefined
          ? undefined
          : found > 1000
            ? t('accounts.answerMany')
            : t('accounts.answer', { count: found })
      }
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start', mb: 2 }}>
        <SearchField
          label={t('accounts.search')}
          value={text('q')}
          help={t('register.searchRecorded')}
          onSearch={(q) => set({ q })}
        />
        <ChoiceField
          label={t('accounts.school')}
          value={text('school')}
          choices={[
            { value: '', label: t('register.filterLabels.anySchool') },
            ...schools.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(school) => set({ school, class: undefined, group: undefined, subject: undefined })}
        />
        {classes.length > 0 && (
          <ChoiceField
            label={t('accounts.class')}
            value={text('class')}
            choices={[
              { value: '', label: t('register.filterLabels.anyClass') },
              ...classes.map(({ code, label }) => ({ value: code, label: label ?? code })),
            ]}
            onChange={(value) => set({ class: value })}
          />
        )}
        <ChoiceField
          label={t('accounts.profile')}
          value={text('profile')}
          choices={[
            { value: '', label: t('accounts.anyProfile') },
            ...profiles.map((value) => ({ value, label: t(`profilesMany.${value}`) })),
          ]}
          onChange={(profile) => set({ profile })}
        />
        <ChoiceField
          label={t('accounts.status')}
          value={text('status')}
          choices={[
            { value: '', label: t('accounts.anyStatus') },
            ...statuses.map((value) => ({ value, label: t(`statuses.${value}`) })),
          ]}
          onChange={(status) => set({ status })}
        />
        <ChoiceField
          label={t('searching.activated')}
          value={text('activated')}
          choices={[
            { value: '', label: t('searching.any') },
            { value: 'yes', label: t('searching.yes') },
            { value: 'no', label: t('searching.no') },
          ]}
          onChange={(activated) => set({ activated })}
        />
      </Box>
      <MoreFields kind="advanced" values={values} onSearch={set} />
      <MoreFields kind="technical" values={values} onSearch={set} />
      {manages && data && data.length > 0 && (
        <SelectionBar
          count={chosen.size}
          picked={picked}
          onEverything={() => setSelection({ searched, chosen: new Set(), all: true })}
          onNone={() => setSelection({ searched, chosen: new Set(), all: false })}
        />
      )}
      {error ? (
        <ErrorNotice error={error} retry={list.refetch} />
      ) : isPending || !data ? (
        <RowsSkeleton rows={8} />
      ) : data.length === 0 ? (
        <EmptyNotice>{t(narrowed ? 'accounts.empty' : 'accounts.emptyAll')}</EmptyNotice>
      ) : (
        <Box sx={{ opacity: isPlaceholderData ? 0.6 : 1 }} aria-busy={isPlaceholderData}>
          <AccountRows
            accounts={data}
            choosing={manages ? { chosen: shownChosen, onChange: choose } : undefined}
          />
          <Pager />
        </Box>
      )}
    </Page>
  );
}
