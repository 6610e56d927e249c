import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useListContext } from 'ra-core';
import { useT } from '../i18n/use-t.js';
import { useMe } from '../session/use-me.js';
import { ChoiceField, SearchField } from '../shown/Fields.js';
import { rolesFor } from './role-form.js';
import type { ManagedSchool } from './use-managed-schools.js';

/** The filters of the recap: a name, a role, a school. They stay in the address. */
export function HolderFilters({ schools }: { readonly schools: readonly ManagedSchool[] }) {
  const t = useT();
  const { filterValues, setFilters } = useListContext();
  const roles = rolesFor(useMe()?.roles ?? []);
  const valueOf = (name: 'q' | 'role' | 'school') => String(filterValues[name] ?? '');
  const set = (name: 'q' | 'role' | 'school', value: string) => {
    const { [name]: _before, ...others } = filterValues;
    setFilters(value ? { ...others, [name]: value } : others, {}, false);
  };
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
        <SearchField label={t('people.search')} value={valueOf('q')} onSearch={(q) => set('q', q)} />
        <ChoiceField
          label={t('people.role')}
          value={valueOf('role')}
          choices={[
            { value: '', label: t('grants.allRoles') },
            ...roles.map((value) => ({ value, label: t(`roles.${value}`) })),
          ]}
          onChange={(role) => set('role', role)}
        />
        {schools.length > 1 && (
          <ChoiceField
            label={t('people.school')}
            value={valueOf('school')}
            choices={[
              { value: '', label: t('grants.allSchools') },
              ...schools.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(school) => set('school', school)}
          />
        )}
      </Box>
      {schools.length > 1 && !valueOf('school') && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          {t('grants.chooseForProposals')}
        </Typography>
      )}
    </>
  );
}
