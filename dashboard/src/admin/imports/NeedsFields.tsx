import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useT } from '../i18n/use-t.js';

/** What files may lack. */
export interface Needs {
  readonly schoolCode: string;
  readonly academy: string;
}

/** The code of the school, for files without it, and the academy. */
export function NeedsFields({
  needs,
  onChange,
  school,
}: {
  readonly needs: Needs;
  readonly onChange: (needs: Needs) => void;
  /** Whether the school's code is wanted. */
  readonly school: boolean;
}) {
  const t = useT();
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, maxWidth: 420 }}>
      {school && (
        <TextField
          label={t('imports.needs.schoolCode')}
          helperText={t('imports.needs.schoolCodeHelp')}
          value={needs.schoolCode}
          onChange={({ target }) => onChange({ ...needs, schoolCode: target.value.toUpperCase() })}
          required
          slotProps={{ htmlInput: { maxLength: 20, autoComplete: 'off' } }}
        />
      )}
      <TextField
        label={t('imports.needs.academy')}
        helperText={t('imports.needs.academyHelp')}
        value={needs.academy}
        onChange={({ target }) => onChange({ ...needs, academy: target.value })}
        slotProps={{ htmlInput: { maxLength: 64, autoComplete: 'off' } }}
      />
    </Box>
  );
}
