import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { PersonFragment } from '@loge/contracts/client';
import { PartAccountsDocument } from '@loge/contracts/client';
import { useNotify, useRefresh } from 'ra-core';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { ReasonDialog } from '../people/ReasonDialog.js';
import { PersonText } from '../shown/People.js';
import type { FullAccount } from './AccountPage.js';

/** « Comptes réunis »: where this account leads, or those that lead to it, each to be parted again. */
export function JoinedAccounts({
  account,
  manages,
}: {
  readonly account: FullAccount;
  readonly manages: boolean;
}) {
  const t = useT();
  const { id, joinedTo, joined } = account;
  if (!joinedTo && joined.length === 0) return null;
  const pairs = joinedTo
    ? [{ person: joinedTo, standing: joinedTo.id, joined: id }]
    : joined.map((person) => ({ person, standing: id, joined: person.id }));
  return (
    <Box component="section" sx={{ mt: 3 }}>
      <Typography variant="h2">{t('joining.section')}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t(joinedTo ? 'joining.leads' : 'joining.stands')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {pairs.map(({ person, ...pair }) => (
          <Box
            component="li"
            key={person.id}
            sx={{ py: 1, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}
          >
            <span>
              <PersonText person={person} />
            </span>
            {manages && <PartButton pair={pair} person={person} name={account.displayName} />}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function PartButton({
  pair,
  person,
  name,
}: {
  readonly pair: { readonly standing: string; readonly joined: string };
  readonly person: PersonFragment;
  readonly name: string;
}) {
  const t = useT();
  const notify = useNotify();
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const tell = useTell(PartAccountsDocument);
  const submit = (reason: string): void =>
    tell.mutate(
      { input: { ...pair, reason } },
      {
        onSuccess: ({ partAccounts: { pending } }) => {
          notify(t(pending ? 'shell.pending' : 'joining.parted'), { type: 'success' });
          setAsking(false);
          refresh();
        },
      },
    );
  return (
    <>
      <Button
        variant="outlined"
        color="error"
        size="small"
        aria-label={t('joining.partNamed', { name: person.displayName ?? '' })}
        onClick={() => setAsking(true)}
      >
        {t('joining.part')}
      </Button>
      {asking && (
        <ReasonDialog
          title={t('joining.partTitle', { name })}
          help={t('joining.partHelp')}
          submit={t('joining.part')}
          danger
          busy={tell.isPending}
          error={tell.error}
          onSubmit={submit}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
