import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { AccountDocument, JoinAccountsOfPersonDocument } from '@loge/contracts/client';
import { useNotify, useRefresh } from 'ra-core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAsk, useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from '../people/FormDialog.js';
import { pathTo } from '../register/sentences/SentenceLine.js';
import type { FullAccount } from './AccountPage.js';
import { OtherAccount } from './OtherAccount.js';
import { standingOf } from './standing.js';

/** Finds the other account, and asks which of the two stays and why they are one person's. */
export function JoinDialog({
  account,
  onClose,
}: {
  readonly account: FullAccount;
  readonly onClose: () => void;
}) {
  const t = useT();
  const notify = useNotify();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const tell = useTell(JoinAccountsOfPersonDocument);
  const [chosen, setChosen] = useState<string>();
  const [picked, setPicked] = useState<string>();
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const other = useAsk(AccountDocument, { id: chosen ?? '' }, { enabled: chosen !== undefined }).data
    ?.account;
  const standing = other ? (picked ?? standingOf(account, other)) : undefined;
  const missing = checked && !reason.trim();
  const submit = (): void => {
    setChecked(true);
    if (!other || !standing || !reason.trim()) return;
    const joined = standing === other.id ? account.id : other.id;
    tell.mutate(
      { input: { standing, joined, reason: reason.trim() } },
      {
        onSuccess: ({ joinAccountsOfPerson: { pending } }) => {
          notify(t(pending ? 'shell.pending' : 'joining.joined'), { type: 'success' });
          onClose();
          if (standing === account.id) refresh();
          else void navigate(pathTo('person', standing));
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('joining.joinTitle', { name: account.displayName })}
      help={t('joining.joinHelp')}
      submit={t('joining.submit')}
      busy={tell.isPending}
      error={tell.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <OtherAccount
        but={account.id}
        initial={account.displayName}
        chosen={chosen}
        missing={checked && !chosen}
        onChoose={(id) => {
          setChosen(id);
          setPicked(undefined);
        }}
      />
      {other && (
        <TextField
          select
          label={t('joining.standing')}
          helperText={t('joining.standingHelp')}
          value={standing}
          onChange={({ target }) => setPicked(target.value)}
        >
          {[account, other].map(({ id, displayName: name, login }) => (
            <MenuItem key={id} value={id}>
              {t('joining.standingOne', { name, login })}
            </MenuItem>
          ))}
        </TextField>
      )}
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
