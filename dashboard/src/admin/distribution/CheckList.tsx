import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import { toggled } from './target.js';

/** Several of a list, each with its box to tick; a long list scrolls within itself. */
export function CheckList<Value extends string>({
  legend,
  choices,
  held,
  onChange,
  help,
  error,
  all,
  least = '9rem',
}: {
  readonly legend: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly held: readonly Value[];
  readonly onChange: (held: Value[]) => void;
  readonly help?: string;
  /** What is missing, in words. */
  readonly error?: string | undefined;
  /** The label of a button that ticks all of them, or none. */
  readonly all?: string;
  /** How narrow a column may be. */
  readonly least?: string;
}) {
  const values = choices.map(({ value }) => value);
  return (
    <FormControl component="fieldset" error={error !== undefined} sx={{ minWidth: 0 }}>
      <FormLabel component="legend">{legend}</FormLabel>
      {help && <FormHelperText sx={{ mt: 0 }}>{help}</FormHelperText>}
      {all && choices.length > 1 && (
        <Box>
          <Button size="small" onClick={() => onChange(held.length === values.length ? [] : values)}>
            {all}
          </Button>
        </Box>
      )}
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: `repeat(auto-fill, minmax(min(${least}, 100%), 1fr))`,
          maxHeight: 232,
          overflowY: 'auto',
          pl: 0.5,
        }}
      >
        {choices.map(({ value, label }) => (
          <FormControlLabel
            key={value}
            label={label}
            control={
              <Checkbox
                size="small"
                checked={held.includes(value)}
                onChange={() => onChange(toggled(values, held, value))}
              />
            }
          />
        ))}
      </Box>
      {error && <FormHelperText role="alert">{error}</FormHelperText>}
    </FormControl>
  );
}
