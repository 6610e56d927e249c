import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { pastDay } from './days.js';
import type { Days } from './use-days.js';

/** « À la date du … », « Comparer avec … »: sent with its button, for each look is recorded. */
export function DaysForm({ days, label }: { readonly days: Days; readonly label: string }) {
  const t = useT();
  const [at, setAt] = useState(days.at?.day ?? '');
  const [other, setOther] = useState(days.other?.day ?? '');
  const [tried, setTried] = useState(false);
  useEffect(() => setAt(days.at?.day ?? ''), [days.at?.day]);
  useEffect(() => setOther(days.other?.day ?? ''), [days.other?.day]);
  const isWrong = (day: string) => tried && day !== '' && !pastDay(day, days.today);
  const isMissing = tried && at === '';
  const field = { inputLabel: { shrink: true }, htmlInput: { max: days.today } };
  return (
    <Box
      component="form"
      // The words about a date to come are ours, not the browser's.
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        const isRight = pastDay(at, days.today) && (other === '' || pastDay(other, days.today));
        setTried(!isRight);
        if (isRight) days.go(at, other || undefined);
      }}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start', mt: 1.5 }}
    >
      <TextField
        type="date"
        label={t('asof.at')}
        value={at}
        error={isWrong(at) || isMissing}
        helperText={isWrong(at) ? t('asof.notPast') : isMissing ? t('asof.missing') : undefined}
        onChange={({ target }) => setAt(target.value)}
        slotProps={field}
        sx={{ flex: '0 1 12rem' }}
      />
      <TextField
        type="date"
        label={t('asof.with')}
        value={other}
        error={isWrong(other)}
        helperText={isWrong(other) ? t('asof.notPast') : undefined}
        onChange={({ target }) => setOther(target.value)}
        slotProps={field}
        sx={{ flex: '0 1 12rem' }}
      />
      <Button type="submit" variant="outlined">
        {t('asof.look')}
      </Button>
    </Box>
  );
}
