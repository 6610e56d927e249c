import TextField from '@mui/material/TextField';
import { InvitePersonDocument } from '@loge/contracts/client';
import type { InvitePersonMutation } from '@loge/contracts/client';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from './FormDialog.js';
import { RoleFields } from './RoleFields.js';
import { emptyRole, missingOf, scopeOf } from './role-form.js';
import type { ManagedSchool } from './use-managed-schools.js';

const fields = ['given', 'family', 'email'] as const;

/** Asks for somebody new and a first role; the answer is a one-time link. */
export function InviteDialog({
  schools,
  onClose,
  onMade,
}: {
  readonly schools: readonly ManagedSchool[];
  readonly onClose: () => void;
  readonly onMade: (name: string, made: InvitePersonMutation['invitePerson']) => void;
}) {
  const t = useT();
  const tell = useTell(InvitePersonDocument);
  const [person, setPerson] = useState({ given: '', family: '', email: '' });
  const [role, setRole] = useState(() => emptyRole(schools));
  const [checked, setChecked] = useState(false);
  const empty = (key: (typeof fields)[number]) => !person[key].trim();
  const submit = (): void => {
    setChecked(true);
    if (fields.some(empty) || missingOf(role)) return;
    const { given, family, email } = person;
    tell.mutate(
      {
        input: {
          given: given.trim(),
          family: family.trim(),
          email: email.trim(),
          role: role.role,
          scope: scopeOf(role),
        },
      },
      { onSuccess: ({ invitePerson }) => onMade(`${given.trim()} ${family.trim()}`, invitePerson) },
    );
  };
  return (
    <FormDialog
      title={t('people.inviteTitle')}
      help={t('people.inviteHelp')}
      submit={t('people.inviteSubmit')}
      busy={tell.isPending}
      error={tell.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {fields.map((key) => (
        <TextField
          key={key}
          label={t(`people.${key}`)}
          type={key === 'email' ? 'email' : 'text'}
          value={person[key]}
          error={checked && empty(key)}
          helperText={
            checked && empty(key) ? t('people.required') : key === 'email' ? t('people.emailHelp') : undefined
          }
          onChange={({ target }) => setPerson({ ...person, [key]: target.value })}
          slotProps={{ htmlInput: { autoComplete: 'off' } }}
        />
      ))}
      <RoleFields form={role} onChange={setRole} schools={schools} checked={checked} />
    </FormDialog>
  );
}
