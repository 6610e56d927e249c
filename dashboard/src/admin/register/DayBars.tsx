import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { JournalSummaryQuery } from '@loge/contracts/client';
import { useEffect, useRef, useState } from 'react';
import { longDate, startOfSchoolDay } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { barsOf, withEmptyDays } from './bars.js';
import type { Bar } from './bars.js';

const height = 64;
/** Wide enough to be hit (WCAG 2.2: 24 px). */
const least = 24;

/** How many bars fit into an element. */
export function useRoom(): [React.RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(30);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setRoom(Math.max(4, Math.floor(entry.contentRect.width / least)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, room];
}

/** What happened by day, week or month; choosing a bar shows its days only. */
export function DayBars({
  summary,
  onChoose,
}: {
  readonly summary: JournalSummaryQuery['journalSummary'];
  readonly onChoose: (bar: Bar) => void;
}) {
  const t = useT();
  const language = useLanguage();
  const [box, room] = useRoom();
  const { step, bars } = barsOf(withEmptyDays(summary.days), room);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const label = t(
    step === 'day' ? 'register.perDay' : step === 'week' ? 'register.perWeek' : 'register.perMonth',
  );
  const day = (text: string) => longDate(startOfSchoolDay(text), language);
  const daysOf = ({ from, to }: Bar) => (from === to ? day(from) : `${day(from)} – ${day(to)}`);
  const [first, last] = [bars[0], bars.at(-1)];
  return (
    <Box ref={box} sx={{ mb: 2 }}>
      {bars.length > 1 && (
        <Box role="group" aria-label={label} sx={{ maxWidth: bars.length < 15 ? bars.length * 64 : 'none' }}>
          <Box sx={{ display: 'flex', alignItems: 'flex-end', borderBottom: 1, borderColor: 'divider' }}>
            {bars.map((bar) => (
              <Box
                key={bar.from}
                component="button"
                type="button"
                title={t('register.bar', { day: daysOf(bar), count: bar.count })}
                aria-label={t('register.bar', { day: daysOf(bar), count: bar.count })}
                onClick={() => onChoose(bar)}
                sx={{
                  flex: '1 1 0',
                  minWidth: 24,
                  height,
                  p: '0 2px',
                  border: 0,
                  bgcolor: 'transparent',
                  cursor: 'pointer',
                  display: 'flex',
                  alignItems: 'flex-end',
                  '&:hover': { bgcolor: 'action.hover' },
                  '&:hover > span': { opacity: 1 },
                }}
              >
                <Box
                  component="span"
                  sx={{
                    display: 'block',
                    width: '100%',
                    height: bar.count ? Math.max(3, (bar.count / most) * (height - 8)) : 0,
                    bgcolor: 'primary.main',
                    opacity: 0.72,
                    borderRadius: '3px 3px 0 0',
                  }}
                />
              </Box>
            ))}
          </Box>
          {first && last && (
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {day(first.from)}
              </Typography>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {day(last.to)}
              </Typography>
            </Box>
          )}
        </Box>
      )}
    </Box>
  );
}
