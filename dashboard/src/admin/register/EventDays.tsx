import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { EventRowFragment } from '@loge/contracts/client';
import { addDays, dayHeading, schoolDay } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { useNow } from '../shown/When.js';
import { columns, plainDisplay } from './display.js';
import type { Display } from './display.js';
import { EventRow, gridOf } from './EventRow.js';

const none: ReadonlySet<string> = new Set();

/** Events grouped by the school's days, newest first, each day with its heading. */
export function EventDays({
  events,
  onOpen,
  display = plainDisplay,
  arrived = none,
  opened,
  heading = 'h2',
}: {
  readonly events: readonly EventRowFragment[];
  readonly onOpen?: (id: string) => void;
  readonly display?: Display;
  /** Which came while the list was open. */
  readonly arrived?: ReadonlySet<string>;
  /** Which one is shown in full beside the list. */
  readonly opened?: string | undefined;
  /** The level of the days' headings. */
  readonly heading?: 'h2' | 'h3';
}) {
  const t = useT();
  const language = useLanguage();
  const now = useNow();
  const today = schoolDay(now);
  const days = new Map<string, EventRowFragment[]>();
  for (const event of events) {
    const day = schoolDay(new Date(event.occurredAt));
    const held = days.get(day);
    if (held) held.push(event);
    else days.set(day, [event]);
  }
  return (
    <>
      {display.density === 'compact' && <ColumnHeads display={display} opens={onOpen !== undefined} />}
      {[...days].map(([day, held]) => {
        const near =
          day === today
            ? t('register.today')
            : day === addDays(today, -1)
              ? t('register.yesterday')
              : undefined;
        const [first] = held;
        const date = first ? dayHeading(new Date(first.occurredAt), language, now) : day;
        return (
          <Box component="section" key={day} sx={{ mt: display.density === 'compact' ? 1.5 : 2.5 }}>
            <Typography
              variant="h2"
              component={heading}
              sx={{
                fontSize: '0.95rem',
                color: 'text.secondary',
                borderBottom: 1,
                borderColor: 'divider',
                pb: 0.75,
                breakAfter: 'avoid',
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
                <EventRow
                  key={event.id}
                  event={event}
                  display={display}
                  arrived={arrived.has(event.id)}
                  opened={event.id === opened}
                  {...(onOpen ? { onOpen } : {})}
                />
              ))}
            </Box>
          </Box>
        );
      })}
    </>
  );
}

/** What the columns are, for the eye: read aloud, a row tells it by itself. */
function ColumnHeads({ display, opens }: { readonly display: Display; readonly opens: boolean }) {
  const t = useT();
  const [time, ...beside] = columns;
  const shown = beside.filter((column) => display.columns.has(column));
  return (
    <Typography
      component="div"
      aria-hidden="true"
      variant="body2"
      sx={{
        display: { xs: 'none', lg: 'grid' },
        gridTemplateColumns: gridOf(display, opens),
        columnGap: 1.5,
        mt: 2,
        color: 'text.secondary',
        fontWeight: 600,
      }}
    >
      {display.columns.has(time) && <span>{t(`display.column.${time}`)}</span>}
      <span>{t('display.event')}</span>
      {shown.map((column) => (
        <span key={column}>{t(`display.column.${column}`)}</span>
      ))}
    </Typography>
  );
}
