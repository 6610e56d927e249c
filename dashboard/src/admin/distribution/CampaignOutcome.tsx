import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { FullCampaignFragment } from '@loge/contracts/client';
import { count as inDigits } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { Section } from '../shown/Page.js';

type Counts = FullCampaignFragment['counts'];

/** Figures that are shown though they are nought: they are what one comes to read. */
const always: readonly (keyof Counts)[] = ['recipients', 'sent', 'opened', 'activated'];
const order: readonly (keyof Counts)[] = [
  'recipients',
  'waiting',
  'sent',
  'opened',
  'activated',
  'refused',
  'bounced',
  'skipped',
  'unreached',
];
const helps = {
  skipped: 'campaigns.page.skippedHelp',
  refused: 'campaigns.page.refusedHelp',
  bounced: 'campaigns.page.refusedHelp',
  unreached: 'campaigns.page.unreachedHelp',
} as const;

/** What became of the mails, in figures with what to do about each. */
export function CampaignOutcome({
  campaign: { counts, state },
}: {
  readonly campaign: FullCampaignFragment;
}) {
  const t = useT();
  const language = useLanguage();
  const over = state === 'COMPLETED' || state === 'STOPPED';
  const said = (name: keyof Counts): string => {
    const many = counts[name];
    return (name === 'opened' || name === 'activated') && counts.sent > 0
      ? t('campaigns.page.share', { count: many, percent: Math.floor((many / counts.sent) * 100) })
      : inDigits(many, language);
  };
  return (
    <Section title={t('campaigns.page.outcome')}>
      {over && counts.recipients === 0 && (
        <Alert severity="info" variant="outlined" sx={{ mb: 2 }}>
          {t('campaigns.page.emptyRun')}
        </Alert>
      )}
      {over && counts.sent === 0 && counts.refused > 0 && (
        <Alert severity="error" variant="outlined" sx={{ mb: 2 }}>
          {t('campaigns.page.allRefused')}
        </Alert>
      )}
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gap: 2,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(9.5rem, 45%), 1fr))',
        }}
      >
        {order
          .filter((name) => always.includes(name) || counts[name] > 0)
          .map((name) => (
            <Box key={name}>
              <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.9rem' }}>
                {t(`campaigns.page.facts.${name}`)}
              </Box>
              <Box component="dd" sx={{ m: 0, fontSize: '1.35rem', fontWeight: 650 }}>
                {said(name)}
                {name in helps && (
                  <Box
                    component="span"
                    sx={{ display: 'block', fontSize: '0.85rem', fontWeight: 400, color: 'text.secondary' }}
                  >
                    {/* `in` has just said that it is one of them. */}
                    {t(helps[name as keyof typeof helps])}
                  </Box>
                )}
              </Box>
            </Box>
          ))}
      </Box>
    </Section>
  );
}
