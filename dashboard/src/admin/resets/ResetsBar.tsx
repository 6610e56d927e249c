import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { SchoolChoiceFragment } from '@loge/contracts/client';
import { useT } from '../i18n/use-t.js';
import { ChoiceField } from '../shown/Fields.js';
import { periods } from './filters.js';
import type { Resets } from './use-resets.js';

/** Which days, and which school. */
export function ResetsBar({
  resets: { filters, days, today, setFilters },
  schools,
}: {
  readonly resets: Resets;
  readonly schools: readonly SchoolChoiceFragment[];
}) {
  const t = useT();
  const day = (label: string, key: 'from' | 'to') => (
    <TextField
      type="date"
      label={label}
      value={days[key]}
      onChange={({ target }) =>
        target.value && setFilters({ period: 'custom', ...days, [key]: target.value })
      }
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today } }}
      sx={{ flex: { xs: '1 1 9rem', md: '0 1 auto' } }}
    />
  );
  return (
    <Box data-no-print="" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
      <Box
        role="group"
        aria-label={t('register.periods.label')}
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, '& .MuiButton-root': { px: 1.25, minWidth: 0 } }}
      >
        {periods.map((period) => (
          <Button
            key={period}
            variant={filters.period === period ? 'contained' : 'outlined'}
            aria-pressed={filters.period === period}
            onClick={() => setFilters({ period, from: undefined, to: undefined })}
          >
            {t(`resets.periods.${period}`)}
          </Button>
        ))}
      </Box>
      {day(t('register.periods.from'), 'from')}
      {day(t('register.periods.to'), 'to')}
      {schools.length > 1 && (
        <ChoiceField
          label={t('register.filterLabels.school')}
          value={filters.school ?? ''}
          choices={[
            { value: '', label: t('register.filterLabels.anySchool') },
            ...schools.map((school) => ({ value: school.id, label: school.name })),
          ]}
          onChange={(value) => setFilters({ school: value || undefined })}
        />
      )}
    </Box>
  );
}
