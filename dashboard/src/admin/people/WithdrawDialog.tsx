import TextField from '@mui/material/TextField';
import { WithdrawRoleDocument } from '@loge/contracts/client';
import type { GrantFragment } from '@loge/contracts/client';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { FormDialog } from './FormDialog.js';
import type { Holder } from './PeoplePage.js';
import { scopeText } from './RoleText.js';

/** Takes a role back: says what will happen and asks why. */
export function WithdrawDialog({
  holder,
  grant,
  onClose,
  onDone,
}: {
  readonly holder: Holder;
  readonly grant: GrantFragment;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const t = useT();
  const language = useLanguage();
  const notify = useNotify();
  const tell = useTell(WithdrawRoleDocument);
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const missing = checked && !reason.trim();
  const submit = (): void => {
    setChecked(true);
    if (!reason.trim()) return;
    tell.mutate(
      { input: { account: holder.id, grant: grant.id, reason: reason.trim() } },
      {
        onSuccess: ({ withdrawRole }) => {
          notify(t(withdrawRole.pending ? 'shell.pending' : 'people.withdrawn'), { type: 'success' });
          onDone();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('people.withdrawTitle', {
        role: t(`roles.${grant.role}`),
        name: holder.person.displayName ?? holder.login,
      })}
      help={t('people.withdrawHelp', { scope: scopeText(grant, t, language) })}
      submit={t('people.withdrawSubmit')}
      danger
      busy={tell.isPending}
      error={tell.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('people.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        error={missing}
        helperText={missing ? t('people.required') : t('people.reasonHelp')}
        multiline
        autoFocus
      />
    </FormDialog>
  );
}
