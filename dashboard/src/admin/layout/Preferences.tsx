import Box from '@mui/material/Box';
import { useLocaleState, useStore } from 'ra-core';
import { ChoiceField } from '../shown/Fields.js';
import { isLanguage } from '../i18n/format.js';
import { useT } from '../i18n/use-t.js';

/** Language and appearance; kept on this device. */
export function Preferences() {
  const t = useT();
  const [locale, setLocale] = useLocaleState();
  const [theme, setTheme] = useStore<'light' | 'dark' | undefined>('theme');
  return (
    <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
      <ChoiceField
        label={t('shell.language')}
        value={locale}
        minWidth={120}
        choices={[
          { value: 'fr', label: 'Français' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(value) => isLanguage(value) && setLocale(value)}
      />
      <ChoiceField
        label={t('shell.theme')}
        value={theme ?? ''}
        minWidth={120}
        choices={[
          { value: '', label: t('shell.system') },
          { value: 'light', label: t('shell.light') },
          { value: 'dark', label: t('shell.dark') },
        ]}
        onChange={(value) => setTheme(value === 'light' || value === 'dark' ? value : undefined)}
      />
    </Box>
  );
}
