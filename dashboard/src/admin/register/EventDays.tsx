import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { EventRowFragment } from '@loge/contracts/client';
import { addDays, dayHeading, schoolDay } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { useNow } from '../shown/When.js';
import { EventRow } from './EventRow.js';

/** Events grouped by the school's days, newest first, each day with its heading. */
export function EventDays({
  events,
  onOpen,
}: {
  readonly events: readonly EventRowFragment[];
  readonly onOpen?: (id: string) => void;
}) {
  const t = useT();
  const language = useLanguage();
  const now = useNow();
  const today = schoolDay(now);
  const days = new Map<string, EventRowFragment[]>();
  for (const event of events) {
    const day = schoolDay(new Date(event.occurredAt));
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return [...days].map(([day, held]) => {
    const near =
      day === today ? t('register.today') : day === addDays(today, -1) ? t('register.yesterday') : undefined;
    const [first] = held;
    const date = first ? dayHeading(new Date(first.occurredAt), language, now) : day;
    return (
      <Box component="section" key={day} sx={{ mt: 2.5 }}>
        <Typography
          variant="h2"
          sx={{
            fontSize: '0.95rem',
            color: 'text.secondary',
            borderBottom: 1,
            borderColor: 'divider',
            pb: 0.75,
          }}
        >
          {near ? (
            <>
              <Box component="span" sx={{ color: 'text.primary' }}>
                {near}
              </Box>
              {` · ${date}`}
            </>
          ) : (
            date
          )}
        </Typography>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {held.map((event) => (
            <EventRow key={event.id} event={event} {...(onOpen ? { onOpen } : {})} />
          ))}
        </Box>
      </Box>
    );
  });
}
