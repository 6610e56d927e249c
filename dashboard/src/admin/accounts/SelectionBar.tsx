import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Picked } from '../distribution/target.js';
import { useT } from '../i18n/use-t.js';
import { part } from '../layout/in-file.js';
import { useRight } from '../session/use-me.js';
import type { Selection } from './selection.js';

const PrepareDialog = part(() => import('./PrepareDialog.js').then((file) => file.PrepareDialog));

/** « Pour la sélection… »: how many are chosen, and what may be done to them. */
export function SelectionBar({
  selection: { all, chosen, narrowed },
  picked,
  found = 0,
  onEverybody,
  onNobody,
}: {
  readonly selection: Selection;
  readonly picked: Picked;
  /** How many the search found, counted up to 1,001; undefined while that is not known. */
  readonly found: number | undefined;
  readonly onEverybody: () => void;
  readonly onNobody: () => void;
}) {
  const t = useT();
  const navigate = useNavigate();
  const sends = useRight('DISTRIBUTE_CREDENTIALS') ?? false;
  const [preparing, setPreparing] = useState(false);
  const nobody = !all && chosen.size === 0;
  const [everybody, allChosen] =
    found > 1000
      ? [t('searching.everybodyMany'), t('searching.chosenMany')]
      : [t('searching.everybody', { count: found }), t('searching.chosenAll', { count: found })];
  return (
    <Box
      role="group"
      aria-label={t('searching.actions')}
      sx={{ bgcolor: 'action.hover', borderRadius: 2, px: 1.5, py: 1, mt: 2, mb: 1.5 }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, alignItems: 'center' }}>
        <Typography component="div" aria-live="polite" sx={{ flex: { md: 1 } }}>
          <Box component="span" sx={{ fontWeight: 600 }}>
            {all ? allChosen : t('searching.chosen', { count: chosen.size })}
          </Box>
          {narrowed && (
            <Box component="span" sx={{ display: 'block', fontSize: '0.875rem' }}>
              {t('searching.narrowed')}
            </Box>
          )}
        </Typography>
        {!all && (
          <Button sx={{ mx: -1 }} onClick={onEverybody}>
            {everybody}
          </Button>
        )}
        {!nobody && (
          <Button sx={{ mx: -1 }} onClick={onNobody}>
            {t('searching.nobody')}
          </Button>
        )}
      </Box>
      <Box
        sx={{
          // On a phone the people come first, until there is somebody to do something for.
          display: nobody ? { xs: 'none', md: 'flex' } : 'flex',
          flexWrap: 'wrap',
          gap: 1,
          alignItems: 'center',
          mt: 0.5,
        }}
      >
        <Typography aria-hidden="true">{t('searching.actions')}</Typography>
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
      </Box>
      {preparing && <PrepareDialog picked={picked} onClose={() => setPreparing(false)} />}
    </Box>
  );
}
