import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { ImportHeadFragment } from '@loge/contracts/client';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';

/** Says how many would leave which school, and goes on only when somebody says that this is right. */
export function Departures({
  departures,
  busy,
  onConfirm,
}: {
  readonly departures: ImportHeadFragment['departures'];
  readonly busy: boolean;
  readonly onConfirm: () => void;
}) {
  const t = useT();
  const [right, setRight] = useState(false);
  const count = departures.reduce((sum, { departing }) => sum + departing, 0);
  return (
    <Alert
      severity="warning"
      variant="outlined"
      sx={{ mb: 3, '& .MuiAlert-message': { flex: 1, minWidth: 0 } }}
    >
      <AlertTitle>{t('imports.held.title')}</AlertTitle>
      {t('imports.held.why')}
      <Box component="ul" sx={{ pl: 2.5, my: 1 }}>
        {departures.map(({ school, departing, members }) => (
          <li key={school.id}>
            {t('imports.held.line', {
              departing,
              members,
              school: school.name,
              percent: members ? Math.round((departing / members) * 100) : 100,
            })}
          </li>
        ))}
      </Box>
      <FormControlLabel
        control={<Checkbox checked={right} onChange={({ target }) => setRight(target.checked)} />}
        label={t('imports.held.confirm')}
        sx={{ alignItems: 'flex-start', '& .MuiFormControlLabel-label': { pt: 1 } }}
      />
      <Box sx={{ mt: 1 }}>
        <Button variant="contained" disabled={!right || busy} onClick={onConfirm}>
          {t('imports.held.run', { count })}
        </Button>
      </Box>
    </Alert>
  );
}
