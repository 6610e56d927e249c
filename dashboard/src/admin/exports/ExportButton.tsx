import ArrowDropDown from '@mui/icons-material/ArrowDropDown';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { ExportFormat } from '@loge/contracts/client';
import { useId, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { part } from '../layout/in-file.js';
import { formats } from './wanted.js';
import type { Wanted } from './wanted.js';

const ExportDialog = part(() => import('./ExportDialog.js').then((file) => file.ExportDialog));

/** « Exporter ▾ »: in which format, then why, then how far it is. */
export function ExportButton({
  wanted,
  total,
}: {
  readonly wanted: Wanted;
  /** How many rows the page knows of; 1,001 for more where it counts no further. */
  readonly total?: number | undefined;
}) {
  const t = useT();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [chosen, setChosen] = useState<ExportFormat>();
  return (
    <>
      <Button
        id={id}
        variant="outlined"
        data-no-print=""
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        endIcon={<ArrowDropDown />}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('exports.export')}
      </Button>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-labelledby': id } }}
      >
        {formats.map((format) => (
          <MenuItem
            key={format}
            onClick={() => {
              setAnchor(null);
              setChosen(format);
            }}
          >
            {t(`exports.formats.${format}`)}
          </MenuItem>
        ))}
      </Menu>
      {chosen && (
        <ExportDialog wanted={wanted} format={chosen} total={total} onClose={() => setChosen(undefined)} />
      )}
    </>
  );
}
