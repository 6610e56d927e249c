import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { CampaignPreviewDocument } from '@loge/contracts/client';
import type { CampaignInput } from '@loge/contracts/client';
import { useState } from 'react';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Section } from '../shown/Page.js';
import { PersonText } from '../shown/People.js';
import { MailPreview } from './MailPreview.js';
import { SendDialog } from './SendDialog.js';
import { minutesFor } from './sending.js';

/** Whom a campaign would reach and what they would read; from here, and only from here, it is sent. */
export function CampaignPreview({
  input,
  stale,
}: {
  readonly input: CampaignInput;
  /** Whether the form says something else by now. */
  readonly stale: boolean;
}) {
  const t = useT();
  const [sending, setSending] = useState(false);
  const { data, error, refetch } = useAsk(CampaignPreviewDocument, { input });
  const preview = data?.campaignPreview;
  return (
    <Section title={t('campaigns.preview.title')}>
      {stale && (
        <Alert severity="info" variant="outlined" sx={{ mb: 2 }}>
          {t('campaigns.preview.stale')}
        </Alert>
      )}
      {error ? (
        <ErrorNotice error={error} retry={refetch} />
      ) : !preview ? (
        <RowsSkeleton rows={4} />
      ) : (
        <Box sx={{ color: stale ? 'text.secondary' : undefined }}>
          <Typography sx={{ fontWeight: 650, fontSize: '1.1rem' }} aria-live="polite">
            {t('campaigns.preview.recipients', { count: preview.recipients })}
            {preview.recipients > 0 &&
              `, ${t('campaigns.preview.minutes', {
                minutes: minutesFor(preview.recipients, input.perMinute ?? 300),
              })}`}
            .
          </Typography>
          <Typography>{t('campaigns.preview.unreached', { count: preview.unreached })}</Typography>
          {preview.activated > 0 && (
            <Typography>{t('campaigns.preview.activated', { count: preview.activated })}</Typography>
          )}
          {preview.atAcademy > 0 && (
            <Typography>{t('campaigns.preview.atAcademy', { count: preview.atAcademy })}</Typography>
          )}
          {preview.sample.length > 0 && (
            <>
              <Typography sx={{ mt: 1.5 }}>{t('campaigns.preview.sample')}</Typography>
              <Box component="ul" sx={{ m: 0, mb: 2, pl: 3 }}>
                {preview.sample.map((person) => (
                  <li key={person.id}>
                    <PersonText person={person} />
                  </li>
                ))}
              </Box>
            </>
          )}
          {preview.mail ? (
            <MailPreview mail={preview.mail} />
          ) : (
            <EmptyNotice>{t('campaigns.preview.noMail')}</EmptyNotice>
          )}
          {preview.recipients > 0 && (
            <Button
              variant="contained"
              size="large"
              disabled={stale}
              onClick={() => setSending(true)}
              sx={{ mt: 3 }}
            >
              {t('campaigns.preview.send')}
            </Button>
          )}
        </Box>
      )}
      {sending && preview && (
        <SendDialog input={input} recipients={preview.recipients} onClose={() => setSending(false)} />
      )}
    </Section>
  );
}
