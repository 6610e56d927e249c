import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Popover from '@mui/material/Popover';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TuneIcon from '@mui/icons-material/Tune';
import { useId, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { columns, densities } from './display.js';
import type { useDisplay } from './display.js';

/** Which columns the rows have and how close they stand; kept on this device. */
export function DisplayMenu({ display, toggle, setDensity }: ReturnType<typeof useDisplay>) {
  const t = useT();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        size="small"
        startIcon={<TuneIcon />}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('display.open')}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('display.open'), sx: { p: 2, mt: 0.5 } } }}
      >
        <Box sx={{ display: 'grid', gap: 2 }}>
          <FormControl>
            <FormLabel id={`${id}-density`}>{t('display.density')}</FormLabel>
            <RadioGroup
              aria-labelledby={`${id}-density`}
              value={display.density}
              onChange={(_, value) => {
                const chosen = densities.find((one) => one === value);
                if (chosen) setDensity(chosen);
              }}
            >
              {densities.map((one) => (
                <FormControlLabel
                  key={one}
                  value={one}
                  control={<Radio size="small" />}
                  label={t(`display.densities.${one}`)}
                />
              ))}
            </RadioGroup>
          </FormControl>
          <FormControl component="fieldset">
            <FormLabel component="legend">{t('display.columns')}</FormLabel>
            {columns.map((column) => (
              <FormControlLabel
                key={column}
                control={
                  <Checkbox
                    size="small"
                    checked={display.columns.has(column)}
                    onChange={() => toggle(column)}
                  />
                }
                label={t(`display.column.${column}`)}
              />
            ))}
          </FormControl>
        </Box>
      </Popover>
    </>
  );
}
