import Button from '@mui/material/Button';
import TuneIcon from '@mui/icons-material/Tune';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { part } from '../layout/in-file.js';
import type { useDisplay } from './display.js';

const DisplayChoices = part(() => import('./DisplayChoices.js').then((file) => file.DisplayChoices));

/** Which columns the rows have and how close they stand; kept on this device. */
export function DisplayMenu(choices: ReturnType<typeof useDisplay>) {
  const t = useT();
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
      {anchor && <DisplayChoices anchor={anchor} onClose={() => setAnchor(null)} {...choices} />}
    </>
  );
}
