import Button from '@mui/material/Button';
import { RegeneratePasswordDocument } from '@loge/contracts/client';
import type { RegeneratePasswordMutation } from '@loge/contracts/client';
import { useRefresh } from 'ra-core';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { ReasonDialog } from '../people/ReasonDialog.js';
import type { FullAccount } from './AccountPage.js';
import { NewPasswordDialog } from './NewPasswordDialog.js';

/** « Régénérer le mot de passe » (KO-13): asks why, then shows the new one this once. */
export function RegenerateButton({ account }: { readonly account: FullAccount }) {
  const t = useT();
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<RegeneratePasswordMutation['regeneratePassword']>();
  const tell = useTell(RegeneratePasswordDocument);
  const submit = (reason: string): void =>
    tell.mutate(
      { input: { account: account.id, reason } },
      {
        onSuccess: ({ regeneratePassword }) => {
          setMade(regeneratePassword);
          setAsking(false);
          refresh();
        },
      },
    );
  return (
    <>
      <Button variant="outlined" onClick={() => setAsking(true)}>
        {t('access.regenerate')}
      </Button>
      {asking && (
        <ReasonDialog
          title={t('access.regenerateTitle')}
          help={t('access.regenerateHelp', { name: account.displayName })}
          submit={t('access.regenerate')}
          busy={tell.isPending}
          error={tell.error}
          onSubmit={submit}
          onClose={() => {
            tell.reset();
            setAsking(false);
          }}
        />
      )}
      {made && (
        <NewPasswordDialog
          made={made}
          onClose={() => {
            // Nothing on this page keeps the password.
            tell.reset();
            setMade(undefined);
          }}
        />
      )}
    </>
  );
}
