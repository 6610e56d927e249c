import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import { longDate } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import type { Days } from './use-days.js';

/** A day of the address in words. */
export function useDayText(): (day: string) => string {
  const language = useLanguage();
  return (day) => longDate(new Date(`${day}T12:00:00Z`), language);
}

/** « Tel qu’il était le 1er septembre 2026 · revenir à aujourd’hui ». */
export function AsOfBanner({ text, days }: { readonly text: string; readonly days: Days }) {
  const t = useT();
  return (
    <Alert severity="info" variant="outlined" icon={false} role="status" sx={{ mt: 2 }}>
      {text}
      {' · '}
      <Link
        component="button"
        type="button"
        onClick={() => days.go(undefined)}
        sx={{ verticalAlign: 'baseline' }}
      >
        {t('asof.back')}
      </Link>
    </Alert>
  );
}
