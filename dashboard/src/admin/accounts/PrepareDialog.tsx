import { MakeCredentialsFileDocument } from '@loge/contracts/client';
import type { CredentialsRenewal, CredentialsTargetInput } from '@loge/contracts/client';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTell } from '../data/use-ask.js';
import { ReasonField } from '../distribution/ReasonField.js';
import { RenewalFields } from '../distribution/RenewalFields.js';
import { Standing, useStanding } from '../distribution/Standing.js';
import type { Picked } from '../distribution/target.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from '../people/FormDialog.js';

/** « Préparer les identifiants » of people chosen: a file of them, which the next page has. */
export function PrepareDialog({
  picked,
  onClose,
}: {
  readonly picked: Picked;
  readonly onClose: () => void;
}) {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const tell = useTell(MakeCredentialsFileDocument);
  const [renewal, setRenewal] = useState<CredentialsRenewal>('NONE');
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const target: CredentialsTargetInput = picked.found
    ? { found: picked.found }
    : { accounts: [...picked.accounts] };
  const standing = useStanding(target, true);
  const activated = standing.data?.credentialsFilePreview.activated ?? 0;
  const submit = (): void => {
    setChecked(true);
    if (!reason.trim()) return;
    tell.mutate(
      { input: { target, renewal, reason: reason.trim() } },
      {
        onSuccess: ({ makeCredentialsFile: { pending } }) => {
          notify(t(pending ? 'shell.pending' : 'distribution.make.made'), { type: 'success' });
          void navigate('/distribution/files');
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('searching.prepare')}
      submit={t('distribution.make.submit')}
      danger={renewal === 'EVERYONE' && activated > 0}
      // Once it is made the page of files is on its way: it is not to be made twice.
      busy={tell.isPending || tell.isSuccess}
      error={tell.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Standing standing={standing} renewal={renewal} />
      <RenewalFields value={renewal} activated={activated} onChange={setRenewal} />
      <ReasonField value={reason} onChange={setReason} checked={checked} />
    </FormDialog>
  );
}
