import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import type { FullCampaignFragment } from '@loge/contracts/client';
import { count as inDigits, longDate, startOfSchoolDay } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { Section } from '../shown/Page.js';
import { dayPairs } from './campaign-days.js';
import type { DayPair } from './campaign-days.js';

const height = 96;
const kinds = ['opened', 'activated'] as const;
/** Full and striped: to be told apart without colours. */
const fills = {
  opened: { bgcolor: 'primary.main', opacity: 0.45 },
  activated: {
    color: 'primary.main',
    backgroundImage: 'repeating-linear-gradient(135deg, currentColor 0 4px, transparent 4px 6px)',
    border: '1px solid currentColor',
  },
} as const;

/** Links opened and first sign-ins by day: the answer in words, a picture, and the same in figures. */
export function CampaignDays({ days }: { readonly days: FullCampaignFragment['days'] }) {
  const t = useT();
  const language = useLanguage();
  const wide = useMediaQuery((theme: Theme) => theme.breakpoints.up('sm'));
  const pairs = dayPairs(days, wide ? 30 : 10);
  const day = (text: string) => longDate(startOfSchoolDay(text), language);
  const daysOf = ({ from, to }: DayPair) => (from === to ? day(from) : `${day(from)} – ${day(to)}`);
  const sum = (kind: (typeof kinds)[number]) => days.reduce((total, each) => total + each[kind], 0);
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (!first || !last || sum('opened') + sum('activated') === 0)
    return (
      <Section title={t('campaigns.page.days')}>
        <Typography>{t('campaigns.page.noDays')}</Typography>
      </Section>
    );
  const answer = t('campaigns.page.daysAnswer', { opened: sum('opened'), activated: sum('activated') });
  const most = Math.max(1, ...pairs.flatMap(({ opened, activated }) => [opened, activated]));
  return (
    <Section title={t('campaigns.page.days')}>
      <Typography sx={{ mb: 1 }}>{answer}</Typography>
      <Box aria-hidden="true" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2.5, mb: 1 }}>
        {kinds.map((kind) => (
          <Box key={kind} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
            <Box sx={{ width: 14, height: 14, borderRadius: 0.5, ...fills[kind] }} />
            {t(`campaigns.page.${kind}`)}
          </Box>
        ))}
      </Box>
      <Box role="img" aria-label={answer} sx={{ maxWidth: Math.max(220, pairs.length * 72) }}>
        <Box
          sx={{
            display: 'flex',
            gap: '6px',
            alignItems: 'flex-end',
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          {pairs.map((pair) => (
            <Box
              key={pair.from}
              title={t('campaigns.page.day', { ...pair, day: daysOf(pair) })}
              sx={{ flex: '1 1 0', minWidth: 0, height, display: 'flex', gap: '2px', alignItems: 'flex-end' }}
            >
              {kinds.map((kind) => (
                <Box
                  key={kind}
                  sx={{
                    flex: 1,
                    height: pair[kind] ? Math.max(4, (pair[kind] / most) * (height - 4)) : 0,
                    borderRadius: '3px 3px 0 0',
                    ...(pair[kind] ? fills[kind] : {}),
                  }}
                />
              ))}
            </Box>
          ))}
        </Box>
        <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {day(first.from)}
          </Typography>
          {first !== last && (
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {day(last.to)}
            </Typography>
          )}
        </Box>
      </Box>
      <Box component="details" sx={{ mt: 1 }}>
        <Box component="summary" sx={{ cursor: 'pointer', minHeight: 28 }}>
          {t('campaigns.page.asTable')}
        </Box>
        <Table size="small" aria-label={t('campaigns.page.days')} sx={{ maxWidth: 520 }}>
          <TableHead>
            <TableRow>
              <TableCell>{t('campaigns.page.dayColumn')}</TableCell>
              <TableCell align="right">{t('campaigns.page.facts.opened')}</TableCell>
              <TableCell align="right">{t('campaigns.page.facts.activated')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {pairs.map((pair) => (
              <TableRow key={pair.from}>
                <TableCell component="th" scope="row">
                  {daysOf(pair)}
                </TableCell>
                <TableCell align="right">{inDigits(pair.opened, language)}</TableCell>
                <TableCell align="right">{inDigits(pair.activated, language)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Section>
  );
}
