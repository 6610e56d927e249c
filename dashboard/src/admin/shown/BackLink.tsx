import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { wayBackTo } from '../data/use-place.js';
import type { ComingBack } from '../data/use-place.js';

/** The way back to a list as it was left, above the title. */
export function BackLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <Link
      component={RouterLink}
      to={wayBackTo(to)}
      state={{ back: true } satisfies ComingBack}
      data-no-print=""
      variant="body2"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, minHeight: 32 }}
    >
      <ArrowBackIcon aria-hidden="true" sx={{ fontSize: '1.1rem' }} />
      {children}
    </Link>
  );
}
