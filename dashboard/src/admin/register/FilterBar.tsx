import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import TextField from '@mui/material/TextField';
import type { SchoolChoiceFragment } from '@loge/contracts/client';
import { useId, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { ChoiceField, SearchField } from '../shown/Fields.js';
import { channels, daysOf, outcomes, periods } from './filters.js';
import { isKindChoice, kindChoices } from './kinds.js';
import type { Register } from './use-register.js';

/** Periods, search, and the other filters behind one button. */
export function FilterBar({
  register: { filters, setFilters, today },
  schools,
}: {
  readonly register: Register;
  readonly schools: readonly SchoolChoiceFragment[];
}) {
  const t = useT();
  const id = useId();
  const [open, setOpen] = useState(false);
  const days = daysOf(filters, today);
  const classes = schools.find((school) => school.id === filters.school)?.classes ?? [];
  const day = (label: string, key: 'from' | 'to') => (
    <TextField
      type="date"
      label={label}
      value={days[key] ?? ''}
      onChange={({ target }) => setFilters({ period: 'custom', ...days, [key]: target.value || undefined })}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today } }}
      sx={{ flex: { xs: '1 1 9rem', md: '0 1 auto' } }}
    />
  );
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            gap: 0.75,
            '& .MuiButton-root': { px: 1.25, minWidth: 0 },
          }}
        >
          <Box role="group" aria-label={t('register.periods.label')} sx={{ display: 'contents' }}>
            {periods.map((period) => (
              <Button
                key={period}
                variant={filters.period === period ? 'contained' : 'outlined'}
                aria-pressed={filters.period === period}
                onClick={() => setFilters({ period, from: undefined, to: undefined })}
              >
                {t(`register.periods.${period}`)}
              </Button>
            ))}
          </Box>
          <Button variant="outlined" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
            {t('register.addFilter')}
          </Button>
        </Box>
        <SearchField
          label={t('register.search')}
          value={filters.q ?? ''}
          help={t('register.searchRecorded')}
          onSearch={(words) => setFilters({ q: words || undefined })}
        />
      </Box>
      <Collapse in={open} id={id} unmountOnExit>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, pt: 2 }}>
          {day(t('register.periods.from'), 'from')}
          {day(t('register.periods.to'), 'to')}
          <ChoiceField
            label={t('register.groups.label')}
            value={filters.group ?? ''}
            choices={[
              { value: '', label: t('register.filterLabels.anyGroup') },
              ...kindChoices.map((value) => ({ value, label: t(`register.groups.${value}`) })),
            ]}
            onChange={(value) => setFilters({ group: isKindChoice(value) ? value : undefined })}
          />
          <ChoiceField
            label={t('register.filterLabels.school')}
            value={filters.school ?? ''}
            choices={[
              { value: '', label: t('register.filterLabels.anySchool') },
              ...schools.map((school) => ({ value: school.id, label: school.name })),
            ]}
            onChange={(value) => setFilters({ school: value || undefined, class: undefined })}
          />
          {classes.length > 0 && (
            <ChoiceField
              label={t('register.filterLabels.class')}
              value={filters.class ?? ''}
              choices={[
                { value: '', label: t('register.filterLabels.anyClass') },
                ...classes.map(({ code, label }) => ({ value: code, label: label ?? code })),
              ]}
              onChange={(value) => setFilters({ class: value || undefined })}
            />
          )}
          <ChoiceField
            label={t('register.filterLabels.channel')}
            value={filters.channel ?? ''}
            choices={[
              { value: '', label: t('register.filterLabels.anyChannel') },
              ...channels.map((value) => ({ value, label: t(`channels.${value}`) })),
            ]}
            onChange={(value) => setFilters({ channel: channels.find((known) => known === value) })}
          />
          <ChoiceField
            label={t('register.filterLabels.outcome')}
            value={filters.outcome ?? ''}
            choices={[
              { value: '', label: t('register.filterLabels.anyOutcome') },
              ...outcomes.map((value) => ({ value, label: t(`outcomes.${value}`) })),
            ]}
            onChange={(value) => setFilters({ outcome: outcomes.find((known) => known === value) })}
          />
        </Box>
      </Collapse>
    </Box>
  );
}
