import Box from '@mui/material/Box';
import { SchoolChoicesDocument } from '@loge/contracts/client';
import type { AccountStatus, Profile } from '@loge/contracts/client';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { useRight } from '../session/use-me.js';
import { ChoiceField, SearchField } from '../shown/Fields.js';
import type { AccountSearchValues } from './account-filter.js';
import { MoreFields } from './MoreFields.js';

const profiles: readonly Profile[] = [
  'PUPIL',
  'RELATIVE',
  'TEACHER',
  'NON_TEACHING',
  'LOCAL_AUTHORITY',
  'OTHER',
];

const statuses: readonly AccountStatus[] = ['ACTIVE', 'DEPARTED', 'CLOSED', 'JOINED'];

/** The simple search by name and by lists, with the advanced and the technical one folded away beneath (KO-11). */
export function AccountFilters({
  values,
  onSearch,
}: {
  readonly values: AccountSearchValues;
  readonly onSearch: (change: Record<string, string | undefined>) => void;
}) {
  const t = useT();
  const seesSchools = useRight('READ_SCHOOLS') ?? false;
  const schools = (useAsk(SchoolChoicesDocument, {}, { enabled: seesSchools }).data?.schools.edges ?? []).map(
    ({ node }) => node,
  );
  const classes = schools.find(({ id }) => id === values.school)?.classes ?? [];
  return (
    <>
      <Box sx={{ display: 'flex', maxWidth: { md: '36rem' }, mb: 1.5 }}>
        <SearchField
          label={t('accounts.search')}
          value={values.q ?? ''}
          help={t('register.searchRecorded')}
          onSearch={(q) => onSearch({ q })}
        />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start', mb: 1.5 }}>
        <ChoiceField
          label={t('accounts.school')}
          value={values.school ?? ''}
          choices={[
            { value: '', label: t('register.filterLabels.anySchool') },
            ...schools.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(school) => onSearch({ school, class: undefined, group: undefined, subject: undefined })}
        />
        {classes.length > 0 && (
          <ChoiceField
            label={t('accounts.class')}
            value={values.class ?? ''}
            choices={[
              { value: '', label: t('register.filterLabels.anyClass') },
              ...classes.map(({ code, label }) => ({ value: code, label: label ?? code })),
            ]}
            onChange={(value) => onSearch({ class: value })}
          />
        )}
        <ChoiceField
          label={t('accounts.profile')}
          value={values.profile ?? ''}
          choices={[
            { value: '', label: t('accounts.anyProfile') },
            ...profiles.map((value) => ({ value, label: t(`profilesMany.${value}`) })),
          ]}
          onChange={(profile) => onSearch({ profile })}
        />
        <ChoiceField
          label={t('accounts.status')}
          value={values.status ?? ''}
          choices={[
            { value: '', label: t('accounts.anyStatus') },
            ...statuses.map((value) => ({ value, label: t(`statuses.${value}`) })),
          ]}
          onChange={(status) => onSearch({ status })}
        />
        <ChoiceField
          label={t('searching.activated')}
          value={values.activated ?? ''}
          choices={[
            { value: '', label: t('searching.any') },
            { value: 'yes', label: t('searching.yes') },
            { value: 'no', label: t('searching.no') },
          ]}
          onChange={(activated) => onSearch({ activated })}
        />
      </Box>
      <MoreFields kind="advanced" values={values} onSearch={onSearch} />
      <MoreFields kind="technical" values={values} onSearch={onSearch} />
    </>
  );
}
