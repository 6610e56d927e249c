import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { ChangeContactsDocument } from '@loge/contracts/client';
import { useNotify, useRefresh } from 'ra-core';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from '../people/FormDialog.js';
import type { FullAccount } from './AccountPage.js';
import { ContactsFields, typedContacts } from './ContactsFields.js';
import { fieldOf } from './field-errors.js';

/** « Modifier les coordonnées ». */
export function ContactsButton({ account }: { readonly account: FullAccount }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="outlined" onClick={() => setAsking(true)}>
        {t('byhand.contacts')}
      </Button>
      {asking && <ContactsDialog account={account} onClose={() => setAsking(false)} />}
    </>
  );
}

function ContactsDialog({
  account,
  onClose,
}: {
  readonly account: FullAccount;
  readonly onClose: () => void;
}) {
  const t = useT();
  const notify = useNotify();
  const refresh = useRefresh();
  const tell = useTell(ChangeContactsDocument);
  const [contacts, setContacts] = useState(() => typedContacts(account.contacts));
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const wrong = fieldOf(tell.error);
  const missing = checked && !reason.trim();
  const submit = (): void => {
    setChecked(true);
    if (!reason.trim()) return;
    tell.mutate(
      { input: { account: account.id, contacts, reason: reason.trim() } },
      {
        onSuccess: ({ changeContacts: { pending } }) => {
          notify(t(pending ? 'shell.pending' : 'byhand.contactsSaved'), { type: 'success' });
          onClose();
          refresh();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('byhand.contactsTitle', { name: account.displayName })}
      help={t('byhand.contactsHelp')}
      submit={t('byhand.contacts')}
      busy={tell.isPending}
      error={wrong ? undefined : tell.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <ContactsFields contacts={contacts} onChange={setContacts} wrong={wrong} />
      <TextField
        label={t('people.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        error={missing}
        helperText={missing ? t('people.required') : t('people.reasonHelp')}
        multiline
      />
    </FormDialog>
  );
}
