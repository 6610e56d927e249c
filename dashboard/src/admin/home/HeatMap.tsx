import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { alpha } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router';
import { count as counted, weekdayName } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { EmptyNotice } from '../shown/Notices.js';
import { heatOf } from './heat.js';
import type { HourCount } from './heat.js';

/** The strongest colour behind a count: the words on it stay legible in both appearances. */
const strongest = 0.4;

/** When people sign in: a table of weekdays and hours, each count on a colour and leading to the register. */
export function HeatMap({
  hours: counts,
  pathTo,
}: {
  readonly hours: readonly HourCount[];
  readonly pathTo: (cell: { readonly weekday: number; readonly hour: number }) => string;
}) {
  const t = useT();
  const language = useLanguage();
  const heat = heatOf(counts);
  if (!heat) return <EmptyNotice>{t('pictures.noHours')}</EmptyNotice>;
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t('pictures.hoursHelp')}
      </Typography>
      <Box role="region" aria-label={t('pictures.hours')} tabIndex={0} sx={{ overflowX: 'auto' }}>
        <Box
          component="table"
          sx={{
            borderCollapse: 'separate',
            borderSpacing: '2px',
            width: '100%',
            fontSize: '0.8rem',
            '& th': { fontWeight: 500, color: 'text.secondary', px: 0.5, whiteSpace: 'nowrap' },
            '& td': { p: 0, minWidth: 30, height: 30, textAlign: 'center', borderRadius: '3px' },
          }}
        >
          <thead>
            <tr>
              <Box component="th" scope="col" sx={{ textAlign: 'left' }}>
                {t('pictures.weekday')}
              </Box>
              {heat.hours.map((hour) => (
                <th key={hour} scope="col">
                  {t('pictures.hour', { hour })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {heat.rows.map(({ weekday, counts: cells }) => (
              <tr key={weekday}>
                <Box component="th" scope="row" sx={{ textAlign: 'left' }}>
                  {weekdayName(weekday, language)}
                </Box>
                {cells.map((count, index) => {
                  const hour = heat.hours[index] ?? 0;
                  return (
                    <Box
                      component="td"
                      key={hour}
                      sx={{
                        bgcolor: ({ palette }) =>
                          count > 0
                            ? alpha(palette.primary.main, 0.06 + (count / heat.most) * (strongest - 0.06))
                            : palette.action.hover,
                      }}
                    >
                      {count > 0 && (
                        <Link
                          component={RouterLink}
                          to={pathTo({ weekday, hour })}
                          underline="none"
                          title={t('pictures.hourCell', {
                            ...{ weekday: weekdayName(weekday, language), hour, next: hour + 1, count },
                          })}
                          aria-label={t('pictures.hourCell', {
                            ...{ weekday: weekdayName(weekday, language), hour, next: hour + 1, count },
                          })}
                          sx={{ display: 'block', lineHeight: '30px', px: 0.5, color: 'text.primary' }}
                        >
                          {counted(count, language)}
                        </Link>
                      )}
                    </Box>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </Box>
      </Box>
    </>
  );
}
