import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { SchoolChoicesDocument } from '@loge/contracts/client';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { ChoiceField } from '../shown/Fields.js';
import { kindsFor, missingOf, roles } from './role-form.js';
import type { RoleForm } from './role-form.js';

/** Which role, and where it is to hold. */
export function RoleFields({
  form,
  onChange,
  checked,
}: {
  readonly form: RoleForm;
  readonly onChange: (form: RoleForm) => void;
  /** Whether what is missing is to be pointed out. */
  readonly checked: boolean;
}) {
  const t = useT();
  const schools = useAsk(SchoolChoicesDocument, {}).data?.schools.edges.map(({ node }) => node) ?? [];
  const kinds = kindsFor(form.role);
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
            const kind = kindsFor(role).includes(form.kind) ? form.kind : 'SCHOOLS';
            onChange({ ...form, role, kind });
          }}
        />
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
          {t(`roleAbout.${form.role}`)}
        </Typography>
      </Box>
      <ChoiceField
        label={t('people.scope')}
        value={form.kind}
        minWidth={260}
        choices={kinds.map((value) => ({ value, label: t(`scopeKinds.${value}`) }))}
        onChange={(value) => onChange({ ...form, kind: kinds.find((known) => known === value) ?? form.kind })}
      />
      {form.kind === 'NETWORK' && (
        <TextField
          label={t('people.network')}
          value={form.network}
          error={missing === 'network'}
          helperText={missing === 'network' ? t('people.required') : t('people.networkHelp')}
          onChange={({ target }) => onChange({ ...form, network: target.value })}
        />
      )}
      {form.kind === 'SCHOOLS' && (
        <FormControl component="fieldset" error={missing === 'schools'}>
          <FormLabel component="legend">{t('people.schools')}</FormLabel>
          {schools.map(({ id, name }) => (
            <FormControlLabel
              key={id}
              label={name}
              control={
                <Checkbox
                  checked={form.schools.includes(id)}
                  onChange={({ target }) =>
                    onChange({
                      ...form,
                      schools: target.checked
                        ? [...form.schools, id]
                        : form.schools.filter((other) => other !== id),
                    })
                  }
                />
              }
            />
          ))}
          {missing === 'schools' && <FormHelperText role="alert">{t('people.chooseSchools')}</FormHelperText>}
        </FormControl>
      )}
      {form.kind === 'CLASSES' && (
        <>
          <ChoiceField
            label={t('people.school')}
            value={form.schools[0] ?? ''}
            minWidth={260}
            choices={[
              { value: '', label: '—' },
              ...schools.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(school) => onChange({ ...form, schools: school ? [school] : [] })}
          />
          <TextField
            label={t('people.classes')}
            value={form.classes}
            error={missing === 'classes' || missing === 'schools'}
            helperText={
              missing === 'schools'
                ? t('people.chooseSchools')
                : missing === 'classes'
                  ? t('people.required')
                  : t('people.classesHelp')
            }
            onChange={({ target }) => onChange({ ...form, classes: target.value })}
          />
        </>
      )}
    </>
  );
}
