import Button from '@mui/material/Button';
import { CloseAccountDocument, ReopenAccountDocument } from '@loge/contracts/client';
import { useNotify, useRefresh } from 'ra-core';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { ReasonDialog } from '../people/ReasonDialog.js';
import type { FullAccount } from './AccountPage.js';

/** « Fermer le compte », or « Rouvrir le compte » where it is closed. */
export function CloseButton({ account }: { readonly account: FullAccount }) {
  const t = useT();
  const [act, setAct] = useState<'close' | 'reopen'>();
  const next = account.status === 'CLOSED' ? 'reopen' : 'close';
  return (
    <>
      <Button variant="outlined" color={next === 'close' ? 'error' : 'primary'} onClick={() => setAct(next)}>
        {t(`access.${next}`)}
      </Button>
      {/* The act that was chosen: the account behind the dialog may change while it closes. */}
      {act && <ActDialog act={act} account={account} onClose={() => setAct(undefined)} />}
    </>
  );
}

function ActDialog({
  act,
  account,
  onClose,
}: {
  readonly act: 'close' | 'reopen';
  readonly account: FullAccount;
  readonly onClose: () => void;
}) {
  const t = useT();
  const notify = useNotify();
  const refresh = useRefresh();
  const closing = useTell(CloseAccountDocument);
  const reopening = useTell(ReopenAccountDocument);
  const done = ({ pending }: { readonly pending: boolean }): void => {
    notify(t(pending ? 'shell.pending' : act === 'close' ? 'access.closed' : 'access.reopened'), {
      type: 'success',
    });
    refresh();
    onClose();
  };
  const submit = (reason: string): void => {
    const asked = { input: { account: account.id, reason } };
    if (act === 'close') closing.mutate(asked, { onSuccess: ({ closeAccount }) => done(closeAccount) });
    else reopening.mutate(asked, { onSuccess: ({ reopenAccount }) => done(reopenAccount) });
  };
  return (
    <ReasonDialog
      title={t(`access.${act}Title`, { name: account.displayName })}
      help={t(`access.${act}Help`)}
      submit={t(`access.${act}`)}
      danger={act === 'close'}
      busy={closing.isPending || reopening.isPending}
      error={closing.error ?? reopening.error}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
