import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/**
 * What stays to be read while what was asked for in its place is on its way: under a moving line, and not dimmed, which
 * would be too pale to read (WCAG 2.2, 1.4.3). The line comes after 150 ms: most answers are there before.
 */
export function Renewing({
  busy,
  children,
}: {
  readonly busy: boolean | undefined;
  readonly children: ReactNode;
}) {
  return (
    <Box
      aria-busy={busy ?? false}
      sx={{
        position: 'relative',
        '@keyframes renew': { to: { backgroundPosition: '-100% 0' } },
        '@keyframes appear': { from: { visibility: 'hidden' } },
        '&[aria-busy="true"]::before': {
          content: '""',
          position: 'absolute',
          insetInline: 0,
          top: -4,
          height: 3,
          background: (theme) =>
            `linear-gradient(90deg, transparent, ${theme.palette.primary.main}, transparent) 100% 0 / 200% 100%`,
          animation: 'appear 150ms step-end, renew 1.2s linear infinite',
        },
      }}
    >
      {children}
    </Box>
  );
}
