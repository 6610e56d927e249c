import Box from '@mui/material/Box';
import { Link as RouterLink } from 'react-router';
import { count as counted, longDate, startOfSchoolDay } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { useRoom } from '../register/DayBars.js';
import { barsOf } from '../register/bars.js';

const height = 44;

/** What happened by day, or by week where there is little room; each bar leads to the register on its days. */
export function FamilyBars({
  name,
  days,
  pathTo,
}: {
  /** What is counted. */
  readonly name: string;
  readonly days: readonly { readonly day: string; readonly count: number }[];
  readonly pathTo: (days: { readonly from: string; readonly to: string }) => string;
}) {
  const t = useT();
  const language = useLanguage();
  const [box, room] = useRoom();
  const { step, bars } = barsOf(days, room);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const day = (text: string) => longDate(startOfSchoolDay(text), language);
  const label =
    step === 'day' ? 'pictures.perDay' : step === 'week' ? 'pictures.perWeek' : 'pictures.perMonth';
  return (
    <Box ref={box} sx={{ minWidth: 0, flex: '1 1 100%' }}>
      <Box
        role="group"
        aria-label={t(label, { family: name })}
        sx={{ display: 'flex', alignItems: 'flex-end', borderBottom: 1, borderColor: 'divider' }}
      >
        {bars.map(({ from, to, count }) => {
          const text = t('pictures.bar', {
            family: name,
            days: from === to ? day(from) : `${day(from)} – ${day(to)}`,
            count: counted(count, language),
          });
          return (
            <Box
              key={from}
              component={RouterLink}
              to={pathTo({ from, to })}
              aria-label={text}
              title={text}
              sx={{
                flex: '1 1 0',
                minWidth: 24,
                height,
                px: '2px',
                display: 'flex',
                alignItems: 'flex-end',
                '&:hover': { bgcolor: 'action.hover' },
              }}
            >
              <Box
                component="span"
                sx={{
                  display: 'block',
                  width: '100%',
                  height: count ? Math.max(3, (count / most) * (height - 6)) : 0,
                  bgcolor: 'primary.main',
                  opacity: 0.72,
                  borderRadius: '3px 3px 0 0',
                }}
              />
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
