import Button from '@mui/material/Button';
import { PauseCampaignDocument, ResumeCampaignDocument, StopCampaignDocument } from '@loge/contracts/client';
import type { FullCampaignFragment } from '@loge/contracts/client';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from '../people/FormDialog.js';
import { useErrorText } from '../shown/Notices.js';
import { RemindDialog } from './RemindDialog.js';

/** What can be done with a campaign, by how it stands: pause, resume, stop; remind once it is over. */
export function CampaignActs({
  campaign,
  onChanged,
}: {
  readonly campaign: FullCampaignFragment;
  readonly onChanged: () => unknown;
}) {
  const t = useT();
  const notify = useNotify();
  const textOf = useErrorText();
  const [asking, setAsking] = useState<'stop' | 'remind'>();
  const pause = useTell(PauseCampaignDocument);
  const resume = useTell(ResumeCampaignDocument);
  const stop = useTell(StopCampaignDocument);
  const { id, state, counts } = campaign;
  const told = (said: 'paused' | 'resumed' | 'stopped') => ({
    onSuccess: () => notify(t(`campaigns.page.${said}`), { type: 'success' as const }),
    onError: (error: unknown) => {
      // The dialog says what kept a stop from happening.
      if (said !== 'stopped') notify(textOf(error), { type: 'error' });
    },
    onSettled: () => void onChanged(),
  });
  const going = state === 'RUNNING' || state === 'PAUSED';
  return (
    <>
      {state === 'RUNNING' && (
        <Button
          variant="outlined"
          disabled={pause.isPending}
          onClick={() => pause.mutate({ id }, told('paused'))}
        >
          {t('campaigns.page.pause')}
        </Button>
      )}
      {state === 'PAUSED' && (
        <Button
          variant="contained"
          disabled={resume.isPending}
          onClick={() => resume.mutate({ id }, told('resumed'))}
        >
          {t('campaigns.page.resume')}
        </Button>
      )}
      {going && (
        <Button color="error" onClick={() => setAsking('stop')}>
          {t('campaigns.page.stop')}
        </Button>
      )}
      {!going && counts.recipients > counts.activated && (
        <Button variant="contained" onClick={() => setAsking('remind')}>
          {t('campaigns.page.remind')}
        </Button>
      )}
      {asking === 'stop' && (
        <FormDialog
          title={t('campaigns.page.stopTitle')}
          help={t('campaigns.page.stopHelp', { count: counts.waiting })}
          submit={t('campaigns.page.stopSubmit')}
          danger
          busy={stop.isPending}
          error={stop.error}
          onSubmit={() => {
            const { onSuccess, onSettled } = told('stopped');
            stop.mutate(
              { id },
              {
                onSettled,
                onSuccess: () => {
                  onSuccess();
                  setAsking(undefined);
                },
              },
            );
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'remind' && <RemindDialog campaign={campaign} onClose={() => setAsking(undefined)} />}
    </>
  );
}
