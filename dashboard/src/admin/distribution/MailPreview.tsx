import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import type { CampaignPreviewQuery } from '@loge/contracts/client';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';

/** One mail as it will be received: as a page, in a frame that can run nothing, or as plain text. */
export function MailPreview({
  mail,
}: {
  readonly mail: NonNullable<CampaignPreviewQuery['campaignPreview']['mail']>;
}) {
  const t = useT();
  const [as, setAs] = useState<'page' | 'text'>('page');
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 1 }}>
        <Typography sx={{ flex: '1 1 14rem', fontWeight: 600 }}>
          {t('campaigns.preview.subject', { subject: mail.subject })}
        </Typography>
        <ToggleButtonGroup
          size="small"
          exclusive
          value={as}
          aria-label={t('campaigns.preview.mail')}
          onChange={(_, value) => {
            if (value === 'page' || value === 'text') setAs(value);
          }}
        >
          <ToggleButton value="page">{t('campaigns.preview.asPage')}</ToggleButton>
          <ToggleButton value="text">{t('campaigns.preview.asText')}</ToggleButton>
        </ToggleButtonGroup>
      </Box>
      {as === 'page' ? (
        <Box
          component="iframe"
          title={t('campaigns.preview.frame')}
          srcDoc={mail.html}
          sandbox=""
          sx={{
            display: 'block',
            width: '100%',
            height: 480,
            border: 1,
            borderColor: 'divider',
            borderRadius: 2,
            // Mails bring their own colours, made for white.
            bgcolor: '#ffffff',
          }}
        />
      ) : (
        <Box
          component="pre"
          tabIndex={0}
          aria-label={t('campaigns.preview.frame')}
          role="region"
          sx={{
            m: 0,
            p: 2,
            maxHeight: 480,
            overflow: 'auto',
            whiteSpace: 'pre-wrap',
            border: 1,
            borderColor: 'divider',
            borderRadius: 2,
            fontSize: '0.875rem',
          }}
        >
          {mail.text}
        </Box>
      )}
    </Box>
  );
}
