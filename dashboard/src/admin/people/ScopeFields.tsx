import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import type { ScopeKind } from '@loge/contracts/client';
import { CheckList } from '../distribution/CheckList.js';
import { useT } from '../i18n/use-t.js';
import { ChoiceField } from '../shown/Fields.js';
import type { ScopeForm, missingOf } from './role-form.js';
import type { ManagedSchool } from './use-managed-schools.js';

/** Which kind of scope, then which network or which schools; classes are chosen elsewhere. */
export function ScopeFields<Form extends ScopeForm>({
  form,
  kinds,
  onChange,
  schools,
  missing,
}: {
  readonly form: Form;
  /** The kinds that one may choose. */
  readonly kinds: readonly ScopeKind[];
  readonly onChange: (form: Form) => void;
  readonly schools: readonly ManagedSchool[];
  /** What is to be pointed out as missing. */
  readonly missing: ReturnType<typeof missingOf>;
}) {
  const t = useT();
  return (
    <>
      <Box>
        <ChoiceField
          label={t('people.scope')}
          value={form.kind}
          minWidth={260}
          choices={kinds.map((value) => ({ value, label: t(`scopeKinds.${value}`) }))}
          onChange={(value) =>
            onChange({ ...form, kind: kinds.find((known) => known === value) ?? form.kind })
          }
        />
      </Box>
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
        <CheckList
          legend={t('people.schools')}
          least="100%"
          choices={schools.map(({ id, name }) => ({ value: id, label: name }))}
          held={form.schools}
          onChange={(chosen) => onChange({ ...form, schools: chosen })}
          error={missing === 'schools' ? t('people.chooseSchools') : undefined}
        />
      )}
    </>
  );
}
