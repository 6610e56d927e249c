import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { useT } from '../i18n/use-t.js';

/** One choice of a list; the first, empty one means « all ». */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A list to choose from, the device's own: quick to use with keyboard and thumb. */
export function ChoiceField({
  label,
  value,
  choices,
  onChange,
  disabled = false,
  minWidth = 150,
}: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
  readonly minWidth?: number;
}) {
  // Beside others it gets the room that what is chosen needs, with the arrow: a cut word cannot be read in whole.
  const shown = choices.find((choice) => choice.value === value)?.label.length ?? 0;
  const room = `max(9rem, calc(${0.88 * shown}ch + 3.125rem))`;
  return (
    <TextField
      select
      label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value)}
      sx={{ minWidth, maxWidth: '100%', flex: { xs: `1 1 ${room}`, md: '0 1 auto' } }}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </TextField>
  );
}

/** A search by words, sent with Enter or its button: what is typed is recorded, so not at every key. */
export function SearchField({
  label,
  value,
  onSearch,
  help,
  autoFocus = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (words: string) => void;
  readonly help?: string;
  readonly autoFocus?: boolean;
}) {
  const t = useT();
  const [words, setWords] = useState(value);
  useEffect(() => setWords(value), [value]);
  return (
    <Box
      component="form"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(words.trim());
      }}
      sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', flex: '1 1 17rem', minWidth: 0 }}
    >
      <TextField
        type="search"
        label={label}
        value={words}
        autoFocus={autoFocus}
        onChange={(event) => {
          setWords(event.target.value);
          if (event.target.value === '' && value !== '') onSearch('');
        }}
        helperText={help}
        sx={{ flex: 1, minWidth: 0 }}
        slotProps={{ htmlInput: { 'data-page-search': '', autoComplete: 'off', spellCheck: false } }}
      />
      <Button type="submit" variant="outlined">
        {t('shell.search')}
      </Button>
    </Box>
  );
}
