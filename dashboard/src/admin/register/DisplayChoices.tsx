import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Popover from '@mui/material/Popover';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId } from 'react';
import { useT } from '../i18n/use-t.js';
import { columns, densities } from './display.js';
import type { useDisplay } from './display.js';

/** The columns and the density to choose from, under the button that opened them. */
export function DisplayChoices({
  display,
  toggle,
  setDensity,
  anchor,
  onClose,
}: ReturnType<typeof useDisplay> & { readonly anchor: HTMLElement; readonly onClose: () => void }) {
  const t = useT();
  const id = useId();
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
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
  );
}
