import TextField from '@mui/material/TextField';
import { MakeCredentialsFileDocument } from '@loge/contracts/client';
import type { CredentialsRenewal } from '@loge/contracts/client';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { schoolDay } from '../i18n/format.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from '../people/FormDialog.js';
import { CheckList } from './CheckList.js';
import type { ReachedSchool } from './reach.js';
import { ReasonField } from './ReasonField.js';
import { RenewalFields } from './RenewalFields.js';
import { Standing, useStanding } from './Standing.js';
import { emptyTarget, missingOf, profiles, targetOf } from './target.js';
import type { TargetForm } from './target.js';
import { TargetFields } from './TargetFields.js';

/** What is chosen before anybody chose: the one school there is, or classes where no whole school may be. */
function firstTarget(schools: readonly ReachedSchool[]): TargetForm {
  const [only, ...others] = schools;
  return {
    ...emptyTarget,
    kind: schools.some(({ whole }) => whole) ? 'SCHOOLS' : 'CLASSES',
    schools: only && others.length === 0 ? [only.id] : [],
  };
}

/** « Régénérer le(s) fichier(s) des identifiants » (KO-3). */
export function MakeFileDialog({
  schools,
  onClose,
  onMade,
}: {
  readonly schools: readonly ReachedSchool[];
  readonly onClose: () => void;
  readonly onMade: () => void;
}) {
  const t = useT();
  const notify = useNotify();
  const tell = useTell(MakeCredentialsFileDocument);
  const [form, setForm] = useState(() => firstTarget(schools));
  const [renewal, setRenewal] = useState<CredentialsRenewal>('NONE');
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const missing = missingOf(form);
  const standing = useStanding(targetOf(form), missing === undefined);
  const counts = missing ? undefined : standing.data?.credentialsFilePreview;
  const submit = (): void => {
    setChecked(true);
    if (missing || !reason.trim()) return;
    tell.mutate(
      { input: { target: targetOf(form), renewal, reason: reason.trim() } },
      {
        onSuccess: ({ makeCredentialsFile: { pending } }) => {
          notify(t(pending ? 'shell.pending' : 'distribution.make.made'), { type: 'success' });
          onMade();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('distribution.make.title')}
      submit={t('distribution.make.submit')}
      wide
      danger={renewal === 'EVERYONE' && (counts?.activated ?? 0) > 0}
      busy={tell.isPending}
      error={tell.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TargetFields form={form} onChange={setForm} schools={schools} checked={checked} />
      <CheckList
        legend={t('distribution.make.profiles')}
        help={t('distribution.make.profilesHelp')}
        choices={profiles.map((value) => ({ value, label: t(`profilesMany.${value}`) }))}
        held={form.profiles}
        onChange={(held) => setForm({ ...form, profiles: held })}
      />
      <TextField
        type="date"
        label={t('distribution.make.since')}
        helperText={t('distribution.make.sinceHelp')}
        value={form.createdSince}
        onChange={({ target }) => setForm({ ...form, createdSince: target.value })}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: schoolDay(new Date()) } }}
      />
      {!missing && <Standing standing={standing} renewal={renewal} />}
      <RenewalFields value={renewal} activated={counts?.activated ?? 0} onChange={setRenewal} />
      <ReasonField value={reason} onChange={setReason} checked={checked} />
    </FormDialog>
  );
}
