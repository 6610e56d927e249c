import TextField from '@mui/material/TextField';
import { GrantRoleDocument } from '@loge/contracts/client';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from './FormDialog.js';
import type { Holder } from './PeoplePage.js';
import { RoleFields } from './RoleFields.js';
import { emptyRole, missingOf, scopeOf } from './role-form.js';

/** Gives somebody one more role. */
export function GrantDialog({
  holder,
  onClose,
  onDone,
}: {
  readonly holder: Holder;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const t = useT();
  const notify = useNotify();
  const tell = useTell(GrantRoleDocument);
  const [role, setRole] = useState(emptyRole);
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const submit = (): void => {
    setChecked(true);
    if (missingOf(role)) return;
    tell.mutate(
      { input: { account: holder.id, role: role.role, scope: scopeOf(role), reason: reason.trim() || null } },
      {
        onSuccess: ({ grantRole }) => {
          notify(t(grantRole.pending ? 'shell.pending' : 'people.granted'), { type: 'success' });
          onDone();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('people.grantTitle', { name: holder.person.displayName ?? holder.login })}
      submit={t('people.grantSubmit')}
      busy={tell.isPending}
      error={tell.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <RoleFields form={role} onChange={setRole} checked={checked} />
      <TextField
        label={t('people.reason')}
        helperText={t('people.reasonHelp')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        multiline
      />
    </FormDialog>
  );
}
