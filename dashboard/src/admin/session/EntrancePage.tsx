import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Preferences } from '../layout/Preferences.js';
import { useT } from '../i18n/use-t.js';

/** Whether the browser will drop the session cookie: plain http, and not on this machine. */
export function dropsSessions({ protocol, hostname }: { protocol: string; hostname: string }): boolean {
  return protocol === 'http:' && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}

/** The frame of the pages before one is signed in: one column, one thing to do. */
export function EntrancePage({
  title,
  about,
  children,
}: {
  readonly title: string;
  readonly about?: string;
  readonly children: ReactNode;
}) {
  const t = useT();
  useEffect(() => {
    document.title = `${title} · ${t('shell.product')}`;
  }, [title, t]);
  return (
    <Box sx={{ minHeight: '100dvh', display: 'flex', flexDirection: 'column', px: 2, py: { xs: 2, sm: 6 } }}>
      <Box sx={{ width: '100%', maxWidth: 420, mx: 'auto', flex: 1 }}>
        <Box component="header" sx={{ mb: 4 }}>
          <Typography component="p" sx={{ fontWeight: 700, fontSize: '1.15rem' }}>
            {t('shell.product')}
          </Typography>
          <Typography sx={{ color: 'text.secondary' }}>{t('shell.tagline')}</Typography>
        </Box>
        <Box component="main">
          <Typography variant="h1" sx={{ mb: 1 }}>
            {title}
          </Typography>
          {about && <Typography sx={{ color: 'text.secondary', mb: 3 }}>{about}</Typography>}
          {dropsSessions(window.location) && (
            <Alert severity="warning" variant="outlined" sx={{ mb: 3 }}>
              {t('session.insecure')}
            </Alert>
          )}
          {children}
        </Box>
      </Box>
      <Box component="footer" sx={{ width: '100%', maxWidth: 420, mx: 'auto', mt: 6 }}>
        <Preferences />
      </Box>
    </Box>
  );
}
