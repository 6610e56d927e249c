import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import PrintIcon from '@mui/icons-material/Print';
import { longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { useMe } from '../session/use-me.js';
import { useNow } from '../shown/When.js';
import { periodWords, useFilterParts } from './FilterChips.js';

/** Prints what is shown. */
export function PrintButton() {
  const t = useT();
  return (
    <Button size="small" startIcon={<PrintIcon />} onClick={() => window.print()}>
      {t('display.print')}
    </Button>
  );
}

/** What stands above the rows on paper: the filters in words, when it was printed, and by whom. */
export function PrintedHead(shown: Parameters<typeof useFilterParts>[0]) {
  const t = useT();
  const language = useLanguage();
  const me = useMe();
  const now = useNow();
  const period = periodWords(shown.register.filters, t, language);
  const parts = useFilterParts(shown).map(([label]) => label);
  const filters = (parts.includes(period) ? parts : [period, ...parts]).join(', ');
  return (
    <Box data-print-only="">
      <Typography>{t('display.shown', { filters })}</Typography>
      <Typography>
        {t('display.printed', {
          date: longDateTime(now, language),
          name: me ? `${me.name.given} ${me.name.family}` : '',
          count: shown.events.length,
        })}
      </Typography>
    </Box>
  );
}
