import TextField from '@mui/material/TextField';
import { GrantRolesDocument } from '@loge/contracts/client';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { schoolDay } from '../i18n/format.js';
import { useT } from '../i18n/use-t.js';
import { EndField } from './EndField.js';
import { FormDialog } from './FormDialog.js';
import { refusedOf } from './grant-outcomes.js';
import type { Picked, Refused } from './grant-outcomes.js';
import { PickPeople } from './PickPeople.js';
import { RefusedNotice } from './RefusedNotice.js';
import { RoleFields } from './RoleFields.js';
import { emptyRole, missingOf, proposedEnd, scopeOf } from './role-form.js';
import type { ManagedSchool } from './use-managed-schools.js';

/** « Ajouter des accès » (KO-10): who, which role, where, until when. Those who were refused stay, with the reason. */
export function AddAccessDialog({
  to,
  schools,
  onClose,
  onGiven,
}: {
  /** Whom one began with. */
  readonly to: readonly Picked[];
  readonly schools: readonly ManagedSchool[];
  readonly onClose: () => void;
  /** At least one has theirs; the lists may show it. */
  readonly onGiven: () => void;
}) {
  const t = useT();
  const notify = useNotify();
  const tell = useTell(GrantRolesDocument);
  const today = schoolDay(new Date());
  const [people, setPeople] = useState(to);
  const [form, setForm] = useState(() => emptyRole(schools));
  const [typedEnd, setEnd] = useState<string>();
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  // Until a day is typed it is the role's own.
  const end = typedEnd ?? proposedEnd(form.role, today);
  const submit = (): void => {
    setChecked(true);
    setRefused([]);
    if (people.length === 0 || missingOf(form) || (end && end < today)) return;
    const access = {
      ...{ role: form.role, scope: scopeOf(form), endsOn: end || null },
      reason: reason.trim() || null,
    };
    tell.mutate(
      { input: people.map(({ id }) => ({ account: id, ...access })) },
      {
        onSuccess: ({ grantRoles }) => {
          const without = refusedOf(people, grantRoles);
          const given = people.length - without.length;
          if (given > 0) {
            notify(t('grants.given', { count: given }), { type: 'success' });
            onGiven();
          }
          if (without.length === 0) onClose();
          setRefused(without);
          setPeople(without);
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('grants.add')}
      submit={t('grants.submit')}
      wide
      busy={tell.isPending}
      error={tell.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <RefusedNotice refused={refused} />
      <PickPeople picked={people} onChange={setPeople} missing={checked && people.length === 0} />
      <RoleFields form={form} onChange={setForm} schools={schools} checked={checked} />
      <EndField value={end} onChange={setEnd} />
      <TextField
        label={t('grants.reason')}
        helperText={t('people.reasonHelp')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        multiline
      />
    </FormDialog>
  );
}
