import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { CredentialHandsDocument } from '@loge/contracts/client';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { EventDrawer } from '../register/EventDrawer.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import type { FullAccount } from './AccountPage.js';
import { CredentialHandsItem } from './CredentialHandsItem.js';
import { holdersOf } from './hands.js';
import { HandsAnswer } from './HandsAnswer.js';

/** « Identifiants »: whose hands every credential of the account went through (KO-13). */
export function CredentialsTab({ account }: { readonly account: FullAccount }) {
  const t = useT();
  const [open, setOpen] = useState<string>();
  const { data, error, refetch } = useAsk(CredentialHandsDocument, { account: account.id });
  if (error) return <ErrorNotice error={error} retry={refetch} />;
  if (!data) return <RowsSkeleton rows={6} />;
  const credentials = data.credentialHands;
  if (!credentials) return <EmptyNotice>{t('hands.gone')}</EmptyNotice>;
  const people = holdersOf(credentials.flatMap(({ hands }) => hands)).flatMap(
    ({ actor: { person } }) => person ?? [],
  );
  const asked =
    account.roles.length > 0 ? [account, ...people.filter(({ id }) => id !== account.id)] : people;
  return (
    <>
      <HandsAnswer account={account} credentials={credentials} />
      <Box component="ol" sx={{ listStyle: 'none', m: 0, mt: 2, p: 0 }}>
        {credentials.map((credential) => (
          <CredentialHandsItem
            key={`${credential.kind}-${credential.madeAt}-${credential.hands[0]?.event ?? ''}`}
            credential={credential}
            isOwners={credential.madeBy.person?.id === account.id}
            onOpen={setOpen}
          />
        ))}
      </Box>
      {asked.length > 0 && (
        <Box component="section" sx={{ mt: 3 }}>
          <Typography variant="h2">{t('hands.everything')}</Typography>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {asked.map(({ id, displayName }) => (
              <Box component="li" key={id} sx={{ py: 0.5 }}>
                <Link component={RouterLink} to={`/register?period=all&group=GIVEN_OUT&actor=${id}`}>
                  {t('hands.all', { name: displayName ?? t('register.filterLabels.somebody') })}
                </Link>
              </Box>
            ))}
          </Box>
        </Box>
      )}
      <EventDrawer register={{ event: open, open: setOpen }} />
    </>
  );
}
