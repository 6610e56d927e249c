import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useT } from '../i18n/use-t.js';
import { CopyButton } from '../shown/CopyButton.js';
import { spell } from './spell.js';

/** A login to be told to its owner: large, letter by letter below, and to copy. */
export function LoginText({ login }: { readonly login: string }) {
  const t = useT();
  const letters = spell(login).map((one) => ('named' in one ? t(`hands.letters.${one.named}`) : one.letter));
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 2, p: 2, textAlign: 'center' }}>
      <Box
        component="p"
        translate="no"
        sx={{
          ...{ m: 0, fontFamily: 'monospace', fontSize: { xs: '1.2rem', sm: '1.5rem' } },
          ...{ overflowWrap: 'anywhere', userSelect: 'all' },
        }}
      >
        {login}
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', my: 1 }}>
        {t('hands.spelt', { letters: letters.join(' ') })}
      </Typography>
      <CopyButton text={login} what={login} variant="outlined" />
    </Box>
  );
}
