import CheckIcon from '@mui/icons-material/Check';
import CircleIcon from '@mui/icons-material/Circle';
import CircleOutlinedIcon from '@mui/icons-material/CircleOutlined';
import CloseIcon from '@mui/icons-material/Close';
import ScheduleIcon from '@mui/icons-material/Schedule';
import WarningIcon from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

const icons = {
  full: CircleIcon,
  empty: CircleOutlinedIcon,
  done: CheckIcon,
  refused: CloseIcon,
  waiting: WarningIcon,
  going: ScheduleIcon,
} as const;

const colours = {
  success: 'success.main',
  error: 'error.main',
  warning: 'warning.main',
  accent: 'primary.main',
  quiet: 'text.secondary',
} as const;

/** A status: a sign, a colour and words, so that none has to be seen alone. */
export function Sign({
  shape,
  colour,
  children,
}: {
  readonly shape: keyof typeof icons;
  readonly colour: keyof typeof colours;
  readonly children: ReactNode;
}) {
  const Icon = icons[shape];
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        whiteSpace: 'nowrap',
        color: colours[colour],
      }}
    >
      <Icon
        aria-hidden="true"
        sx={{ fontSize: shape === 'full' || shape === 'empty' ? '0.7rem' : '1.1rem' }}
      />
      {children}
    </Box>
  );
}
