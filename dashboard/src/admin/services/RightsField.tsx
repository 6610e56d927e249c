import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { toggled } from '../distribution/target.js';
import { useT } from '../i18n/use-t.js';
import { readings } from './service-form.js';
import type { Reading } from './service-form.js';

/** What a program may read: a box for each, with a sentence about what that is. */
export function RightsField({
  held,
  onChange,
  missing,
}: {
  readonly held: readonly Reading[];
  readonly onChange: (held: readonly Reading[]) => void;
  /** Whether it is to be pointed out that none is ticked. */
  readonly missing: boolean;
}) {
  const t = useT();
  const id = useId();
  return (
    <FormControl component="fieldset" error={missing} sx={{ minWidth: 0 }}>
      <FormLabel component="legend">{t('services.rights')}</FormLabel>
      {readings.map((right) => (
        <Box key={right} sx={{ mt: 0.5 }}>
          <FormControlLabel
            label={t(`services.rightNames.${right}`)}
            control={
              <Checkbox
                size="small"
                checked={held.includes(right)}
                onChange={() => onChange(toggled(readings, held, right))}
                slotProps={{ input: { 'aria-describedby': `${id}-${right}` } }}
              />
            }
          />
          <Typography
            id={`${id}-${right}`}
            variant="body2"
            sx={{ color: 'text.secondary', pl: 3.75, mt: -0.5 }}
          >
            {t(`services.rightsAbout.${right}`)}
          </Typography>
        </Box>
      ))}
      {missing && <FormHelperText role="alert">{t('services.rightsMissing')}</FormHelperText>}
    </FormControl>
  );
}
