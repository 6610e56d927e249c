import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { CampaignHeadFragment } from '@loge/contracts/client';
import { useEffect, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import type { Sighting } from '../imports/pace.js';
import { endedOf, sendingPace } from './sending.js';

/** Mails going out: a bar, how many, how fast, how long still. */
export function CampaignProgress({ campaign }: { readonly campaign: CampaignHeadFragment }) {
  const t = useT();
  const { recipients } = campaign.counts;
  const done = endedOf(campaign);
  const running = campaign.state === 'RUNNING';
  const [first, setFirst] = useState<Sighting>();
  const [last, setLast] = useState<Sighting>();
  useEffect(() => {
    // By this clock alone: the server's may differ.
    const now = { done, at: Date.now() };
    setFirst((seen) => seen ?? now);
    setLast(now);
  }, [done]);
  const pace = running && first && last ? sendingPace(first, last, recipients) : undefined;
  const title = t('campaigns.page.progress');
  return (
    <Box role="group" aria-label={title} sx={{ my: 2 }}>
      <LinearProgress
        aria-label={title}
        variant="determinate"
        value={recipients ? Math.min(100, (done / recipients) * 100) : 0}
        sx={{ height: 10, borderRadius: 5, my: 1 }}
      />
      <Typography>
        {[
          t('campaigns.page.count', { done, total: recipients }),
          running &&
            (pace
              ? t('campaigns.page.rate', { rate: pace.perMinute })
              : t('campaigns.page.atMost', { rate: campaign.perMinute })),
          pace && t('campaigns.page.minutesLeft', { minutes: Math.max(1, Math.round(pace.minutesLeft)) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
        {t(running ? 'campaigns.page.leave' : 'campaigns.page.pausedHelp')}
      </Typography>
    </Box>
  );
}
