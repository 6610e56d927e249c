import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { CheckList } from '../distribution/CheckList.js';
import { useT } from '../i18n/use-t.js';
import { useMe } from '../session/use-me.js';
import { ChoiceField } from '../shown/Fields.js';
import { kindsFor, missingOf, rolesFor } from './role-form.js';
import type { RoleForm } from './role-form.js';
import { ScopeFields } from './ScopeFields.js';
import type { ManagedSchool } from './use-managed-schools.js';

/** Which role, and where it is to hold; what one may not give is not offered. */
export function RoleFields({
  form,
  onChange,
  schools,
  checked,
}: {
  readonly form: RoleForm;
  readonly onChange: (form: RoleForm) => void;
  readonly schools: readonly ManagedSchool[];
  /** Whether what is missing is to be pointed out. */
  readonly checked: boolean;
}) {
  const t = useT();
  const held = useMe()?.roles ?? [];
  const [roles, kinds] = [rolesFor(held), kindsFor(form.role, held)];
  const missing = checked ? missingOf(form) : undefined;
  return (
    <>
      <Box>
        <ChoiceField
          label={t('people.role')}
          value={form.role}
          minWidth={260}
          choices={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
          onChange={(value) => {
            const role = roles.find((known) => known === value) ?? form.role;
            const [first = form.kind, ...others] = kindsFor(role, held);
            onChange({ ...form, role, kind: others.includes(form.kind) ? form.kind : first });
          }}
        />
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
          {t(`roleAbout.${form.role}`)}
        </Typography>
      </Box>
      <ScopeFields form={form} kinds={kinds} onChange={onChange} schools={schools} missing={missing} />
      {form.kind === 'CLASSES' && (
        <ClassFields form={form} onChange={onChange} schools={schools} missing={missing} />
      )}
    </>
  );
}

function ClassFields({
  form,
  onChange,
  schools,
  missing,
}: {
  readonly form: RoleForm;
  readonly onChange: (form: RoleForm) => void;
  readonly schools: readonly ManagedSchool[];
  readonly missing: ReturnType<typeof missingOf>;
}) {
  const t = useT();
  const school = schools.find(({ id }) => id === form.schools[0]);
  return (
    <>
      <Box>
        <ChoiceField
          label={t('people.school')}
          value={school?.id ?? ''}
          minWidth={260}
          choices={[
            ...(school ? [] : [{ value: '', label: t('grants.chooseSchool') }]),
            ...schools.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => onChange({ ...form, schools: id ? [id] : [], classes: [] })}
        />
        {missing === 'schools' && (
          <Typography role="alert" variant="body2" color="error">
            {t('grants.chooseSchool')}
          </Typography>
        )}
      </Box>
      {school && school.classes.length === 0 && <Typography>{t('grants.noClass')}</Typography>}
      {school && school.classes.length > 0 && (
        <CheckList
          legend={t('people.classes')}
          choices={school.classes.map(({ code, label }) => ({ value: code, label: label ?? code }))}
          held={form.classes}
          onChange={(classes) => onChange({ ...form, classes })}
          error={missing === 'classes' ? t('grants.chooseClasses') : undefined}
        />
      )}
    </>
  );
}
