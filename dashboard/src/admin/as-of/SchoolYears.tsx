import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ComponentProps } from 'react';
import { useT } from '../i18n/use-t.js';
import { EventDays } from '../register/EventDays.js';
import { bySchoolYear } from './days.js';

/** Events along a line, by school years, newest first; within a year by days. */
export function SchoolYears({ events, ...shown }: ComponentProps<typeof EventDays>) {
  const t = useT();
  return [...bySchoolYear(events)].map(([year, held]) => (
    <Box
      component="section"
      key={year}
      sx={{ borderLeft: 2, borderColor: 'divider', pl: { xs: 1.5, sm: 2.5 }, pb: 2 }}
    >
      <Typography
        variant="h2"
        sx={{
          position: 'relative',
          pt: 1,
          // The year's mark on the line.
          '&::before': {
            content: '""',
            position: 'absolute',
            left: { xs: 'calc(-12px - 6px)', sm: 'calc(-20px - 6px)' },
            top: '1rem',
            width: 10,
            height: 10,
            borderRadius: '50%',
            bgcolor: 'text.secondary',
          },
        }}
      >
        {t('asof.schoolYear', { from: String(year), to: String(year + 1) })}
      </Typography>
      <EventDays events={held} {...shown} heading="h3" />
    </Box>
  ));
}
