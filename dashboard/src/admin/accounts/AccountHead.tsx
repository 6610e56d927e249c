import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { longDate } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { RoleText } from '../people/RoleText.js';
import { CopyButton } from '../shown/CopyButton.js';
import { FactList } from '../shown/FactList.js';
import { When } from '../shown/When.js';
import type { FullAccount } from './AccountPage.js';
import { StatusText } from './StatusText.js';

/** The lines under the name: places now, state, login, last sign-in. */
export function AccountHead({ account }: { readonly account: FullAccount }) {
  const t = useT();
  const places = account.affiliations
    .filter(({ current }) => current)
    .map(({ profile, classes, school }) => [t(`profiles.${profile}`), ...classes, school.name].join(' · '));
  return (
    <>
      {places.map((place) => (
        <div key={place}>{place}</div>
      ))}
      {account.roles.map((grant) => (
        <div key={grant.id}>
          <RoleText grant={grant} />
        </div>
      ))}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'center' }}>
        <StatusText status={account.status} />
        {/* Empty for somebody of whom one may know no more than the name. */}
        {account.login && (
          <>
            <span>
              {t('accounts.login')}{' '}
              <Box
                component="strong"
                sx={{ color: 'text.primary', fontFamily: 'monospace', fontSize: '1.05em' }}
              >
                {account.login}
              </Box>{' '}
              <CopyButton text={account.login} what={t('accounts.login').toLowerCase()} />
            </span>
            <span>
              {account.lastSignInAt ? <LastSignIn at={account.lastSignInAt} /> : t('accounts.neverSignedIn')}
            </span>
          </>
        )}
      </Box>
    </>
  );
}

function LastSignIn({ at }: { readonly at: string }) {
  const t = useT();
  const [before, after] = t('accounts.lastSignIn', { when: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <When at={at} />
      {after}
    </>
  );
}

/** How the person can be reached, as the directory says. */
export function AccountDetails({
  account,
  label,
}: {
  readonly account: Pick<
    FullAccount,
    'name' | 'civility' | 'birthDate' | 'email' | 'phones' | 'address' | 'createdAt'
  >;
  /** What the part is called, where it is not of the account as it is now. */
  readonly label?: string;
}) {
  const t = useT();
  const language = useLanguage();
  const { address, civility } = account;
  const lines = address && [
    address.street,
    [address.postcode, address.town].filter(Boolean).join(' '),
    address.country,
  ];
  const named =
    civility && civility in { M: 1, MME: 1, MLLE: 1 } ? t(`civilities.${civility as 'M'}`) : undefined;
  const facts = [
    {
      name: t('accounts.name'),
      value:
        named || account.name.birth
          ? [
              named,
              account.name.given,
              account.name.family,
              account.name.birth && `(${t('accounts.birthName', { name: account.name.birth })})`,
            ]
              .filter(Boolean)
              .join(' ')
          : undefined,
    },
    {
      name: t('accounts.birthDate'),
      value: account.birthDate ? longDate(new Date(`${account.birthDate}T12:00:00Z`), language) : undefined,
    },
    { name: t('accounts.email'), value: account.email ?? undefined },
    { name: t('accounts.phones'), value: account.phones.join(' · ') || undefined },
    { name: t('accounts.address'), value: lines?.filter(Boolean).join(', ') || undefined },
  ].filter(({ value }) => value !== undefined);
  return (
    <Box component="section" aria-label={label ?? t('accounts.details')}>
      {facts.length ? <FactList facts={facts} /> : <Typography>{t('accounts.noDetails')}</Typography>}
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
        {t('accounts.created', { date: longDate(new Date(account.createdAt), language) })}
      </Typography>
    </Box>
  );
}
