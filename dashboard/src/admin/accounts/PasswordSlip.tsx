import Box from '@mui/material/Box';
import GlobalStyles from '@mui/material/GlobalStyles';
import type { RegeneratePasswordMutation } from '@loge/contracts/client';
import { createPortal } from 'react-dom';
import { longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';

/** On paper nothing but the slip; on the screen nothing of it. */
const onPaperOnly = {
  '.paper-slip': { display: 'none' },
  '@media print': {
    'body > :not(.paper-slip)': { display: 'none !important' },
    '.paper-slip': { display: 'block' },
    '@page': { margin: '15mm' },
  },
} as const;

/** What the person takes along: name, login, password, where to sign in, until when. Black on white, for any printer. */
export function PasswordSlip({
  made: { displayName, login, password, expiresAt },
}: {
  readonly made: RegeneratePasswordMutation['regeneratePassword'];
}) {
  const t = useT();
  const language = useLanguage();
  const address = new URL('../connexion', document.baseURI).href;
  const lines = [
    [t('access.slipAddress'), address],
    [t('access.slipLogin'), login],
    [t('access.slipPassword'), password],
  ] as const;
  return (
    <>
      <GlobalStyles styles={onPaperOnly} />
      {createPortal(
        <Box
          className="paper-slip"
          sx={{
            color: '#000',
            background: '#fff',
            border: '1px dashed #000',
            p: '8mm',
            maxWidth: '120mm',
            fontSize: '12pt',
          }}
        >
          <Box component="p" sx={{ m: 0, fontSize: '14pt', fontWeight: 700 }}>
            {displayName}
          </Box>
          {lines.map(([name, value]) => (
            <Box component="p" key={name} sx={{ m: 0, mt: '4mm', overflowWrap: 'anywhere' }}>
              {name}
              <Box sx={{ fontFamily: 'monospace', fontSize: '14pt' }}>{value}</Box>
            </Box>
          ))}
          <Box component="p" sx={{ m: 0, mt: '4mm' }}>
            {t('access.slipHelp', { date: longDateTime(new Date(expiresAt), language) })}
          </Box>
        </Box>,
        document.body,
      )}
    </>
  );
}
