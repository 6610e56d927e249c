import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { CreateServiceDocument } from '@loge/contracts/client';
import type { CreateServiceMutation } from '@loge/contracts/client';
import { useState } from 'react';
import { useFirstWrong } from '../accounts/use-first-wrong.js';
import { errorCodeOf } from '../api.js';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from '../people/FormDialog.js';
import { kindsFor, missingOf, scopeOf } from '../people/role-form.js';
import { ScopeFields } from '../people/ScopeFields.js';
import type { ManagedSchool } from '../people/use-managed-schools.js';
import { useMe } from '../session/use-me.js';
import { LastDayField } from './LastDayField.js';
import { RightsField } from './RightsField.js';
import { emptyService, isEnd, isLabel, proposedEnd } from './service-form.js';

/** « Donner un accès »: which program, what it may read, of which schools, until when; the answer is its token. */
export function GiveDialog({
  schools,
  onClose,
  onMade,
}: {
  readonly schools: readonly ManagedSchool[];
  readonly onClose: () => void;
  readonly onMade: (made: CreateServiceMutation['createService']) => void;
}) {
  const t = useT();
  const tell = useTell(CreateServiceDocument);
  // An auditor's reach is of any kind but classes, and so is a program's.
  const kinds = kindsFor('AUDITOR', useMe()?.roles ?? []);
  const [form, setForm] = useState(() => emptyService(schools));
  const [endsOn, setEnd] = useState(() => proposedEnd(new Date()));
  const [checked, setChecked] = useState(false);
  const [tried, setTried] = useState(0);
  const fields = useFirstWrong(tried, tell.error);
  const isEndWrong = errorCodeOf(tell.error) === 'TOKEN_END_INVALID';
  const isLabelWrong = checked && !isLabel(form.label);
  const submit = (): void => {
    setChecked(true);
    setTried((times) => times + 1);
    const { label, rights } = form;
    if (!isLabel(label) || rights.length === 0 || missingOf(form) || !isEnd(endsOn, new Date())) return;
    tell.mutate(
      { input: { label: label.trim(), rights: [...rights], scope: scopeOf(form), endsOn } },
      { onSuccess: ({ createService }) => onMade(createService) },
    );
  };
  return (
    <FormDialog
      title={t('services.give')}
      help={t('services.giveHelp')}
      submit={t('services.giveSubmit')}
      wide
      busy={tell.isPending}
      error={isEndWrong ? undefined : tell.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Box ref={fields} sx={{ display: 'contents' }}>
        <TextField
          label={t('services.label')}
          value={form.label}
          error={isLabelWrong}
          helperText={isLabelWrong ? t('services.labelWrong') : t('services.labelHelp')}
          onChange={({ target }) => setForm({ ...form, label: target.value })}
          slotProps={{ htmlInput: { autoComplete: 'off' } }}
          autoFocus
        />
        <RightsField
          held={form.rights}
          onChange={(rights) => setForm({ ...form, rights })}
          missing={checked && form.rights.length === 0}
        />
        <ScopeFields
          form={form}
          kinds={kinds}
          onChange={setForm}
          schools={schools}
          missing={checked ? missingOf(form) : undefined}
        />
        <LastDayField value={endsOn} onChange={setEnd} refused={isEndWrong} />
      </Box>
    </FormDialog>
  );
}
