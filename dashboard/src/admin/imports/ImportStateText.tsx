import Box from '@mui/material/Box';
import type { ImportState } from '@loge/contracts/client';
import { useT } from '../i18n/use-t.js';

const looks: Readonly<Record<ImportState, { readonly sign: string; readonly colour: string }>> = {
  UPLOADED: { sign: '○', colour: 'text.secondary' },
  ANALYSING: { sign: '◔', colour: 'primary.main' },
  ANALYSED: { sign: '◑', colour: 'primary.main' },
  RUNNING: { sign: '◔', colour: 'primary.main' },
  HELD: { sign: '△', colour: 'warning.main' },
  COMPLETED: { sign: '✓', colour: 'success.main' },
  REFUSED: { sign: '✕', colour: 'error.main' },
  INTERRUPTED: { sign: '△', colour: 'warning.main' },
};

/** Where an import stands, in words and by a sign. */
export function ImportStateText({ state }: { readonly state: ImportState }) {
  const t = useT();
  const { sign, colour } = looks[state];
  return (
    <Box component="span" sx={{ color: colour, whiteSpace: 'nowrap', fontWeight: 600 }}>
      <span aria-hidden="true">{sign} </span>
      {t(`imports.states.${state}`)}
    </Box>
  );
}
