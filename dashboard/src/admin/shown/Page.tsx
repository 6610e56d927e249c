import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../i18n/use-t.js';

interface PageProps {
  readonly title: string;
  /** The answer of the page, in a line under its title. */
  readonly answer?: ReactNode;
  readonly actions?: ReactNode;
  /** A way back, above the title. */
  readonly above?: ReactNode;
  /** A narrower column for forms and things to read. */
  readonly narrow?: boolean;
  readonly children?: ReactNode;
}

/** The frame of a page: its one h1, the answer, what can be done, then the rest. */
export function Page({ title, answer, actions, above, narrow = false, children }: PageProps) {
  const t = useT();
  useEffect(() => {
    document.title = `${title} · ${t('shell.product')}`;
  }, [title, t]);
  return (
    <Box sx={{ maxWidth: narrow ? 720 : 1080, mx: 'auto', pb: 8 }}>
      {above}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-start', mb: 2.5 }}>
        <Box sx={{ flex: '1 1 18rem', minWidth: 0 }}>
          <Typography variant="h1" tabIndex={-1} id="page-title" sx={{ outline: 'none' }}>
            {title}
          </Typography>
          {answer && (
            <Typography component="div" sx={{ mt: 0.5, color: 'text.secondary' }} aria-live="polite">
              {answer}
            </Typography>
          )}
        </Box>
        {actions && <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>{actions}</Box>}
      </Box>
      {children}
    </Box>
  );
}

/** A part of a page, with its h2. */
export function Section({
  title,
  aside,
  children,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'baseline', mb: 1.5 }}>
        <Typography variant="h2" sx={{ flex: 1 }}>
          {title}
        </Typography>
        {aside}
      </Box>
      {children}
    </Box>
  );
}
