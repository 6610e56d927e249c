import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { advanced, technical } from './account-filter.js';
import type { AccountSearchValues } from './account-filter.js';

/** The fields of the advanced or the technical search, folded away while nobody needs them; sent with Enter. */
export function MoreFields({
  kind,
  values,
  onSearch,
}: {
  readonly kind: 'advanced' | 'technical';
  readonly values: AccountSearchValues;
  readonly onSearch: (change: Record<string, string>) => void;
}) {
  const t = useT();
  const fields = kind === 'advanced' ? advanced : technical;
  const [typed, setTyped] = useState<Record<string, string>>({});
  const valueOf = (field: (typeof fields)[number]): string => typed[field] ?? values[field] ?? '';
  const needsSchool = (field: string) => (field === 'group' || field === 'subject') && !values.school;
  return (
    <Box component="details" open={fields.some((field) => values[field])} sx={{ mb: 1.5 }}>
      <Box component="summary" sx={{ cursor: 'pointer', py: 0.5, fontWeight: 600 }}>
        {t(`searching.${kind}`)}
      </Box>
      <Box
        component="form"
        role="search"
        aria-label={t(`searching.${kind}`)}
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(Object.fromEntries(fields.map((field) => [field, valueOf(field).trim()])));
          setTyped({});
        }}
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start', mt: 1 }}
      >
        {fields.map((field) => (
          <TextField
            key={field}
            label={t(`searching.${field}`)}
            value={valueOf(field)}
            disabled={needsSchool(field)}
            helperText={needsSchool(field) ? t('searching.needsSchool') : undefined}
            onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
            sx={{ flex: '1 1 11rem' }}
            slotProps={{
              htmlInput: { autoComplete: 'off', spellCheck: false },
              // Why a field is closed has to be readable while it is.
              formHelperText: { sx: { '&.Mui-disabled': { color: 'text.secondary' } } },
            }}
          />
        ))}
        <Button type="submit" variant="outlined">
          {t('searching.run')}
        </Button>
      </Box>
    </Box>
  );
}
