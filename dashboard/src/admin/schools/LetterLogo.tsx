import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId, useRef, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { logoOf } from './letter-logo.js';

/** A logo as it is printed: on white paper, in the dark theme too. */
export function ShownLogo({ logo }: { readonly logo: string }) {
  const t = useT();
  return (
    <Box
      component="img"
      src={logo}
      alt={t('letters.logoShown')}
      sx={{
        ...{ display: 'block', maxWidth: 240, maxHeight: 80, width: 'auto', height: 'auto' },
        ...{ bgcolor: '#fff', border: 1, borderColor: 'divider', borderRadius: 1, p: 1, my: 1 },
      }}
    />
  );
}

/** The logo of a school's letters: shown, chosen, taken away. `onChange` is told a `data:` address, or null for none. */
export function LetterLogo({
  logo,
  onChange,
}: {
  readonly logo: string | null;
  readonly onChange: (logo: string | null) => void;
}) {
  const t = useT();
  const title = useId();
  const input = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState(false);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    try {
      onChange(await logoOf(file));
      setUnreadable(false);
    } catch {
      setUnreadable(true);
    }
  };
  const label = t(logo ? 'letters.change' : 'letters.choose');
  return (
    <Box role="group" aria-labelledby={title}>
      <Typography id={title} component="h3" sx={{ fontWeight: 600, fontSize: '1rem' }}>
        {t('letters.logo')}
      </Typography>
      {logo ? <ShownLogo logo={logo} /> : <Typography>{t('letters.noLogo')}</Typography>}
      {unreadable && (
        <Alert severity="error" sx={{ my: 1 }}>
          {t('letters.unreadable')}
        </Alert>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
        <Button variant="outlined" onClick={() => input.current?.click()}>
          {label}
        </Button>
        {logo && (
          <Button
            onClick={() => {
              setUnreadable(false);
              onChange(null);
            }}
          >
            {t('letters.remove')}
          </Button>
        )}
      </Box>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/webp"
        aria-label={label}
        onChange={({ target }) => {
          void choose(target.files?.[0]);
          // The same file may be chosen again after it was removed.
          target.value = '';
        }}
      />
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
        {t('letters.logoHelp')}
      </Typography>
    </Box>
  );
}
