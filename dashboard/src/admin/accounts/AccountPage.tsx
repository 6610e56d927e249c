import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { AccountQuery } from '@loge/contracts/client';
import { ShowBase, useShowContext } from 'ra-core';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { AccountAsOf } from '../as-of/AccountAsOf.js';
import { useT } from '../i18n/use-t.js';
import { BackLink } from '../shown/BackLink.js';
import { ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page } from '../shown/Page.js';
import { useMe, useRight } from '../session/use-me.js';
import { AccessTab } from './AccountAccess.js';
import { AccountDetails, AccountHead } from './AccountHead.js';
import { AccountHistory } from './AccountHistory.js';
import { ChangeLoginButton } from './ChangeLoginButton.js';
import { CloseButton } from './CloseButton.js';
import { ContactsButton } from './ContactsButton.js';
import { CredentialsTab } from './CredentialsTab.js';
import { JoinButton } from './JoinButton.js';
import { JoinedAccounts } from './JoinedAccounts.js';
import { FamilyTab, SchoolsTab } from './AccountTabs.js';
import { AddPlaceButton } from './PlaceButtons.js';
import { RegenerateButton } from './RegenerateButton.js';

/** One account in full. */
export type FullAccount = NonNullable<AccountQuery['account']>;

/** One account: who it is, then its history, how it is signed in to, family and schools. */
export function AccountPage() {
  return (
    <ShowBase<FullAccount>
      resource="accounts"
      // `meta` keeps this apart from what lists leave in react-admin's cache, which is not the whole record.
      queryOptions={{ onError: () => undefined, meta: { whole: true } }}
      disableAuthentication
    >
      <Account />
    </ShowBase>
  );
}

/** Nobody is signed in to it, whatever the password. */
const isShut = ({ status }: FullAccount) => status === 'CLOSED' || status === 'JOINED';

const tabs = ['history', 'credentials', 'access', 'family', 'schools'] as const;

function Account() {
  const t = useT();
  const { record, error, isPending, refetch } = useShowContext<FullAccount>();
  const me = useMe();
  const readsRegister = useRight('READ_REGISTER');
  const manages = useRight('MANAGE_ACCOUNTS');
  const managesCredentials = useRight('MANAGE_CREDENTIALS');
  const [address, setAddress] = useSearchParams();
  const shown = tabs.filter((name) => name !== 'credentials' || readsRegister);
  const tab = shown.find((known) => known === address.get('tab')) ?? 'history';
  const above = <BackLink to="/accounts">{t('accounts.back')}</BackLink>;
  if (!record)
    return (
      <Page title={t('accounts.title')} above={above}>
        {error && !isPending ? <ErrorNotice error={error} retry={refetch} /> : <RowsSkeleton rows={4} />}
      </Page>
    );
  return (
    <Page
      title={record.displayName}
      above={above}
      answer={<AccountHead account={record} />}
      actions={
        <>
          {readsRegister && (
            <Button component={RouterLink} to={`/register?period=all&person=${record.id}`} variant="outlined">
              {t('accounts.inRegister')}
            </Button>
          )}
          {managesCredentials && me?.id !== record.id && !isShut(record) && (
            <RegenerateButton account={record} />
          )}
          {managesCredentials && me?.id !== record.id && !isShut(record) && record.login && (
            <ChangeLoginButton account={record} />
          )}
          {manages && me?.id !== record.id && !isShut(record) && record.contacts && (
            <ContactsButton account={record} />
          )}
          {manages && me?.id !== record.id && !isShut(record) && <JoinButton account={record} />}
          {manages && me?.id !== record.id && record.status !== 'JOINED' && <CloseButton account={record} />}
        </>
      }
    >
      <AccountDetails account={record} />
      <JoinedAccounts account={record} manages={(manages ?? false) && me?.id !== record.id} />
      <Tabs
        value={tab}
        onChange={(_, value: string) =>
          setAddress(value === 'history' ? {} : { tab: value }, { replace: true })
        }
        aria-label={t('accounts.tabs.label')}
        variant="scrollable"
        scrollButtons={false}
        sx={{ borderBottom: 1, borderColor: 'divider', mt: 3, mb: 2 }}
      >
        {shown.map((name) => (
          <Tab
            key={name}
            value={name}
            label={t(`accounts.tabs.${name}`)}
            id={`tab-${name}`}
            aria-controls={`panel-${name}`}
          />
        ))}
      </Tabs>
      {shown.map((name) => (
        <Box
          key={name}
          role="tabpanel"
          id={`panel-${name}`}
          aria-labelledby={`tab-${name}`}
          hidden={tab !== name}
        >
          {tab === name && name === 'history' && <AccountAsOf account={record} />}
          {tab === name && name === 'history' && <AccountHistory id={record.id} joined={record.joined} />}
          {tab === name && name === 'credentials' && <CredentialsTab account={record} />}
          {tab === name && name === 'access' && <AccessTab account={record} />}
          {tab === name && name === 'family' && <FamilyTab account={record} />}
          {tab === name && name === 'schools' && (
            <>
              <SchoolsTab account={record} manages={(manages ?? false) && me?.id !== record.id} />
              {manages && me?.id !== record.id && !isShut(record) && <AddPlaceButton account={record} />}
            </>
          )}
        </Box>
      ))}
    </Page>
  );
}
