import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Picked } from '../distribution/target.js';
import { useT } from '../i18n/use-t.js';
import { useRight } from '../session/use-me.js';
import { PrepareDialog } from './PrepareDialog.js';

/** « Pour la sélection… »: what may be done to the people chosen. */
export function SelectionBar({
  count,
  picked,
  onEverything,
  onNone,
}: {
  readonly count: number;
  readonly picked: Picked;
  readonly onEverything: () => void;
  readonly onNone: () => void;
}) {
  const t = useT();
  const navigate = useNavigate();
  const sends = useRight('DISTRIBUTE_CREDENTIALS') ?? false;
  const [preparing, setPreparing] = useState(false);
  const all = picked.found !== undefined;
  const nobody = !all && count === 0;
  return (
    <Box
      role="group"
      aria-label={t('searching.actions')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.5 }}
    >
      <Typography aria-live="polite" sx={{ flex: '1 1 12rem' }}>
        {all ? t('searching.chosenAll') : t('searching.chosen', { count })}
      </Typography>
      {all ? (
        <Button onClick={onNone}>{t('searching.none')}</Button>
      ) : (
        <Button onClick={onEverything}>{t('searching.everything')}</Button>
      )}
      <Button variant="outlined" disabled={nobody} onClick={() => setPreparing(true)}>
        {t('searching.prepare')}
      </Button>
      {sends && (
        <Button
          variant="outlined"
          disabled={nobody}
          onClick={() => void navigate('/distribution/campaigns/new', { state: picked })}
        >
          {t('searching.send')}
        </Button>
      )}
      {preparing && <PrepareDialog picked={picked} onClose={() => setPreparing(false)} />}
    </Box>
  );
}
